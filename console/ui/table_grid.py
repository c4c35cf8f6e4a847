"""The rows of a table as a widget, and the field that filters them: keys, widths of columns, what an empty one says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget

from console.ui.columns import fitted
from console.ui.table_paint import Rows
from console.ui.tables import TableModel
from console.ui.theme import SEMIBOLD, Look
from console.ui.typed_keys import is_typed
from console.ui.words import tr


class FilterField(QLineEdit):
    """The quiet field under a table. ``left`` tells whether its words go with it."""

    left = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tableFilter")
        self.setPlaceholderText(tr("Filter: every word must occur. Esc shows all"))
        self.setAccessibleName(tr("Filter"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Esc clears, Enter and Down go back to the rows; Backspace on nothing closes."""
        if event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Backspace and not self.text()):
            self.left.emit(True)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit(False)
        else:
            super().keyPressEvent(event)


class Head(QHeaderView):
    """The names of the columns; over a chart its axis."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        model = self.model()
        chart = model.columns[logicalIndex].chart if isinstance(model, TableModel) else None
        if chart is None:
            super().paintSection(painter, rect, logicalIndex)
            return
        painter.save()
        painter.fillRect(rect, self._look.colour("surface.panel"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._look.colour("line.strong"))
        chart.paint_head(painter, rect)
        painter.restore()


class Grid(QTableView):
    """The rows. ``typed`` gives what is typed on them, ``left`` that Esc shall clear the filter."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.empty = (tr("Nothing here yet."), "")
        self.filtered = False
        self.answer: Callable[[QKeyEvent], bool] = lambda _event: False
        self._painter = Rows(look, self)
        self.setItemDelegate(self._painter)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = Head(look, self)
        self.setHorizontalHeader(header)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)

    def event(self, event: QEvent) -> bool:
        """Qt's: a letter typed here filters, whatever command it is the key of."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_typed(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: typing filters; Esc clears the filter, else it is the window's; Down begins at the first row.

        Left and Right fold and unfold where rows stand under others, or go to the one above or below.
        """
        if self.answer(event) or self._folds(event):
            event.accept()
        elif is_typed(event):
            self.typed.emit(event.text())
        elif event.key() == Qt.Key.Key_Escape and self.filtered:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.key() == Qt.Key.Key_Down and not self.selectionModel().hasSelection() and self.model().rowCount():
            # Qt takes the row it made the current one with the focus for chosen already, and goes to the second.
            self.selectRow(0)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's: the mark before a row folds or unfolds it, and chooses nothing."""
        index, model = self.indexAt(event.position().toPoint()), self.model()
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and isinstance(model, TableModel):
            is_open = model.is_open_at(index.row())
            right = self.columnViewportPosition(0) + self._look.gap(2) + self._painter.indent(model, index.row())
            if is_open is not None and right - self._look.gap(6) <= event.position().x() < right:
                model.fold(index.row(), is_open=not is_open)
                return
        super().mousePressEvent(event)

    def _folds(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}.get(Qt.Key(event.key()))
        model, row = self.model(), self.currentIndex().row()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is None or held or not isinstance(model, TableModel) or model.outline is None or row < 0:
            return False
        is_open = model.is_open_at(row)
        if is_open is not None and is_open is not step:
            model.fold(row, is_open=step)
        elif step and is_open:
            self.selectRow(row + 1)
        elif not step and (above := model.parent_at(row)) is not None:
            self.selectRow(above)
        return True

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Qt's: a row is one thing, so Home and End go to the first and the last row, not along this one."""
        if action in (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd):
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: the columns follow."""
        super().resizeEvent(event)
        self.fill()

    def fill(self) -> None:
        """Give each column its share of the width; what finds no room is in the inspector and in an export."""
        model, header, step = self.model(), self.horizontalHeader(), self._look.gap(1)
        if not isinstance(model, TableModel):
            return
        width = self.viewport().width()
        widths = fitted(model.columns, width // step)
        # What the grid leaves over, less than one step, goes to the widest.
        spare, widest = width % step, widths.index(max(widths))
        for place, units in enumerate(widths):
            header.setSectionHidden(place, not units)
            if units:
                header.resizeSection(place, units * step + spare * (place == widest))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: what is and what to do, where there are no rows."""
        super().paintEvent(event)
        model = self.model()
        if model.rowCount():
            self._outline_current()
            return
        what_is, what_to_do = self.empty
        if isinstance(model, TableModel) and model.total:
            what_is, what_to_do = tr("No row has all these words."), tr("Esc shows all rows.")
        painter, gap = QPainter(self.viewport()), self._look.gap(1)
        area = self.viewport().rect().adjusted(gap, 0, -gap, 0)
        centred, middle = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, area.center().y()
        painter.setFont(self._look.font("text", SEMIBOLD))
        painter.setPen(self._look.colour("ink.secondary"))
        upper = QRect(area.left(), area.top(), area.width(), middle - gap - area.top())
        painter.drawText(upper, int(centred | Qt.AlignmentFlag.AlignBottom), what_is)
        painter.setFont(self._look.font())
        painter.setPen(self._look.colour("ink.muted"))
        lower = QRect(area.left(), middle + gap, area.width(), area.bottom() - middle - gap)
        painter.drawText(lower, int(centred | Qt.AlignmentFlag.AlignTop), what_to_do)

    def _outline_current(self) -> None:
        """The row the keys are at, where Ctrl and the arrows left what is chosen behind; Space chooses it too."""
        index = self.currentIndex()
        if not self.hasFocus() or not index.isValid() or self.selectionModel().isSelected(index):
            return
        if not self.selectionModel().hasSelection():
            return
        painter, wide = QPainter(self.viewport()), self._look.px("focus")
        row = self.visualRect(index)
        painter.setPen(QPen(self._look.colour("state.focus"), wide))
        row.setLeft(0)
        row.setRight(self.viewport().width() - 1)
        painter.drawRect(row.adjusted(wide, wide, -wide, -wide))
