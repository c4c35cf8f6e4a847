"""Which rectangles of the picture are taken."""

from typing import NamedTuple

import numpy as np


class Box(NamedTuple):
    """A rectangle in logical pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> "Box":
        """The same rectangle with a margin on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles overlap."""
        return (
            self.left < other.right and self.right > other.left and self.top < other.bottom and self.bottom > other.top
        )

    def within(self, other: "Box") -> bool:
        """Whether this rectangle lies wholly inside another."""
        return (
            self.left >= other.left
            and self.top >= other.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )


class Occupancy:
    """A growing set of taken rectangles."""

    def __init__(self) -> None:
        self._boxes = np.zeros((256, 4))
        self._count = 0

    def free(self, box: Box) -> bool:
        """Whether a rectangle meets none of those taken."""
        taken = self._boxes[: self._count]
        return not bool(
            np.any(
                (taken[:, 0] < box.right)
                & (taken[:, 2] > box.left)
                & (taken[:, 1] < box.bottom)
                & (taken[:, 3] > box.top)
            )
        )

    def take(self, box: Box) -> None:
        """Take a rectangle."""
        if self._count == len(self._boxes):
            self._boxes = np.vstack((self._boxes, np.zeros_like(self._boxes)))
        self._boxes[self._count] = box
        self._count += 1
