"""Ground painted just as a frame shows it, where its tiles are still missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, cast

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QRegion

from console.map.frame import Frame
from console.map.pieces import Piece
from console.map.tiles import inner, scaled

MOST: Final = 12
"""Sheets kept: a movement leaves a strip or two a frame behind until the tiles are there."""


@dataclass(frozen=True)
class Sheet:
    """``area`` in physical pixels from the plane's origin, y downwards, at metres per physical pixel."""

    scale: float
    ratio: float
    area: QRect
    piece: Piece


class Sheets:
    """Those of the frames shown last; the newest last."""

    def __init__(self) -> None:
        self._kept: list[Sheet] = []

    def __len__(self) -> int:
        return len(self._kept)

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()

    def lacking(self, frame: Frame, wanted: QRegion) -> list[QRect]:
        """What no sheet covers of what is wanted. Where that falls into many parts, everything is lacking anew."""
        covered = QRegion()
        for sheet in self._of(frame):
            covered += sheet.area
        parts = list(cast(Iterable[QRect], wanted - covered))
        if len(self._kept) + len(parts) <= MOST:
            return parts
        self._kept.clear()
        return [wanted.boundingRect()] if parts else []

    def add(self, frame: Frame, area: QRect, piece: Piece) -> None:
        """Keep a piece for an area of a frame."""
        self._kept.append(Sheet(frame.scale / frame.ratio, frame.ratio, area, piece))

    def unfinished(self, frame: Frame) -> list[Piece]:
        """Pieces of a frame that are still to be painted, or on."""
        return [sheet.piece for sheet in self._of(frame) if not sheet.piece.done]

    def drop_unfinished(self, frame: Frame) -> None:
        """Forget what was begun for frames of another scale."""
        own = self._of(frame)
        self._kept = [sheet for sheet in self._kept if sheet in own or sheet.piece.done]

    def covered(self, frame: Frame) -> QRegion:
        """What finished sheets of other scales show of a frame."""
        region = QRegion()
        for _, area in self._older(frame):
            region += inner(area)
        return region

    def paint(self, painter: QPainter, frame: Frame, done: bool) -> None:
        """Paint the finished ones, or those that are only begun, in physical pixels."""
        corner = frame.area.topLeft()
        for sheet in self._of(frame):
            if sheet.piece.done == done and sheet.piece.begun:
                painter.drawPixmap(sheet.area.topLeft() - corner, sheet.piece.pixmap)

    def paint_scaled(self, painter: QPainter, frame: Frame) -> None:
        """Paint finished ones of other scales as large as they are in a frame, in physical pixels."""
        corner = frame.area.topLeft()
        for sheet, area in self._older(frame):
            place = area.translated(-corner.x(), -corner.y())
            painter.drawPixmap(place, sheet.piece.pixmap, QRectF(sheet.piece.pixmap.rect()))

    def _of(self, frame: Frame) -> list[Sheet]:
        known = (frame.scale / frame.ratio, frame.ratio)
        return [sheet for sheet in self._kept if (sheet.scale, sheet.ratio) == known]

    def _older(self, frame: Frame) -> list[tuple[Sheet, QRectF]]:
        scale, seen = frame.scale / frame.ratio, QRectF(frame.area)
        others = [(one, scaled(one.area, one.scale / scale)) for one in self._kept if one.scale != scale]
        return [(one, area) for one, area in others if one.piece.done and area.intersects(seen)]
