"""Corridors, straits, gaps: thin lines and light areas that stay under everything that happened."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from console.map.layers.base import Scene
from console.map.place_marks import CORRIDORS, SUWALKI
from console.map.sites import Route
from console.map.style import pen

_FILL: Final = 0.10
_DASHES: Final = (4.0, 3.0)


class Routes:
    """Corridors dashed grey, straits in the colour of facts about water, gaps on land in that of warnings."""

    follows = True

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint areas, then lines."""
        for route in sorted(scene.arrangement.routes, key=lambda route: not route.mark.is_area):
            painter.setOpacity(scene.arrangement.looks.opacity(route.mark.layer))
            self._stroke(painter, scene, route, route.mark.id == scene.selected)

    def _stroke(self, painter: QPainter, scene: Scene, route: Route, chosen: bool) -> None:
        colour = scene.style.colour("state.accent" if chosen else _role(route))
        if route.mark.is_area:
            light = QColor(colour)
            light.setAlphaF(_FILL)
            painter.fillPath(route.path, light)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.strokePath(route.path, pen(scene.style.colour("map.halo"), 3.4))
        dashed = route.mark.layer == CORRIDORS or route.mark.is_area
        painter.strokePath(route.path, pen(colour, 2.6 if chosen else 1.4, _DASHES if dashed and not chosen else ()))


def _role(route: Route) -> str:
    if route.mark.layer == CORRIDORS:
        return "ink.muted"
    return "state.warn" if route.mark.layer == SUWALKI or route.mark.is_area else "state.info"
