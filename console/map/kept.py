"""A picture of what lies on the ground, kept while the ground moves under the frame: strokes cost more than copying."""

from collections.abc import Callable, Hashable
from math import ceil, floor
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPixmap

from console.map.frame import Frame
from console.map.occupancy import Box
from console.map.stamps import blank

MARGIN: Final = 256.0
"""Pixels of the frame beyond it that are painted as well: so far the map moves before it is painted again."""


class KeptPicture:
    """Made when the same is to be painted a second time: many a frame is seen once, on the way of a zoom."""

    def __init__(self) -> None:
        self._key: Hashable = None
        self._seen: Hashable = None
        self._box = Box(0, 0, 0, 0)
        self._pixmap = QPixmap()

    def put(
        self,
        painter: QPainter,
        frame: Frame,
        shift: tuple[float, float],
        whole: Box,
        key: Hashable,
        paint: Callable[[QPainter], None],
    ) -> None:
        """Show what ``paint`` paints, ``shift`` pixels aside; it reaches over the box ``whole``, before the shift.

        ``key`` tells what else it depends on.
        """
        right, down = shift
        seen = Box(-right, -down, frame.width - right, frame.height - down)
        if not whole.meets(seen):
            return
        if self._key != key or not _common(seen, whole).within(self._box):
            if self._seen != key:
                self._seen = key
                painter.save()
                painter.translate(right, down)
                paint(painter)
                painter.restore()
                return
            self._make(frame.ratio, _common(seen.grown(MARGIN), whole), paint)
            self._key = key
        painter.drawPixmap(QPointF(self._box.left + right, self._box.top + down), self._pixmap)

    def _make(self, ratio: float, box: Box, paint: Callable[[QPainter], None]) -> None:
        left, top = floor(box.left * ratio) / ratio, floor(box.top * ratio) / ratio
        right, bottom = ceil(box.right * ratio) / ratio, ceil(box.bottom * ratio) / ratio
        self._box = Box(left, top, right, bottom)
        self._pixmap = blank(right - left, bottom - top, ratio)
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-left, -top)
        paint(painter)
        painter.end()


def _common(one: Box, other: Box) -> Box:
    return Box(
        max(one.left, other.left), max(one.top, other.top), min(one.right, other.right), min(one.bottom, other.bottom)
    )
