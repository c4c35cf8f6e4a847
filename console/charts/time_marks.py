"""Single events on the timeline: each as exactly as its time is known, never as a point that nobody knows."""

from __future__ import annotations

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
_MOST: Final = 800
"""So many marks at most; more lie on one another."""


@dataclass(frozen=True)
class TimeMarks:
    """One entry an event: its time, the span it is known to lie in, its kind, how exact (as in TimeCounts), a name."""

    at: npt.NDArray[np.int64]
    start: npt.NDArray[np.int64]
    end: npt.NDArray[np.int64]
    kinds: npt.NDArray[np.int32]
    exactness: npt.NDArray[np.int8]
    names: tuple[str, ...]

    def on(self, axis: TimeAxis) -> npt.NDArray[np.intp]:
        """The places of those of which something lies on an axis."""
        return np.flatnonzero((self.start < axis.end) & (self.end > axis.start))

    def at_x(self, axis: TimeAxis, x: float, reach: float) -> list[str]:
        """The names of those drawn within ``reach`` pixels of ``x``."""
        found = []
        for place in self.on(axis).tolist():
            first, last = self._drawn(axis, place)
            if first - reach <= x <= last + reach:
                found.append(self.names[place])
        return found

    def paint(
        self,
        painter: QPainter,
        axis: TimeAxis,
        left: float,
        y: float,
        scale: float,
        colour: dict[int, QColor],
        rim: QColor,
    ) -> None:
        """Draw them at ``y``: a dot, a dot with whiskers for ± half an hour, a bar for a day or what lasted."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self.on(axis)
        for place in shown[:: len(shown) // _MOST + 1].tolist():
            first, last = self._drawn(axis, place)
            ink = colour.get(int(self.kinds[place]), rim)
            if last > first and self.exactness[place] == HOUR_EXACT:
                _whiskers(painter, left + first, left + last, y, scale, ink)
                _dot(painter, left + axis.x_of(float(self.at[place])), y, scale, ink, rim)
            elif last > first:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ink)
                painter.drawRoundedRect(QRectF(left + first, y - scale, last - first, 2 * scale), scale, scale)
            else:
                _dot(painter, left + first, y, scale, ink, rim)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _drawn(self, axis: TimeAxis, place: int) -> tuple[float, float]:
        """From where to where it is drawn, pixels; the same twice for a dot."""
        first, last = axis.x_of(float(self.start[place])), axis.x_of(float(self.end[place]))
        if last - first <= _POINT_PX:
            return ((first + last) / 2,) * 2
        return first, last


def _dot(painter: QPainter, x: float, y: float, scale: float, ink: QColor, rim: QColor) -> None:
    painter.setPen(QPen(rim, scale))
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(x, y), 3.5 * scale, 3.5 * scale)


def _whiskers(painter: QPainter, first: float, last: float, y: float, scale: float, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1.5 * scale))
    end = 3 * scale
    painter.drawLines(
        [QLineF(first, y, last, y), QLineF(first, y - end, first, y + end), QLineF(last, y - end, last, y + end)]
    )
