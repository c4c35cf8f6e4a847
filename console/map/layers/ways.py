"""Ways of forces: the chosen one in the accent over a casing, the others dashed grey. Shields are among the names."""

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from console.map.layers.base import Scene
from console.map.style import pen

_WIDTH: Final = 2.6
_CASING: Final = 5.2
_OTHER: Final = 1.4
_DASHES: Final = (4.0, 3.0)
_LOOSE: Final = (1.4, 1.2)
"""Where a way joins the network straight across country."""
_CHANGE: Final = 3.6


class Ways:
    """Over corridors and overlays, under symbols."""

    follows = True

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the others, then the chosen one, then where it changes from one road or mode to another."""
        sheet, look = scene.arrangement.ways, scene.style
        if sheet is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._stroke(painter, scene, sheet.others, "ink.muted", _OTHER, _DASHES)
        for path, _ in sheet.chosen:
            painter.strokePath(path, pen(look.colour("map.halo"), _CASING))
        for path, approximate in sheet.chosen:
            painter.strokePath(path, pen(look.colour("state.accent"), _WIDTH, _LOOSE if approximate else ()))
        painter.setPen(pen(look.colour("state.accent"), 1.6))
        painter.setBrush(look.colour("map.halo"))
        for x, y in sheet.changes:
            painter.drawEllipse(QPointF(x, y), _CHANGE, _CHANGE)

    def _stroke(
        self, painter: QPainter, scene: Scene, path: QPainterPath, role: str, width: float, dashes: tuple[float, ...]
    ) -> None:
        if not path.isEmpty():
            painter.strokePath(path, pen(scene.style.colour("map.halo"), width + 2.0))
            painter.strokePath(path, pen(scene.style.colour(role), width, dashes))
