"""The cards beside the slide: what changed since it was frozen, who looks at it and what they do not see, and "What did
we know at…?"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from console.domain.numbers import grouped
from console.ui.label import Label
from console.ui.panels.inspector_controls import KeyedButton
from console.ui.style import mark
from console.ui.theme import Look
from console.ui.words import count, plain_tip, tr, unbroken

if TYPE_CHECKING:
    from console.domain.audience import Audience
    from console.services.cut import Withheld


class _Card(QFrame):
    """A name, a strong line, and as many more lines as there is room for."""

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("presentCard")
        self._look = look
        self._lines: tuple[str, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._name, self._strong, self._text = Label(name, self), Label("", self), Label("", self)
        self._name.setProperty("ink", "secondary")
        self._strong.setProperty("type", "heading")
        self._text.setProperty("ink", "secondary")
        self._text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout(self)
        for label in (self._name, self._strong, self._text):
            label.setWordWrap(True)
            self.column.addWidget(label, int(label is self._text))
        look.changed.connect(self._dress)
        self._dress()

    def say(self, strong: str, lines: Sequence[str] = (), whole: Sequence[str] = ()) -> None:
        """Say it; ``whole`` is told on hover where it is more than what is shown."""
        self._strong.setText(unbroken(strong))
        self._lines = tuple(lines)
        self.setToolTip(plain_tip("\n".join(whole or lines)))
        self.setAccessibleDescription("\n".join((strong, *(whole or lines))))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: room for more lines, or for fewer: whole ones."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.column.activate()
        width, room = self._text.width(), self._text.height()
        for many in range(len(self._lines), -1, -1):
            left = len(self._lines) - many
            told = [*self._lines[:many], *[tr("and {n} more", n=grouped(left))] * bool(left and many)]
            self._text.setText(unbroken("\n".join(told)))
            if self._text.heightForWidth(width) <= room:
                return

    def _dress(self) -> None:
        gap = self._look.gap
        self.column.setContentsMargins(gap(4), gap(3), gap(4), gap(3))
        self.column.setSpacing(gap(1))
        self.setMaximumHeight(gap(68))


class SinceCard(_Card):
    """What is otherwise by now than the slide says."""

    #: The slide is to be shown as known now.
    update_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, tr("Since this picture was frozen"), parent)
        self.act = KeyedButton(look, tr("Update slide"), "U", self)
        self.act.setProperty("tone", "warn")
        self.act.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.act.clicked.connect(self.update_wanted)
        self.column.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_changes(None)

    def show_changes(self, changes: Sequence[str] | None) -> None:
        """What changed on this slide, a sentence each; None: not known yet."""
        self.act.setVisible(bool(changes))
        mark(self, "tone", "warn" if changes else "")
        mark(self._strong, "ink", "warn" if changes else "")
        if changes is None:
            self.say(tr("Looking…"))
        elif not changes:
            self.say(tr("Nothing changed on this slide"))
        else:
            words = count("{n} change bears on this slide", "{n} changes bear on this slide", len(changes))
            self.say(words, changes)


class AudienceCard(_Card):
    """Who it is for and what is withheld from them. For the briefer alone: it names what the audience may not see."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, tr("Audience"), parent)

    def show_audience(self, audience: Audience | None, withheld: Sequence[Withheld], warnings: Sequence[str]) -> None:
        """Tell both, and what the briefer has to read again."""
        if audience is None:
            self.say(tr("None chosen"), [tr("Nothing is withheld."), *warnings])
        elif not withheld:
            self.say(audience.name, [tr("Cleared for all parts of this briefing."), tr("Withheld: nothing"), *warnings])
        else:
            words = count("Withheld: {n} item", "Withheld: {n} items", len(withheld))
            named = [tr("{thing}: {why}", thing=one.words, why=one.reason) for one in withheld]
            self.say(audience.name, [words, *warnings, *(one.words for one in withheld)], [words, *warnings, *named])


class MomentField(QLineEdit):
    """Takes a moment; Enter asks for it, Esc leaves the field without a word."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: no key goes on to the slides from here."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)
            event.accept()


class KnownCard(QFrame):
    """“What did we know at…?”: a moment, and how it stands with what is shown of it."""

    #: A moment was entered, as it was typed.
    asked = Signal(str)
    #: The field was left without one.
    left = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("presentCard")
        self._look = look
        question = Label(tr("“What did we know at…?”"), self)
        question.setProperty("type", "strong")
        self.field = MomentField(self)
        self.field.setAccessibleName(tr("Moment, Zulu"))
        self.field.setPlaceholderText("152100Z")
        self.act = KeyedButton(look, tr("Show it"), "K", self)
        self.act.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._told = Label("", self)
        self._told.setWordWrap(True)
        self._told.hide()
        self._line = QHBoxLayout()
        self._line.addWidget(question, 1)
        self._line.addWidget(self.field)
        self._line.addWidget(self.act)
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(self._line)
        self._whole.addWidget(self._told)
        self.field.returnPressed.connect(lambda: self.asked.emit(self.field.text()))
        self.field.left.connect(self.left)
        self.act.clicked.connect(lambda: self.asked.emit(self.field.text()) if self.field.text() else self.ask())
        look.changed.connect(self._dress)
        self._dress()

    def ask(self) -> None:
        """Put the keyboard into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def tell(self, words: str, ink: str = "secondary") -> None:
        """Say how it stands; empty: nothing."""
        self._told.setText(unbroken(words))
        self._told.setVisible(bool(words))
        mark(self._told, "ink", ink)

    @property
    def told(self) -> str:
        """What it says."""
        return self._told.text()

    def _dress(self) -> None:
        gap = self._look.gap
        self._whole.setContentsMargins(gap(4), gap(3), gap(4), gap(3))
        self._whole.setSpacing(gap(1))
        self._line.setSpacing(gap(3))
        self.field.setFixedWidth(gap(38))
