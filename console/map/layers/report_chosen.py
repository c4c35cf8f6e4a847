"""The report that is selected: a ring round its place."""

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from console.map import projection
from console.map.layers.base import Scene
from console.map.style import pen

_RADIUS: Final = 8.0
_WIDTH: Final = 2.0
_CASING: Final = 5.0


class ReportChosen:
    """In the accent's colour over a casing, so that it is seen on dots and density alike."""

    follows = False

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the ring, where the place is in view."""
        place = scene.reports.chosen
        if place is None:
            return
        (x, y), frame = projection.plane(*place), scene.frame
        west, north = frame.origin
        spot = QPointF((x - west) / frame.scale, (north - y) / frame.scale)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in (("map.halo", _CASING), ("state.accent", _WIDTH)):
            painter.setPen(pen(scene.style.colour(colour), width))
            painter.drawEllipse(spot, _RADIUS, _RADIUS)
