"""Forces of which only the area is public: a dashed area, never a point."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from console.map.layers.base import Scene
from console.map.style import pen


class Areas:
    """Dashed ellipses in the friend's colour, about the size of the words in them."""

    follows = True
    carried = True

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the areas."""
        colour = scene.style.colour("affiliation.friend")
        fill = scene.style.colour("affiliation.friend")
        fill.setAlphaF(0.14)
        changes = scene.arrangement.changes
        for spot in scene.arrangement.areas:
            chosen = spot.body.id == scene.selected
            painter.setOpacity(scene.opacity(spot) * (changes.opacity(spot.body.id) if changes else 1.0))
            middle, wide, high = QPointF(spot.x, spot.y), spot.body.right, spot.body.bottom
            painter.setBrush(fill)
            # The friend's blue alone is too pale on white land.
            painter.setPen(pen(scene.style.colour("affiliation.frame"), 2.2, (2.55, 1.91)))
            painter.drawEllipse(middle, wide, high)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen(scene.style.colour("state.accent") if chosen else colour, 1.4, (4, 3)))
            painter.drawEllipse(middle, wide, high)
