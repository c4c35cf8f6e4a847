"""A map of a slide that is moved while the slide is on, and is the frozen one again when it is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QPixmap

from console.exports.briefing.page import Map, Page
from console.map.canvas import MapCanvas

if TYPE_CHECKING:
    from console.exports.briefing.page import Box

_AGAIN_MS: Final = 25
_FINEST: Final = 2.0
STEP: Final = 80.0
"""Pixels of the page an arrow key moves the map by."""
ZOOM: Final = 1.5


def map_of(page: Page) -> Map | None:
    """The first map of a page; None where it has none."""
    return next((element for element in page.elements if isinstance(element, Map)), None)


class LiveMap(QObject):
    """Paints one map of a page as it is moved. It is never shown itself: ``changed`` brings the next picture.

    Ground and names that are not there yet follow, so that no movement waits for them.
    """

    changed = Signal()

    def __init__(self, element: Map, ratio: float, parent: QObject) -> None:
        """``ratio`` dots a pixel of the page."""
        super().__init__(parent)
        self.box: Box = element.box
        self._frozen = element.view
        self._ratio = min(max(ratio, 0.5), _FINEST)
        canvas = self._canvas = MapCanvas()
        canvas.motion = False
        canvas.set_theme(element.theme)
        canvas.set_allies(element.allies)
        canvas.set_scale(element.letters)
        canvas.set_looks(element.content.looks)
        canvas.show_content(replace(element.content, bare=True))  # the foot of the page tells its sources
        canvas.resize(round(element.box.width), round(element.box.height))
        canvas.set_view(element.view)
        self._again = QTimer(self, interval=0, singleShot=True)
        self._again.timeout.connect(self._go_on)
        self.picture: QPixmap | None = None
        """None until the ground of the first view is painted: the frozen map is seen as long."""
        self._again.start(0)

    @property
    def moved(self) -> bool:
        """Whether it shows another part of the Earth than the slide does."""
        return self._canvas.view != self._frozen

    def pan(self, right: float, down: float) -> None:
        """Move the ground by pixels of the page."""
        self._canvas.pan(right, down)
        self._moved()

    def zoom(self, factor: float, at: tuple[float, float] | None = None) -> None:
        """Enlarge about a place of the page, pixels; its middle without one."""
        spot = None if at is None else QPointF(at[0] - self.box.left, at[1] - self.box.top)
        self._canvas.zoom_by(factor, spot, smooth=False)
        self._moved()

    def end(self) -> None:
        """Go for good."""
        self._again.stop()
        self._canvas.deleteLater()
        self.deleteLater()

    def _go_on(self) -> None:
        if self.picture is not None or self._canvas.warm():
            self._paint()
        else:
            self._again.start(0)

    def _moved(self) -> None:
        if self.picture is None:
            self._again.start(0)
        else:
            self._paint()

    def _paint(self) -> None:
        canvas = self._canvas
        picture = QPixmap(round(canvas.width() * self._ratio), round(canvas.height() * self._ratio))
        picture.setDevicePixelRatio(self._ratio)
        canvas.render(picture)
        picture.setDevicePixelRatio(1.0)
        self.picture = picture
        if not canvas.complete or not canvas.idle:
            self._again.start(_AGAIN_MS)
        self.changed.emit()
