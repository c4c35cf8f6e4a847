"""Lines from a symbol that had to stand aside to its true place."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from console.map.layers.base import Scene
from console.map.marks import IncidentMark
from console.map.style import pen


class Leaders:
    """A thin line and a dot in the colour of the thing."""

    follows = True
    carried = True
    held = True

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the lines of all symbols that were moved."""
        style = scene.style
        for spot in scene.arrangement.spots:
            if spot.moved:
                painter.setOpacity(scene.opacity(spot))
                true, shown = QPointF(spot.body.x, spot.body.y), QPointF(spot.x, spot.y)
                painter.setPen(pen(style.colour("map.halo"), 2.6))
                painter.drawLine(true, shown)
                painter.setPen(pen(style.colour("ink.secondary"), 1.0))
                painter.drawLine(true, shown)
                mark = scene.arrangement.marks[spot.body.id]
                known = isinstance(mark, IncidentMark) and f"category.{mark.category}" in style.theme.colours
                role = f"category.{mark.category}" if known and isinstance(mark, IncidentMark) else "affiliation.friend"
                painter.setPen(pen(style.colour("affiliation.frame"), 1.0))
                painter.setBrush(style.colour(role))
                painter.drawEllipse(true, 2.6, 2.6)
                painter.setBrush(Qt.BrushStyle.NoBrush)
