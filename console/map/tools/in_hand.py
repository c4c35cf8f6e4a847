"""The tool in the hand of one canvas: put in, told what is done, painted, taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from console.map.tools.base import NO_KEYS, Tool, Touch

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas
    from console.map.frame import Frame
    from console.map.style import Style

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class InHand:
    """At most one tool. ``lent`` is one that is used for a single drag, whatever tool is in the hand."""

    def __init__(self, canvas: MapCanvas) -> None:
        self.tool: Tool | None = None
        self.lent: Tool | None = None
        self._canvas = canvas
        self._hint = ""

    @property
    def hint(self) -> str:
        """What the tool says to do next; empty without one."""
        tool = self.lent or self.tool
        return tool.hint if tool is not None else ""

    def use(self, tool: Tool | None) -> None:
        """Put a tool into the hand, or take out the one that is there."""
        if tool is self.tool:
            return
        before, self.tool = self.tool, tool
        if before is not None:
            before.end()
        if tool is not None and tool is self.tool:
            tool.begin(self._canvas)
            if not self._canvas.hasFocus():
                self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._canvas.tool_changed.emit(self.tool)
        self.tell_hint()
        self._canvas.update()

    def lend(self, tool: Tool | None) -> None:
        """Use a tool for one drag; None gives it back."""
        before, self.lent = self.lent, tool
        if before is not None:
            before.end()
        if tool is not None:
            tool.begin(self._canvas)
        self.tell_hint()
        self._canvas.update()

    def tell_hint(self) -> None:
        """Say the hint when it has changed."""
        if self.hint != self._hint:
            self._hint = self.hint
            self._canvas.hinted.emit(self._hint)

    def touch(self, at: QPointF, modifiers: Qt.KeyboardModifier = NO_KEYS) -> Touch:
        """What the pointer touches at a point of the canvas."""
        return Touch(at, *self._canvas.frame().degrees(at.x(), at.y()), modifiers)

    def middle(self, modifiers: Qt.KeyboardModifier = NO_KEYS) -> Touch:
        """What the cross in the middle touches."""
        at = QPointF(self._canvas.width() / 2, self._canvas.height() / 2)
        return Touch(at, *self._canvas.frame().degrees(at.x(), at.y()), modifiers, keyboard=True)

    def key(self, event: QKeyEvent) -> bool:
        """Give a key to the tool; True when it was one of its own."""
        tool, key = self.tool, Qt.Key(event.key())
        if tool is None:
            return False
        if tool.key(event):
            taken = True
        elif key == Qt.Key.Key_Escape:
            taken = True
            if not tool.cancel() and self.tool is tool:
                self._canvas.use(None)
        elif key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            taken = tool.finish()
        elif key in _ENTER:
            taken = tool.click(self.middle(event.modifiers()))
        else:
            taken = key == Qt.Key.Key_Backspace and tool.take_back()
        if taken:
            self.tell_hint()
            self._canvas.update()
        return taken

    def aim(self) -> None:
        """By keyboard the ground went on under the cross: that is the pointer moving."""
        if self.tool is not None:
            self.tool.move(self.middle())
            self.tell_hint()

    def unfocused(self) -> None:
        """The keyboard's focus went elsewhere."""
        if self.tool is not None and not self.tool.stays:
            self._canvas.use(None)

    def paint(self, painter: QPainter, frame: Frame, style: Style) -> None:
        """Paint the overlay of what is in use."""
        for tool in (self.tool, self.lent):
            if tool is not None:
                painter.save()
                tool.paint(painter, frame, style)
                painter.restore()
