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
        self._at: QPointF | None = None

    def point(self, at: QPointF) -> None:
        """Tell which place is under a point: none where that is beside the Earth."""
        self._at = at
        touch = self._in_hand.touch(at)
        if touch.on_earth:
            self._canvas.pointed.emit(touch.lon, touch.lat)
        else:
            self._canvas.left.emit()

    def stayed(self) -> None:
        """The ground went on under a pointer that did not move: tell what it is over now."""
        if self._at is not None:
            self.point(self._at)
            if not self.dragging and (self._in_hand.lent or self._in_hand.tool) is None:
                self.hover(self._at)

    def leave(self) -> None:
        """The pointer is over the map no more."""
        self._at = None
        self.hover(QPointF(-1, -1))
        self._canvas.left.emit()

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
