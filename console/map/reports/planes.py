"""The sums of all dots, kept between frames: a pan fills only the strips that come in, a time step changes only dots.

Every pixel holds the :mod:`tally` of the dots on it. Pixels are whole physical pixels of the plane at one scale, kept
in a ring larger than the screen. What is filled is one rectangle, ``valid``, always of whole cells; how crowded a cell
and the eight round it are decides whether its pixels show dots or density, so the look never depends on the view.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from console.map.reports import tally
from console.map.reports.dots import Dot
from console.map.reports.points import Box, Taken
from console.map.reports.ring import Rect, Ring

CELL: Final = 16
"""Logical pixels of a cell."""
CROWDED: Final = (40, 62, 90)
"""From so many reports in a cell and those round it on the picture turns, in three steps, from dots to density."""
SPARE: Final = 3
"""Cells the ring is larger than what is valid: what is noted round it must not meet itself."""
_DENSE: Final = 8
"""With fewer pixels than this for each point all pixels are summed instead of each dot being set."""

Fetch = Callable[[Box], Taken]
Paint = Callable[[tally.Packed, npt.NDArray[np.uint8]], npt.NDArray[np.uint32]]
Side = Literal["left", "top", "right", "bottom"]


@dataclass(frozen=True)
class Grain:
    """Metres of the plane per physical pixel, the dot, and physical pixels of a cell."""

    scale: float
    dot: Dot
    cell: int

    def box(self, rect: Rect) -> Box:
        """A rectangle of pixels in the plane."""
        return Box(*(edge * self.scale for edge in rect))


class Planes:
    """``paint`` turns sums and levels of crowdedness (0 to 3) into ARGB32 premultiplied."""

    def __init__(self, grain: Grain, height: int, width: int, paint: Paint) -> None:
        """Room for ``height`` × ``width`` pixels, whole cells."""
        self.grain = grain
        self.paint = paint
        self.height, self.width = height, width
        spare = SPARE * grain.cell
        self.ring = Ring(height + spare, width + spare)
        self.packed = np.empty(self.ring, np.int64)
        self.level = np.empty(self.ring, np.uint8)
        self.image = np.empty(self.ring, np.uint32)
        self._cells = Ring(self.ring.height // grain.cell, self.ring.width // grain.cell)
        self.crowd = np.zeros(self._cells, np.int64)
        self.cell_level = np.zeros(self._cells, np.uint8)
        reach = grain.dot.reach
        self._column_of = np.arange(-reach, self.ring.width + reach) % self.ring.width
        self._row_of = np.arange(-reach, self.ring.height + reach) % self.ring.height * self.ring.width
        self.valid = Rect(0, 0, 0, 0)

    def fits(self, grain: Grain, height: int, width: int) -> bool:
        """Whether another picture of this size and grain, but for its scale, has room in the same arrays."""
        same = (grain.dot, grain.cell) == (self.grain.dot, self.grain.cell)
        return same and (height, width) == (self.height, self.width)

    def clear(self, grain: Grain, at: Rect) -> None:
        """Begin anew at another scale or with other points: nothing is valid; it will grow from the top of ``at``."""
        self.grain = grain
        self.valid = Rect(at.left, at.top, at.right, at.top)

    # Filling ---------------------------------------------------------------------------------------

    def strip(self, side: Side, thickness: int) -> Rect:
        """The strip beside what is valid, on one side."""
        left, top, right, bottom = self.valid
        return {
            "left": Rect(left - thickness, top, left, bottom),
            "top": Rect(left, top - thickness, right, top),
            "right": Rect(right, top, right + thickness, bottom),
            "bottom": Rect(left, bottom, right, bottom + thickness),
        }[side]

    def grow(self, side: Side, thickness: int, fetch: Fetch) -> None:
        """Fill a strip on one side; what lies too far on the other side is given up."""
        strip = self.strip(side, thickness)
        left, top, right, bottom = self.valid
        if side == "left":
            self.valid = Rect(strip.left, top, min(right, strip.left + self.width), bottom)
        elif side == "right":
            self.valid = Rect(max(left, strip.right - self.width), top, strip.right, bottom)
        elif side == "top":
            self.valid = Rect(left, strip.top, right, min(bottom, strip.top + self.height))
        else:
            self.valid = Rect(left, max(top, strip.bottom - self.height), right, strip.bottom)
        self._fill(strip, fetch(self.grain.box(strip.grown(self.grain.cell))))

    def _fill(self, rect: Rect, taken: Taken) -> None:
        cell = self.grain.cell
        around = rect.grown(cell)
        rows, columns, kinds = self._pixels(taken, around)
        high, wide = around.height // cell, around.width // cell
        crowd = np.bincount(rows // cell * wide + columns // cell, minlength=high * wide).reshape(high, wide)
        level = _levels(crowd)[1:-1, 1:-1]
        self._cells.put(self.crowd, _by(around, cell), crowd)
        self._cells.put(self.cell_level, _by(rect, cell), level)
        sums = self._sums(rect, rows, columns, kinds)
        fine = np.repeat(np.repeat(level, cell, 0), cell, 1)
        image = np.zeros((rect.height, rect.width), np.uint32)
        full = np.flatnonzero(sums)
        if len(full):
            image.ravel()[full] = self.paint(sums.ravel().take(full), fine.ravel().take(full))
        self.ring.put(self.packed, rect, sums)
        self.ring.put(self.level, rect, fine)
        self.ring.put(self.image, rect, image)

    def _sums(
        self, rect: Rect, rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64], kinds: npt.NDArray[np.uint8]
    ) -> tally.Packed:
        """The tallies of a rectangle from points in it and a cell round it."""
        cell, dot = self.grain.cell, self.grain.dot
        if not len(rows):
            return np.zeros((rect.height, rect.width), np.int64)
        edge = cell + dot.reach
        high, wide = rect.height + 2 * edge, rect.width + 2 * edge
        sheet = np.zeros((high, wide), np.int64)
        flat = sheet.ravel()
        weights = tally.WEIGHT.take(kinds)
        middle = (rows + dot.reach) * wide + (columns + dot.reach)
        if len(rows) * _DENSE > rect.height * rect.width:
            np.add.at(flat, middle, weights)
            inner = sheet[cell : high - cell, cell : wide - cell]
            return dot.spread(inner, rect.height, rect.width)
        for down, right in dot.core:
            np.add.at(flat, middle + (down * wide + right), weights)
        weights = weights + tally.EDGE
        for down, right in dot.edge:
            np.add.at(flat, middle + (down * wide + right), weights)
        return sheet[edge : high - edge, edge : wide - edge]

    def _pixels(
        self, taken: Taken, within: Rect
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.uint8]]:
        """Row and column from the corner of a rectangle, and the kind, of the points inside it."""
        one = np.float32(1 / self.grain.scale)
        columns = (np.floor(taken.east * one) - np.float32(within.left)).astype(np.int32)
        rows = (np.floor(taken.south * one) - np.float32(within.top)).astype(np.int32)
        # Seen as unsigned numbers those left of the corner are larger than any width.
        inside = (columns.view(np.uint32) < within.width) & (rows.view(np.uint32) < within.height)
        kept = np.flatnonzero(inside)
        if len(kept) == len(columns):
            return rows.astype(np.int64), columns.astype(np.int64), taken.kind
        return rows.take(kept).astype(np.int64), columns.take(kept).astype(np.int64), taken.kind.take(kept)

    # Changing --------------------------------------------------------------------------------------

    def change(self, entering: Taken, leaving: Taken) -> None:
        """Add the dots of some points, take away those of others, and colour anew what that touches."""
        touched = [self._apply(taken, sign) for taken, sign in ((entering, 1), (leaving, -1)) if len(taken.east)]
        if touched:
            touched.append(self._relevel())
            self._colour(np.concatenate(touched))

    def _apply(self, taken: Taken, sign: int) -> npt.NDArray[np.int64]:
        cell, dot, ring = self.grain.cell, self.grain.dot, self.ring
        around = self.valid.grown(cell)
        rows, columns, kinds = self._pixels(taken, around)
        if self.valid.empty or not len(rows):
            return np.zeros(0, np.int64)
        rows = _wrapped(rows, around.top, ring.height)
        columns = _wrapped(columns, around.left, ring.width)
        cells = rows // cell * self._cells.width + columns // cell
        np.add.at(self.crowd.ravel(), cells, np.full(len(cells), sign, np.int64))
        weights = tally.WEIGHT.take(kinds) * sign
        downs = {down: self._row_of.take(rows + (down + dot.reach)) for down in range(-dot.reach, dot.reach + 1)}
        rights = {right: self._column_of.take(columns + (right + dot.reach)) for right in downs}
        touched = np.empty((len(dot.core) + len(dot.edge), len(rows)), np.int64)
        flat = self.packed.ravel()
        for number, (down, right) in enumerate((*dot.core, *dot.edge)):
            if number == len(dot.core):
                weights = weights + sign * tally.EDGE
            np.add(downs[down], rights[right], out=touched[number])
            np.add.at(flat, touched[number], weights)
        return touched.ravel()

    def _relevel(self) -> npt.NDArray[np.int64]:
        """Find the cells that are now more or less crowded; the places of their pixels."""
        level = _levels_round(self.crowd)
        changed = np.flatnonzero(level != self.cell_level)
        if not len(changed):
            return changed
        self.cell_level = level
        cell, wide = self.grain.cell, self.ring.width
        inside = (np.arange(cell)[:, None] * wide + np.arange(cell)).ravel()
        corner = changed // self._cells.width * (cell * wide) + changed % self._cells.width * cell
        pixels = corner[:, None] + inside
        self.level.ravel()[pixels] = level.ravel()[changed][:, None]
        return pixels.ravel()

    def _colour(self, pixels: npt.NDArray[np.int64]) -> None:
        sums = self.packed.ravel().take(pixels)
        self.image.ravel()[pixels] = self.paint(sums, self.level.ravel().take(pixels))

    def occupied(self, rect: Rect) -> Rect:
        """The part of a valid rectangle outside of which nothing stands."""
        cell = self.grain.cell
        cells = _by(rect.grown(self.grain.dot.reach).snapped(cell), cell)
        full = np.asarray(self._cells.get(self.crowd, cells)) != 0
        down, across = np.flatnonzero(full.any(1)), np.flatnonzero(full.any(0))
        if not len(down):
            return Rect(rect.left, rect.top, rect.left, rect.top)
        left, top = cells.left + int(across[0]), cells.top + int(down[0])
        right, bottom = cells.left + int(across[-1]) + 1, cells.top + int(down[-1]) + 1
        return Rect(left * cell, top * cell, right * cell, bottom * cell).grown(self.grain.dot.reach).meet(rect)

    def crowded(self, rect: Rect) -> bool:
        """Whether density shows in a rectangle that is valid."""
        cells = _by(rect.snapped(self.grain.cell), self.grain.cell)
        return any(self.cell_level[piece.there].any() for piece in self._cells.pieces(cells))

    def repaint(self) -> None:
        """Colour all that is valid anew: the colours have changed."""
        for piece in self.ring.pieces(self.valid):
            sums, level = self.packed[piece.there].ravel(), self.level[piece.there].ravel()
            self.image[piece.there] = self.paint(sums, level).reshape(piece.height, piece.width)


def _wrapped(places: npt.NDArray[np.int64], start: int, around: int) -> npt.NDArray[np.int64]:
    places += start % around
    places[places >= around] -= around
    return places


def _by(rect: Rect, cell: int) -> Rect:
    return Rect(*(edge // cell for edge in rect))


def _levels(crowd: npt.NDArray[np.int64]) -> npt.NDArray[np.uint8]:
    """How crowded cells are, with those round them; nothing lies beyond the edges, which are thus not to be used."""
    padded = np.pad(crowd, 1)
    lines = padded[:-2] + padded[1:-1] + padded[2:]
    return _level(lines[:, :-2] + lines[:, 1:-1] + lines[:, 2:])


def _levels_round(crowd: npt.NDArray[np.int64]) -> npt.NDArray[np.uint8]:
    """The same in a ring."""
    padded = np.pad(crowd, 1, mode="wrap")
    lines = padded[:-2] + padded[1:-1] + padded[2:]
    return _level(lines[:, :-2] + lines[:, 1:-1] + lines[:, 2:])


def _level(near: npt.NDArray[np.int64]) -> npt.NDArray[np.uint8]:
    return sum((near >= limit).astype(np.uint8) for limit in CROWDED)  # type: ignore[return-value]
