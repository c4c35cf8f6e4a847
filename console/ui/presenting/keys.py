"""What a key means while a briefing is given, on the keyboard as on a presenter's remote control."""

from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from console.ui.words import later


class Act(Enum):
    """What can be done."""

    NEXT = auto()
    BEFORE = auto()
    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()
    NEARER = auto()
    FARTHER = auto()
    FIRST = auto()
    LAST = auto()
    ENTER = auto()
    BLACK = auto()
    WHITE = auto()
    POINTER = auto()
    ZOOM = auto()
    MOVE_MAP = auto()
    UPDATE = auto()
    KNOWN_AT = auto()
    DISPLAY = auto()
    VIEW = auto()
    BACK = auto()
    NOTHING = auto()


# Remote controls send Page Up and Page Down, a full stop for a black screen, and F5 and Esc in turn to begin and end:
# F5 while a briefing is given does nothing.
KEYS: Final[Mapping[Qt.Key, Act]] = {
    Qt.Key.Key_Right: Act.RIGHT,
    Qt.Key.Key_Down: Act.DOWN,
    Qt.Key.Key_Plus: Act.NEARER,
    Qt.Key.Key_Equal: Act.NEARER,
    Qt.Key.Key_Minus: Act.FARTHER,
    Qt.Key.Key_Space: Act.NEXT,
    Qt.Key.Key_PageDown: Act.NEXT,
    Qt.Key.Key_N: Act.NEXT,
    Qt.Key.Key_Left: Act.LEFT,
    Qt.Key.Key_Up: Act.UP,
    Qt.Key.Key_Backspace: Act.BEFORE,
    Qt.Key.Key_PageUp: Act.BEFORE,
    Qt.Key.Key_Home: Act.FIRST,
    Qt.Key.Key_End: Act.LAST,
    Qt.Key.Key_Return: Act.ENTER,
    Qt.Key.Key_Enter: Act.ENTER,
    Qt.Key.Key_B: Act.BLACK,
    Qt.Key.Key_Period: Act.BLACK,
    Qt.Key.Key_W: Act.WHITE,
    Qt.Key.Key_Comma: Act.WHITE,
    Qt.Key.Key_L: Act.POINTER,
    Qt.Key.Key_Z: Act.ZOOM,
    Qt.Key.Key_M: Act.MOVE_MAP,
    Qt.Key.Key_U: Act.UPDATE,
    Qt.Key.Key_K: Act.KNOWN_AT,
    Qt.Key.Key_D: Act.DISPLAY,
    Qt.Key.Key_P: Act.VIEW,
    Qt.Key.Key_Escape: Act.BACK,
    Qt.Key.Key_F5: Act.NOTHING,
}

SHOWN: Final = (
    ("→", later("next")),
    ("B", later("black")),
    ("W", later("white")),
    ("L", later("pointer")),
    ("Z", later("zoom")),
    ("M", later("move map")),
    ("3 ⏎", later("go to")),
)
"""What the foot of the presenter's window tells; the rest is in the list of keys."""

_PLAIN: Final = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


def act_of(event: QKeyEvent) -> Act | str | None:
    """The act of a key, or the digit that was typed; None for a key that means nothing here."""
    if event.modifiers() & ~_PLAIN:
        return None
    text = event.text()
    digit = len(text) == 1 and text in "0123456789"
    return text if digit else KEYS.get(Qt.Key(event.key()))
