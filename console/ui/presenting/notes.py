"""What to say, large enough to read from where one stands; it scrolls by itself where there is more."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from console.ui.label import Label
from console.ui.theme import Look
from console.ui.words import tr

_SIZE: Final = 23
"""Pixels of the letters at 100 %."""
_LEAST_LINES: Final = 3


class Notes(QScrollArea):
    """A paragraph a line of the notes. Page Up and Page Down are for the slides: the wheel scrolls."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._look = look
        self._words: str | None = None
        self._labels: list[Label] = []
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Notes"))
        look.changed.connect(self._dress)
        self._dress()

    @property
    def least(self) -> int:
        """The pixels of the lines that are always seen."""
        return _LEAST_LINES * QFontMetrics(self._face()).lineSpacing() + self._look.gap(4)

    def say(self, words: str) -> None:
        """Say something else, from its beginning."""
        if words == self._words:
            return
        self._words = words
        for label in self._labels:
            self._column.removeWidget(label)
            label.deleteLater()
        told = [line for line in words.splitlines() if line.strip()] or [tr("No notes.")]
        self._labels = [self._paragraph(line) for line in told]
        if not words.strip():
            self._labels[0].setProperty("ink", "muted")
        self.setAccessibleDescription(words)
        self.verticalScrollBar().setValue(0)

    def _paragraph(self, words: str) -> Label:
        label = Label(words, self._inside)
        label.setWordWrap(True)
        label.setFont(self._face())
        self._column.insertWidget(self._column.count() - 1, label)
        return label

    def _face(self) -> QFont:
        face = self._look.font()
        face.setPixelSize(round(_SIZE * self._look.scale))
        return face

    def _dress(self) -> None:
        self._column.setSpacing(self._look.gap(2))
        for label in self._labels:
            label.setFont(self._face())
