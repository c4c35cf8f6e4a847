"""What the marks of the arrivals mean: order to earliest, 10–90 %, median, their range."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.charts.look import tinted
from console.ui.theme import Look
from console.ui.words import tr


class Legend(QWidget):
    """One line; where there is too little room the last marks are left out."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """With a range of theirs once there is one."""
        super().__init__(parent)
        self._look = look
        self._range = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_range(self, words: str) -> None:
        """What theirs is called."""
        self._range = words
        self.setAccessibleName(", ".join(words for _, words in self._marks()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._look.font("small"))
        gap = self._look.gap
        wide = sum(gap(5) + metrics.horizontalAdvance(words) + gap(6) for _, words in self._marks())
        return QSize(wide, self._look.gap(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._look.gap(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font, gap = self._look.font("small"), self._look.gap
        painter.setFont(font)
        metrics = QFontMetrics(font)
        left = self.width()
        shown = self._marks()
        widths = [gap(5) + metrics.horizontalAdvance(words) + gap(6) for _, words in shown]
        while shown and sum(widths) > self.width():
            shown, widths = shown[1:], widths[1:]
        left = self.width() - sum(widths) + gap(3)
        for (kind, words), wide in zip(shown, widths, strict=True):
            mark = QRectF(left, self.height() / 2 - gap(1), gap(4), gap(2))
            self._paint_mark(painter, kind, mark)
            painter.setPen(self._look.colour("ink.secondary"))
            room = QRectF(left + gap(6), 0, wide, self.height())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
            left += wide

    def _marks(self) -> list[tuple[str, str]]:
        marks = [("way", tr("order to earliest")), ("band", tr("10 to 90 %")), ("median", tr("median"))]
        return [*marks, ("range", tr("theirs, {range}", range=self._range))] if self._range else marks

    def _paint_mark(self, painter: QPainter, kind: str, area: QRectF) -> None:
        look = self._look
        if kind == "way":
            painter.fillRect(area.adjusted(0, area.height() / 4, 0, -area.height() / 4), look.colour("line.strong"))
        elif kind == "band":
            painter.fillRect(area, tinted(look, "state.accent", 0.38))
        elif kind == "median":
            x = area.center().x()
            painter.fillRect(QRectF(x - 1, area.top() - 2, 2.5, area.height() + 4), look.colour("state.accent"))
        else:
            painter.fillRect(area.adjusted(0, -2, 0, 2), tinted(look, "state.danger", 0.14))
            painter.setPen(QPen(look.colour("state.danger"), 1.5))
            for x in (area.left(), area.right()):
                painter.drawLine(int(x), int(area.top()) - 2, int(x), int(area.bottom()) + 2)
