"""What every tool on the map has in common: how it is told what the hands do, and how it shows what it has so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas
    from console.map.frame import Frame
    from console.map.style import Style

NO_KEYS = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Touch:
    """Where the pointer is: logical pixels of the canvas and degrees WGS84, NaN beside the Earth.

    ``keyboard``: it is the cross in the middle of the map, not a mouse.
    """

    at: QPointF
    lon: float
    lat: float
    modifiers: Qt.KeyboardModifier = NO_KEYS
    keyboard: bool = False

    @property
    def on_earth(self) -> bool:
        """Whether there is a place under the pointer."""
        return self.lat == self.lat


class Tool(QObject):
    """Takes over the pointer while it is in use; wheel, pinch, middle button, space-drag and keys still move the map.

    Every handler says whether the event was the tool's own. A press that ``press`` does not take may become a drag,
    which moves the map, or a ``click``: a tool that works by clicks leaves ``press`` alone. By keyboard the pointer is
    the cross in the middle: arrows move the ground under it (the tool is told by ``move``), Enter is ``click``,
    Ctrl+Enter ``finish``, Backspace ``take_back``, Esc ``cancel``. Give ``done`` the outcome by :meth:`deliver`.
    """

    cursor: Qt.CursorShape = Qt.CursorShape.CrossCursor
    command: str = ""
    """The id of the command that takes it into the hand, where one does."""
    aims: bool = True
    """Whether by keyboard it goes by the cross in the middle, which is then shown."""
    stays: bool = True
    """Whether the tool is still in use when the keyboard's focus has gone elsewhere."""

    def __init__(self, done: Callable[..., None] | None = None) -> None:
        super().__init__()
        self._done = done
        self._canvas: MapCanvas | None = None

    @property
    def canvas(self) -> MapCanvas:
        """The map it is used on. Raises RuntimeError while it is not in use."""
        if self._canvas is None:
            raise RuntimeError(f"{type(self).__name__} is not in use")
        return self._canvas

    @property
    def in_use(self) -> bool:
        """Whether it is in the hand."""
        return self._canvas is not None

    @property
    def hint(self) -> str:
        """One plain line that says what to do next; asked for again after everything the hands do."""
        return ""

    @property
    def text(self) -> str:
        """What Ctrl+C copies of it; empty where there is nothing."""
        return ""

    def begin(self, canvas: MapCanvas) -> None:
        """Told when it is put into the hand."""
        self._canvas = canvas

    def end(self) -> None:
        """Told when it is taken out of the hand, for whatever reason: what is unfinished is given up."""
        self._canvas = None

    def leave(self) -> None:
        """Take itself out of the hand."""
        if self._canvas is not None and self._canvas.tool is self:
            self._canvas.use(None)

    def deliver(self, *outcome: Any) -> None:
        """Give ``done`` what came of it."""
        if self._done is not None:
            self._done(*outcome)

    def update(self) -> None:
        """Have the overlay painted again, and the hint read again."""
        if self._canvas is not None:
            self._canvas.tell_hint()
            self._canvas.update()

    def press(self, touch: Touch) -> bool:
        """The left button went down; True keeps the drag that may follow for the tool."""
        return False

    def move(self, touch: Touch) -> bool:
        """The pointer is elsewhere, with or without a button; True says that no mark under it is looked for."""
        return False

    def release(self, touch: Touch) -> bool:
        """The left button went up after a press the tool took."""
        return False

    def click(self, touch: Touch) -> bool:
        """The left button went down and up in one place, or Enter was pressed."""
        return False

    def double_click(self, touch: Touch) -> bool:
        """The second click of two in one place; the first was told as a click."""
        return self.finish()

    def finish(self) -> bool:
        """Whatever it has so far is all: Ctrl+Enter or a double click."""
        return False

    def take_back(self) -> bool:
        """Take the last step back: Backspace. False when there is none."""
        return False

    def key(self, event: QKeyEvent) -> bool:
        """A key, before the map looks at it."""
        return False

    def cancel(self) -> bool:
        """Esc. True when it only gave up what was begun and stays; False, and it is left."""
        return False

    def paint(self, painter: QPainter, frame: Frame, style: Style) -> None:
        """Paint what there is so far over the map, in logical pixels; antialiasing is on."""
