"""Names and the marks of cities."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from console.map.layers.base import Scene
from console.map.stamps import on_paper
from console.map.style import pen


class Names:
    """What the arrangement found room for."""

    follows = True
    held = True

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint squares, dots and words; words not drawn yet come with the next frame."""
        for placed in scene.arrangement.names:
            painter.setOpacity(placed.opacity)
            if placed.stamp is not None:
                if placed.stamp.drawn or on_paper(painter):
                    placed.stamp.put(painter, placed.x, placed.y)
            elif placed.mark == "square":
                self._square(painter, scene, placed.x, placed.y)
            else:
                painter.setPen(pen(scene.style.colour("map.halo"), 1.2))
                painter.setBrush(scene.style.colour("map.label"))
                painter.drawEllipse(QPointF(placed.x, placed.y), 2.4, 2.4)

    def _square(self, painter: QPainter, scene: Scene, x: float, y: float) -> None:
        area = QRectF(round(x) - 3.5, round(y) - 3.5, 7, 7)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(scene.style.colour("map.halo"), 3.2))
        painter.drawRect(area)
        painter.setPen(pen(scene.style.colour("map.label_city"), 1.3))
        painter.drawRect(area)
