"""Countries and regions in which something happened that nobody can place more exactly."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from console.map.layers.base import Scene
from console.map.style import pen


class Regions:
    """A tint that grows with how many there are; an outline round the one with the selection."""

    follows = True

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Fill the regions."""
        looks = scene.arrangement.looks
        for counted in scene.arrangement.counted:
            tint = scene.style.colour("map.region_tint")
            tint.setAlphaF(counted.opacity)
            painter.fillPath(counted.path, tint)
        for region in scene.arrangement.regions:
            seen = max(looks.opacity(mark.layer) for mark in region.marks)
            tint = scene.style.colour("map.region_tint")
            tint.setAlphaF(region.opacity * seen)
            painter.fillPath(region.path, tint)
            if region.has(scene.selected):
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.strokePath(region.path, pen(scene.style.colour("state.accent"), 2.0))
