"""Numbers of reports: by kind in view and in the window of time, round a point, inside a line. Always exact."""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from console.map.frame import Frame
from console.map.reports.planes import Grain
from console.map.reports.points import NO_TIME, Box, Points, Span, Taken
from console.map.reports.ring import Rect
from console.map.reports.tally import KINDS

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]
_IN, _ON = 1, 2
_MASK: Final = 2_048.0
"""Pixels a mask is large at most."""


class Counts(NamedTuple):
    """By kind (0: no category): located in view and window; in the window, with a place or without; of all time.

    ``loose`` are those of the window that have no place.
    """

    in_view: Numbers
    in_window: Numbers
    total: Numbers
    loose: Numbers


class Here(NamedTuple):
    """How many reports lie round a point, by kind, and their rows in the order of time."""

    number: int
    by_kind: Numbers
    rows: Numbers


def counts(points: Points, span: Span, window: tuple[int | None, int | None], seen: Rect, grain: Grain) -> Counts:
    """Count what lies on the pixels that are seen: where a dot stands decides, not how far it reaches."""
    taken = points.within(grain.box(seen.grown(1)), span)
    one = np.float32(1 / grain.scale)
    columns = (np.floor(taken.east * one) - np.float32(seen.left)).astype(np.int32)
    rows = (np.floor(taken.south * one) - np.float32(seen.top)).astype(np.int32)
    inside = (columns.view(np.uint32) < seen.width) & (rows.view(np.uint32) < seen.height)
    loose = _by_kind(_loose(points, window))
    return Counts(
        np.bincount(taken.kind, inside, KINDS).astype(np.int64),
        points.kinds(span) + loose,
        points.kinds(points.everything) + _by_kind(points.loose_kind),
        loose,
    )


def around(points: Points, span: Span, hidden: frozenset[int], x: float, y: float, radius: float) -> Here:
    """What lies within ``radius`` metres of a place of the plane (y grows to the north)."""
    box = Box(x - radius, -y - radius, x + radius, -y + radius)
    taken = points.within(box, span, ranked=True)
    near = (taken.east - x) ** 2 + (taken.south + y) ** 2 <= radius**2
    return _here(points, taken, near, hidden)


def inside(points: Points, span: Span, hidden: frozenset[int], frame: Frame, lasso: QPolygonF) -> Numbers:
    """The rows of what lies inside a closed line on the screen, logical pixels, by the odd-even rule."""
    taken, chosen = _chosen(points, span, frame, lasso)
    return _here(points, taken, chosen, hidden).rows


def number_inside(points: Points, span: Span, hidden: frozenset[int], frame: Frame, lasso: QPolygonF) -> int:
    """How many these are."""
    taken, chosen = _chosen(points, span, frame, lasso)
    return int(np.count_nonzero(chosen & _shown(hidden)[taken.kind]))


def _chosen(points: Points, span: Span, frame: Frame, lasso: QPolygonF) -> tuple[Taken, npt.NDArray[np.bool_]]:
    """Points round a line, and which of them are inside.

    The line is painted into a mask; only what lies on its outline is held against the line itself. The mask of a line
    that reaches far beyond the screen is coarser.
    """
    bounds = lasso.boundingRect()
    step = max(1.0, max(bounds.width(), bounds.height()) / _MASK)
    bounds.adjust(-2 * step, -2 * step, 2 * step, 2 * step)
    west, north = frame.plane(bounds.left(), bounds.top())
    east, south = frame.plane(bounds.right(), bounds.bottom())
    taken = points.within(Box(west, -north, east, -south), span, ranked=True)
    corners = (np.array([(at.x(), at.y()) for at in lasso.toList()]) - (bounds.left(), bounds.top())) / step
    mask = _mask(corners, bounds.width() / step, bounds.height() / step)
    pixel = frame.scale * step
    columns, rows = (taken.east.astype(np.float64) - west) / pixel, (taken.south.astype(np.float64) + north) / pixel
    there = (columns >= 0) & (rows >= 0) & (columns < mask.shape[1]) & (rows < mask.shape[0])
    kept = np.flatnonzero(there)
    columns, rows = columns[kept], rows[kept]
    said = mask[rows.astype(np.int64), columns.astype(np.int64)]
    unsure = np.flatnonzero(said == _ON)
    said[unsure] = _odd(columns[unsure], rows[unsure], corners)
    chosen = np.zeros(len(taken.east), np.bool_)
    chosen[kept[said == _IN]] = True
    return taken, chosen


def _here(points: Points, taken: Taken, near: npt.NDArray[np.bool_], hidden: frozenset[int]) -> Here:
    found = np.flatnonzero(near & _shown(hidden)[taken.kind])
    assert taken.rank is not None
    ranks = np.sort(taken.rank[found])
    return Here(len(found), _by_kind(taken.kind[found]), points.row[ranks])


def _shown(hidden: frozenset[int]) -> npt.NDArray[np.bool_]:
    """By kind."""
    shown = np.ones(KINDS, np.bool_)
    shown[list(hidden)] = False
    return shown


def _by_kind(kinds: npt.NDArray[np.uint8]) -> Numbers:
    return np.bincount(kinds, minlength=KINDS)


def _loose(points: Points, window: tuple[int | None, int | None]) -> npt.NDArray[np.uint8]:
    start, end = window
    if start is None and end is None:
        return points.loose_kind
    known = int(np.searchsorted(points.loose_time, NO_TIME, "right"))
    first = known if start is None else max(known, int(np.searchsorted(points.loose_time, start)))
    last = len(points.loose_time) if end is None else int(np.searchsorted(points.loose_time, end))
    return points.loose_kind[first : max(first, last)]


def _mask(corners: Floats, width: float, height: float) -> npt.NDArray[np.uint8]:
    """Pixels inside a line, and those it crosses or comes near to."""
    image = QImage(int(width) + 1, int(height) + 1, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setBrush(QColor(_IN, _IN, _IN))
    painter.setPen(QPen(QColor(_ON, _ON, _ON), 3.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
    painter.drawPolygon([QPointF(x, y) for x, y in corners.tolist()], Qt.FillRule.OddEvenFill)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].copy()


def _odd(x: Floats, y: Floats, corners: Floats) -> npt.NDArray[np.uint8]:
    """Whether points lie inside a closed line: whether a ray to the right crosses it an odd number of times."""
    odd = np.zeros(len(x), np.bool_)
    for (x1, y1), (x2, y2) in zip(corners, np.roll(corners, -1, 0), strict=True):
        if y1 != y2:
            crosses = (y1 > y) != (y2 > y)
            odd ^= crosses & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return odd.astype(np.uint8)
