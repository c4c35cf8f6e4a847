"""First-order administrative lines, below 1.5 km a pixel."""

from typing import Final

from PySide6.QtGui import QPainter

from console.map.layers.base import Patch

_UNDER: Final = 1500.0


class Admin:
    """Provinces, regions, counties; and the line between Crimea and the rest of Ukraine."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Stroke the lines of the patch."""
        if patch.logical_scale <= _UNDER:
            patch.stroke(painter, patch.lines("admin"), "map.admin", 0.8)
