"""Which rectangles of the picture are taken."""

from collections.abc import Iterator
from math import floor
from typing import Final, NamedTuple

_CELL: Final = 64.0


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
    """A growing set of taken rectangles, kept by cells: a day that is dragged asks thousands of times."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def copy(self) -> "Occupancy":
        """The same rectangles, to go on from."""
        other = Occupancy()
        other._cells = {cell: list(boxes) for cell, boxes in self._cells.items()}
        return other

    def same(self, other: "Occupancy") -> bool:
        """Whether another has exactly these rectangles."""
        return self._cells == other._cells

    def free(self, box: Box) -> bool:
        """Whether a rectangle meets none of those taken."""
        # Written out, without a call for each cell or rectangle: a pile that is parted asks thousands of times.
        left, top, right, bottom = box
        rows = range(floor(top / _CELL), floor(bottom / _CELL) + 1)
        for column in range(floor(left / _CELL), floor(right / _CELL) + 1):
            for row in rows:
                for other in self._cells.get((column, row), ()):
                    if left < other[2] and right > other[0] and top < other[3] and bottom > other[1]:
                        return False
        return True

    def take(self, box: Box) -> None:
        """Take a rectangle."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    rows = range(floor(box.top / _CELL), floor(box.bottom / _CELL) + 1)
    for column in range(floor(box.left / _CELL), floor(box.right / _CELL) + 1):
        for row in rows:
            yield column, row
