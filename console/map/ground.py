"""The ground of the map in a theme: tiles painted when there is time, and outlines in haste where one is missing."""

from math import ceil, floor
from time import perf_counter
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from console.map.basemap import Basemap
from console.map.frame import Frame
from console.map.layers import GROUND, HASTY
from console.map.layers.base import Patch
from console.map.style import style
from console.map.tiles import PIXELS, Key, Tiles

FILL_SECONDS: Final = 0.012
"""How long tiles may be painted before the window is answered again; at least one is painted."""


class Ground:
    """Sea, land and what lies in them; the land of Allies (ISO 3166-1 alpha-2) is one step lighter."""

    def __init__(self, basemap: Basemap) -> None:
        self.basemap = basemap
        self._theme = "dark"
        self._allies: frozenset[str] = frozenset()
        self._tiles = Tiles(self._paint_tile)

    def dress(self, theme: str) -> None:
        """Paint in another theme. Raises KeyError on an unknown name."""
        style(theme)
        if theme != self._theme:
            self._theme = theme
            self._tiles.clear()

    def ally(self, iso2: frozenset[str]) -> bool:
        """The Allies of the day shown; True when they are others than before."""
        changed = iso2 != self._allies
        if changed:
            self._allies = iso2
            self._tiles.clear()
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
        if missing:
            self._paint_hasty(painter, frame, missing)
        self._tiles.paint(painter, frame, older=bool(missing))
        return not missing

    def _paint_hasty(self, painter: QPainter, frame: Frame, missing: list[Key]) -> None:
        west, north = frame.origin
        scale = missing[0].scale
        side = PIXELS * scale
        left = max(0, floor((min(key.west for key in missing) - west) / scale))
        top = max(0, floor((north - max(key.north for key in missing)) / scale))
        right = min(ceil(frame.width * frame.ratio), ceil((max(key.west for key in missing) + side - west) / scale))
        bottom = min(ceil(frame.height * frame.ratio), ceil((north - min(key.north for key in missing) + side) / scale))
        patch = self._patch(
            west + left * scale, north - top * scale, max(right - left, bottom - top), scale, frame.ratio, hasty=True
        )
        painter.save()
        painter.scale(1 / frame.ratio, 1 / frame.ratio)
        painter.setClipRect(QRectF(left, top, right - left, bottom - top))
        painter.translate(left, top)
        for layer in HASTY:
            layer.paint(painter, patch)
        painter.restore()

    def _paint_tile(self, key: Key) -> QPixmap:
        patch = self._patch(key.west, key.north, PIXELS, key.scale, key.ratio)
        pixmap = QPixmap(PIXELS, PIXELS)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for layer in GROUND:
            painter.save()
            layer.paint(painter, patch)
            painter.restore()
        painter.end()
        return pixmap

    def _patch(self, west: float, north: float, pixels: int, scale: float, ratio: float, hasty: bool = False) -> Patch:
        return Patch(west, north, pixels, scale, ratio, self.basemap, style(self._theme), self._allies, hasty)
