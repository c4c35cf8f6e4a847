"""The ground of the map in a theme: tiles painted when there is time, and outlines in haste where one is missing."""

from dataclasses import dataclass
from math import ceil
from time import perf_counter
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap

from console.map.basemap import Basemap
from console.map.frame import Frame
from console.map.layers import GROUND, HASTY, SEEN_AS
from console.map.layers.base import Patch
from console.map.looks import Looks
from console.map.style import style
from console.map.tiles import PIXELS, Key, Tiles

FILL_SECONDS: Final = 0.012
"""How long tiles may be painted before the window is answered again; at least one is painted."""


@dataclass(frozen=True)
class _Sketch:
    """Outlines painted in haste; ``area`` in physical pixels from the plane's origin, y downwards."""

    scale: float
    ratio: float
    area: QRect
    pixmap: QPixmap


class Ground:
    """Sea, land and what lies in them; the land of Allies (ISO 3166-1 alpha-2) is one step lighter."""

    def __init__(self, basemap: Basemap) -> None:
        self.basemap = basemap
        self._theme = "dark"
        self._allies: frozenset[str] = frozenset()
        self._seen = dict.fromkeys(SEEN_AS.values(), 1.0)
        self._tiles = Tiles(self._paint_tile)
        self._sketch: _Sketch | None = None

    def dress(self, theme: str) -> None:
        """Paint in another theme. Raises KeyError on an unknown name."""
        style(theme)
        if theme != self._theme:
            self._theme = theme
            self._sketch = None
            self._tiles.clear()

    def ally(self, iso2: frozenset[str]) -> bool:
        """The Allies of the day shown; True when they are others than before."""
        changed = iso2 != self._allies
        if changed:
            self._allies = iso2
            self._sketch = None
            self._tiles.outdate()
        return changed

    def look(self, looks: Looks) -> bool:
        """How much is seen of its layers that can be hidden; True when that is another than before."""
        seen = {layer: looks.opacity(layer) for layer in SEEN_AS.values()}
        changed = seen != self._seen
        if changed:
            self._seen = seen
            self._tiles.outdate()
        return changed

    def missing(self, frame: Frame) -> list[Key]:
        """The tiles a frame still lacks, from the middle outwards."""
        return self._tiles.missing(frame)

    def fill(self, frame: Frame) -> None:
        """Paint every missing tile now."""
        for key in self.missing(frame):
            self._tiles.fill(key)

    def fill_some(self, frame: Frame) -> None:
        """Paint missing tiles for :data:`FILL_SECONDS`."""
        end = perf_counter() + FILL_SECONDS
        for key in self.missing(frame):
            self._tiles.fill(key)
            if perf_counter() > end:
                break

    def paint(self, painter: QPainter, frame: Frame) -> bool:
        """Paint what there is, and land and sea in haste where nothing is yet; True when nothing was missing."""
        missing = self.missing(frame)
        bare = self._tiles.bare(missing)
        if bare:
            self._paint_hasty(painter, frame, bare)
        self._tiles.paint(painter, frame, older=bool(bare))
        if not missing:
            self._tiles.let_go()
            self._sketch = None
        return not missing

    def _paint_hasty(self, painter: QPainter, frame: Frame, missing: list[Key]) -> None:
        scale = missing[0].scale
        west, north = (round(edge / scale) for edge in frame.origin)
        seen = QRect(west, -north, ceil(frame.width * frame.ratio), ceil(frame.height * frame.ratio))
        wanted = QRect()
        for key in missing:
            wanted |= QRect(key.column * PIXELS, key.row * PIXELS, PIXELS, PIXELS) & seen
        sketch = self._sketch
        if sketch is None or (sketch.scale, sketch.ratio) != (scale, frame.ratio) or not sketch.area.contains(wanted):
            sketch = self._sketch = _Sketch(scale, frame.ratio, wanted, self._sketched(wanted, scale, frame.ratio))
        painter.save()
        painter.scale(1 / frame.ratio, 1 / frame.ratio)
        painter.drawPixmap(sketch.area.topLeft() - seen.topLeft(), sketch.pixmap)
        painter.restore()

    def _sketched(self, area: QRect, scale: float, ratio: float) -> QPixmap:
        pixels = max(area.width(), area.height())
        patch = self._patch(area.left() * scale, -area.top() * scale, pixels, scale, ratio, hasty=True)
        pixmap = QPixmap(area.size())
        painter = QPainter(pixmap)
        for layer in HASTY:
            layer.paint(painter, patch)
        painter.end()
        return pixmap

    def _paint_tile(self, key: Key) -> QPixmap:
        patch = self._patch(key.west, key.north, PIXELS, key.scale, key.ratio)
        pixmap = QPixmap(PIXELS, PIXELS)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for layer in GROUND:
            opacity = self._seen.get(SEEN_AS.get(type(layer), ""), 1.0)
            if opacity:
                painter.save()
                painter.setOpacity(opacity)
                layer.paint(painter, patch)
                painter.restore()
        painter.end()
        return pixmap

    def _patch(self, west: float, north: float, pixels: int, scale: float, ratio: float, hasty: bool = False) -> Patch:
        return Patch(west, north, pixels, scale, ratio, self.basemap, style(self._theme), self._allies, hasty)
