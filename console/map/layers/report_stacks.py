"""How many reports stand on one spot, where a dot would hide that there are several."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from console.domain.numbers import grouped
from console.map.layers.base import Scene
from console.map.occupancy import Box, Occupancy
from console.map.stamps import Stamp
from console.map.style import font, pen, style

_HEIGHT: Final = 16.0
_ASIDE: Final = 5.0
_PIXELS, _WEIGHT = 12, 600
_ABOVE: Final = 5.0
"""From the middle of the spot to its badge."""


class ReportStacks:
    """A badge over each stack, the tallest first; one that would cover another is left out: hovering tells it."""

    follows = False

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the badges that have room."""
        frame, taken = scene.frame, Occupancy()
        west, north = frame.origin
        for stack in scene.reports.stacks:
            badge = _badge(grouped(stack.number), scene.style.theme.name, frame.ratio)
            left = (stack.east - west) / frame.scale - badge.width / 2
            top = (stack.south + north) / frame.scale - _ABOVE - badge.height
            box = Box(left, top, left + badge.width, top + badge.height)
            if taken.free(box):
                taken.take(box)
                badge.put(painter, left, top)


@lru_cache(maxsize=512)
def _badge(text: str, theme: str, ratio: float) -> Stamp:
    face, look = font(_PIXELS, _WEIGHT), style(theme)
    metrics = QFontMetricsF(face)
    width = max(metrics.horizontalAdvance(text) + 2 * _ASIDE, _HEIGHT) + 1

    def strokes(painter: QPainter) -> None:
        area = QRectF(0.5, 0.5, width - 1, _HEIGHT - 1)
        painter.setPen(pen(look.colour("line.strong"), 1.0))
        painter.setBrush(look.colour("surface.raised"))
        painter.drawRoundedRect(area, _HEIGHT / 2, _HEIGHT / 2)
        painter.setPen(look.colour("ink.primary"))
        painter.setFont(face)
        across = (width - metrics.horizontalAdvance(text)) / 2
        painter.drawText(QPointF(across, (_HEIGHT + metrics.capHeight()) / 2), text)

    return Stamp(width, _HEIGHT, ratio, strokes)
