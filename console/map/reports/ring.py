"""Pixels of the plane kept in arrays that wrap around: a part of the plane moves through them without being copied."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt


class Rect(NamedTuple):
    """Whole pixels counted from the plane's origin, y downwards, half open."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Pixels across."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels down."""
        return self.bottom - self.top

    @property
    def empty(self) -> bool:
        """Whether no pixel is in it."""
        return self.right <= self.left or self.bottom <= self.top

    def holds(self, other: "Rect") -> bool:
        """Whether another lies inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def meet(self, other: "Rect") -> "Rect":
        """What both have in common; empty when they lie apart."""
        return Rect(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def grown(self, by: int) -> "Rect":
        """Larger on every side."""
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def snapped(self, step: int) -> "Rect":
        """Grown to whole steps from the origin."""
        return Rect(
            self.left // step * step,
            self.top // step * step,
            -(-self.right // step) * step,
            -(-self.bottom // step) * step,
        )


class Piece(NamedTuple):
    """A part of a rectangle in one piece in the ring: where there, and how far from the rectangle's corner."""

    row: int
    column: int
    height: int
    width: int
    down: int
    right: int

    @property
    def there(self) -> tuple[slice, slice]:
        """In the ring."""
        return slice(self.row, self.row + self.height), slice(self.column, self.column + self.width)

    @property
    def here(self) -> tuple[slice, slice]:
        """In the rectangle."""
        return slice(self.down, self.down + self.height), slice(self.right, self.right + self.width)


class Ring(NamedTuple):
    """The size of arrays that wrap around."""

    height: int
    width: int

    def pieces(self, rect: Rect) -> Iterator[Piece]:
        """A rectangle no larger than the ring, in one to four pieces."""
        for row, height, down in _stretches(rect.top, rect.height, self.height):
            for column, width, right in _stretches(rect.left, rect.width, self.width):
                yield Piece(row, column, height, width, down, right)

    def put(self, array: npt.NDArray[np.generic], rect: Rect, values: npt.NDArray[np.generic]) -> None:
        """Set a rectangle of an array of this size."""
        for piece in self.pieces(rect):
            array[piece.there] = values[piece.here]

    def clear(self, array: npt.NDArray[Any], rect: Rect) -> None:
        """Set a rectangle of an array of this size to 0."""
        for piece in self.pieces(rect):
            array[piece.there] = 0

    def get(self, array: npt.NDArray[np.generic], rect: Rect) -> npt.NDArray[np.generic]:
        """A copy of a rectangle of an array of this size."""
        found = np.empty((rect.height, rect.width), array.dtype)
        for piece in self.pieces(rect):
            found[piece.here] = array[piece.there]
        return found


def _stretches(start: int, length: int, around: int) -> Iterator[tuple[int, int, int]]:
    begin = start % around
    first = min(length, around - begin)
    if first > 0:
        yield begin, first, 0
    if length > first:
        yield 0, length - first, first
