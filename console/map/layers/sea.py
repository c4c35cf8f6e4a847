"""The open sea, under everything."""

from PySide6.QtGui import QPainter

from console.map.layers.base import Patch


class Sea:
    """One calm colour."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Fill the patch."""
        painter.fillRect(patch.rect, patch.style.colour("map.sea_deep"))
