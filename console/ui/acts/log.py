"""Log: one line typed from anywhere (Ctrl+L), written with its number, kept when it is not written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from console.ui.attempt import Attempt
from console.ui.commands import Command
from console.ui.notices import Notice
from console.ui.session import UNDO_KEY
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.domain.operation import Actor, Changes
    from console.domain.times import Instant
    from console.store.casefile import Store
    from console.ui.window import Window

_WIDTH_UNITS = 180


class LogField(QFrame):
    """The line over the map's upper edge. Its text stays, hidden, until it was written or another case is opened."""

    def __init__(self, window: Window) -> None:
        """Hidden until asked for."""
        super().__init__(window)
        self.setObjectName("palette")
        self.setAccessibleName(tr("Watch log"))
        self._window = window
        self._before: QWidget | None = None
        self._line = QHBoxLayout(self)
        self._name = QLabel(self)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setProperty("ink", "muted")
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Write in the watch log. Nobody can change it afterwards."))
        self.field.setAccessibleName(tr("Entry in the watch log"))
        self.field.installEventFilter(self)
        self._line.addWidget(self._name)
        self._line.addWidget(self.field, 1)
        window.session.opened.connect(self._other_case)
        self.hide()

    def ask(self) -> None:
        """Show the line with what was typed before and not written."""
        if not self.isVisible():
            self._before = self._window.focusWidget()
        actor, gap = self._window.session.actor, self._window.look.gap
        self._name.setText(tr("Log · {name}, {station}", name=actor.name, station=actor.station))
        self._line.setContentsMargins(gap(4), 1, 1, 1)
        self._line.setSpacing(gap(2))
        place = self._window.middle
        width = min(gap(_WIDTH_UNITS), place.width() - 2 * gap(3))
        corner = place.mapTo(self._window, place.rect().topLeft())
        left, high = corner.x() + (place.width() - width) // 2, self.sizeHint().height()
        self.setGeometry(left, corner.y() + gap(3), width, high)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: Enter writes, Esc leaves; leaving in any other way keeps the line where it is."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._write()
                return True
        return super().eventFilter(watched, event)

    def _write(self) -> None:
        text = self.field.text()

        def verb(store: Store, actor: Actor, now: Instant) -> tuple[tuple[int, str], Changes]:
            from console.services.log import write_log
            from console.store import log

            changes = write_log(store, actor, now, text)
            return (log.next_number(store.writer_view(), actor.station) - 1, actor.station), changes

        # A refusal is a notice of the session's; the words stay in the field.
        Attempt(self._window.session, verb, self._written, self.field.setAccessibleDescription)

    def _written(self, entry: tuple[int, str]) -> None:
        self.field.clear()
        self._leave()
        words = tr("Log entry {number} of {station} is written.", number=entry[0], station=entry[1])
        # The session's own notice of this operation gives way to the one with the number.
        self._window.say(Notice(words, "done", key=UNDO_KEY))

    def _leave(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _other_case(self) -> None:
        self.field.clear()
        self.hide()


def _write(window: Window) -> None:
    field = window.findChild(LogField)
    (LogField(window) if field is None else field).ask()


COMMANDS = (
    Command(
        "log.write", later("Write in the watch log"), "Log", 0, _write, "Ctrl+L", lambda window: window.session.writable
    ),
)
