"""How a slide is drawn in the strip: number, small picture, title on two lines, kind and time, what is to be known."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from console.exports.briefing.page import HEIGHT, WIDTH
from console.ui.brief.strip_row import ROW, StripRow
from console.ui.theme import MEDIUM, Look

_Index = QModelIndex | QPersistentModelIndex
_PICTURE_UNITS = 28
_PAD = 2
_LARGEST = 0.42


class SlideDelegate(QStyledItemDelegate):
    """One row of the strip."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Follows the theme of ``look``."""
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Qt's: as high as two lines of title and two quiet ones."""
        look = self._look
        lines = QFontMetricsF(look.font("text")).height() * 2 + QFontMetricsF(look.font("small")).height() * 2
        return QSize(look.gap(50), round(max(lines, self._picture_height())) + look.gap(2 * _PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Qt's."""
        row: StripRow = index.data(ROW)
        look, gap = self._look, self._look.gap
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if chosen:
            painter.fillRect(area, look.colour("surface.selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, look.colour("surface.hover"))
        painter.setPen(QPen(look.colour("line.hair"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        inside = area.adjusted(gap(2), gap(_PAD), -gap(2), -gap(_PAD))
        number_width = QFontMetricsF(look.font("text")).horizontalAdvance("88") + gap(1)
        self._number(painter, QRectF(inside.left(), inside.top(), number_width, inside.height()), row)
        picture = self._room(inside, number_width)
        self._picture(painter, picture, row, chosen)
        words = QRectF(picture.right() + gap(3), inside.top(), 0, inside.height())
        words.setRight(inside.right())
        self._words(painter, words, row, chosen)
        painter.restore()

    def _room(self, inside: QRectF, before: float) -> QRectF:
        """Where the picture stands: smaller in a narrow strip, so that words keep the greater half."""
        width = min(float(self._look.gap(_PICTURE_UNITS)), (inside.width() - before) * _LARGEST)
        return QRectF(inside.left() + before, inside.top(), width, width * HEIGHT / WIDTH)

    def _picture_height(self) -> float:
        return self._look.gap(_PICTURE_UNITS) * HEIGHT / WIDTH

    def _number(self, painter: QPainter, area: QRectF, row: StripRow) -> None:
        painter.setFont(self._look.font("text", MEDIUM))
        painter.setPen(self._look.colour("ink.secondary"))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignTop), "–" if row.number is None else str(row.number))

    def _picture(self, painter: QPainter, area: QRectF, row: StripRow, chosen: bool) -> None:
        painter.fillRect(area, self._look.colour("surface.inset"))
        if row.image is not None and row.number is not None:
            # Letters of a few dots are read where they are gathered, not picked.
            size = area.size().toSize() * painter.device().devicePixelRatioF()
            way = Qt.TransformationMode.SmoothTransformation
            painter.drawImage(area, row.image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, way))
        role, width = ("state.accent", 2.0) if chosen else ("line.strong", 1.0)
        line = QPen(self._look.colour(role), width)
        if row.number is None:
            line.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(line)
        painter.drawRect(area)

    def _words(self, painter: QPainter, area: QRectF, row: StripRow, chosen: bool) -> None:
        look = self._look
        painter.setFont(look.font("text", MEDIUM))
        painter.setPen(look.colour("ink.secondary" if row.number is None else "ink.primary"))
        top = area.top() + _two_lines(painter, area, row.words)
        small = look.font("small")
        metrics = QFontMetricsF(small)
        painter.setFont(small)
        for words, role in ((row.about, "ink.secondary"), (row.state, "state.warn")):
            painter.setPen(look.colour("ink.primary" if chosen and role == "state.warn" else role))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(QRectF(area.left(), top, area.width(), metrics.height()), 0, shown)
            top += metrics.height()


def _two_lines(painter: QPainter, area: QRectF, words: str) -> float:
    """Draw at most two lines, the second cut with an ellipsis; gives how high they are."""
    metrics = QFontMetricsF(painter.font())
    layout = QTextLayout(words, painter.font())
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(area.width())
    first = words[: line.textLength()]
    rest = words[line.textLength() :]
    layout.endLayout()
    painter.drawText(QRectF(area.left(), area.top(), area.width(), metrics.height()), 0, first)
    if not rest:
        return metrics.height()
    shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(QRectF(area.left(), area.top() + metrics.height(), area.width(), metrics.height()), 0, shown)
    return metrics.height() * 2
