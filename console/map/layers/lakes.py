"""Lakes: their water and, close up, their shore."""

from typing import Final

from PySide6.QtGui import QPainter

from console.map.layers.base import Patch

_SHORE_UNDER: Final = 4000.0


class Lakes:
    """Every lake of the level for the scale."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Fill the lakes of the patch."""
        shapes = patch.shapes("lake")
        water = patch.rings(shapes, shapes.meeting(*patch.box))
        painter.fillPath(water, patch.style.colour("map.lake"))
        if patch.logical_scale < _SHORE_UNDER:
            painter.setPen(patch.pen("map.coast", 0.6))
            for line in patch.lines("shore"):
                painter.drawPolyline(line)
