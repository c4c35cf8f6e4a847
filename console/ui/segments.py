"""Joined buttons, one of which is pressed: where somebody is, among a few places to go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from console.ui.words import plain_tip, tr


class Segments(QWidget):
    """``wanted`` is emitted with the id of a button that was pressed; what is shown follows :meth:`show_id` alone."""

    wanted = Signal(str)

    def __init__(self, offered: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """``offered`` are ids and names, as marked for translation."""
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._shown = ""
        ends = {offered[0][0]: "first", offered[-1][0]: "last"} if offered else {}
        for thing, title in offered:
            button = self._buttons[thing] = QPushButton(tr(title), self)
            button.setObjectName("deskButton")
            button.setProperty("end", ends.get(thing, ""))
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, thing=thing: self._go(thing))
            self._group.addButton(button)
            line.addWidget(button)

    def show_id(self, thing: str) -> None:
        """Press the button of what is shown."""
        self._shown = thing
        self._buttons[thing].setChecked(True)

    def tell_key(self, thing: str, key: str) -> None:
        """Say on hover which key goes there."""
        self._buttons[thing].setToolTip(plain_tip(key))

    def _go(self, thing: str) -> None:
        self.wanted.emit(thing)
        if self._shown:
            self._buttons[self._shown].setChecked(True)
