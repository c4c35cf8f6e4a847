"""How a row is painted: hairline, selection, cut text, the to-check mark, the bar of a row that just changed."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from console.ui import icons
from console.ui.columns import Column
from console.ui.tables import Index, TableModel
from console.ui.theme import REGULAR, SEMIBOLD, Look
from console.ui.words import plain_tip

_CENTRE = Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight


def paint_to_check(painter: QPainter, look: Look, area: QRect) -> None:
    """The circled question mark of a fact that is still to be checked."""
    ink = look.colour("state.warn")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.2 * look.scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(area.toRectF().adjusted(1, 1, -1, -1))
    font = look.font("small", SEMIBOLD)
    font.setPixelSize(round(area.height() * 0.7))
    painter.setFont(font)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "?")
    painter.restore()


class Rows(QStyledItemDelegate):
    """Paints the cells of a :class:`TableModel`."""

    def __init__(self, look: Look, parent: QObject) -> None:
        """Paints with ``look`` as it is at each moment."""
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._look.px("row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, TableModel):
            return
        column: Column[Any] = model.columns[index.column()]
        row = model.row(index)
        area: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, area, selected, index.column() == 0 and model.is_marked(index.row()))
        if column.chart is not None:
            column.chart.paint(painter, area.adjusted(0, 0, 0, -1), row, selected=selected)
            return
        inside = self._inside(area)
        if index.column() == 0:
            inside.setLeft(inside.left() + self.indent(model, index.row()))
            self._fold_mark(painter, model, index.row(), inside)
        kept = model.is_kept_at(index.row())
        self._cell(painter, inside, column, row, selected, kept)

    def indent(self, model: TableModel[Any], shown: int) -> int:
        """How far in the first cell of a row begins, behind the mark that folds it; 0 in a plain list."""
        return 0 if model.outline is None else self._step * (model.depth_at(shown) + 1) + self._look.gap(1)

    @property
    def _step(self) -> int:
        return self._look.gap(4)

    def _fold_mark(self, painter: QPainter, model: TableModel[Any], shown: int, inside: QRect) -> None:
        is_open = model.is_open_at(shown)
        if is_open is not None:
            name, density = "open" if is_open else "folded", painter.device().devicePixelRatio()
            mark = icons.pixmap(self._look, name, density=density)
            side = round(mark.deviceIndependentSize().height())
            painter.drawPixmap(
                inside.left() - self._step - self._look.gap(1), inside.center().y() - side // 2 + 1, mark
            )

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Qt's: the full text where it is cut, what is to be checked, and what the column adds."""
        model = index.model()
        if event.type() is not QEvent.Type.ToolTip or not isinstance(model, TableModel):
            return False
        chart = model.columns[index.column()].chart
        if chart is not None:
            said = plain_tip(chart.tip(model.row(index), option.rect, event.pos().x()))
        else:
            said = self._tip(model, index, option.rect)
        QToolTip.showText(event.globalPos(), said, view)
        return True

    def _ground(self, painter: QPainter, area: QRect, selected: bool, marked: bool) -> None:
        if selected:
            painter.fillRect(area, self._look.colour("surface.selected"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), self._look.colour("line.hair"))
        if marked:
            bar = QRect(area.left(), area.top(), self._look.gap(1), area.height() - 1)
            painter.fillRect(bar, self._look.colour("state.accent"))

    def _cell(
        self, painter: QPainter, inside: QRect, column: Column[Any], row: Any, selected: bool, kept: bool
    ) -> None:
        picture = column.icon(row) if column.icon is not None else None
        if picture is not None:
            high = round(picture.deviceIndependentSize().height())
            painter.drawPixmap(inside.left(), inside.center().y() - high // 2 + 1, picture)
            inside.setLeft(inside.left() + round(picture.deviceIndependentSize().width()) + self._look.gap(2))
        note = column.note(row) if column.note is not None else None
        side, gap = self._mark_side(), self._look.gap(1)
        room = inside.adjusted(0, 0, -(side + gap) if note else 0, 0)
        words = column.text(row)
        face = self._look.font("text", SEMIBOLD if column.is_bold(row) else REGULAR)
        if column.struck is not None and column.struck(row):
            face.setStrikeOut(True)
        painter.setFont(face)
        painter.setPen(self._look.colour(self._role(column, row, words, selected, kept)))
        shown = painter.fontMetrics().elidedText(column.written(row), _ELIDE, room.width())
        flag = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(flag | _CENTRE), shown)
        end = room.right() if column.number else room.left() + painter.fontMetrics().horizontalAdvance(shown)
        if note:
            top = inside.center().y() - side // 2
            paint_to_check(painter, self._look, QRect(end + gap + 1, top, side, side))
            end += side + gap
        if column.after is not None:
            self._after(painter, inside.adjusted(end - inside.left() + self._look.gap(2), 0, 0, 0), column.after(row))

    def _after(self, painter: QPainter, room: QRect, words: str) -> None:
        """Quiet words behind a cell's own, where there is room for some of them."""
        painter.setFont(self._look.font())
        painter.setPen(self._look.colour("ink.secondary"))
        if words and room.width() > self._look.gap(4):
            painter.drawText(room, int(_LEFT), painter.fontMetrics().elidedText(words, _ELIDE, room.width()))

    def _role(self, column: Column[Any], row: Any, words: str, selected: bool, kept: bool) -> str:
        role = column.role(row) if column.role is not None else None
        if not words or kept:
            role = "ink.muted"
        # Muted ink is too weak on a selected row.
        return "ink.secondary" if selected and role == "ink.muted" else role or "ink.primary"

    def _tip(self, model: TableModel[Any], index: Index, area: QRect) -> str:
        column, row = model.columns[index.column()], model.row(index)
        words = column.text(row)
        metrics = QFontMetrics(self._look.font("text", SEMIBOLD if column.is_bold(row) else REGULAR))
        note = column.note(row) if column.note is not None else None
        taken = self._mark_side() + self._look.gap(1) if note else 0
        taken += self.indent(model, index.row()) if index.column() == 0 else 0
        cut = metrics.horizontalAdvance(words) > self._inside(area).width() - taken
        parts = [words if cut else "", column.tip(row) if column.tip is not None else "", note or ""]
        return plain_tip("\n".join(part for part in parts if part))

    def _inside(self, area: QRect) -> QRect:
        pad = self._look.gap(2)
        return area.adjusted(pad, 0, -pad, -1)

    def _mark_side(self) -> int:
        return self._look.gap(3) + self._look.gap(1) // 2
