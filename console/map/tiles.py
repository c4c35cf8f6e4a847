"""The ground in square tiles, painted once and kept; a frame never waits for one."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from console.map.frame import Frame

PIXELS: Final = 512
MOST: Final = 160
"""Tiles kept: one megabyte each."""


@dataclass(frozen=True)
class Key:
    """Metres per physical pixel, how many tiles east and south of the plane's origin, the device pixel ratio."""

    scale: float
    column: int
    row: int
    ratio: float

    @property
    def west(self) -> float:
        """The tile's left edge in the plane."""
        return self.column * PIXELS * self.scale

    @property
    def north(self) -> float:
        """The tile's upper edge in the plane."""
        return -self.row * PIXELS * self.scale


class Tiles:
    """A cache of painted ground. ``paint_tile`` fills a pixmap for a key."""

    def __init__(self, paint_tile: Callable[[Key], QPixmap]) -> None:
        self._paint_tile = paint_tile
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._outdated: dict[Key, QPixmap] = {}

    def outdate(self) -> None:
        """A detail of the ground has changed: every tile is to be painted again and stands in until it is."""
        self._outdated |= self._kept
        self._kept.clear()

    def let_go(self) -> None:
        """Forget what stood in: everything in view is painted."""
        self._outdated.clear()

    def clear(self) -> None:
        """Forget every tile: the look of the ground has changed."""
        self._kept.clear()
        self._outdated.clear()

    def missing(self, frame: Frame) -> list[Key]:
        """Keys a frame needs and that are not painted, from the middle outwards."""
        west, south, east, north = frame.bounds
        x, y = (west + east) / 2, (north + south) / 2

        def away(key: Key) -> float:
            half = PIXELS * key.scale / 2
            return abs(key.west + half - x) + abs(key.north - half - y)

        return sorted((key for key in needed(frame) if key not in self._kept), key=away)

    def bare(self, keys: Iterable[Key]) -> list[Key]:
        """Those of some keys for which not even an outdated tile stands in."""
        return [key for key in keys if key not in self._outdated]

    def fill(self, key: Key) -> None:
        """Paint one tile."""
        self._outdated.pop(key, None)
        self._kept[key] = self._paint_tile(key)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)

    def paint(self, painter: QPainter, frame: Frame, older: bool) -> None:
        """Paint the tiles there are; under them, when wanted, those of other scales."""
        painter.save()
        painter.scale(1 / frame.ratio, 1 / frame.ratio)
        if older:
            self._paint_older(painter, frame)
        west, north = frame.origin
        scale = frame.scale / frame.ratio
        for key in needed(frame):
            pixmap = self._kept.get(key)
            if pixmap is not None:
                self._kept.move_to_end(key)
            pixmap = pixmap or self._outdated.get(key)
            if pixmap is not None:
                place = QPointF(round((key.west - west) / scale), round((north - key.north) / scale))
                painter.drawPixmap(place, pixmap)
        painter.restore()

    def _paint_older(self, painter: QPainter, frame: Frame) -> None:
        west, south, east, north = frame.bounds
        scale = frame.scale / frame.ratio
        for key, pixmap in list(self._kept.items()):
            side = PIXELS * key.scale
            apart = key.west > east or key.west + side < west or key.north < south or key.north - side > north
            if key.scale != scale and not apart and key.scale < 8 * scale:
                place = QRectF((key.west - west) / scale, (north - key.north) / scale, side / scale, side / scale)
                painter.drawPixmap(place, pixmap, QRectF(0, 0, PIXELS, PIXELS))


def needed(frame: Frame) -> Iterator[Key]:
    """The keys of the tiles that cover a frame."""
    scale = frame.scale / frame.ratio
    side = PIXELS * scale
    west, south, east, north = frame.bounds
    for row in range(floor(-north / side), ceil(-south / side)):
        for column in range(floor(west / side), ceil(east / side)):
            yield Key(scale, column, row, frame.ratio)
