"""Lakes: their water and, close up, their shore."""

from typing import Final

from PySide6.QtGui import QPainter

from console.map.layers.base import Patch

_SHORE_UNDER: Final = 4000.0


class Lakes:
    """Every lake of the level for the scale."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Fill the lakes of the patch."""
        patch.fill(painter, "lake", "map.lake")
        if patch.logical_scale < _SHORE_UNDER:
            patch.stroke(painter, patch.lines("shore"), "map.coast", 0.6)
        else:
            patch.stroke(painter, patch.lines("lake"), "map.lake", 0.6)
