"""The watch log's one line (Ctrl+L), from anywhere. What was typed is saved, or comes back into the line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from console.domain.errors import ConsoleError
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.ui.focus import give_back
from console.ui.label import Label
from console.ui.notices import Notice
from console.ui.session import UNDO_KEY
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window

_WIDTH_UNITS = 200
_BETWEEN = " / "
_KEY = "log-line"


@dataclass
class _Entry:
    """One Enter: its words and their case. ``written`` is set on the writer thread, once the case holds them."""

    text: str
    case: Path
    written: bool = False


class LogLine(QFrame):
    """One line over the window. Enter takes the words and saves them behind it, Esc puts it away with them."""

    def __init__(self, window: Window) -> None:
        """Hidden until opened; lives as long as the window, so that nothing typed is lost."""
        super().__init__(window)
        self.setObjectName("palette")
        self._window = window
        self._before: QWidget | None = None
        self._case: Path | None = None
        self._waiting: list[_Entry] = []
        self._unsaved: dict[Path, str] = {}
        self._returned = ""
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Write in the log"))
        self.field.setAccessibleName(tr("Write in the log"))
        self._advice = Label(tr("Enter saves it for good"), self)
        self._advice.setProperty("ink", "muted")
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.field, 1)
        self._line.addWidget(self._advice)
        self.field.returnPressed.connect(self._save)
        window.session.opened.connect(self._other_case)
        self.field.setEnabled(False)
        self.hide()

    def open_at(self, place: QPoint) -> None:
        """Show with the upper left corner at ``place`` in the window."""
        focused = self._window.focusWidget()
        if focused is not self.field:
            self._before = focused
        look = self._window.look
        width = min(look.gap(_WIDTH_UNITS), self._window.width())
        self._line.setContentsMargins(1, 1, look.gap(4), 1)
        self.field.setEnabled(True)
        self.setFixedWidth(width)
        self.move(max(0, min(place.x(), self._window.width() - width)), place.y())
        self.show()
        # Only now: the words get their font, and with it their width, when they are first shown.
        self._advice.setMinimumWidth(self._advice.sizeHint().width())
        self.adjustSize()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        text, store = self.field.text().strip(), self._window.session.store
        if not text or store is None:
            return
        entry = _Entry(text, store.path)

        def work(store: Store, actor: Actor, now: Instant) -> tuple[int, Changes]:
            from console.services.log import write_log
            from console.store import log

            changes = write_log(store, actor, now, text)
            entry.written = True
            return log.next_number(store.writer_view(), actor.station) - 1, changes

        # The line is free for the next entry at once: the disk may take longer than the hands.
        self._waiting.append(entry)
        self._put("")
        self._leave()
        self._window.session.attempt(
            work, lambda number: self._saved(entry, number), lambda error: self._kept(entry, error)
        )

    def _saved(self, entry: _Entry, number: int) -> None:
        self._waiting.remove(entry)
        station = self._window.session.actor.station
        words = tr("Log entry {number} of {station} is saved.", number=number, station=station)
        # It takes the place of the session's own notice of the same operation.
        self._window.say(Notice(words, "done", key=UNDO_KEY))

    def _kept(self, entry: _Entry, error: ConsoleError) -> None:
        self._waiting.remove(entry)
        self._bring_back(entry.text)
        words = tr("{why} Your entry is kept in the line.", why=error)
        self._window.say(Notice(words, "danger", tr("Show it"), self._window.write_log, _KEY))

    def _other_case(self) -> None:
        """Words meant for one case must not be written in another: they wait until theirs is open again."""
        if self._case is not None and self.field.text().strip():
            self._unsaved[self._case] = self.field.text()
            words = tr("Your unsaved log entry is kept for {name}.", name=self._case.name)
            self._window.say(Notice(words, key=_KEY))
        if self.isVisible():
            self._leave()
        store = self._window.session.store
        self._case = None if store is None else store.path
        self._put("" if self._case is None else self._unsaved.pop(self._case, ""))
        # Entries still under way when their case was left: the threads are through with them by now.
        mine = [entry for entry in self._waiting if entry.case == self._case]
        self._waiting = [entry for entry in self._waiting if entry not in mine]
        for entry in mine:
            if not entry.written:
                self._bring_back(entry.text)
        if self.field.text():
            words = tr("A log entry for this case is not saved yet.")
            self._window.say(Notice(words, "warn", tr("Show it"), self._window.write_log, _KEY))

    def _put(self, text: str) -> None:
        self._returned = ""
        self.field.setText(text)

    def _bring_back(self, text: str) -> None:
        """Before what was typed since, after what came back earlier."""
        now = self.field.text()
        earlier = self._returned if now.startswith(self._returned) else ""
        returned = earlier + _BETWEEN + text if earlier else text
        since = now[len(earlier) :].removeprefix(_BETWEEN)
        self.field.setText(returned + _BETWEEN + since if since.strip() else returned)
        self._returned = returned

    def _leave(self) -> None:
        """Put the line away, with the keyboard where it was; a hidden line takes no keys."""
        give_back(self._before, self._window.map.canvas)
        self._before = None
        self.hide()
        self.field.setEnabled(False)
