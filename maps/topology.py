"""Shared arcs of a coverage of polygons, so that neighbours stay glued however far they are simplified.

Every stretch of boundary between two junctions is one arc, whoever uses it. Arcs are simplified once
(Visvalingam: a vertex weighs the area of the triangle it makes with its neighbours) and rings are put together
again from them, so a border can open no gap and overlap nothing.
"""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
GRID = 1e-6  # degrees: vertices nearer than this are one


@dataclass(frozen=True)
class Topology:
    """``arcs`` in degrees (n, 2); ``rings`` as arc numbers, ``~number`` where the arc runs backwards."""

    arcs: list[Points]
    rings: list[list[int]]

    def users(self) -> list[list[int]]:
        """For each arc the rings that use it."""
        found: list[list[int]] = [[] for _ in self.arcs]
        for ring, parts in enumerate(self.rings):
            for part in parts:
                found[part if part >= 0 else ~part].append(ring)
        return found

    def assemble(self, ring: int, arcs: Sequence[Points]) -> Points:
        """The closed ring from (possibly simplified and projected) arcs."""
        pieces = [arcs[part] if part >= 0 else arcs[~part][::-1] for part in self.rings[ring]]
        return np.vstack([piece[:-1] for piece in pieces] + [pieces[0][:1]])


def build(rings: Sequence[Points]) -> Topology:
    """Cut closed rings (first point repeated at the end) into shared arcs."""
    codes, table = _vertex_codes(rings)
    junction = _junctions(codes)
    numbers: dict[bytes, int] = {}
    arcs: list[Points] = []
    parts_of: list[list[int]] = []
    for code in codes:
        parts: list[int] = []
        for piece in _pieces(code, junction):
            forwards, backwards = piece.tobytes(), piece[::-1].tobytes()
            number = numbers.get(forwards)
            if number is not None:
                parts.append(number)
            elif backwards in numbers:
                parts.append(~numbers[backwards])
            else:
                numbers[forwards] = len(arcs)
                parts.append(len(arcs))
                arcs.append(table[piece])
        parts_of.append(parts)
    return Topology(arcs, parts_of)


def _vertex_codes(rings: Sequence[Points]) -> tuple[list[npt.NDArray[np.int64]], Points]:
    """Each ring as numbers of vertices, and the vertices in degrees."""
    whole = np.vstack(rings)
    grid = np.round(whole / GRID).astype(np.int64)
    _, first, inverse = np.unique(grid[:, 0] * 10**9 + grid[:, 1], return_index=True, return_inverse=True)
    table = whole[first]
    ends = np.cumsum([len(ring) for ring in rings])
    codes = []
    for end, ring in zip(ends, rings, strict=True):
        code = inverse[end - len(ring) : end].astype(np.int64)
        keep = np.r_[True, code[1:] != code[:-1]]
        codes.append(code[keep])
    return codes, table


def _junctions(codes: Sequence[npt.NDArray[np.int64]]) -> npt.NDArray[np.bool_]:
    edges = np.vstack([np.column_stack((code[:-1], code[1:])) for code in codes])
    edges = np.unique(np.sort(edges, axis=1), axis=0)
    degree = np.bincount(edges.ravel(), minlength=int(edges.max()) + 1)
    return np.asarray(degree != 2)


def _pieces(code: npt.NDArray[np.int64], junction: npt.NDArray[np.bool_]) -> Iterable[npt.NDArray[np.int64]]:
    """A ring as arcs from junction to junction; without any, the whole ring from its lowest vertex."""
    body = code[:-1]
    cuts = np.flatnonzero(junction[body])
    if not len(cuts):
        cuts = np.array([int(np.argmin(body))])
    turned = np.r_[body[cuts[0] :], body[: cuts[0]], body[cuts[0] : cuts[0] + 1]]
    marks = np.r_[cuts - cuts[0], len(turned) - 1]
    for start, end in pairwise(marks.tolist()):
        yield turned[start : end + 1]


def weights(points: Points) -> Points:
    """Visvalingam weight of each vertex in square metres of the plane; the two ends weigh infinitely much."""
    count = len(points)
    result = np.full(count, np.inf)
    if count < 3:
        return result
    xs, ys = points[:, 0].tolist(), points[:, 1].tolist()
    before, after = list(range(-1, count - 1)), list(range(1, count + 1))

    def area(mid: int) -> float:
        left, right = before[mid], after[mid]
        double = (xs[mid] - xs[left]) * (ys[right] - ys[left]) - (xs[right] - xs[left]) * (ys[mid] - ys[left])
        return float(abs(double)) / 2

    current = [0.0] * count
    for mid in range(1, count - 1):
        current[mid] = area(mid)
    heap = [(current[mid], mid) for mid in range(1, count - 1)]
    heapq.heapify(heap)
    floor = 0.0
    while heap:
        weight, mid = heapq.heappop(heap)
        if result[mid] != np.inf or weight != current[mid]:
            continue
        floor = max(floor, weight)
        result[mid] = floor
        left, right = before[mid], after[mid]
        after[left], before[right] = right, left
        for side in (left, right):
            if 0 < side < count - 1:
                current[side] = area(side)
                heapq.heappush(heap, (current[side], side))
    return result


def area(ring: Points) -> float:
    """Area inside a closed ring of the plane, in square metres, never negative."""
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))) / 2
