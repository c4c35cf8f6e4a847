"""Borders between states: recognised ones solid, lines in dispute dashed."""

from PySide6.QtGui import QPainter

from console.map.layers.base import Patch


class Borders:
    """Solid and dashed, the dashed ones on top."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Stroke the borders of the patch."""
        patch.stroke(painter, patch.lines("border"), "map.border", 1.0)
        patch.stroke(painter, patch.lines("disputed", whole=True), "map.border_disputed", 1.0, (4, 2.5))
