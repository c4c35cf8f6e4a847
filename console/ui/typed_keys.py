"""Which key presses are typing, and so no command's single key where something can be typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def is_typed(event: QKeyEvent) -> bool:
    """Whether a key writes something that can be seen."""
    plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    text = event.text()
    return plain and bool(text) and text.isprintable() and not text.isspace()
