"""A field that takes a time as it is written in the console: a day, a month or a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from console.domain.errors import UsageError
from console.domain.time_window import FIRST, SHORTEST
from console.domain.times import Instant, Precision, dtg, over, parse_day_or_instant
from console.ui.notices import Notice
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

_NOTICE: Final = "shown-time"


class TimeField(QLineEdit):
    """The time as text; Esc and leaving it bring the one that holds back. A subclass says which that is."""

    #: What was typed and not entered is to be forgotten.
    left = Signal()

    def __init__(self, window: Window, parent: QWidget, name: str, tip: str) -> None:
        """``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self._window = window
        self._time = window.time
        self.editing = False
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.textEdited.connect(self._edited)
        self.returnPressed.connect(self._entered)
        self.left.connect(self.show_time)

    def show_time(self) -> None:
        """Say the time that holds, unless somebody is typing."""
        raise NotImplementedError

    def take(self, end: Instant) -> None:
        """A time was entered: where its day or month ends, or the moment itself."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Esc forgets what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.editing:
            self._forget()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt's: what was typed and not entered is forgotten; a menu over the field takes nothing away."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._forget()

    def _entered(self) -> None:
        text = self.text()
        try:
            typed = parse_day_or_instant(text)
        except UsageError:
            words = tr("“{text}” is no time. Write it as 2022-11-15, 15 NOV 22 or 151944Z NOV 22.", text=text)
            self._window.say(Notice(words, "warn", key=_NOTICE))
            return
        if typed.end <= FIRST or typed.start >= self._time.limit:
            self._window.say(Notice(self._outside(), "warn", key=_NOTICE))
            return
        self.editing = False
        self.take(over(typed))
        self.show_time()

    def _outside(self) -> str:
        first, last = dtg(FIRST, Precision.DAY), dtg(self._time.limit - SHORTEST)
        return tr("The picture reaches from {first} to {last}. Choose a time in between.", first=first, last=last)

    def _edited(self, _text: str) -> None:
        self.editing = True

    def _forget(self) -> None:
        self.editing = False
        self.left.emit()
