"""Arrays of the plane to Qt paths, cut to what a picture needs."""

from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QPainterPath, QPolygonF
from shiboken6 import VoidPtr

Floats = npt.NDArray[np.float64]


def polygon(points: Floats) -> QPolygonF:
    """(n, 2) pixels as a polygon, copied in one go."""
    result = QPolygonF()
    result.resize(len(points))
    memory: Any = VoidPtr(result.data(), len(points) * 16, True)  # type: ignore[call-arg, arg-type]
    np.frombuffer(memory, np.float64).reshape(-1, 2)[:] = points
    return result


def trimmed_ring(ring: Floats, west: float, south: float, east: float, north: float) -> Floats:
    """A ring without the vertices that cannot matter inside a rectangle.

    A vertex goes when it and both its neighbours lie beyond the same side: what its loss moves stays out there.
    """
    side = _sides(ring, west, south, east, north)
    inner = (side[1:-1] == 0) | (side[:-2] != side[1:-1]) | (side[2:] != side[1:-1])
    return ring[np.r_[True, inner, True]]


def trimmed_line(line: Floats, west: float, south: float, east: float, north: float) -> list[Floats]:
    """The stretches of a line that may meet a rectangle."""
    side = _sides(line, west, south, east, north)
    seen = (side[:-1] == 0) | (side[1:] != side[:-1])
    if seen.all():
        return [line]
    edges = np.flatnonzero(np.diff(np.r_[False, seen, False].astype(np.int8)))
    return [line[start : end + 1] for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _sides(points: Floats, west: float, south: float, east: float, north: float) -> npt.NDArray[np.int8]:
    """Which side of a rectangle each point lies beyond, one side only; 0 inside."""
    x, y = points[:, 0], points[:, 1]
    side = np.zeros(len(points), np.int8)
    side[y > north] = 4
    side[y < south] = 3
    side[x > east] = 2
    side[x < west] = 1
    return side


def path_of(polygons: list[QPolygonF], closed: bool) -> QPainterPath:
    """One path of many polygons (odd-even) or lines."""
    path = QPainterPath()
    for shape in polygons:
        path.addPolygon(shape)
        if closed:
            path.closeSubpath()
    return path


def distance_to(line: Floats, x: float, y: float) -> float:
    """From a point to a line of straight pieces, or to a single point."""
    if len(line) == 1:
        return float(np.hypot(*(line[0] - (x, y))))
    start, way = line[:-1] - (x, y), np.diff(line, axis=0)
    squared = (way**2).sum(axis=1)
    share = np.clip(-(start * way).sum(axis=1) / np.where(squared > 0, squared, 1.0), 0.0, 1.0)
    return float(np.sqrt(((start + way * share[:, None]) ** 2).sum(axis=1).min()))


def centroid(ring: Floats) -> Floats:
    """The middle of the area inside a closed ring; of its corners where there is none."""
    x, y = (ring - ring[0]).T
    cross = x[:-1] * y[1:] - x[1:] * y[:-1]
    double = cross.sum()
    if abs(double) < 1e-6:
        return np.asarray(ring[:-1].mean(axis=0))
    middle = [((x[:-1] + x[1:]) * cross).sum(), ((y[:-1] + y[1:]) * cross).sum()]
    return np.asarray(ring[0] + np.asarray(middle) / (3 * double))


def part_way(line: Floats, share: float) -> Floats:
    """The point of a line at a share of its length."""
    steps = np.hypot(*np.diff(line, axis=0).T)
    reach = np.concatenate(([0.0], np.cumsum(steps)))
    at = share * reach[-1]
    return np.asarray([np.interp(at, reach, line[:, 0]), np.interp(at, reach, line[:, 1])])
