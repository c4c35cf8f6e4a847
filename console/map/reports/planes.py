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
from console.map.reports.crowds import levels, levels_round
from console.map.reports.dots import Dot
from console.map.reports.points import Box, Taken
from console.map.reports.ring import Rect, Ring

CELL: Final = 16
"""Logical pixels of a cell."""
SPARE: Final = 3
"""Cells the ring is larger than what is valid: what is noted round it must not meet itself."""
_DENSE: Final = 8
"""With fewer pixels than this for each point all pixels are summed instead of each dot being set."""

_KIND_BITS: Final = 5

Pixels = npt.NDArray[np.int32]
Kinds = npt.NDArray[np.uint8]
Paint = Callable[[tally.Packed, npt.NDArray[np.uint8]], npt.NDArray[np.uint32]]
Side = Literal["left", "top", "right", "bottom"]


@dataclass(frozen=True)
class Grain:
    """Metres of the plane per physical pixel, the dot, and physical pixels of a cell; ``wide``: half a continent."""

    scale: float
    dot: Dot
    cell: int
    wide: bool = False

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
        self.packed = np.zeros(self.ring, np.int64)
        self.level = np.zeros(self.ring, np.uint8)
        self.image = np.zeros(self.ring, np.uint32)
        self._cells = Ring(self.ring.height // grain.cell, self.ring.width // grain.cell)
        self.crowd = np.zeros(self._cells, np.int64)
        self.cell_level = np.zeros(self._cells, np.uint8)
        self._bare = np.ones(self._cells.height, bool)
        """Rows of cells in which nothing was ever set."""
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

    def uncounted(self, side: Side, thickness: int) -> Rect:
        """The cells to be counted before a strip is set: crowds are known one cell beyond what is valid."""
        strip, cell = self.strip(side, thickness), self.grain.cell
        if self.valid.empty:
            return strip.grown(cell)
        right, down = {"left": (-cell, 0), "top": (0, -cell), "right": (cell, 0), "bottom": (0, cell)}[side]
        left, top, east, bottom = strip
        across, along = (0, cell) if right else (cell, 0)
        return Rect(left + right - across, top + down - along, east + right + across, bottom + down + along)

    def make_room(self, side: Side, thickness: int) -> None:
        """Give up what lies so far on the other side that a strip on this one would be laid over it."""
        left, top, right, bottom = self.valid
        strip = self.strip(side, thickness)
        self.valid = {
            "left": Rect(left, top, min(right, strip.left + self.width), bottom),
            "top": Rect(left, top, right, min(bottom, strip.top + self.height)),
            "right": Rect(max(left, strip.right - self.width), top, right, bottom),
            "bottom": Rect(left, max(top, strip.bottom - self.height), right, bottom),
        }[side]

    def extend(self, side: Side, thickness: int) -> None:
        """A strip is counted and set: it is valid now."""
        strip, (left, top, right, bottom) = self.strip(side, thickness), self.valid
        self.valid = Rect(
            min(left, strip.left), min(top, strip.top), max(right, strip.right), max(bottom, strip.bottom)
        )

    def count(self, rect: Rect, taken: Taken) -> None:
        """Note how many points stand in the cells of a rectangle, from points that hold at least those."""
        cell = self.grain.cell
        rows, columns, _, packed = self._pixels(taken, rect)
        # Points beside the rectangle lie one pixel outside: a cell more all round takes them.
        high, wide = rect.height // cell + 2, rect.width // cell + 2
        places = (rows + cell) // cell * wide + (columns + cell) // cell
        number = None if packed is None else packed & tally.COUNT
        crowd = np.bincount(places, number, high * wide).reshape(high, wide)[1:-1, 1:-1]
        self._cells.put(self.crowd, _by(rect, cell), crowd)

    def stamp(self, rect: Rect, taken: Taken) -> None:
        """Set the pixels of a rectangle, from points that hold at least those whose dots reach it."""
        reached = self._reached(rect, taken)
        if reached.empty:
            self._blank(rect)
            return
        self._blank(rect._replace(right=reached.left))
        self._blank(rect._replace(left=reached.right))
        rect, cell = reached, self.grain.cell
        cells = _by(rect, cell)
        self._bare[self._rows(cells)] = False
        level = levels(np.asarray(self._cells.get(self.crowd, cells.grown(1)), np.int64))
        fine = np.repeat(np.repeat(level, cell, 0), cell, 1)
        sums = self._sums(rect, taken)
        image = np.zeros((rect.height, rect.width), np.uint32)
        full = np.flatnonzero(sums)
        if len(full):
            image.ravel()[full] = self.paint(sums.ravel().take(full), fine.ravel().take(full))
        self._cells.put(self.cell_level, cells, level)
        self.ring.put(self.packed, rect, sums)
        self.ring.put(self.level, rect, fine)
        self.ring.put(self.image, rect, image)

    def _reached(self, rect: Rect, taken: Taken) -> Rect:
        """The columns of a rectangle in which there may be anything: half a continent is often bare."""
        if not len(taken.east):
            return Rect(rect.left, rect.top, rect.left, rect.top)
        one, cell = 1 / self.grain.scale, self.grain.cell
        # Crowds are told by the cells round one as well.
        around = self.grain.dot.reach + 2 * cell
        left, right = (int(edge * one) for edge in (taken.east.min(), taken.east.max()))
        return Rect(left - around, rect.top, right + around + 1, rect.bottom).snapped(cell).meet(rect)

    def _blank(self, rect: Rect) -> None:
        """Set a rectangle to nothing."""
        cells = _by(rect, self.grain.cell)
        if rect.empty or self._bare[self._rows(cells)].all():
            return
        for array in (self.packed, self.level, self.image):
            self.ring.clear(array, rect)
        self._cells.clear(self.cell_level, cells)

    def _rows(self, cells: Rect) -> npt.NDArray[np.intp]:
        """Which rows of the ring some cells are in."""
        return np.arange(cells.top, cells.bottom) % self._cells.height

    def _sums(self, rect: Rect, taken: Taken) -> tally.Packed:
        """The tallies of a rectangle."""
        dot = self.grain.dot
        reach = dot.reach
        if not len(taken.east):
            return np.zeros((rect.height, rect.width), np.int64)
        rows, columns, kinds, packed = self._pixels(taken, rect.grown(reach))
        # One pixel more all round for what lies beside, and room for the dots that stand there.
        edge = 2 * reach + 1
        high, wide = rect.height + 2 * edge, rect.width + 2 * edge
        sheet = np.zeros((high, wide), np.int64)
        flat = sheet.ravel()
        weights = tally.WEIGHT.take(kinds) if packed is None else packed
        middle = ((rows + (reach + 1)) * wide + (columns + (reach + 1))).astype(np.int64)
        if len(rows) * _DENSE > rect.height * rect.width:
            np.add.at(flat, middle, weights)
            near = edge - reach
            return dot.spread(sheet[near : high - near, near : wide - near], rect.height, rect.width)
        for down, right in dot.core:
            np.add.at(flat, middle + (down * wide + right), weights)
        weights = tally.edged(weights)
        for down, right in dot.edge:
            np.add.at(flat, middle + (down * wide + right), weights)
        return sheet[edge : high - edge, edge : wide - edge]

    def _pixels(self, taken: Taken, within: Rect) -> tuple[Pixels, Pixels, Kinds, tally.Packed | None]:
        """Row and column from the corner of a rectangle, kind, tally; what lies beside is out, or one pixel outside."""
        rows, columns, inside = self._places(taken, within)
        if 2 * np.count_nonzero(inside) < len(rows):
            kept = np.flatnonzero(inside)
            packed = None if taken.packed is None else taken.packed.take(kept)
            kinds = taken.kind if packed is not None else taken.kind.take(kept)
            return rows.take(kept), columns.take(kept), kinds, packed
        np.clip(columns, -1, within.width, out=columns)
        np.clip(rows, -1, within.height, out=rows)
        return rows, columns, taken.kind, taken.packed

    def _places(self, taken: Taken, within: Rect) -> tuple[Pixels, Pixels, npt.NDArray[np.bool_]]:
        """Row and column from the corner of a rectangle, and whether they are inside it."""
        one = np.float32(1 / self.grain.scale)
        columns = (np.floor(taken.east * one) - np.float32(within.left)).astype(np.int32)
        rows = (np.floor(taken.south * one) - np.float32(within.top)).astype(np.int32)
        # Seen as unsigned numbers those left of the corner are larger than any width.
        return rows, columns, (columns.view(np.uint32) < within.width) & (rows.view(np.uint32) < within.height)

    # Changing --------------------------------------------------------------------------------------

    def change(self, entering: Taken, leaving: Taken) -> None:
        """Add the dots of some points, take away those of others, and colour anew what that touches."""
        touched = [self._apply(taken, sign) for taken, sign in ((entering, 1), (leaving, -1)) if len(taken.east)]
        if touched:
            self._bare[:] = False
            touched.append(self._relevel())
            self._colour(np.concatenate(touched))

    def _apply(self, taken: Taken, sign: int) -> npt.NDArray[np.int64]:
        """Add or take away; the places of all pixels that are now others."""
        cell, dot, ring = self.grain.cell, self.grain.dot, self.ring
        around = self.valid.grown(cell)
        if self.valid.empty:
            return np.zeros(0, np.int64)
        rows, columns, inside = self._places(taken, around)
        kept = np.flatnonzero(inside)
        rows = _wrapped(rows.take(kept), around.top, ring.height)
        columns = _wrapped(columns.take(kept), around.left, ring.width)
        cells = (rows // cell * self._cells.width + columns // cell).astype(np.int64)
        places = rows * np.int64(ring.width) + columns
        if taken.packed is None:
            np.add.at(self.crowd.ravel(), cells, np.full(len(cells), sign, np.int64))
            # In the order of their places: neighbours share what the processor has just fetched.
            key = places << _KIND_BITS | taken.kind.take(kept)
            key.sort()
            places = key >> _KIND_BITS
            weights = tally.WEIGHT.take(key & ((1 << _KIND_BITS) - 1))
        else:
            weights = taken.packed.take(kept)
            np.add.at(self.crowd.ravel(), cells, (weights & tally.COUNT) * sign)
        touched = self._dots(places)
        flat = self.packed.ravel()
        each = np.empty(touched.shape, np.int64)
        each[:, : len(dot.core)] = sign * weights[:, None]
        each[:, len(dot.core) :] = sign * tally.edged(weights)[:, None]
        np.add.at(flat, touched.ravel(), each.ravel())
        return touched.ravel()

    def _dots(self, places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The places of the pixels of the dots in the middle of which some places are, a row for each."""
        dot, (height, width) = self.grain.dot, self.ring
        shape = np.array((*dot.core, *dot.edge), np.int64)
        touched = places[:, None] + (shape[:, 0] * width + shape[:, 1])
        row, column = places // width, places % width
        reach = dot.reach
        over = (row < reach) | (row >= height - reach) | (column < reach) | (column >= width - reach)
        edge = np.flatnonzero(over)
        if len(edge):
            rows = (row[edge, None] + shape[:, 0]) % height
            touched[edge] = rows * width + (column[edge, None] + shape[:, 1]) % width
        return touched

    def _relevel(self) -> npt.NDArray[np.int64]:
        """Find the cells that are now more or less crowded; the places of their pixels."""
        level = levels_round(self.crowd)
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


def _wrapped(places: Pixels, start: int, around: int) -> Pixels:
    places += np.int32(start % around)
    places[places >= around] -= np.int32(around)
    return places


def _by(rect: Rect, cell: int) -> Rect:
    return Rect(*(edge // cell for edge in rect))
