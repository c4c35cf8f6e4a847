"""A list under a field, over the window: one types, steps with the arrows, and chooses with Enter. Esc leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout

from console.ui.focus import give_back
from console.ui.palette_list import Drawn, Line, Lines
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

_WIDTH_UNITS = 160


class Chooser(QFrame):
    """Goes when something was chosen, on Esc, and when the focus leaves. Who is asked says what the lines are."""

    def __init__(self, window: Window, name: str, placeholder: str) -> None:
        """``name`` is what a screen reader calls it; the field says ``placeholder`` while it is empty."""
        super().__init__(window)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self._window = window
        self._before = window.focusWidget()
        self._left = self._stepped = False
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(name)
        self._lines = Lines(self)
        self._list = QListView(self)
        self._list.setModel(self._lines)
        self._list.setItemDelegate(Drawn(window.look, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(tr("Found"))
        self._list.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, window.look.gap(1))
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self._list)
        self.field.installEventFilter(self)

    def open_under(self, place: QPoint) -> None:
        """Show with its upper left corner at ``place`` in the window, moved left where there is no room."""
        width = min(self._window.look.gap(_WIDTH_UNITS), self._window.width())
        self.move(max(0, min(place.x(), self._window.width() - width)), place.y())
        self.setFixedWidth(width)
        self._fit()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def type(self, text: str) -> None:
        """Put text into the field."""
        self.field.setText(text)

    @property
    def lines(self) -> list[Line]:
        """What is listed."""
        return self._lines.lines

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt's: answers that arrive later find nobody."""
        self._left = True
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: arrows move in the list while the field keeps the focus; Enter chooses."""
        if event.type() is QEvent.Type.FocusOut:
            self.close()
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
                Qt.Key(event.key())
            )
            if step is not None:
                self._stepped = True
                self._step(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def show_lines(self, lines: list[Line]) -> None:
        """List these; what the user stepped to stays chosen when more is found above it."""
        chosen = self._chosen_words() if self._stepped else None
        self._lines.show(lines)
        self._step(0)
        kept = [row for row, line in enumerate(lines) if line.run and (line.words, line.detail) == chosen]
        self._fit()
        if kept:
            self._list.setCurrentIndex(self._lines.index(kept[0]))
        else:
            # The first that can be chosen stands under its heading.
            self._list.scrollToTop()

    def _enter(self) -> None:
        self._choose(self._list.currentIndex())

    def _chosen_words(self) -> tuple[str, str] | None:
        row = self._list.currentIndex().row()
        return (self._lines.lines[row].words, self._lines.lines[row].detail) if row >= 0 else None

    def _step(self, step: int) -> None:
        able = [row for row, line in enumerate(self._lines.lines) if line.run is not None]
        if not able:
            return
        here = self._list.currentIndex().row()
        place = min(range(len(able)), key=lambda place: abs(able[place] - here)) if here >= 0 else 0
        row = able[max(0, min(len(able) - 1, place + step))]
        self._list.setCurrentIndex(self._lines.index(row))

    def _choose(self, index: QModelIndex) -> None:
        line = self._lines.lines[index.row()] if index.isValid() else None
        if line is not None and line.run is not None:
            self._leave()
            line.run()

    def _leave(self) -> None:
        self.field.removeEventFilter(self)
        self.close()
        give_back(self._before, self._window.map.canvas)

    def _fit(self) -> None:
        row = self._window.look.px("row")
        above = max(self.y() + self.field.sizeHint().height() + self._window.look.gap(4), self._window.look.gap(40))
        most = max(4, (self._window.height() - above) // row)
        rows = min(len(self._lines.lines), most)
        self._list.setFixedHeight(row * rows)
        self.adjustSize()
