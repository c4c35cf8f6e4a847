"""The hands on the map: mouse, wheel, pinch and keys become the canvas's own verbs.

One file a subject; :class:`Hands` only says which of them an event is for.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent

from console.map.hands.keys import Keys
from console.map.hands.mouse import Mouse
from console.map.hands.pinch import Pinch
from console.map.hands.pointer import Pointer
from console.map.hands.stepping import Stepping
from console.map.hands.wheel import Wheel
from console.map.tools.in_hand import InHand

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas

_BY_KEYS: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_PASSING: Final = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""The focus comes back to where it was."""
_TOLD_MS: Final = 40
"""How often at most it is told anew what is under a pointer that rests while the ground moves."""
_ENTERING: Final = {Qt.FocusReason.TabFocusReason: 1, Qt.FocusReason.BacktabFocusReason: -1}


class Hands(QObject):
    """An event filter on one canvas."""

    def __init__(self, canvas: "MapCanvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.in_hand = InHand(canvas)
        self._pointer = Pointer(canvas, self.in_hand)
        self._stepping = Stepping(canvas)
        self._mouse = Mouse(canvas, self.in_hand, self._pointer)
        self._keys = Keys(canvas, self.in_hand, self._pointer, self._stepping)
        wheel, pinch = Wheel(canvas), Pinch(canvas, self._mouse.give_up)
        self._acts: dict[QEvent.Type, Callable[..., bool]] = {
            QEvent.Type.Wheel: wheel.turned,
            QEvent.Type.NativeGesture: pinch.native,
            QEvent.Type.Gesture: pinch.gesture,
            QEvent.Type.MouseButtonPress: self._mouse.press,
            QEvent.Type.MouseMove: self._mouse.move,
            QEvent.Type.MouseButtonRelease: self._mouse.release,
            QEvent.Type.MouseButtonDblClick: self._mouse.double,
            QEvent.Type.Leave: self._leave,
            QEvent.Type.KeyPress: self._keys.press,
            QEvent.Type.KeyRelease: self._keys.release,
            QEvent.Type.FocusIn: self._focus,
            QEvent.Type.FocusOut: self._unfocus,
        }
        self._telling = QTimer(self, interval=_TOLD_MS, singleShot=True)
        self._telling.timeout.connect(self._pointer.stayed)
        canvas.view_changed.connect(self._moved)
        canvas.grabGesture(Qt.GestureType.PinchGesture)
        canvas.installEventFilter(self)

    @property
    def shows_focus(self) -> bool:
        """Whether the keyboard was used last: not after a click."""
        return self._keys.used

    def show_cursor(self) -> None:
        """Give the pointer the shape of what it would do now."""
        self._pointer.show()

    def rest(self) -> None:
        """Bring to its end what the keys have set in motion."""
        self._keys.rest()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True when the event was ours."""
        act = self._acts.get(event.type()) if watched is self._canvas else None
        return act(event) if act else False

    def _moved(self) -> None:
        if not self._telling.isActive():
            self._telling.start()

    def _leave(self, event: QEvent) -> bool:
        self._pointer.leave()
        return False

    def _focus(self, event: QFocusEvent) -> bool:
        reason = event.reason()
        if reason not in _PASSING:
            self._keys.used = reason in _BY_KEYS
            self._stepping.enter(_ENTERING.get(reason, 0))
        self._canvas.update()
        return False

    def _unfocus(self, event: QFocusEvent) -> bool:
        self._keys.let_go()
        if event.reason() not in _PASSING:
            self.in_hand.unfocused()
        return False
