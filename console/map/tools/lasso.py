"""A lasso: drawn freely with the button held, or corner by corner with clicks or Enter."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from console.map.region import Region
from console.map.tools.base import Tool, Touch
from console.map.tools.shapes import paint_outline

if TYPE_CHECKING:
    from console.map.frame import Frame
    from console.map.style import Style

_APART: Final = 3.0
"""A point for every so many pixels of a free line."""
_FREE: Final = 12.0
"""A line longer than so many pixels is drawn, not a click."""
_CORNERS: Final = 3


class LassoTool(Tool):
    """Calls ``done(region)`` with the inside of the line and is left."""

    def __init__(self, done: Callable[[Region], None]) -> None:
        super().__init__(done)
        self._corners: list[tuple[float, float]] = []
        self._line: list[tuple[float, float]] = []
        self._last = QPointF()
        self._length = 0.0
        self._pointer: tuple[float, float] | None = None

    @property
    def hint(self) -> str:
        """What to do next."""
        if not self._corners:
            return self.tr("Select in a lasso: draw round the things, or click corner by corner. Esc leaves.")
        return self.tr("Click the next corner. A double click or Ctrl+Enter closes it, Backspace takes one back.")

    def end(self) -> None:
        """Give up a line that was begun."""
        self._forget()
        super().end()

    def press(self, touch: Touch) -> bool:
        """A free line begins, or a corner is given."""
        self._line, self._last, self._length = [self._plane(touch)], touch.at, 0.0
        return True

    def move(self, touch: Touch) -> bool:
        """The line follows the pointer."""
        self._pointer = self._plane(touch)
        if self._line:
            gone = touch.at - self._last
            far = hypot(gone.x(), gone.y())
            if far >= _APART:
                self._length += far
                self._last = touch.at
                self._line.append(self._pointer)
        self.update()
        return True

    def release(self, touch: Touch) -> bool:
        """A free line is closed; one that went nowhere was a click."""
        line, self._line = self._line, []
        if self._length > _FREE and len(line) >= _CORNERS:
            self._corners += line
            self.finish()
        elif line:
            self._corners.append(line[0])
        return True

    def click(self, touch: Touch) -> bool:
        """Enter: the next corner."""
        self._corners.append(self._plane(touch))
        return True

    def finish(self) -> bool:
        """Close the line."""
        if len(self._corners) >= _CORNERS:
            region = Region(tuple(self._corners))
            self._forget()
            self.leave()
            self.deliver(region)
        return True

    def take_back(self) -> bool:
        """Take the last corner back."""
        return bool(self._corners and self._corners.pop())

    def cancel(self) -> bool:
        """Forget the corners; without any the tool is left."""
        begun = bool(self._corners)
        self._forget()
        return begun

    def paint(self, painter: QPainter, frame: Frame, style: Style) -> None:
        """The line so far, closed as soon as it has an inside."""
        free = bool(self._line)
        points = [*self._corners, *self._line]
        if not free and self._pointer is not None and self._corners:
            points.append(self._pointer)
        paint_outline(painter, frame, style, points, filled=len(points) >= _CORNERS)

    def _plane(self, touch: Touch) -> tuple[float, float]:
        return self.canvas.frame().plane(touch.at.x(), touch.at.y())

    def _forget(self) -> None:
        self._corners, self._line, self._pointer = [], [], None
