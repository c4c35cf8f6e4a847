"""The key of the density picture: which grey stands for how many reports. Always the same, so that maps compare."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QLinearGradient, QPainter

from console.domain.numbers import grouped
from console.map.layers.base import Scene
from console.map.lettering import Words, written
from console.map.reports.colours import STEPS, colours
from console.map.stamps import Stamp
from console.map.style import pen, style

TITLE: Final = "Reports at one place"
"""What the ramp counts: dots that lie on one pixel."""
_MARGIN: Final = 14.0
_ABOVE: Final = 58.0
"""From the lower edge of the map to that of the key: the scale bar and a second line stand below."""
_WIDTH: Final = 162.0
_BAR: Final = 8.0
_STOPS: Final = 12


class ReportKey:
    """In the lower left corner while density is on the picture."""

    follows = False

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it where it is needed."""
        if scene.reports.density:
            key = _key(scene.style.theme.name, scene.frame.ratio)
            key.put(painter, _MARGIN - 4, scene.frame.height - _ABOVE - key.height)


@lru_cache(maxsize=16)
def _key(theme: str, ratio: float) -> Stamp:
    title = written(Words(TITLE, "map.label", 12), theme, ratio)
    ends = [*map(grouped, STEPS[:-1]), f"{grouped(STEPS[-1])}+"]
    numbers = [written(Words(text, "map.label", 12), theme, ratio) for text in ends]
    room = max(number.width for number in numbers) / 2
    height = title.height + _BAR + 4 + numbers[0].height

    def strokes(painter: QPainter) -> None:
        title.put(painter, 0, 0)
        bar = QRectF(4, title.height + 1, _WIDTH, _BAR)
        painter.setPen(pen(style(theme).colour("map.halo"), 3.0))
        painter.drawRect(bar)
        painter.fillRect(bar, style(theme).colour("map.land"))
        painter.fillRect(bar, _ramp(theme, bar))
        painter.setPen(pen(style(theme).colour("line.control"), 1.0))
        painter.drawRect(bar)
        for place, number in enumerate(numbers):
            middle = bar.left() + bar.width() * place / (len(numbers) - 1)
            number.put(painter, max(0.0, middle - number.width / 2), bar.bottom() + 2)

    return Stamp(_WIDTH + 4 + room, height, ratio, strokes)


def _ramp(theme: str, bar: QRectF) -> QLinearGradient:
    """The colours of the picture itself; equal lengths stand for equal factors."""
    ramp = QLinearGradient(QPointF(bar.left(), 0), QPointF(bar.right(), 0))
    for stop in range(_STOPS + 1):
        red, green, blue, alpha = colours(theme).ramp(STEPS[-1] ** (stop / _STOPS))
        ramp.setColorAt(stop / _STOPS, QColor(red, green, blue, round(alpha * 255)))
    return ramp
