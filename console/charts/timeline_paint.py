"""What lies under and over the bars of the timeline: the band of the window, its grips, now, and the cursor's flag."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from console.charts.look import Look
from console.charts.time_axis import TimeAxis
from console.domain.time_window import TimeWindow, Unit
from console.domain.times import Instant, Precision, dtg, to_datetime

_BAND_ALPHA: Final = 46
_PLAYED: Final = "state.info"
_CHOSEN: Final = "state.accent"


def band(painter: QPainter, look: Look, plot: QRectF, axis: TimeAxis, window: TimeWindow, *, playing: bool) -> None:
    """The window as a tint behind the bars."""
    left, right = _span(plot, axis, window)
    if right > left:
        tint = QColor(look.colour(_PLAYED if playing else _CHOSEN))
        tint.setAlpha(_BAND_ALPHA)
        painter.fillRect(QRectF(left, plot.top(), right - left, plot.height()), tint)


def ends(painter: QPainter, look: Look, plot: QRectF, axis: TimeAxis, window: TimeWindow, *, playing: bool) -> None:
    """Now as a line, and both ends of the window with a grip each; the end is the cursor while it is played."""
    now = axis.x_of(axis.limit)
    if 0 <= now <= axis.width and not window.live:
        _line(painter, plot, now, QPen(look.colour("ink.secondary"), 1, Qt.PenStyle.DashLine))
    start = None if window.start is None else axis.x_of(window.start)
    if start is not None:
        _end(painter, look, plot, axis, start, look.colour(_CHOSEN))
    _end(painter, look, plot, axis, axis.x_of(window.end), look.colour(_PLAYED if playing else _CHOSEN))


def flag(painter: QPainter, look: Look, plot: QRectF, x: float, words: str, *, playing: bool, high: float) -> None:
    """Words over a moment, kept inside the chart: filled blue for a replay, as in the command bar."""
    font = look.font("small", QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    wide = metrics.horizontalAdvance(words) + look.gap(3)
    left = min(max(plot.left() + x - wide / 2, plot.left()), plot.right() - wide)
    place = QRectF(left, plot.top() - high, wide, max(high, metrics.height()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(_PLAYED if playing else _CHOSEN))
    painter.drawRoundedRect(place, look.gap(1), look.gap(1))
    painter.setFont(font)
    painter.setPen(look.colour("ink.inverse" if playing else "state.on_accent"))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def moment_words(moment: Instant, unit: Unit) -> str:
    """A moment as exactly as a hand can set it: ``1944Z`` where bars are hours or finer, else its day."""
    if unit in (Unit.DAY, Unit.MONTH):
        return dtg(moment - 1, Precision.DAY)
    return f"{to_datetime(moment):%H%M}Z {dtg(moment, Precision.DAY)[:6]}"


def _span(plot: QRectF, axis: TimeAxis, window: TimeWindow) -> tuple[float, float]:
    left = 0.0 if window.start is None else max(0.0, axis.x_of(window.start))
    return plot.left() + left, plot.left() + min(axis.x_of(window.end), axis.width)


def _end(painter: QPainter, look: Look, plot: QRectF, axis: TimeAxis, x: float, ink: QColor) -> None:
    if not -1 <= x <= axis.width + 1:
        return
    _line(painter, plot, x, QPen(ink, 1.5))
    wide, high = look.gap(1) + 1.0, min(look.gap(4) + 0.0, plot.height())
    place = QRectF(plot.left() + x - wide / 2, plot.center().y() - high / 2, wide, high)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour("surface.panel"), 1))
    painter.setBrush(ink)
    painter.drawRoundedRect(place, wide / 2, wide / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _line(painter: QPainter, plot: QRectF, x: float, pen: QPen) -> None:
    painter.setPen(pen)
    at = round(plot.left() + x) + 0.5
    painter.drawLine(QLineF(at, plot.top(), at, plot.bottom()))
