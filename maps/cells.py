"""Cuts rings and lines into square cells of the plane and packs each cell by itself, so that the program reads only
what a view shows.

Vertices are whole numbers of a quantum. A ring is cut like paper: along a cell's edge it gains straight stretches
there and back, which cover nothing. Both sides of a cut share its points.
"""

import zlib
from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from maps.topology import Points

Whole = npt.NDArray[np.int64]
Cell = tuple[int, int]
Cut = dict[Cell, list[tuple[Whole, int]]]
SPAN = 4096
"""Quanta along the side of a cell."""


def rings(shapes: Iterable[tuple[Points, int]], quantum: float) -> Cut:
    """Closed rings (metres) with their tags by column and row of the cell, counted east and north from the origin."""
    return _cut(shapes, quantum, _ring_below)


def lines(shapes: Iterable[tuple[Points, int]], quantum: float) -> Cut:
    """Lines by cell: see :func:`rings`."""
    return _cut(shapes, quantum, _line_below)


def pack(name: str, cut: Cut) -> dict[str, npt.NDArray[np.generic]]:
    """Members: ``cell`` (k, 2) in order, ``at`` (k + 1) where each begins in ``bytes``.

    A cell holds, deflated: how many shapes; their lengths (int32) and tags (int16); the steps from vertex to vertex
    (int16; the first from the cell's lower left corner) as all low bytes, then all high bytes.
    """
    cells = sorted(cut)
    packed = [_packed(cell, cut[cell]) for cell in cells]
    return {
        f"{name}.cell": np.array(cells, np.int16).reshape(-1, 2),
        f"{name}.at": np.r_[0, np.cumsum([len(part) for part in packed], dtype=np.int64)].astype(np.int32),
        f"{name}.bytes": np.frombuffer(b"".join(packed), np.uint8),
    }


def _packed(cell: Cell, shapes: Sequence[tuple[Whole, int]]) -> bytes:
    corner = np.array(cell) * SPAN
    steps = np.vstack([np.diff(points - corner, axis=0, prepend=0) for points, _ in shapes]).astype("<i2")
    head = np.array([len(shapes), *(len(points) for points, _ in shapes)], "<i4").tobytes()
    tags = np.array([tag for _, tag in shapes], "<i2").tobytes()
    planes = np.ascontiguousarray(steps.reshape(-1).view(np.uint8).reshape(-1, 2).T).tobytes()
    return zlib.compress(head + tags + planes, 9)


def _cut(shapes: Iterable[tuple[Points, int]], quantum: float, below: Callable[[Whole, int, int], list[Whole]]) -> Cut:
    found: Cut = {}
    for points, tag in shapes:
        grid = np.round(points / quantum).astype(np.int64)
        grid = grid[np.r_[True, np.any(grid[1:] != grid[:-1], axis=1)]]
        if len(grid) > 1:
            for cell, part in _spread(grid, 0, below):
                found.setdefault(cell, []).append((part, tag))
    return found


def _spread(points: Whole, axis: int, below: Callable[[Whole, int, int], list[Whole]]) -> Iterable[tuple[Cell, Whole]]:
    """Halve along both axes in turn until every piece lies in one cell."""
    low = np.floor_divide(points.min(axis=0), SPAN)
    high = np.floor_divide(points.max(axis=0) - 1, SPAN)
    high = np.maximum(low, high)
    if (low == high).all():
        yield (int(low[0]), int(low[1])), points
        return
    if low[axis] == high[axis]:
        axis = 1 - axis
    middle = int((low[axis] + high[axis] + 1) // 2) * SPAN
    mirrored = points.copy()
    mirrored[:, axis] = 2 * middle - points[:, axis]
    for piece in below(points, axis, middle):
        yield from _spread(piece, 1 - axis, below)
    for piece in below(mirrored, axis, middle):
        piece[:, axis] = 2 * middle - piece[:, axis]
        yield from _spread(piece, 1 - axis, below)


def _ring_below(ring: Whole, axis: int, limit: int) -> list[Whole]:
    """The part of a closed ring up to a limit along an axis (Sutherland and Hodgman's cut by one side)."""
    kept, _ = _kept(ring, axis, limit)
    if len(kept) == 0:
        return []
    kept = kept[np.r_[True, np.any(kept[1:] != kept[:-1], axis=1)]]
    if len(kept) and not np.array_equal(kept[0], kept[-1]):
        kept = np.vstack((kept, kept[:1]))
    return [kept] if len(kept) > 3 and np.any(kept[:, axis] < limit) else []


def _line_below(line: Whole, axis: int, limit: int) -> list[Whole]:
    """The stretches of a line up to a limit along an axis."""
    kept, number = _kept(line, axis, limit)
    breaks = np.flatnonzero(np.diff(number) > 0) + 1
    parts = np.split(kept, breaks)
    tidy = [part[np.r_[True, np.any(part[1:] != part[:-1], axis=1)]] for part in parts if len(part)]
    return [part for part in tidy if len(part) > 1 and np.any(part[:, axis] < limit)]


def _kept(points: Whole, axis: int, limit: int) -> tuple[Whole, Whole]:
    """Vertices up to the limit and the points where edges cross it; with each, how often the limit was passed."""
    along = points[:, axis]
    inside = along <= limit
    crosses = inside[1:] != inside[:-1]
    start, end = points[:-1][crosses].astype(np.float64), points[1:][crosses].astype(np.float64)
    share = (limit - start[:, axis]) / (end[:, axis] - start[:, axis])
    meets = np.round(start + (end - start) * share[:, None]).astype(np.int64)
    meets[:, axis] = limit
    at = np.flatnonzero(crosses)
    leaves = inside[:-1][crosses]
    order = np.r_[np.flatnonzero(inside) * 2, at * 2 + 1]
    merged = np.vstack((points[inside], meets))
    passed = np.r_[np.zeros(int(inside.sum()), np.int64), np.where(leaves, 0, 1)]
    by_order = np.argsort(order, kind="stable")
    return merged[by_order], np.cumsum(passed[by_order])
