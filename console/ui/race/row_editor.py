"""Fields over the cells of a row of a table: what is typed there takes the row's place once Enter is pressed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QToolTip

from console.ui.style import mark
from console.ui.table_view import TableView
from console.ui.words import plain_tip


class RowEditor(QFrame):
    """Enter takes the values, Esc leaves them; it goes as well when the focus does."""

    def __init__(
        self, table: TableView[Any], fields: Sequence[tuple[str, str, QRect]], take: Callable[[Sequence[str]], str]
    ) -> None:
        """``fields`` are name, value and cell in the table's coordinates; ``take`` gives a sentence to refuse."""
        super().__init__(table)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._table, self._take, self._gone = table, take, False
        around = fields[0][2]
        for _, _, area in fields[1:]:
            around = around.united(area)
        self.setGeometry(around)
        self.fields: list[QLineEdit] = []
        for name, value, area in fields:
            field = QLineEdit(value, self)
            field.setObjectName("cellField")
            field.setAccessibleName(name)
            field.setPlaceholderText(name)
            field.setGeometry(area.translated(-around.topLeft()))
            field.installEventFilter(self)
            self.fields.append(field)
        self.show()
        self.fields[0].selectAll()
        self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: Enter, Esc and Tab; the focus gone elsewhere leaves."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        if event.type() is QEvent.Type.FocusOut and not self._gone and QApplication.focusWidget() not in self.fields:
            self._leave(back=False)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            refused = self._take([field.text() for field in self.fields])
            if not refused:
                self._leave(back=True)
            else:
                first = self.fields[0]
                mark(first, "wrong", "true")
                first.setAccessibleDescription(refused)
                QToolTip.showText(first.mapToGlobal(first.rect().bottomLeft()), plain_tip(refused), first)
        elif key == Qt.Key.Key_Escape:
            self._leave(back=True)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            here = next(place for place, field in enumerate(self.fields) if field.hasFocus())
            self.fields[(here + (1 if key == Qt.Key.Key_Tab else -1)) % len(self.fields)].setFocus()
        else:
            return False
        return True

    def _leave(self, *, back: bool) -> None:
        self._gone = True
        self.close()
        if back:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
