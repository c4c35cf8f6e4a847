"""Single events on the timeline: each as exactly as its time is known, never as a point that nobody knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from console.charts.time_axis import TimeAxis

HOUR_EXACT: Final = 1
_POINT_PX: Final = 7.0
"""A span no wider than this is a dot: it shows no more than is known."""
_PARTS: Final = 4
"""Of a pixel: nobody sees more exactly where a mark stands."""
_MOST: Final = 800
"""So many marks at most; more lie on one another."""


@dataclass(frozen=True)
class MarkInk:
    """The colour of each kind, that of the ground round a mark and round the chosen one, pixels for one at 100 %."""

    colours: Mapping[int, QColor]
    rim: QColor
    chosen: QColor
    scale: float


@dataclass(frozen=True)
class TimeMarks:
    """One entry an event: its time, the span it is known to lie in, its kind, how exact (see TimeCounts), name, id."""

    at: npt.NDArray[np.int64]
    start: npt.NDArray[np.int64]
    end: npt.NDArray[np.int64]
    kinds: npt.NDArray[np.int32]
    exactness: npt.NDArray[np.int8]
    names: tuple[str, ...]
    ids: tuple[str, ...]

    def on(self, axis: TimeAxis) -> npt.NDArray[np.intp]:
        """The places of those of which something lies on an axis."""
        return np.flatnonzero((self.start < axis.end) & (self.end > axis.start))

    def at_x(self, axis: TimeAxis, x: float, reach: float) -> list[int]:
        """The places of those drawn within ``reach`` pixels of ``x``, the most exact first."""
        found = []
        for place in self.on(axis).tolist():
            first, last = self._drawn(axis, place)
            if first - reach <= x <= last + reach:
                found.append((last - first, abs(x - (first + last) / 2), place))
        return [place for _, _, place in sorted(found)]

    def paint(self, painter: QPainter, axis: TimeAxis, left: float, y: float, ink: MarkInk, selected: str = "") -> None:
        """Draw them at ``y``: a dot, a dot with whiskers for ± half an hour, a bar for a day or what lasted."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self.on(axis)
        for place in self._uppermost(axis, shown[:: len(shown) // _MOST + 1]):
            self._paint_one(painter, axis, left, y, ink, place, chosen=False)
        # Above the others, though it may be one of those left out.
        chosen = self.ids.index(selected) if selected in self.ids else -1
        if chosen in shown:
            self._paint_one(painter, axis, left, y, ink, chosen, chosen=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _uppermost(self, axis: TimeAxis, places: npt.NDArray[np.intp]) -> list[int]:
        """Of those that would be drawn in the very same place the last one, in the same order."""
        start, end = ((side[places] - axis.start) / axis.ms_per_pixel * _PARTS for side in (self.start, self.end))
        where = np.stack([np.round(start), np.round(end), self.exactness[places] == HOUR_EXACT])[:, ::-1]
        last = np.unique(where, axis=1, return_index=True)[1]
        found: list[int] = np.sort(places[len(places) - 1 - last]).tolist()
        return found

    def _paint_one(
        self, painter: QPainter, axis: TimeAxis, left: float, y: float, ink: MarkInk, place: int, *, chosen: bool
    ) -> None:
        first, last = self._drawn(axis, place)
        colour, scale = ink.colours.get(int(self.kinds[place]), ink.rim), ink.scale
        middle = left + (axis.x_of(float(self.at[place])) if last > first else first)
        if last > first and self.exactness[place] == HOUR_EXACT:
            _whiskers(painter, left + first, left + last, y, scale, colour)
        elif last > first:
            painter.setPen(QPen(ink.chosen, scale) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            high = (2 if chosen else 1) * scale
            painter.drawRoundedRect(QRectF(left + first, y - high, last - first, 2 * high), high, high)
            return
        _dot(painter, middle, y, scale, colour, ink.chosen if chosen else ink.rim, chosen=chosen)

    def _drawn(self, axis: TimeAxis, place: int) -> tuple[float, float]:
        """From where to where it is drawn, pixels; the same twice for a dot."""
        first, last = axis.x_of(float(self.start[place])), axis.x_of(float(self.end[place]))
        if last - first <= _POINT_PX:
            return ((first + last) / 2,) * 2
        return first, last


def _dot(painter: QPainter, x: float, y: float, scale: float, ink: QColor, rim: QColor, *, chosen: bool) -> None:
    painter.setPen(QPen(rim, (2 if chosen else 1) * scale))
    painter.setBrush(ink)
    radius = (4.5 if chosen else 3.5) * scale
    painter.drawEllipse(QPointF(x, y), radius, radius)


def _whiskers(painter: QPainter, first: float, last: float, y: float, scale: float, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1.5 * scale))
    end = 3 * scale
    painter.drawLines(
        [QLineF(first, y, last, y), QLineF(first, y - end, first, y + end), QLineF(last, y - end, last, y + end)]
    )
