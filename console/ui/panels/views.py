"""Views: the saved ones with their keys; a click, Enter or the key on the map brings one back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from console.domain.map_view import NUMBERS, MapView
from console.domain.operation import Changes
from console.ui.columns import number
from console.ui.label import Label
from console.ui.map_views import views_of
from console.ui.panels.dock_row import DockRow
from console.ui.panes import Panel
from console.ui.style import mark
from console.ui.theme import Look
from console.ui.view_form import ask_to_edit, ask_to_save
from console.ui.view_time import time_words
from console.ui.words import plain_tip, tr

if TYPE_CHECKING:
    from console.ui.window import Window


class Views(Panel):
    """A row a view. Acts that write are absent where nothing can be written."""

    def __init__(self, window: Window) -> None:
        """Empty until the case is read."""
        super().__init__()
        self._window = window
        self._views = views_of(window)
        self.rows: list[ViewRow] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._empty = Label(tr("No view saved yet."), self)
        self._empty.setProperty("ink", "muted")
        self._save = QPushButton(tr("Save view…   Ctrl+D"), self)
        mark(self._save, "act", "link")
        self._save.clicked.connect(lambda: ask_to_save(window))
        self._column.addWidget(self._empty)
        self._column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        self._views.changed.connect(self._fill)
        window.session.admitted.connect(self._show)
        window.look.changed.connect(self._dress)
        self._dress()
        self._fill()

    def refresh(self, changes: Changes | None) -> None:
        """The views read for this panel; whether they can be changed may be another now."""
        self._show()

    def _fill(self) -> None:
        """Rows anew; the focus stays where it was, as far as that row is still there."""
        views = self._views.views
        place = next((at for at, row in enumerate(self.rows) if row.hasFocus()), None)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(view) for view in views]
        last: QWidget | None = None
        for at, row in enumerate(self.rows):
            self._column.insertWidget(at, row)
            if last is not None:
                QWidget.setTabOrder(last, row)
            last = row
        if last is not None:
            QWidget.setTabOrder(last, self._save)
        self._show()
        if place is not None:
            kept = self.rows[min(place, len(self.rows) - 1)] if self.rows else self._save
            kept.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        views, session = self._views.views, self._window.session
        self._empty.setVisible(not views)
        self._save.setVisible(session.writable)
        self.tell(number(len(views)) if views else "")

    def _row(self, view: MapView) -> ViewRow:
        row = ViewRow(self._window.look, view, self)
        row.clicked.connect(partial(self._recall, view))
        row.more_wanted.connect(partial(self._more, row))
        row.stepped.connect(partial(self._step, row))
        row.edit_wanted = partial(self._if_writable, partial(ask_to_edit, self._window, view))
        row.delete_wanted = partial(self._if_writable, partial(self._delete, view))
        row.show()
        return row

    def _recall(self, view: MapView, _checked: bool = False) -> None:
        self._views.recall(view)

    def _more(self, row: ViewRow) -> None:
        """What can be done with a view, under its row."""
        view = row.view
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Show it")).triggered.connect(lambda: self._views.recall(view))
        if self._window.session.writable:
            menu.addSeparator()
            menu.addAction(tr("Edit…   F2")).triggered.connect(lambda: ask_to_edit(self._window, view))
            menu.addAction(tr("Replace with what is shown")).triggered.connect(lambda: self._replace(view))
            self._key_menu(menu.addMenu(tr("Key on the map")), view)
            menu.addSeparator()
            menu.addAction(tr("Delete   Del")).triggered.connect(lambda: self._delete(view))
        menu.popup(row.more_place())

    def _key_menu(self, menu: QMenu, view: MapView) -> None:
        for key in (None, *NUMBERS):
            holder = None if key is None else self._views.numbered(key)
            words = tr("None") if key is None else str(key)
            if holder is not None and holder.id != view.id:
                words = tr("{key}, now “{name}”", key=key, name=holder.name)
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(view.number == key)
            action.triggered.connect(partial(self._renumber, view, key))

    def _if_writable(self, act: object) -> None:
        if self._window.session.writable and callable(act):
            act()

    def _renumber(self, view: MapView, key: int | None, _checked: bool = False) -> None:
        from console.services.map_views import renumber_view

        self._window.session.act(renumber_view, view.id, key)

    def _replace(self, view: MapView) -> None:
        from console.services.map_views import replace_view

        self._window.session.act(replace_view, view.id, self._views.present(self._views.present_time))

    def _delete(self, view: MapView) -> None:
        from console.services.map_views import delete_view

        self._window.session.act(delete_view, view.id)

    def _step(self, row: ViewRow, by: int) -> None:
        place = self.rows.index(row) + by
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _dress(self) -> None:
        gap = self._window.look.gap
        self._column.setContentsMargins(0, 0, 0, gap(2))
        self._empty.setContentsMargins(gap(4), gap(1), gap(4), gap(1))
        self._save.setStyleSheet(f"margin-left: {gap(3)}px")


class ViewRow(DockRow):
    """Key, name, time. F2 edits it, Del deletes it."""

    def __init__(self, look: Look, view: MapView, parent: QWidget) -> None:
        """Of one view, as it is."""
        super().__init__(look, parent)
        self.view = view
        self.edit_wanted = self.delete_wanted = _nothing
        content = view.content
        self._time = "" if content.follows_clock else time_words((content.time_from, content.time_to))
        key = tr("key {number}", number=view.number) if view.number else ""
        time = self._time or tr("follows the clock")
        told = [view.name, key, time, tr("saved by {name}", name=view.author)]
        if view.marking is not None:
            told.append(view.marking.text)
        self.setAccessibleName(", ".join(part for part in told if part))
        self.setToolTip(plain_tip("\n".join(part for part in told if part)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: F2 and Del."""
        if event.key() == Qt.Key.Key_F2:
            self.edit_wanted()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted()
        else:
            super().keyPressEvent(event)

    def paint_row(self, painter: QPainter) -> None:
        look = self._look
        left, side = self._edge, look.gap(5)
        if self.view.number is not None:
            painter.setPen(QPen(look.colour("line.strong"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            top = (self.height() - side) / 2
            painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, side - 1, side - 1), 3, 3)
            painter.setFont(look.font("small"))
            painter.setPen(look.colour("ink.secondary"))
            painter.drawText(left, 0, side, self.height(), int(Qt.AlignmentFlag.AlignCenter), str(self.view.number))
        right = self.width() - self._edge
        name_left = left + look.gap(7)
        painter.setFont(look.font())
        if self._time:
            room = right - name_left - min(painter.fontMetrics().horizontalAdvance(self.view.name), look.gap(28))
            painter.setFont(look.font("small"))
            if painter.fontMetrics().horizontalAdvance(self._time) < room - look.gap(2):
                right = self.write_right(painter, self._time, "ink.muted", "small") - look.gap(2)
        painter.setFont(look.font())
        self.write(painter, self.view.name, "ink.primary", name_left, right)


def _nothing() -> None:
    """Until the panel says otherwise."""
