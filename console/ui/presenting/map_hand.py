"""M: the map of the slide in the hand. Arrows, the mouse and + and − move it; leaving brings the frozen view back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from console.exports.briefing.page import HEIGHT, WIDTH
from console.ui.presenting.keys import Act
from console.ui.presenting.live_map import STEP, ZOOM, LiveMap, map_of
from console.ui.words import tr

if TYPE_CHECKING:
    from console.exports.briefing.page import Box, Page
    from console.ui.presenting.presentation import Presentation

_PANS: Final = {
    Act.LEFT: (STEP, 0.0),
    Act.RIGHT: (-STEP, 0.0),
    Act.UP: (0.0, STEP),
    Act.DOWN: (0.0, -STEP),
}


class MapHand(QObject):
    """Holds the live map while there is one."""

    #: The map looks otherwise.
    changed = Signal()

    def __init__(self, giving: Presentation) -> None:
        """Nothing is in the hand."""
        super().__init__(giving)
        self._giving = giving
        self._page: Page | None = None
        self.live: LiveMap | None = None

    def take(self) -> None:
        """Take the map of the slide into the hand, or let go of it."""
        if self.live is not None:
            self.leave()
            return
        page = self._giving.seen
        element = map_of(page)
        if element is None:
            self._giving.say(tr("This slide has no map to move."))
            return
        self._page = page
        self.live = LiveMap(element, self._giving.audience.view.dots / WIDTH, self)
        self.live.changed.connect(self.changed)
        self._giving.hand.enlarging = False

    def leave(self) -> None:
        """The frozen view is there again."""
        if self.live is not None:
            self.live.end()
            self.live = self._page = None

    def over(self, page: Page) -> tuple[Box, QPixmap] | None:
        """The picture that lies over a page."""
        if self.live is None or self.live.picture is None or page is not self._page:
            return None
        return self.live.box, self.live.picture

    def press(self, act: Act) -> bool:
        """Do what a key means for the map; False where it means nothing for it, or none is in the hand."""
        if self.live is None:
            return False
        if act in _PANS:
            self.live.pan(*_PANS[act])
        elif act in (Act.NEARER, Act.FARTHER):
            self.live.zoom(ZOOM if act is Act.NEARER else 1 / ZOOM)
        elif act is Act.BACK:
            self.leave()
        else:
            return False
        return True

    def drag(self, right: float, down: float) -> None:
        """The mouse moved it, in parts of the slide."""
        if self.live is not None:
            self.live.pan(right * WIDTH, down * HEIGHT)

    def turn(self, steps: float, x: float, y: float) -> None:
        """The wheel was turned over a place of the slide, in parts of it."""
        if self.live is not None:
            self.live.zoom(1.25**steps, (x * WIDTH, y * HEIGHT))
