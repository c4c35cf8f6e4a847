"""The keyboard on the map: everything the mouse can do."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from console.map import views
from console.map.hands.pointer import Pointer
from console.map.hands.rolling import ARROWS, Rolling
from console.map.hands.stepping import Stepping
from console.map.hands.wheel import NOTCH
from console.map.tools.in_hand import InHand

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas

_ZOOM: Final = {
    Qt.Key.Key_Plus: NOTCH**2,
    Qt.Key.Key_Equal: NOTCH**2,
    Qt.Key.Key_Minus: NOTCH**-2,
    Qt.Key.Key_Underscore: NOTCH**-2,
}
_TABS: Final = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_FAN: Final = _TABS | {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MODIFIERS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Keys:
    """First the tool in the hand, then an open pile, then the map. ``used``: the keyboard was used last."""

    def __init__(self, canvas: "MapCanvas", in_hand: InHand, pointer: Pointer, stepping: Stepping) -> None:
        self.used = False
        self._canvas, self._in_hand, self._pointer, self._stepping = canvas, in_hand, pointer, stepping
        self._rolling = Rolling(canvas)
        canvas.aimed.connect(in_hand.aim)

    def rest(self) -> None:
        """Bring to its end what is in motion."""
        self._rolling.rest()

    def let_go(self) -> None:
        """No key is down any more."""
        self._rolling.release_all()
        self._pointer.spaced = False

    def press(self, event: QKeyEvent) -> bool:
        """A key went down; True when it was ours."""
        self.used = True
        if self._in_hand.key(event):
            return True
        key = Qt.Key(event.key())
        if self._canvas.fan.is_open and not event.modifiers() & _MODIFIERS and self._in_fan(key):
            return True
        before = self._canvas.view
        taken = self._on_map(key, event)
        if self._canvas.view != before:
            self._canvas.aimed.emit()
        return taken

    def release(self, event: QKeyEvent) -> bool:
        """A key went up."""
        key = Qt.Key(event.key())
        if event.isAutoRepeat() or (key != Qt.Key.Key_Space and key not in ARROWS):
            return False
        if key == Qt.Key.Key_Space:
            self._pointer.spaced = False
            self._pointer.show()
        else:
            self._rolling.release(key)
        return True

    def _in_fan(self, key: Qt.Key) -> bool:
        """Step through an open pile, pick one, fold it."""
        canvas = self._canvas
        if key in _FAN:
            canvas.select(canvas.fan.next_to(canvas.selected, _FAN[key]))
        elif key in _ENTER and canvas.selected in canvas.fan.ids:
            canvas.picked.emit(canvas.selected)
        elif key == Qt.Key.Key_Escape:
            canvas.fan.fold()
        else:
            return False
        return True

    def _on_map(self, key: Qt.Key, event: QKeyEvent) -> bool:
        canvas = self._canvas
        if event.modifiers() & _MODIFIERS:
            return False
        if key in ARROWS:
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._rolling.press(key, fast=shifted, again=event.isAutoRepeat())
        elif key in _ZOOM:
            canvas.zoom_by(_ZOOM[key])
        elif key == Qt.Key.Key_Home:
            canvas.go_to(views.HOME)
        elif key == Qt.Key.Key_F:
            canvas.fit_selection()
        elif key == Qt.Key.Key_Space:
            self._pointer.spaced = True
            self._pointer.show()
        elif key in _TABS:
            return self._stepping.step(_TABS[key])
        elif key in _ENTER and canvas.selected:
            self._enter(canvas.selected)
        elif key == Qt.Key.Key_Escape:
            return self._back()
        else:
            return False
        return True

    def _enter(self, selected: str) -> None:
        """Open the pile the selection is part of, or pick it."""
        if not self._canvas.fan.open_with(selected):
            self._canvas.picked.emit(selected)

    def _back(self) -> bool:
        """One step back: what is gathered, then the selection."""
        canvas = self._canvas
        if canvas.gathering.region is not None:
            canvas.gathering.clear()
        elif canvas.selected:
            canvas.select(None)
            canvas.emptied.emit()
        else:
            return False
        return True
