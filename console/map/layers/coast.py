"""The coast."""

from PySide6.QtGui import QPainter

from console.map.layers.base import Patch


class Coast:
    """Where land meets the sea."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Stroke the coast of the patch."""
        patch.stroke(painter, patch.lines("coast"), "map.coast", 0.9)
