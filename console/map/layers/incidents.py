"""Incidents by category, severity and how much is known."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from console.map import discs, lettering
from console.map.layers.base import Scene
from console.map.marks import IncidentMark
from console.map.style import pen


class Incidents:
    """One cached picture an incident; a badge when others are gathered under it."""

    follows = True
    carried = True
    held = True

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the incidents, those that matter most last."""
        frame, theme = scene.frame, scene.style.theme.name
        for spot in reversed(scene.arrangement.spots):
            mark = scene.arrangement.marks[spot.body.id]
            if not isinstance(mark, IncidentMark):
                continue
            painter.setOpacity(scene.opacity(spot))
            scale = frame.symbol_scale
            reach = discs.radius(mark.severity, scale)
            edge = reach + discs.HALO * scale
            picture = discs.disc(mark.category, mark.severity, mark.status, theme, frame.ratio, scale)
            picture.put(painter, spot.x - edge, spot.y - edge)
            if mark.id == scene.selected:
                painter.setPen(pen(scene.style.colour("state.accent"), 2.4))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QPointF(spot.x, spot.y), reach + 4, reach + 4)
            if spot.gathered:
                badge = lettering.count(len(spot.gathered) + 1, theme, frame.ratio)
                badge.put(painter, spot.x + reach * 0.5, spot.y - reach - 4)
