"""The form of a slide, beside it: what is empty is worked out from what it shows. Kept as one leaves a field."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from console.domain.durations import minutes_words
from console.domain.errors import ConsoleError
from console.domain.letters import called
from console.domain.spoken_time import read_time
from console.domain.times import Instant, dtg
from console.ui.brief.raising import RaiseChoice
from console.ui.brief.words import planned_of
from console.ui.check_box import CheckBox
from console.ui.label import Label
from console.ui.panes import RESTING
from console.ui.style import mark
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.storyboard import Slide
    from console.exports.briefing.page import Page
    from console.ui.window import Window

_REST_MS: Final = 350
_TEXT_UNITS, _NOTES_UNITS = 22, 30


class SlideForm(QWidget):
    """``written`` gives the slide as it is to be kept, ``typed`` as somebody is writing it (None: as it is kept)."""

    written = Signal(object)
    typed = Signal(object)

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._window = window
        self._slide: Slide | None = None
        self._page: Page | None = None
        self._stood: dict[QWidget, str] = {}
        self.title, self.planned, self.moment = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.text, self.notes = QPlainTextEdit(self), QPlainTextEdit(self)
        self.take = QPushButton(tr("Edit these"), self)
        self.marking = RaiseChoice(window, self)
        self.left_out = CheckBox(window.look, tr("Left out: kept here, not shown"), self)
        self.word = Label("", self)
        self.word.setWordWrap(True)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.setObjectName(RESTING)
        self._rest.timeout.connect(self._try_out)
        self._lay_out()
        for line in self._lines:
            line.installEventFilter(self)
            line.textChanged.connect(self._typing)
            line.returnPressed.connect(self.commit)
        for text in self._texts:
            text.installEventFilter(self)
            text.textChanged.connect(self._typing)
        self.take.clicked.connect(self._take_notes)
        self.notes.textChanged.connect(self._offer_notes)
        self.marking.activated.connect(lambda _: self.commit())
        self.left_out.clicked.connect(lambda _: self.commit())

    @property
    def _lines(self) -> tuple[QLineEdit, ...]:
        return self.title, self.planned, self.moment

    @property
    def _texts(self) -> tuple[QPlainTextEdit, ...]:
        return self.text, self.notes

    @property
    def touched(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return any(_words(field) != self._stood.get(field, "") for field in (*self._lines, *self._texts))

    def show_slide(self, slide: Slide | None, page: Page | None, follows: str, *, writable: bool) -> None:
        """Show a slide; what is being typed stays. ``follows`` says of when it is without a moment of its own."""
        other = slide is None or self._slide is None or slide.id != self._slide.id
        self._slide, self._page = slide, page
        if slide is not None:
            for field, words in self._kept(slide).items():
                if other or _words(field) == self._stood.get(field):
                    _put(field, words)
                self._stood[field] = words
            title, notes = ("", "") if page is None else page.worked_out
            self.title.setPlaceholderText(title or tr("Worked out from what it shows"))
            self.notes.setPlaceholderText(notes or tr("What to say, and what not to say"))
            self.text.setPlaceholderText(tr("Worked out from what it shows"))
            for text in self._texts:
                text.viewport().update()  # Qt paints other words for none only where there were none before.
            self.moment.setPlaceholderText(follows)
            self.left_out.setChecked(slide.left_out)
            self.marking.show_marking(slide.marking, None if page is None else page.marking)
        self._write(writable and slide is not None)
        self._offer_notes()
        if other or not self.touched:
            self.say("" if page is None else "\n".join(page.too_long))

    def commit(self) -> None:
        """Keep what was typed; what cannot be read stays and is told."""
        self._rest.stop()
        if self._slide is None or not self._window.session.writable:
            return
        try:
            value = self.value(self._slide)
        except ConsoleError as error:
            self.say(str(error))
            return
        if value != self._slide:
            self.written.emit(value)
        elif self.touched:
            self._put_back()  # Only spaces were typed.

    def value(self, slide: Slide) -> Slide:
        """The slide with what the fields say. Raises ConsoleError for what cannot be read."""
        return replace(
            slide,
            title=called(self.title.text()),
            text=self.text.toPlainText().strip(),
            notes=self.notes.toPlainText().strip(),
            seconds=planned_of(self.planned.text()),
            known_at=self._moment(slide),
            left_out=self.left_out.isChecked(),
            marking=self.marking.value,
        )

    def say(self, words: str) -> None:
        """What is to be mended: text that does not fit, or a time that cannot be read."""
        self.word.setText(words)
        self.word.setVisible(bool(words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: leaving a field keeps it, Ctrl+Enter too; Esc puts back what stood."""
        if event.type() is QEvent.Type.FocusOut:
            # A menu over the window, or another window, is no leaving.
            if self._window.isActiveWindow() and self.touched:
                self.commit()
        elif event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        pressed = event.type() is QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_Escape and self.touched:
            event.accept()
            if pressed:
                self._put_back()
            return True
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not pressed and (event.key() == Qt.Key.Key_F5 or (held and event.key() == Qt.Key.Key_H)):
            self.commit()  # The briefing is given or leaves: with what is being written.
            return False
        if held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            if pressed:
                self.commit()
            return True
        return False

    def _put_back(self) -> None:
        for field, words in self._stood.items():
            _put(field, words)
        self._rest.stop()
        self.say("" if self._page is None else "\n".join(self._page.too_long))
        self.typed.emit(None)

    def _typing(self) -> None:
        if self._slide is not None and self.touched:
            self._rest.start()

    def _try_out(self) -> None:
        if self._slide is None or not self.touched:
            return
        try:
            value = self.value(self._slide)
        except ConsoleError as error:
            self.say(str(error))
        else:
            self.say("")
            self.typed.emit(value)

    def show_tried(self, page: Page) -> None:
        """The page as it would be: what does not fit is told while somebody writes."""
        self.say("\n".join(page.too_long))

    def _offer_notes(self) -> None:
        """What is worked out can be gone on from: whoever writes notes of their own would lose it else."""
        worked_out = "" if self._page is None else self._page.worked_out[1]
        self.take.setVisible(bool(worked_out) and not self.notes.isReadOnly() and not self.notes.toPlainText())

    def _take_notes(self) -> None:
        if self._page is not None:
            self.notes.setPlainText(self._page.worked_out[1])
            self.notes.moveCursor(QTextCursor.MoveOperation.End)
            self.notes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moment(self, slide: Slide) -> Instant | None:
        text = self.moment.text().strip()
        if not text:
            return None
        if text == self._stood.get(self.moment):
            return slide.known_at
        return read_time(text, self._window.session.now).at

    def _kept(self, slide: Slide) -> dict[QLineEdit | QPlainTextEdit, str]:
        return {
            self.title: slide.title,
            self.text: slide.text,
            self.notes: slide.notes,
            self.planned: minutes_words(slide.seconds),
            self.moment: "" if slide.known_at is None else dtg(slide.known_at),
        }

    def _write(self, writable: bool) -> None:
        for line in self._lines:
            line.setReadOnly(not writable)
        for text in self._texts:
            text.setReadOnly(not writable)
        for field in (*self._lines, *self._texts):
            mark(field, "known_at", "false" if writable else "true")  # Without a frame: nothing is written there.
        self.left_out.setVisible(writable)
        self._marking.setVisible(writable)

    def _lay_out(self) -> None:
        gap = self._window.look.gap
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(2))
        column.addWidget(self._named(tr("Title"), self.title))
        self.take.setAccessibleName(tr("Edit the notes worked out"))
        mark(self.take, "act", "link")
        for name, field, units in ((tr("Text"), self.text, _TEXT_UNITS), (tr("Notes"), self.notes, _NOTES_UNITS)):
            field.setTabChangesFocus(True)
            field.setMinimumHeight(gap(units))
            column.addWidget(self._named(name, field, self.take if field is self.notes else None), units)
        beside = QHBoxLayout()
        beside.setSpacing(gap(3))
        beside.addWidget(self._named(tr("Planned"), self.planned), 1)
        beside.addWidget(self._named(tr("As known at"), self.moment), 3)
        column.addLayout(beside)
        self._marking = self._named(tr("Marking"), self.marking)
        column.addWidget(self._marking)
        column.addWidget(self.left_out)
        self.word.setProperty("ink", "warn")
        self.word.hide()
        column.addWidget(self.word)

    def _named(self, name: str, field: QWidget, act: QWidget | None = None) -> QWidget:
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._window.look.gap(1))
        label = Label(name, whole)
        label.setProperty("ink", "secondary")
        label.setBuddy(field)
        field.setAccessibleName(name)
        head = QHBoxLayout()
        head.addWidget(label, 1)
        if act is not None:
            head.addWidget(act)
        column.addLayout(head)
        column.addWidget(field)
        return whole


def _words(field: QWidget) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.text() if isinstance(field, QLineEdit) else ""


def _put(field: QWidget, words: str) -> None:
    if _words(field) == words:
        return
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(words)
    elif isinstance(field, QLineEdit):
        field.setText(words)
        field.setCursorPosition(0)
