"""A box drawn from corner to corner: by a drag, by two clicks, or by Enter twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QPainter

from console.map import views
from console.map.region import Region
from console.map.tools.base import Tool, Touch
from console.map.tools.shapes import paint_outline

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas
    from console.map.frame import Frame
    from console.map.style import Style

_LEAST: Final = 4.0
"""A box less than so many pixels wide and high is a click on its first corner."""


class BoxTool(Tool):
    """Calls ``done(region)`` with the box and is left. ``first`` and ``second`` say what to do for each corner."""

    def __init__(self, done: Callable[[Region], None], first: str, second: str) -> None:
        super().__init__(done)
        self._words = first, second
        self._corner: tuple[float, float] | None = None
        self._opposite = (0.0, 0.0)
        self._began = QPointF()

    @property
    def hint(self) -> str:
        """What to do next."""
        return self._words[self._corner is not None]

    def end(self) -> None:
        """Give up a box that was begun."""
        self._corner = None
        super().end()

    def press(self, touch: Touch) -> bool:
        """The first corner, or the second of a box begun by a click."""
        if self._corner is None:
            self._corner = self._opposite = self._plane(touch)
            self._began = touch.at
        return True

    def move(self, touch: Touch) -> bool:
        """The box follows the pointer."""
        if self._corner is not None:
            self._opposite = self._plane(touch)
            self.update()
        return True

    def release(self, touch: Touch) -> bool:
        """The opposite corner, if the pointer has gone anywhere."""
        gone = touch.at - self._began
        if self._corner is not None and min(abs(gone.x()), abs(gone.y())) >= _LEAST:
            self._finish_at(touch)
        return True

    def click(self, touch: Touch) -> bool:
        """Enter: one corner after the other."""
        if self._corner is None:
            return self.press(touch)
        if self._plane(touch) != self._corner:
            self._finish_at(touch)
        return True

    def take_back(self) -> bool:
        """Forget the first corner."""
        return self.cancel()

    def cancel(self) -> bool:
        """Forget the first corner; without one the tool is left."""
        begun, self._corner = self._corner is not None, None
        return begun

    def paint(self, painter: QPainter, frame: Frame, style: Style) -> None:
        """The box so far."""
        if self._corner is not None:
            paint_outline(painter, frame, style, Region.box(self._corner, self._opposite).ring)

    def _plane(self, touch: Touch) -> tuple[float, float]:
        return self.canvas.frame().plane(touch.at.x(), touch.at.y())

    def _finish_at(self, touch: Touch) -> None:
        if self._corner is not None:
            region, self._corner = Region.box(self._corner, self._plane(touch)), None
            self.leave()
            self.deliver(region)


def zoom_tool(canvas: MapCanvas) -> BoxTool:
    """A box that is then shown as large as the map has room for."""

    def show(region: Region) -> None:
        canvas.go_to(views.filling(region.bounds, canvas.width(), canvas.height()))

    return BoxTool(
        show, _words("Zoom to a box: drag it, or give two corners. Esc leaves."), _words("Give the opposite corner.")
    )


def gather_tool(canvas: MapCanvas) -> BoxTool:
    """A box whose things are gathered."""
    return BoxTool(
        canvas.gathering.take,
        _words("Select in a box: drag it, or give two corners. Esc leaves."),
        _words("Give the opposite corner."),
    )


def _words(text: str) -> str:
    return QCoreApplication.translate("BoxTool", text)
