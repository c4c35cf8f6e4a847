"""A desk while there is nothing to show on it: what is, what to do, one button."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.services.consult_picture import ConsultPicture
from console.ui.acts.consult import OPEN_KEY
from console.ui.label import Label
from console.ui.panels.inspector_controls import KeyedButton
from console.ui.style import mark
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


class Nothing(QWidget):
    """Two lines in the middle, and the next act where it is possible."""

    def __init__(self, window: Window, run: Callable[[], None], parent: QWidget, act: str = "", key: str = "") -> None:
        """``run`` does what ``act`` says, as ``key`` does anywhere: at first it asks for a consultation."""
        super().__init__(parent)
        self._window = window
        self.what_is, self.what_to_do = Label("", self), Label("", self)
        self.what_is.setProperty("type", "heading")
        self.what_to_do.setProperty("ink", "secondary")
        self.button = KeyedButton(window.look, act or tr("Ask for a consultation…"), key if act else OPEN_KEY, self)
        mark(self.button, "act", "main")
        self.button.clicked.connect(run)
        column = QVBoxLayout(self)
        column.setSpacing(window.look.gap(3))
        column.addStretch(1)
        for widget in (self.what_is, self.what_to_do, self.button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def say(self, what_is: str, what_to_do: str) -> None:
        """Say what is missing and what to do about it; without a case that is said first."""
        if self._window.session.store is None:
            what_is, what_to_do = tr("No case is open."), tr("Open one with Ctrl+O, or drop its file here.")
        self.what_is.setText(what_is)
        self.what_to_do.setText(what_to_do)
        self.button.setVisible(self._window.session.writable)

    def show_picture(self, picture: ConsultPicture) -> None:
        """Say what is missing."""
        if picture.crisis is None:
            what = tr("No crisis and no consultation are open.")
            self.say(what, tr("Ask for a consultation: its crisis is opened with it."))
        else:
            what = tr("No consultation is open in “{crisis}”.", crisis=picture.crisis.title)
            self.say(what, tr("Say who asks, on what basis, at what level and how Allies are asked."))
