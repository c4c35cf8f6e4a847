"""The mouse: a click picks, a drag moves the ground exactly with the pointer, with Shift or Ctrl it draws a box."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from console.map.hands.picking import pick_at
from console.map.hands.pointer import Pointer
from console.map.tools.base import Tool
from console.map.tools.box import gather_tool, zoom_tool
from console.map.tools.in_hand import InHand

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas

_LEFT: Final = Qt.MouseButton.LeftButton
_MIDDLE: Final = Qt.MouseButton.MiddleButton
_LENT: Final[dict[Qt.KeyboardModifier, Callable[["MapCanvas"], Tool]]] = {
    Qt.KeyboardModifier.ShiftModifier: zoom_tool,
    Qt.KeyboardModifier.ControlModifier: gather_tool,
}
"""What a drag with a key held does."""


class Mouse:
    """One press at a time: the button that went down first decides what the drag is."""

    def __init__(self, canvas: "MapCanvas", in_hand: InHand, pointer: Pointer) -> None:
        self._canvas, self._in_hand, self._pointer = canvas, in_hand, pointer
        self._button = Qt.MouseButton.NoButton
        self._pressed = QPointF()
        self._moves_ground = False
        self._dragged = False
        self._held = False
        self._modifiers = Qt.KeyboardModifier.NoModifier

    def press(self, event: QMouseEvent) -> bool:
        """A button went down."""
        button = event.button()
        if button == Qt.MouseButton.BackButton:
            self._canvas.visits.back()
        elif button == Qt.MouseButton.ForwardButton:
            self._canvas.visits.forward()
        elif button in (_LEFT, _MIDDLE):
            if self._button == button or not event.buttons() & self._button:
                self.give_up()  # its release went elsewhere
            if self._button == Qt.MouseButton.NoButton:
                self._begin(event)
        return True

    def _begin(self, event: QMouseEvent) -> None:
        self._button, self._pressed, self._modifiers = event.button(), event.position(), event.modifiers()
        self._moves_ground = self._pointer.spaced or self._button == _MIDDLE
        self._dragged = self._held = False
        self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        tool = self._in_hand.tool
        if tool is not None and not self._moves_ground:
            self._held = tool.press(self._in_hand.touch(event.position(), event.modifiers()))
            self._in_hand.tell_hint()

    def double(self, event: QMouseEvent) -> bool:
        """The second press of two in one place."""
        tool = self._in_hand.tool
        if tool is None or event.button() != _LEFT or self._pointer.spaced:
            return self.press(event)
        tool.double_click(self._in_hand.touch(event.position(), event.modifiers()))
        self._in_hand.tell_hint()
        return True

    def move(self, event: QMouseEvent) -> bool:
        """The pointer is elsewhere."""
        at = event.position()
        if self._button != Qt.MouseButton.NoButton and not event.buttons() & self._button:
            self.give_up()
        touch = self._in_hand.touch(at, event.modifiers())
        tool = self._in_hand.lent or self._in_hand.tool
        if self._button != Qt.MouseButton.NoButton and not self._held:
            self._drag(at)
        elif tool is None or not tool.move(touch):
            self._pointer.hover(at)
        self._in_hand.tell_hint()
        self._pointer.point(at)
        return True

    def _drag(self, at: QPointF) -> None:
        moved = at - self._pressed
        if not self._dragged and moved.manhattanLength() < QApplication.startDragDistance():
            return
        lends = _LENT.get(self._modifiers) if not (self._dragged or self._moves_ground) else None
        self._dragged = True
        if lends is not None:
            self._held = True
            tool = lends(self._canvas)
            self._in_hand.lend(tool)
            tool.press(self._in_hand.touch(self._pressed))
            tool.move(self._in_hand.touch(at))
        else:
            self._pressed = at
            self._pointer.dragging = True
            self._canvas.pan(moved.x(), moved.y())
        self._pointer.show()

    def release(self, event: QMouseEvent) -> bool:
        """A button went up."""
        if event.button() != self._button:
            return event.button() in (_LEFT, _MIDDLE)
        held, dragged, moves_ground = self._held, self._dragged, self._moves_ground
        self._forget()
        touch = self._in_hand.touch(event.position(), event.modifiers())
        tool = self._in_hand.lent or self._in_hand.tool
        if held and tool is not None:
            tool.release(touch)
            self._in_hand.lend(None)
        elif not dragged and not moves_ground and (tool is None or not tool.click(touch)):
            pick_at(self._canvas, touch.at)
        self._pointer.show()
        self._in_hand.tell_hint()
        return True

    def give_up(self) -> None:
        """The press comes to nothing: two fingers on the glass are no drag."""
        self._forget()
        if self._in_hand.lent is not None:
            self._in_hand.lend(None)
        self._pointer.show()

    def _forget(self) -> None:
        self._button = Qt.MouseButton.NoButton
        self._held = self._dragged = self._pointer.dragging = False
