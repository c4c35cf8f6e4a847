"""What the pointer is over, and what shape it has."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from console.map.tools.in_hand import InHand

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas


class Pointer:
    """The tool's shape, a finger over what can be picked, a hand while space is held or the ground is dragged."""

    def __init__(self, canvas: "MapCanvas", in_hand: InHand) -> None:
        self.spaced = False
        """Space is held: the left button moves the ground, whatever tool is in the hand."""
        self.dragging = False
        self._canvas, self._in_hand = canvas, in_hand
        self._over = ""

    def hover(self, at: QPointF) -> None:
        """Tell which mark is under a point, when it is another than before."""
        over = next(iter(self._canvas.ids_at(at)), "")
        if over != self._over:
            self._over = over
            self.show()
            self._canvas.hovered.emit(over)

    def show(self) -> None:
        """Give the pointer its shape."""
        tool = self._in_hand.lent or self._in_hand.tool
        if self.dragging:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self.spaced:
            shape = Qt.CursorShape.OpenHandCursor
        elif tool is not None:
            shape = tool.cursor
        else:
            shape = Qt.CursorShape.PointingHandCursor if self._over else Qt.CursorShape.ArrowCursor
        self._canvas.setCursor(shape)
