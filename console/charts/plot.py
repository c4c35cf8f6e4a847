"""What the charts of a race have in common: a plot over hours, looked at and not moved, with words painted over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from console.charts.look import Look, tinted
from console.charts.time_axis import TimeAxis
from console.domain.times import HOUR, Instant

_TICK_ROOM: Final = 19
"""Steps of the grid a label of the time axis takes."""
SEMIBOLD: Final = QFont.Weight.DemiBold


class Plot(pg.PlotWidget):  # type: ignore[misc]
    """x is hours from :attr:`begins`, y a number. Curves are items; words and marks are painted by :meth:`annotate`."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty until it is told its span."""
        super().__init__(parent)
        self._look = look
        self.begins: Instant = 0
        self.hours = 1.0
        """How many hours it shows."""
        self._rows: Sequence[tuple[float, str]] = ()
        self._ruled: Sequence[float] = ()
        self.tell: Callable[[float], str] = lambda _hour: ""
        """Writes the tooltip of an hour, plain text as rich text shows it."""
        self.setMenuEnabled(False)
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.setFrameShape(self.Shape.NoFrame)
        self.getPlotItem().getViewBox().disableAutoRange()
        self.dress()

    def dress(self) -> None:
        """After the look became another."""
        look = self._look
        self.setBackground(look.colour("surface.panel"))
        for name in ("left", "bottom"):
            axis = self.getAxis(name)
            axis.setPen(look.colour("line.strong") if name == "bottom" else QColor(0, 0, 0, 0))
            axis.setTextPen(look.colour("ink.muted"))
            axis.setTickFont(look.font("small"))
            axis.setStyle(tickLength=0, tickAlpha=0, tickTextOffset=look.gap(1) + look.gap(1) // 2)
        self._label_times()
        if self._rows:
            self._widen()

    def span(self, begins: Instant, hours: float) -> None:
        """Show from ``begins`` on so many hours."""
        self.begins, self.hours = begins, hours
        self.setXRange(0, hours, padding=0)
        self._label_times()

    def rows(self, most: float, ticks: Sequence[tuple[float, str]]) -> None:
        """Show 0 to ``most``, labelled and ruled at ``ticks``: those that matter most first, as many as have room."""
        self.setYRange(0, most, padding=0)
        self._rows = ticks
        self._widen()
        self._label_rows()

    def _widen(self) -> None:
        """As much room at the left as the longest label takes."""
        metrics = QFontMetricsF(self._look.font("small"))
        wide = max((metrics.horizontalAdvance(words) for _, words in self._rows), default=0)
        self.getAxis("left").setWidth(round(wide) + self._look.gap(3))
        # Now, not with the next event: the rules are painted before the curves ask for their place.
        self.getPlotItem().layout.activate()

    def _label_rows(self) -> None:
        kept: list[tuple[float, str]] = []
        for value, words in self._rows:
            if all(abs(self.y_of(value) - self.y_of(other)) >= self.line_height for other, _ in kept):
                kept.append((value, words))
        self.getAxis("left").setTicks([kept])
        self._ruled = [value for value, _ in kept]

    @property
    def ink_scale(self) -> float:
        """How wide a curve's pen is for one pixel at 100 %: such pens count the pixels of the screen itself."""
        return self._look.gap(25) / 100 * float(self.devicePixelRatioF())

    @property
    def area(self) -> QRectF:
        """Where the curves are, pixels."""
        found: QRectF = self.getPlotItem().getViewBox().sceneBoundingRect()
        return found

    def x_of(self, hour: float) -> float:
        """Where an hour lies, pixels."""
        return self.area.left() + hour / self.hours * self.area.width()

    def hour_at(self, x: float) -> float:
        """The hour at ``x``."""
        return (x - self.area.left()) / max(1.0, self.area.width()) * self.hours

    def y_of(self, value: float) -> float:
        """Where a value lies, pixels."""
        low, high = self.getPlotItem().getViewBox().viewRange()[1]
        return self.area.bottom() - (value - float(low)) / float(high - low) * self.area.height()

    def annotate(self, painter: QPainter) -> None:
        """Paint what stands over the curves, in pixels."""

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Qt's: the rules under the curves."""
        super().drawBackground(painter, rect)
        painter.setPen(QPen(self._look.colour("line.hair"), 1))
        area = self.area
        for value in self._ruled:
            y = round(self.y_of(value)) + 0.5
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Qt's: words and marks over the curves."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.annotate(painter)
        painter.restore()

    def write(
        self, painter: QPainter, words: str, area: QRectF, role: str, side: Qt.AlignmentFlag, *, bold: bool = False
    ) -> None:
        """Words in an ink, at a side of an area; what is under them shows through a little."""
        ground = QRectF(area)
        ground.setWidth(self.wide(words, bold=bold))
        if side & Qt.AlignmentFlag.AlignRight:
            ground.moveRight(area.right())
        painter.fillRect(ground, tinted(self._look, "surface.panel", 0.72))
        painter.setFont(self._look.font("small", SEMIBOLD if bold else QFont.Weight.Normal))
        painter.setPen(self._look.colour(role))
        painter.drawText(area, int(side), words)

    def wide(self, words: str, *, bold: bool = False) -> float:
        """How wide words are when written, pixels."""
        return QFontMetricsF(self._look.font("small", SEMIBOLD if bold else QFont.Weight.Normal)).horizontalAdvance(
            words
        )

    @property
    def line_height(self) -> float:
        """How high a line of words is, pixels."""
        return QFontMetricsF(self._look.font("small")).height()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Qt's: as many times are labelled as there is room for."""
        super().resizeEvent(event)
        # It is sized before it is made, and again while it is taken apart.
        if hasattr(self, "hours") and self.plotItem is not None:
            self._label_times()
            self._label_rows()

    def viewportEvent(self, event: QEvent) -> bool:
        """Qt's: what holds at the hour under the pointer."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            inside = self.area.contains(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.tell(self.hour_at(event.pos().x())) if inside else "", self)
            return True
        return bool(super().viewportEvent(event))

    def _label_times(self) -> None:
        end = self.begins + round(self.hours * HOUR)
        axis = TimeAxis(self.begins, end, max(1.0, self.width() - self._look.gap(14)), end)
        ticks = axis.weekly(self._look.gap(_TICK_ROOM))
        self.getAxis("bottom").setTicks([[((moment - self.begins) / HOUR, words) for moment, words in ticks]])
