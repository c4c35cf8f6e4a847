"""How far a silence has run, with a tick an hour, a quarter of an hour and five minutes before it closes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.domain.silence import REMINDERS
from console.domain.times import MINUTE, Instant
from console.ui.theme import Look
from console.ui.words import tr


class SilenceBar(QWidget):
    """Painted from three moments; it reads nothing."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty until :meth:`show_span`."""
        super().__init__(parent)
        self._look = look
        self._opened = self._closes = self._now = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_span(self, opened: Instant, closes: Instant, now: Instant) -> None:
        """From when to when it runs, and how far it is."""
        if (opened, closes, now) != (self._opened, self._closes, self._now):
            self._opened, self._closes, self._now = opened, closes, now
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.gap(60), self._look.gap(4) + QFontMetrics(self._look.font("small")).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        length = self._closes - self._opened
        if length <= 0:
            return
        look, painter = self._look, QPainter(self)
        high, top, wide = look.gap(2), look.gap(1), self.width()
        painter.fillRect(QRectF(0, top, wide, high), look.colour("surface.inset"))
        done = min(1.0, max(0.0, (self._now - self._opened) / length))
        painter.fillRect(QRectF(0, top, wide * done, high), look.colour("state.warn"))
        painter.setPen(look.colour("line.strong"))
        painter.drawRect(QRectF(0.5, top - 0.5, wide - 1, high))
        self._ticks(painter, wide, top, high, length)

    def _ticks(self, painter: QPainter, wide: int, top: int, high: int, length: int) -> None:
        look, font = self._look, self._look.font("small")
        metrics, taken = QFontMetrics(font), list[QRectF]()
        painter.setFont(font)
        for before in REMINDERS:
            if before >= length:
                continue
            x = wide * (1 - before / length)
            painter.fillRect(
                QRectF(x, top - look.gap(1), 1.5 * look.scale, high + 2 * look.gap(1)), look.colour("ink.primary")
            )
            minutes = before // MINUTE
            words = tr("{minutes} min", minutes=minutes) if before == REMINDERS[0] else str(minutes)
            room = metrics.horizontalAdvance(words)
            # The last two stand close together: their words go apart from between their ticks.
            aside = {15: x - room + look.gap(1), 5: x - 1}.get(minutes, x - room / 2)
            left = min(aside, wide - room)
            area = QRectF(left, top + high + look.gap(1), room, metrics.height())
            if any(one.adjusted(-2, 0, 2, 0).intersects(area) for one in taken):
                continue
            taken.append(area)
            painter.setPen(look.colour("ink.secondary"))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), words)
