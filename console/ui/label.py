"""The labels every window, panel and dialog uses: what they say is shown letter by letter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from console.ui.words import plain_tip


class Label(QLabel):
    """Qt's own takes words that look like markup for rich text, and words from outside may look like it."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        """Says ``words``."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)


class CutLabel(Label):
    """One line, as much of it as there is room for; the tip has it all."""

    def __init__(self, words: str, parent: QWidget) -> None:
        """Says ``words``."""
        super().__init__("", parent)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.say(words)

    def say(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self.setToolTip(plain_tip(words))
        self.setAccessibleName(words)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: room for more, or for less."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()))
