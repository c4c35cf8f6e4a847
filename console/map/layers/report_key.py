"""The key of the density picture: which grey stands for how many reports. Always the same, so that maps compare."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter

from console.domain.numbers import grouped
from console.map.layers.base import Scene
from console.map.lettering import HALO, Words, written
from console.map.reports.colours import STEPS, colours
from console.map.reports.marks import KEY_ABOVE, KEY_LEFT, KEY_SIZE
from console.map.stamps import Stamp
from console.map.style import pen, style
from console.map.words import later, tr

_TITLE: Final = later("Reports under one dot")
"""What the ramp counts: how many dots cover a pixel."""
_WIDTH: Final = 162.0
_BAR: Final = 8.0
_PADDING: Final = 10.0
_PLATE: Final = 0.86
_STOPS: Final = 12


class ReportKey:
    """In the lower left corner while density is on the picture."""

    follows = False

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it where it is needed."""
        if scene.reports.density:
            key = _key(scene.style.theme.name, scene.frame.ratio)
            key.put(painter, KEY_LEFT, scene.frame.height - KEY_ABOVE - KEY_SIZE[1])


@lru_cache(maxsize=16)
def _key(theme: str, ratio: float) -> Stamp:
    title = written(Words(tr(_TITLE), "map.label", 12), theme, ratio)
    ends = [*map(grouped, STEPS[:-1]), f"{grouped(STEPS[-1])}+"]
    numbers = [written(Words(text, "map.label", 12), theme, ratio) for text in ends]

    width, height = KEY_SIZE

    def strokes(painter: QPainter) -> None:
        plate = style(theme).colour("surface.panel")
        plate.setAlphaF(_PLATE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(plate)
        painter.drawRoundedRect(QRectF(0, 0, width, height), 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        title.put(painter, _PADDING - HALO, _PADDING - HALO)
        bar = QRectF(_PADDING, _PADDING - HALO + title.height + 2, _WIDTH, _BAR)
        painter.fillRect(bar, style(theme).colour("map.land"))
        painter.fillRect(bar, _ramp(theme, bar))
        painter.setPen(pen(style(theme).colour("line.control"), 1.0))
        painter.drawRect(bar)
        for place, number in enumerate(numbers):
            middle = bar.left() + bar.width() * place / (len(numbers) - 1)
            left = middle - number.width / 2 if place else bar.left() - HALO
            number.put(painter, left, bar.bottom() + 2)

    return Stamp(width, height, ratio, strokes)


def _ramp(theme: str, bar: QRectF) -> QLinearGradient:
    """The colours of the picture itself; equal lengths stand for equal factors."""
    ramp = QLinearGradient(QPointF(bar.left(), 0), QPointF(bar.right(), 0))
    for stop in range(_STOPS + 1):
        red, green, blue, alpha = colours(theme).ramp(STEPS[-1] ** (stop / _STOPS))
        ramp.setColorAt(stop / _STOPS, QColor(red, green, blue, round(alpha * 255)))
    return ramp
