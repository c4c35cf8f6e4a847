"""What the marks on the cards mean: shape and word of each stance, in one line, or two where that is narrow."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.domain.stance import LETTERS, NAMES, Stance
from console.map.stance_marks import paint_stance
from console.ui.theme import Look
from console.ui.words import tr


class StanceLegend(QWidget):
    """Painted; the letter that is typed for each stands in it too."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """The six stances."""
        super().__init__(parent)
        self._look = look
        self._note = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say("")
        look.changed.connect(self._fit)
        self._fit()

    def say(self, note: str) -> None:
        """What is to be known of the positions, at the right end: that an exercise drew them."""
        if note == self._note:
            return
        self._note = note
        self.setAccessibleName(", ".join([*(words for _, words in self._marks()), *filter(None, [note])]))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.gap(80), self._lines() * self._high())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: what has no room goes into another line."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setFont(look.font("small"))
        side, high = look.gap(4), self._high()
        for stance, words, left, line in self._placed():
            area = QRectF(left, line * high + (high - side) / 2, side, side)
            paint_stance(painter, stance, area, look.colour(f"stance.{stance.value}"), look.colour("surface.base"))
            painter.setPen(look.colour("ink.secondary"))
            room = QRectF(left + side + look.gap(2), line * high, self.width(), high)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
        painter.setPen(look.colour("ink.muted"))
        last = QRectF(0, (self._lines() - 1) * high, self.width(), high)
        painter.drawText(last, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._note)

    def _fit(self) -> None:
        self.setFixedHeight(self._lines() * self._high())

    def _lines(self) -> int:
        *_, (_, words, left, line) = self._placed()
        metrics, gap = QFontMetrics(self._look.font("small")), self._look.gap
        taken = left + gap(12) + metrics.horizontalAdvance(words)
        own = bool(self._note) and taken + metrics.horizontalAdvance(self._note) > self.width()
        return 1 + line + own

    def _high(self) -> int:
        return self._look.gap(6)

    def _placed(self) -> list[tuple[Stance, str, int, int]]:
        metrics, gap = QFontMetrics(self._look.font("small")), self._look.gap
        made, left, line = [], 0, 0
        for stance, words in self._marks():
            wide = gap(6) + metrics.horizontalAdvance(words)
            if left and left + wide > self.width() > gap(20):
                left, line = 0, line + 1
            made.append((stance, words, left, line))
            left += wide + gap(6)
        return made

    def _marks(self) -> list[tuple[Stance, str]]:
        return [(stance, f"{tr(NAMES[stance])} ({letter})") for letter, stance in LETTERS.items()]
