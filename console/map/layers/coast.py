"""The coast."""

from PySide6.QtGui import QPainter

from console.map.layers.base import Patch


class Coast:
    """Where land meets the sea."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Stroke the coast of the patch."""
        painter.setPen(patch.pen("map.coast", 0.9))
        for line in patch.lines("coast"):
            painter.drawPolyline(line)
