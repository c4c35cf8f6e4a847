"""Names and the marks of cities."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from console.map.layers.base import Scene
from console.map.stamps import Stamp, on_paper, putting
from console.map.style import pen, style

_SIDE: Final = 12.0
"""Of the picture of a mark: room for its halo."""


class Names:
    """What the arrangement found room for."""

    follows = True
    carried = True
    held = True

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint squares, dots and words; words not drawn yet come with the next frame."""
        theme, ratio, paper, put = scene.style.theme.name, scene.frame.ratio, on_paper(painter), putting(painter)
        opacity = painter.opacity()
        for placed in scene.arrangement.names:
            if placed.opacity != opacity:
                opacity = placed.opacity
                painter.setOpacity(opacity)
            if placed.stamp is None:
                x, y = (round(placed.x), round(placed.y)) if placed.mark == "square" else (placed.x, placed.y)
                put(_mark(placed.mark, theme, ratio), x - _SIDE / 2, y - _SIDE / 2)
            elif placed.stamp.drawn or paper:
                put(placed.stamp, placed.x, placed.y)


@lru_cache(maxsize=32)
def _mark(kind: str, theme: str, ratio: float) -> Stamp:
    """The mark of a city, in the middle of its picture: ``square`` for a capital, else a dot."""
    look = style(theme)

    def square(painter: QPainter) -> None:
        area = QRectF(_SIDE / 2 - 3.5, _SIDE / 2 - 3.5, 7, 7)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for role, width in (("map.halo", 3.2), ("map.label_city", 1.3)):
            painter.setPen(pen(look.colour(role), width))
            painter.drawRect(area)

    def dot(painter: QPainter) -> None:
        painter.setPen(pen(look.colour("map.halo"), 1.2))
        painter.setBrush(look.colour("map.label"))
        painter.drawEllipse(QPointF(_SIDE / 2, _SIDE / 2), 2.4, 2.4)

    return Stamp(_SIDE, _SIDE, ratio, square if kind == "square" else dot)
