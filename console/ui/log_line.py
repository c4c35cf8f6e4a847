"""The watch log's one line (Ctrl+L), from anywhere. What was typed stays until it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from console.domain.errors import ConsoleError
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.ui.notices import Notice
from console.ui.session import UNDO_KEY
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window

_WIDTH_UNITS = 200


class LogLine(QFrame):
    """One line over the window. Enter saves, Esc puts it away with what was typed."""

    def __init__(self, window: Window) -> None:
        """Hidden until opened; lives as long as the window, so that nothing typed is lost."""
        super().__init__(window)
        self.setObjectName("palette")
        self._window = window
        self._before: QWidget | None = None
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Write in the log"))
        self.field.setAccessibleName(tr("Write in the log"))
        self._advice = QLabel(tr("Enter saves it for good"), self)
        self._advice.setProperty("ink", "muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(1, 1, window.look.gap(4), 1)
        line.addWidget(self.field, 1)
        line.addWidget(self._advice)
        self.field.returnPressed.connect(self._save)
        window.session.opened.connect(self._other_case)
        self.hide()

    def open_at(self, place: QPoint) -> None:
        """Show with the upper left corner at ``place`` in the window."""
        self._before = self._window.focusWidget()
        width = min(self._window.look.gap(_WIDTH_UNITS), self._window.width())
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(max(0, min(place.x(), self._window.width() - width)), place.y())
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        text = self.field.text().strip()
        if not text:
            return

        def work(store: Store, actor: Actor, now: Instant) -> tuple[int, Changes]:
            from console.services.log import write_log
            from console.store import log

            changes = write_log(store, actor, now, text)
            return log.next_number(store.writer_view(), actor.station) - 1, changes

        self.field.setReadOnly(True)
        self._window.session.attempt(work, self._saved, self._kept)

    def _saved(self, number: int) -> None:
        self.field.setReadOnly(False)
        self.field.clear()
        self._leave()
        station = self._window.session.actor.station
        words = tr("Log entry {number} of {station} is saved.", number=number, station=station)
        # It takes the place of the session's own notice of the same operation.
        self._window.say(Notice(words, "done", key=UNDO_KEY))

    def _other_case(self) -> None:
        # Words meant for one case must not be written in another.
        self.field.setReadOnly(False)
        self.field.clear()
        self.hide()

    def _kept(self, error: ConsoleError) -> None:
        self.field.setReadOnly(False)
        self._window.say(Notice(tr("Not saved. {why} Your entry is kept in the line.", why=error), "danger"))

    def _leave(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.ShortcutFocusReason)
