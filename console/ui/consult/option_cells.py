"""How a cell of the table of options is painted and edited: words that wrap, what the case adds in quieter ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QPlainTextEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from console.ui.choice_box import ChoiceBox
from console.ui.consult.option_rows import ACTOR, ACTORS, RACE, ROWS, Cell
from console.ui.theme import MEDIUM, SEMIBOLD, Look
from console.ui.words import tr, unbroken

if TYPE_CHECKING:
    from console.ui.consult.option_sheet import OptionSheet

_Index = QModelIndex | QPersistentModelIndex
_WRAPS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
_TALL = 100_000


class CellText(QPlainTextEdit):
    """Enter takes what was typed, Shift+Enter begins a line, Tab takes it and goes on, Esc leaves it."""

    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class OptionCells(QStyledItemDelegate):
    """Paints and edits the cells of an :class:`OptionSheet`."""

    def __init__(self, look: Look, sheet: OptionSheet) -> None:
        """Paints with ``look`` as it is at each moment."""
        super().__init__(sheet)
        self._look, self._sheet = look, sheet

    def elsewhere(self, key: str) -> bool:
        """Whether a row is not typed in its cells: the race is that of a plan."""
        return key == RACE

    def height(self, cell: Cell, width: int) -> int:
        """How high a cell is in a column."""
        inside = width - 2 * self._look.gap(2)
        high = self._high(cell.said, inside) + sum(self._high(line, inside) for line in cell.more)
        return max(high, self._metrics().height()) + 2 * self._look.gap(2)

    def head_height(self, words: str, width: int) -> int:
        """How high the head of a row has to be for its name."""
        metrics = QFontMetrics(self._look.font("text", MEDIUM))
        inside = width - 2 * self._look.gap(2)
        return metrics.boundingRect(0, 0, inside, _TALL, _WRAPS, words).height() + 2 * self._look.gap(2)

    def title_height(self, words: str, width: int) -> int:
        """How high the head of a column has to be for the title of its option."""
        metrics = QFontMetrics(self._look.font("strong", SEMIBOLD))
        inside = width - 2 * self._look.gap(2)
        return metrics.boundingRect(0, 0, inside, _TALL, _WRAPS, words).height() + 4 * self._look.gap(1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        area: QRect = option.rect
        look, cell = self._look, self._sheet.options.cell(index)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, look.colour("surface.selected"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), look.colour("line.hair"))
        painter.fillRect(QRect(area.right(), area.top(), 1, area.height()), look.colour("line.hair"))
        painter.setFont(look.font())
        place = area.adjusted(look.gap(2), look.gap(2), -look.gap(2), -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if cell.empty:
            painter.setPen(look.colour("ink.secondary" if selected else "ink.muted"))
            painter.drawText(place, _WRAPS, cell.text)
        hypothetical = ROWS[index.row()][0] == RACE
        for number, line in enumerate((cell.said, *cell.more)):
            if line:
                role = "ink.primary" if number == 0 else "ink.secondary"
                painter.setPen(look.colour("state.warn" if hypothetical and number == 1 else role))
                painter.drawText(place, _WRAPS, unbroken(line))
                place.setTop(place.top() + self._high(line, place.width()))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        key, title = ROWS[index.row()]
        if key == ACTOR:
            choice = ChoiceBox(self._look, parent)
            choice.addItem(tr("not looked at yet"), "")
            for actor, words in ACTORS.items():
                choice.addItem(tr(words), actor.value)
            choice.setAccessibleName(tr(title))
            choice.activated.connect(lambda _: self._take(choice))
            return choice
        field = CellText(parent)
        field.setTabChangesFocus(True)
        field.setAccessibleName(tr(title))
        field.taken.connect(lambda: self._take(field))
        return field

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, ChoiceBox):
            actor = self._sheet.options.options[index.column()].actor
            editor.setCurrentIndex(max(0, editor.findData("" if actor is None else actor.value)))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, ChoiceBox):
            model.setData(index, str(editor.currentData()))
        elif isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        """Qt's: at least three lines, however low the row is."""
        least = 0 if isinstance(editor, ChoiceBox) else self._metrics().height() * 3 + 4 * self._look.gap(1)
        editor.setGeometry(QRect(option.rect.topLeft(), option.rect.size()).adjusted(
            0, 0, 0, max(0, least - option.rect.height())))  # fmt: skip

    def _take(self, field: QWidget) -> None:
        self.commitData.emit(field)
        self.closeEditor.emit(field)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._look.font())

    def _high(self, line: str, width: int) -> int:
        return self._metrics().boundingRect(0, 0, width, _TALL, _WRAPS, unbroken(line)).height() if line else 0
