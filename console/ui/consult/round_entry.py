"""The line a round of the table is typed into, as fast as Allies speak: each is saved when Enter is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from console.domain.errors import BadInput
from console.domain.round_table import Said, line_of, next_ally, parse_line
from console.ui.label import CutLabel, Label
from console.ui.style import mark
from console.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from console.domain.reference import Ally
    from console.ui.window import Window


class RoundEntry(QFrame):
    """Hidden until :meth:`begin`. What was typed stays in it until it was saved or taken back by who typed it."""

    #: A line was entered: a :class:`Said`.
    said = Signal(object)
    #: Somebody is done, or Esc was pressed.
    left = Signal()
    #: Whose turn is next, by letters; empty when all were heard.
    turned = Signal(str)

    def __init__(self, window: Window, parent: QWidget) -> None:
        """``window`` for its look."""
        super().__init__(parent)
        self.setObjectName("roundEntry")
        self._look = window.look
        self._order: list[str] = []
        self._names: dict[str, str] = {}
        self._heard: set[str] = set()
        self._last = ""
        self._lines: list[str] = []
        self._following = ""
        self._back = 0
        self.title = Label("", self)
        self.title.setProperty("type", "strong")
        self.field = QLineEdit(self)
        self.field.setAccessibleName(tr("Round of the table"))
        self.field.setPlaceholderText(
            tr("LV S   ·   DE A point 4, by phone   ·   RO Rw wording   ·   S alone: whose turn it is")
        )
        self.field.installEventFilter(self)
        self.next = Label("", self)
        self.next.setProperty("ink", "secondary")
        self.word = CutLabel("", self)
        self.done = QPushButton(tr("Done"), self)
        self.done.clicked.connect(self.left)
        self._lay_out()
        self.hide()

    def begin(self, text: str, allies: Sequence[Ally], heard: set[str]) -> None:
        """Take a round on a version called ``text``; ``allies`` in the order of the table, ``heard`` by letters."""
        self._order = [ally.iso2 for ally in allies]
        self._names = {ally.iso2: ally.name for ally in allies}
        # Where every Ally has spoken already, another round begins.
        self._heard = set() if set(self._order) <= heard else set(heard)
        self.title.setText(text)
        self._last, self._back = "", 0
        self._tell("", "")
        self._turn()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def failed(self, said: Said, why: str) -> None:
        """It was not saved: say so; the arrow up brings the line back, and it stands there again where it may."""
        line = line_of(said)
        self._heard.discard(said.iso2)
        if not self.field.text().strip():
            self.field.setText(line)
        self._tell(tr("Not saved: {line}. {why} Arrow up brings it back.", line=line, why=why), "danger")
        self._turn()

    def saved(self, said: Said) -> None:
        """It stands in the case."""
        self._tell(tr("Saved: {line}", line=line_of(said)), "secondary")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: Enter, the arrows and Esc of the line."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.enter()
                return True
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._recall(-1 if key == Qt.Key.Key_Up else 1)
                return True
            if key == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def enter(self) -> None:
        """Take the line, or say calmly what it lacks; an empty one changes nothing."""
        text = self.field.text()
        if not text.strip():
            return
        try:
            said = parse_line(text, self._order, self._following)
        except BadInput as error:
            self._tell(tr(str(error)), "warn")
            mark(self.field, "wrong", "true")
            return
        self._lines.append(line_of(said))
        self._back = 0
        self._heard.add(said.iso2)
        self._last = said.iso2
        self.field.clear()
        self._tell("", "")
        self._turn()
        self.said.emit(said)

    def _recall(self, step: int) -> None:
        """A line entered before, to correct: entered again it is a new position, and the old one stays."""
        back = self._back - step
        if 0 <= back <= len(self._lines):
            self._back = back
            self.field.setText(self._lines[-back] if back else "")
            if back:
                self._tell(
                    tr("Change it and press Enter: a new position; the one before stays in the ledger."), "secondary"
                )

    def _turn(self) -> None:
        following = self._following = next_ally(self._order, self._heard, self._last)
        words = tr("Next: {letters} {name}", letters=following, name=self._names.get(following, ""))
        self.next.setText(words if following else tr("Every Ally was heard."))
        self.turned.emit(following)

    def _tell(self, words: str, ink: str) -> None:
        mark(self.field, "wrong", "false")
        mark(self.word, "ink", ink)
        self.word.say(
            words or tr("Enter saves each line at once. Arrow up corrects. w after the stance: in writing. Esc ends.")
        )
        if not words:
            mark(self.word, "ink", "secondary")
        else:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.word, words))

    def _lay_out(self) -> None:
        gap = self._look.gap
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        whole, line = QVBoxLayout(self), QHBoxLayout()
        whole.setContentsMargins(gap(3), gap(2), gap(3), gap(2))
        whole.setSpacing(gap(1))
        line.setSpacing(gap(3))
        line.addWidget(self.title)
        line.addWidget(self.field, 1)
        line.addWidget(self.next)
        line.addWidget(self.done)
        whole.addLayout(line)
        whole.addWidget(self.word)
