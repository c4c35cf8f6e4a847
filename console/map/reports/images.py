"""Kept pixels as Qt pictures, and the picture before a jump that stands in for what is being made."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from console.map.reports.planes import Planes
from console.map.reports.ring import Rect, Ring

_FORMAT: Final = QImage.Format.Format_ARGB32_Premultiplied


@dataclass(frozen=True)
class Older:
    """The picture before a jump: shown scaled until the new one is whole. ``scale`` is metres per pixel."""

    image: npt.NDArray[np.uint32]
    ring: Ring
    valid: Rect
    scale: float

    def paint(self, painter: QPainter, scale: float, seen: Rect) -> None:
        """Paint what of it lies in what is seen, physical pixels of another scale."""
        by = self.scale / scale
        here = Rect(*(int(edge // by) for edge in seen)).grown(1).meet(self.valid)
        if here.empty:
            return
        picture = _as_image(self.image)
        for piece in self.ring.pieces(here):
            left, top = (here.left + piece.right) * by - seen.left, (here.top + piece.down) * by - seen.top
            place = QRectF(left, top, piece.width * by, piece.height * by)
            painter.drawImage(place, picture, QRectF(piece.column, piece.row, piece.width, piece.height))


def older(planes: Planes) -> Older:
    """What planes show now; they get other pixels to go on with."""
    image, planes.image = planes.image, np.empty(planes.ring, np.uint32)
    return Older(image, planes.ring, planes.valid, planes.grain.scale)


def put(painter: QPainter, planes: Planes, seen: Rect) -> None:
    """Paint what planes hold of what is seen, physical pixels."""
    here = seen.meet(planes.valid)
    if not here.empty:
        here = planes.occupied(here)
    if here.empty:
        return
    picture = _as_image(planes.image)
    for piece in planes.ring.pieces(here):
        place = QPoint(here.left - seen.left + piece.right, here.top - seen.top + piece.down)
        painter.drawImage(place, picture, QRect(piece.column, piece.row, piece.width, piece.height))


def _as_image(pixels: npt.NDArray[np.uint32]) -> QImage:
    height, width = pixels.shape
    return QImage(pixels.data, width, height, width * 4, _FORMAT)
