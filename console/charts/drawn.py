"""A small chart that is painted whole: looked at, not moved, with words in the faces of the look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from console.charts.log_time import LogTime
from console.charts.look import Look

REGULAR: Final = QFont.Weight.Normal
SEMIBOLD: Final = QFont.Weight.DemiBold
_FAINT: Final = 0.3
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


class Drawn(QWidget):
    """A subclass paints itself in :meth:`draw`; :meth:`tell` writes its tip at a place, as rich text shows plain."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Nothing until it is told what to show."""
        super().__init__(parent)
        self._look = look
        self._dimmed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def draw(self, painter: QPainter) -> None:
        """Paint all of it."""
        raise NotImplementedError

    def tell(self, at: QPointF) -> str:
        """What holds at a place; empty for nothing."""
        return ""

    def dress(self) -> None:
        """After the look became another."""
        self.updateGeometry()
        self.update()

    def dim(self, dimmed: bool) -> None:
        """Show faintly, and tell nothing of, what is no longer so while what is comes."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._dimmed:
            painter.setOpacity(_FAINT)
        self.draw(painter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Qt's: the tip."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = "" if self._dimmed else self.tell(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    @property
    def line(self) -> float:
        """How high a line of small words is, pixels."""
        return QFontMetricsF(self._look.font("small")).height()

    def wide(self, words: str, *, bold: bool = False) -> float:
        """How wide small words are."""
        return QFontMetricsF(self._look.font("small", SEMIBOLD if bold else REGULAR)).horizontalAdvance(words)

    def write(
        self, painter: QPainter, words: str, area: QRectF, role: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft, *, bold: bool = False,
    ) -> None:  # fmt: skip
        """Small words at a side of an area, cut where they have no room."""
        font = self._look.font("small", SEMIBOLD if bold else REGULAR)
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width() + 1)
        painter.setFont(font)
        painter.setPen(self._look.colour(role))
        painter.drawText(area.adjusted(0, 0, 1, 0), int(side | _MIDDLE), shown)

    def rule(self, painter: QPainter, axis: LogTime, top: float, bottom: float) -> None:
        """The labelled times of an axis: hair lines and words under them."""
        painter.setPen(QPen(self._look.colour("line.hair"), 1))
        ticks = axis.ticks(self._look.gap(11))
        for hours, _ in ticks:
            x = round(axis.x_of(hours)) + 0.5
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        for hours, words in ticks:
            half = self.wide(words) / 2 + 2
            x = min(max(axis.x_of(hours), axis.left + half), axis.left + axis.wide - half)
            area = QRectF(x - half, bottom + self._look.gap(1) / 2, 2 * half, self.line)
            self.write(painter, words, area, "ink.muted", Qt.AlignmentFlag.AlignHCenter)

    def dot(self, painter: QPainter, at: QPointF, role: str, radius: float | None = None) -> None:
        """A filled circle with a rim of the ground, so that it stands apart from what is under it."""
        wide = self._look.gap(1) * 1.1 if radius is None else radius
        painter.setPen(QPen(self._look.colour("surface.panel"), 1.5))
        painter.setBrush(self._look.colour(role))
        painter.drawEllipse(at, wide, wide)

    def bar(self, painter: QPainter, area: QRectF, colour: QColor) -> None:
        """A filled bar without a rim."""
        painter.fillRect(area, colour)


def shifted(spots: Sequence[float], room: float) -> list[int]:
    """How many steps up each of these places is drawn so that none lies on another; places ascend."""
    rows: list[float] = []
    found = []
    for spot in spots:
        row = next((number for number, last in enumerate(rows) if spot - last >= room), len(rows))
        if row == len(rows):
            rows.append(spot)
        rows[row] = spot
        found.append(row)
    return found
