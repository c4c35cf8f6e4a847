"""The ground in square tiles, painted once and kept."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap, QRegion

from console.map.frame import Frame

PIXELS: Final = 512
_FINEST: Final = 8.0
"""What is so many times as fine as the frame is not shown in it any more."""


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

    @property
    def area(self) -> QRect:
        """Physical pixels from the plane's origin, y downwards."""
        return QRect(self.column * PIXELS, self.row * PIXELS, PIXELS, PIXELS)


class Tiles:
    """The painted tiles, the last used last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._outdated: dict[Key, QPixmap] = {}

    def __len__(self) -> int:
        return len(self._kept)

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

    def missing(self, frame: Frame, around: tuple[int, int, int, int] = (0, 0, 0, 0)) -> list[Key]:
        """Keys a frame needs and that are not painted, from the middle outwards; ``around``: see :func:`needed`."""
        west, south, east, north = frame.bounds
        x, y = (west + east) / 2, (north + south) / 2

        def away(key: Key) -> float:
            half = PIXELS * key.scale / 2
            return abs(key.west + half - x) + abs(key.north - half - y)

        return sorted((key for key in needed(frame, around) if key not in self._kept), key=away)

    def bare(self, keys: Iterable[Key]) -> list[Key]:
        """Those of some keys for which not even an outdated tile stands in."""
        return [key for key in keys if key not in self._outdated]

    def put(self, key: Key, pixmap: QPixmap, most: int) -> None:
        """Keep a painted tile, and of all tiles so many as were used last."""
        self._outdated.pop(key, None)
        self._kept[key] = pixmap
        while len(self._kept) > most:
            self._kept.popitem(last=False)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paint the tiles there are, in physical pixels."""
        corner = frame.area.topLeft()
        for key in needed(frame):
            pixmap = self._kept.get(key)
            if pixmap is not None:
                self._kept.move_to_end(key)
            pixmap = pixmap or self._outdated.get(key)
            if pixmap is not None:
                painter.drawPixmap(key.area.topLeft() - corner, pixmap)

    def paint_scaled(self, painter: QPainter, frame: Frame) -> None:
        """Paint tiles of other scales as large as they are in a frame, in physical pixels."""
        corner = frame.area.topLeft()
        for key, area in self._older(frame):
            painter.drawPixmap(area.translated(-corner.x(), -corner.y()), self._kept[key], QRectF(0, 0, PIXELS, PIXELS))

    def covered(self, frame: Frame) -> QRegion:
        """What tiles of other scales show of a frame, physical pixels from the plane's origin."""
        region = QRegion()
        for _, area in self._older(frame):
            region += inner(area)
        return region

    def _older(self, frame: Frame) -> Iterator[tuple[Key, QRectF]]:
        scale, seen = frame.scale / frame.ratio, QRectF(frame.area)
        for key in self._kept:
            if key.scale != scale and key.scale < _FINEST * scale:
                area = scaled(key.area, key.scale / scale)
                if area.intersects(seen):
                    yield key, area


def needed(frame: Frame, around: tuple[int, int, int, int] = (0, 0, 0, 0)) -> Iterator[Key]:
    """The keys of the tiles that cover a frame and so many physical pixels to its left, top, right and bottom."""
    left, top, right, bottom = around
    area = frame.area.adjusted(-left, -top, right, bottom)
    scale = frame.scale / frame.ratio
    for row in range(floor(area.top() / PIXELS), ceil((area.top() + area.height()) / PIXELS)):
        for column in range(floor(area.left() / PIXELS), ceil((area.left() + area.width()) / PIXELS)):
            yield Key(scale, column, row, frame.ratio)


def scaled(area: QRect, factor: float) -> QRectF:
    """An area about the plane's origin at another scale."""
    return QRectF(area.left() * factor, area.top() * factor, area.width() * factor, area.height() * factor)


def inner(area: QRectF) -> QRect:
    """The whole pixels of an area."""
    left, top = ceil(area.left()), ceil(area.top())
    return QRect(QPoint(left, top), QPoint(floor(area.right()) - 1, floor(area.bottom()) - 1))
