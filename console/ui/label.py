"""The label every window, panel and dialog uses: what it says is shown letter by letter."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class Label(QLabel):
    """Qt's own takes words that look like markup for rich text, and words from outside may look like it."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        """Says ``words``."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)
