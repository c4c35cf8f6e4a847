"""A card of a desk: a heading with the mark of what is hypothetical, a few quiet words, and what it shows."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from console.ui.command_bar import ModeChip
from console.ui.label import CutLabel, Label
from console.ui.theme import Look
from console.ui.words import tr


class Card(QFrame):
    """``head`` takes more at its right end, ``body`` what it shows."""

    def __init__(self, look: Look, title: str, parent: QWidget, *, hypothetical: bool = True) -> None:
        """With its title; without HYPOTHETICAL where it shows the picture."""
        super().__init__(parent)
        self.setObjectName("deskCard")
        self._look = look
        self.title = Label(title, self)
        self.title.setProperty("type", "heading")
        self.aside = CutLabel("", self)
        self.aside.setProperty("ink", "secondary")
        self.head = QHBoxLayout()
        self.head.addWidget(self.title)
        if hypothetical:
            self.head.addWidget(hypothetical_chip(look, self))
        self.head.addWidget(self.aside, 1)
        self.body = QVBoxLayout()
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(self.head)
        self._whole.addLayout(self.body, 1)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        gap = self._look.gap
        self._whole.setContentsMargins(gap(4), gap(2), gap(4), gap(3))
        self._whole.setSpacing(gap(1))
        self.head.setSpacing(gap(3))
        self.head.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(gap(1))


def hypothetical_chip(look: Look, parent: QWidget) -> ModeChip:
    """The dashed mark of what is a plan and no picture."""
    chip = ModeChip(look, parent)
    chip.show_mode("plan", tr("HYPOTHETICAL"))
    return chip
