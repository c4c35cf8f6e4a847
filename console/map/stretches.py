"""Long outlines in short stretches, so that a picture looks only at the part of a coast it shows.

A shape of a continent has tens of thousands of vertices, a picture needs a few hundred of them: boxes round every
few vertices tell which, for all shapes at once.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
Box = tuple[float, float, float, float]
"""West, south, east, north."""

LENGTH: Final = 48
"""Steps from vertex to vertex in a stretch; its last vertex is the first of the next."""
_TAKES: Final = (np.minimum, np.minimum, np.maximum, np.maximum)


@dataclass(frozen=True)
class Cut:
    """Vertices to draw, in order, and which of them begin a new line, or a ring that is to be closed."""

    vertices: Numbers
    heads: Flags


class Stretches:
    """An index over shapes given as ``xy`` (n, 2), shape ``i`` being ``xy[start[i]:start[i + 1]]``."""

    def __init__(self, xy: Floats, start: npt.NDArray[np.int32]) -> None:
        count = np.diff(start).astype(np.intp)
        parts = np.where(count > 1, -(-(count - 1) // LENGTH), 0)
        self._shapes = len(count)
        self.shape: Numbers = np.repeat(np.arange(len(count)), parts)
        """Of each stretch, the number of its shape."""
        place = np.arange(len(self.shape)) - np.repeat(np.cumsum(parts) - parts, parts)
        begin = start[:-1].astype(np.intp)
        self._first = begin[self.shape] + place * LENGTH
        self._last = np.minimum(self._first + LENGTH, (begin + count - 1)[self.shape])
        self._box = _boxes(xy, self._first, self._last)
        heads = np.flatnonzero(place == 0)
        self._drawn = self.shape[heads]
        self._shape_box = tuple(
            take.reduceat(side, heads) if len(heads) else side for take, side in zip(_TAKES, self._box, strict=True)
        )

    def lines(self, box: Box, among: Flags, whole: bool = False) -> Cut:
        """The stretches of the shapes ``among`` that may show in a rectangle, or ``whole`` shapes."""
        wanted = among[self.shape]
        wanted &= self._around(box)[self.shape] if whole else _meeting(self._box, box)
        chosen = np.flatnonzero(wanted)
        first, steps, shape = self._first[chosen], (self._last - self._first)[chosen], self.shape[chosen]
        heads = _changes(shape)
        heads[1:] |= chosen[1:] - chosen[:-1] > 1
        # The end of a stretch is the beginning of the next; only where none follows it is drawn for its own sake.
        return _vertices(first, steps + _shifted(heads), heads)

    def rings(self, box: Box, among: Flags) -> Cut:
        """Closed shapes that fill a rectangle as before, but are coarse wherever they cannot show in it.

        What lies beside the rectangle lies beyond one side of it, and so does the straight line that replaces it.
        """
        chosen = np.flatnonzero((self._around(box) & among)[self.shape])
        near = _meeting(self._box, box)[chosen]
        steps = np.where(near, (self._last - self._first)[chosen], 1)
        return _vertices(self._first[chosen], steps, _changes(self.shape[chosen]))

    def _around(self, box: Box) -> Flags:
        """Which shapes reach as far as a rectangle, or round it."""
        around = np.zeros(self._shapes, bool)
        around[self._drawn] = _meeting(self._shape_box, box)
        return around


def _boxes(xy: Floats, first: Numbers, last: Numbers) -> tuple[Floats, ...]:
    """West, south, east and north of each stretch, its end included."""
    if not len(first):
        return (np.zeros(0),) * 4
    x, y = xy[:, 0], xy[:, 1]
    inner = (take.reduceat(axis, first) for take, axis in zip(_TAKES, (x, y, x, y), strict=True))
    ends = (axis[last] for axis in (x, y, x, y))
    return tuple(take(one, end) for take, one, end in zip(_TAKES, inner, ends, strict=True))


def _meeting(boxes: tuple[Floats, ...], box: Box) -> Flags:
    west, south, east, north = box
    return (boxes[0] <= east) & (boxes[2] >= west) & (boxes[1] <= north) & (boxes[3] >= south)


def _changes(shape: Numbers) -> Flags:
    """Where a number differs from the one before."""
    changes = np.ones(len(shape), bool)
    np.not_equal(shape[1:], shape[:-1], out=changes[1:])
    return changes


def _shifted(heads: Flags) -> Flags:
    """Where a line ends: before the next begins, and at the end."""
    ends = np.ones(len(heads), bool)
    ends[:-1] = heads[1:]
    return ends


def _vertices(first: Numbers, count: Numbers, heads: Flags) -> Cut:
    """So many vertices from each of these on; ``heads`` says where a line begins."""
    before = np.cumsum(count) - count
    vertices = np.repeat(first - before, count) + np.arange(int(count.sum()))
    begins = np.zeros(len(vertices), bool)
    begins[before[heads]] = True
    return Cut(vertices, begins)
