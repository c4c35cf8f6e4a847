"""Where and when reports are, kept twice: in the order of time and in square cells of the plane.

A question takes whichever order is cheaper. Everything here is prepared off the window's thread and never changes.
"""

from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from console.map import projection
from console.map.reports import tally
from console.map.reports.stacks import Stacks, stacks_of

NO_TIME: Final = int(np.iinfo(np.int64).min)
"""Stands for the time of a report of which nobody knows when."""
_CELL: Final = 7_000.0
_FAR_LON: Final = projection.CENTRE_LON - 180
_FAR: Final = 0.01
_BLOCK: Final = 8_192
_MOST_CELLS: Final = 2_000_000
_SLACK: Final = 0.002
"""Of a cell: single precision may put a point at a cell's edge into the neighbour."""
_TIME_COST: Final = 1.0
_CELL_COST: Final = 1.6
"""Of a point looked at in the one order and in the other: in cells its rank is looked at as well."""

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


class Span(NamedTuple):
    """Ranks in the order of time, half open: what a window of time holds."""

    first: int
    end: int

    @property
    def size(self) -> int:
        """How many."""
        return self.end - self.first


class Box(NamedTuple):
    """A part of the plane, metres: ``south`` and ``bottom`` grow downwards, as on a screen."""

    west: float
    top: float
    east: float
    bottom: float


class Taken(NamedTuple):
    """Points found: metres to the east and to the south in the plane, kind, rank in the order of time.

    With ``packed`` each stands for several, whose tallies it adds up; ``kind`` means nothing then.
    """

    east: Floats
    south: Floats
    kind: npt.NDArray[np.uint8]
    rank: npt.NDArray[np.integer[Any]] | None = None
    packed: Ints | None = None


@dataclass(frozen=True, eq=False)
class Grid:
    """Square cells, row by row from the north-west; ``starts[n]`` is where cell n begins in the order of cells."""

    west: float
    top: float
    side: float
    columns: int
    rows: int
    starts: npt.NDArray[np.int64]

    def runs(self, box: Box) -> list[tuple[int, int]]:
        """Where what lies in a box's cells stands in the order of cells: one run a row."""
        slack = _SLACK * self.side
        first, last = self._between(box.west - self.west - slack, box.east - self.west + slack, self.columns)
        upper, lower = self._between(box.top - self.top - slack, box.bottom - self.top + slack, self.rows)
        if first > last or upper > lower:
            return []
        rows = np.arange(upper, lower + 1) * self.columns
        begins, ends = self.starts[rows + first], self.starts[rows + last + 1]
        full = np.flatnonzero(begins < ends)
        return list(zip(begins[full].tolist(), ends[full].tolist(), strict=True))

    def _between(self, low: float, high: float, count: int) -> tuple[int, int]:
        return max(0, int(low // self.side)), min(count - 1, int(high // self.side))


@dataclass(frozen=True, eq=False)
class Points:
    """Located reports in the order of time (those without a time last), and again in the order of cells."""

    time: Ints
    """Milliseconds since 1970 UTC of the first ``timed`` reports."""
    timed: int
    east: Floats
    south: Floats
    kind: npt.NDArray[np.uint8]
    row: Ints
    grid: Grid
    by_cell: Taken
    coarse_grid: Grid
    coarse: Taken
    """Of all times, gathered by quarters of a cell at the place of one of them: for views of half a continent."""
    loose_time: Ints
    """Of reports without a place: only counted."""
    loose_kind: npt.NDArray[np.uint8]
    stacks: Stacks
    sums: Ints
    """By kind, how many of the first ``n`` times :data:`_BLOCK` there are."""

    @property
    def size(self) -> int:
        """How many are located."""
        return len(self.east)

    @property
    def everything(self) -> Span:
        """All time, and no time."""
        return Span(0, self.size)

    def same_cells(self, other: "Points") -> bool:
        """Whether another's cells are the very same."""
        one, its = self.grid, other.grid
        return (one.west, one.top, one.side) == (its.west, its.top, its.side)

    def span(self, start: int | None, end: int | None) -> Span:
        """What begins from ``start`` until before ``end``, milliseconds; without both also what has no time."""
        if start is None and end is None:
            return self.everything
        first = 0 if start is None else int(np.searchsorted(self.time, start))
        last = self.timed if end is None else int(np.searchsorted(self.time, end))
        return Span(first, max(first, last))

    def kinds(self, span: Span) -> Ints:
        """How many of each kind some ranks hold."""
        first, last = -(-span.first // _BLOCK), span.end // _BLOCK
        if first >= last:
            return _by_kind(self.kind[span.first : span.end])
        ends = _by_kind(self.kind[span.first : first * _BLOCK]) + _by_kind(self.kind[last * _BLOCK : span.end])
        return np.asarray(self.sums[last] - self.sums[first] + ends)

    def between(self, span: Span) -> Taken:
        """Those of some ranks."""
        part = slice(span.first, span.end)
        return Taken(self.east[part], self.south[part], self.kind[part])

    def cost(self, box: Box, span: Span, *, coarse: bool = False) -> int:
        """About how many points must be looked at to find those in a box."""
        if coarse:
            return sum(end - begin for begin, end in self.coarse_grid.runs(box))
        return min(span.size, sum(end - begin for begin, end in self.grid.runs(box)))

    def within(self, box: Box, span: Span, *, ranked: bool = False) -> Taken:
        """At least those of a span in a box: those in its cells, or all of the span where that is cheaper.

        With ``ranked`` their ranks come as well.
        """
        runs = self.grid.runs(box)
        there = sum(end - begin for begin, end in runs)
        whole = span.size == self.size
        if span.size * _TIME_COST <= there * (1.0 if whole else _CELL_COST):
            found = self.between(span)
            return found._replace(rank=np.arange(span.first, span.end)) if ranked else found
        return self._of_runs(runs, None if whole else span, ranked)

    def coarsely_within(self, box: Box) -> Taken:
        """At least those of all times in a box, gathered."""
        runs, found = self.coarse_grid.runs(box), self.coarse
        assert found.packed is not None
        east, south, packed = (_gathered(column, runs) for column in (found.east, found.south, found.packed))
        return Taken(east, south, found.kind[:0], packed=packed)

    def _of_runs(self, runs: list[tuple[int, int]], span: Span | None, ranked: bool) -> Taken:
        cells = self.by_cell
        assert cells.rank is not None
        rank = _gathered(cells.rank, runs) if ranked or span is not None else None
        east, south, kind = (_gathered(column, runs) for column in (cells.east, cells.south, cells.kind))
        if span is not None and rank is not None:
            kept = np.flatnonzero((rank >= span.first) & (rank < span.end))
            east, south, kind, rank = east.take(kept), south.take(kept), kind.take(kept), rank.take(kept)
        return Taken(east, south, kind, rank if ranked else None)


def prepare(
    lon: npt.ArrayLike, lat: npt.ArrayLike, kind: npt.ArrayLike, occurred_from: npt.ArrayLike, row: npt.ArrayLike
) -> Points:
    """Reports as columns (degrees, NaN without a place; milliseconds or :data:`NO_TIME`), ready to be shown.

    Codes of no known category count as kind 0. ``row`` is handed back by questions. A place that is none on the Earth
    counts as no place. Takes a second for a million: not for the window's thread.
    """
    lons, lats = np.asarray(lon, np.float64), np.asarray(lat, np.float64)
    times, rows = np.asarray(occurred_from, np.int64), np.asarray(row, np.int64)
    kinds = _kinds(kind)
    located = (np.abs(lons) <= 180) & (np.abs(lats) <= 90)
    loose = np.flatnonzero(~located)
    if len(loose):
        where = np.flatnonzero(located)
        lons, lats = lons[where], lats[where]
        loose_time, loose_kind = times[loose], kinds[loose]
        times, rows, kinds = times[where], rows[where], kinds[where]
    else:
        loose_time, loose_kind = times[:0], kinds[:0]
    # NO_TIME is the least number: those without a time come first in the sort and are put last.
    order = np.argsort(times, kind="stable")
    without = int(np.count_nonzero(times == NO_TIME))
    order = np.concatenate([order[without:], order[:without]])
    east, south = _plane(lons[order], lats[order])
    kinds = kinds[order]
    grid, quarter, permuted = _cells(east, south)
    by_cell = Taken(east[permuted], south[permuted], kinds[permuted], permuted.astype(np.int32))
    coarse_grid, coarse = _coarse(grid, quarter[permuted], by_cell)
    timed = len(order) - without
    times = times[order]
    return Points(
        times[:timed], timed, east, south, kinds, rows[order], grid, by_cell, coarse_grid, coarse, np.sort(loose_time),
        loose_kind[np.argsort(loose_time, kind="stable")], stacks_of(by_cell.east, by_cell.south, permuted),
        _summed(kinds),
    )  # fmt: skip


class Exchange(NamedTuple):
    """What is different from the points prepared before: those that left, those that entered, also as gathered.

    Ranks of ``left`` are those before.
    """

    before: Points
    left: Taken
    entered: Taken
    coarse_left: Taken
    coarse_entered: Taken


def exchange(before: Points, after: Points, gone: Ints, came: Ints) -> Exchange:
    """Compare points of which the reports in the rows ``gone`` and ``came`` are others. Not for the window's thread."""
    left = _ranked(before, _among(before.row, gone))
    entered = _ranked(after, _among(after.row, came))
    grid = after.grid
    touched = np.unique(np.concatenate([_quarters(grid, one.east, one.south) for one in (left, entered)]))
    gathered = (_gathered_in(one, touched) if one.same_cells(after) else one.coarse for one in (before, after))
    return Exchange(before, left, entered, *gathered)


def _ranked(points: Points, rank: npt.NDArray[np.intp]) -> Taken:
    return Taken(points.east[rank], points.south[rank], points.kind[rank], rank)


def _among(values: Ints, few: Ints) -> npt.NDArray[np.intp]:
    """The places of the values that are among few, which ascend."""
    if not len(few):
        return np.zeros(0, np.intp)
    at = np.minimum(np.searchsorted(few, values), len(few) - 1)
    return np.flatnonzero(few[at] == values)


def _gathered_in(points: Points, quarters: Ints) -> Taken:
    """What is gathered of some quarters of cells, in ascending order."""
    coarse = points.coarse
    assert coarse.packed is not None
    there = _quarters(points.grid, coarse.east, coarse.south)
    at = np.searchsorted(there, quarters)
    at = at[at < len(there)]
    at = at[np.isin(there[at], quarters)]
    return Taken(coarse.east[at], coarse.south[at], coarse.kind[:0], packed=coarse.packed[at])


def _gathered(column: npt.NDArray[Any], runs: list[tuple[int, int]]) -> npt.NDArray[Any]:
    if len(runs) == 1:
        return column[runs[0][0] : runs[0][1]]
    return np.concatenate([column[begin:end] for begin, end in runs]) if runs else column[:0]


def _by_kind(kinds: npt.NDArray[np.uint8]) -> Ints:
    return np.bincount(kinds, minlength=tally.KINDS)


def _summed(kinds: npt.NDArray[np.uint8]) -> Ints:
    """Sums by kind before each block."""
    blocks = len(kinds) // _BLOCK
    sums = np.zeros((blocks + 1, tally.KINDS), np.int64)
    for block in range(blocks):
        sums[block + 1] = sums[block] + _by_kind(kinds[block * _BLOCK : (block + 1) * _BLOCK])
    return sums


def _kinds(codes: npt.ArrayLike) -> npt.NDArray[np.uint8]:
    given = np.asarray(codes, np.int64)
    return np.where((given > 0) & (given < tally.KINDS), given, 0).astype(np.uint8)


def _plane(lon: npt.NDArray[np.float64], lat: npt.NDArray[np.float64]) -> tuple[Floats, Floats]:
    """In pieces: the projection's own arrays would weigh ten times the result."""
    east, south = np.empty(len(lon), np.float32), np.empty(len(lon), np.float32)
    for begin in range(0, len(lon), 100_000):
        piece = slice(begin, begin + 100_000)
        x, y = projection.forward(lon[piece], lat[piece])
        # The antipode of the map's middle has no place on it: it lies as far out as anything.
        away = np.abs(lon[piece] - _FAR_LON) + np.abs(lat[piece] + projection.CENTRE_LAT) < _FAR
        x[away], y[away] = projection.REACH, 0.0
        east[piece], south[piece] = x, -y
    return east, south


def _cells(east: Floats, south: Floats) -> tuple[Grid, Ints, Ints]:
    """The grid, in which quarter of which cell each point lies, and the points in the order of the quarters."""
    if not len(east):
        return Grid(0.0, 0.0, _CELL, 0, 0, np.zeros(1, np.int64)), np.zeros(0, np.int64), np.zeros(0, np.int64)
    west, top = float(east.min()), float(south.min())
    across, along = float(east.max()) - west, float(south.max()) - top
    side = max(_CELL, (across * along / _MOST_CELLS) ** 0.5, across / 20_000, along / 20_000)
    columns, rows = int(across // side) + 2, int(along // side) + 2
    bare = Grid(west, top, side, columns, rows, np.zeros(1, np.int64))
    quarter = _quarters(bare, east, south)
    order = np.argsort(quarter, kind="stable")
    return replace(bare, starts=_starts(quarter >> 2, columns * rows)), quarter, order


def _quarters(grid: Grid, east: Floats, south: Floats) -> Ints:
    """In which quarter of which cell points lie."""
    half = grid.side / 2
    right, down = ((east - grid.west) / half).astype(np.int64), ((south - grid.top) / half).astype(np.int64)
    quarter: Ints = ((down >> 1) * grid.columns + (right >> 1)) * 4 + (down & 1) * 2 + (right & 1)
    return quarter


def _coarse(grid: Grid, quarter: Ints, by_cell: Taken) -> tuple[Grid, Taken]:
    """The points of each quarter of a cell as one; ``quarter`` in the order of the cells."""
    first = np.flatnonzero(np.concatenate([[True], quarter[1:] != quarter[:-1]])) if len(quarter) else quarter
    packed = np.add.reduceat(tally.WEIGHT[by_cell.kind], first) if len(first) else first
    starts = _starts(quarter[first] >> 2, grid.columns * grid.rows)
    gathered = Taken(by_cell.east[first], by_cell.south[first], by_cell.kind[:0], packed=packed)
    return replace(grid, starts=starts), gathered


def _starts(cell: Ints, cells: int) -> Ints:
    starts = np.zeros(cells + 1, np.int64)
    np.cumsum(np.bincount(cell, minlength=cells), out=starts[1:])
    return starts


EMPTY: Final = prepare((), (), (), (), ())
"""Before a case was read."""
