"""The box or lasso whose things are gathered."""

from PySide6.QtGui import QPainter

from console.map.layers.base import Scene
from console.map.tools.shapes import paint_outline


class Gathered:
    """Its outline, and a ring round every symbol in it."""

    follows = False

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the outline where it is now."""
        if scene.region is not None:
            paint_outline(painter, scene.frame, scene.style, scene.region.ring)
