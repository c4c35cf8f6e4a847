"""Closures: red and hatched, so that they are told from what is drawn without the colour too."""

from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from console.map.closed import Closed
from console.map.layers.base import Scene
from console.map.style import pen

_WIDTH: Final = 2.2
_CASING: Final = 5.0
_CHOSEN: Final = 8.0
_HATCH: Final = 1.1
_EVERY: Final = 10.0
_FILL: Final = 0.10


class Closures:
    """A line with slanting bars across it, an area with slanting lines in it, over ways and corridors."""

    follows = True

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint areas, then lines."""
        sheet = scene.arrangement.closed
        if sheet is None or not sheet.closures:
            return
        painter.setOpacity(sheet.opacity)
        for one in sorted(sheet.closures, key=lambda one: not one.mark.is_area):
            self._paint(painter, scene, one)
        painter.setOpacity(1.0)

    def _paint(self, painter: QPainter, scene: Scene, one: Closed) -> None:
        danger = scene.style.colour("state.danger")
        if one.mark.is_area:
            self._hatch(painter, scene, one, danger)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        around = scene.style.colour("state.accent")
        around.setAlphaF(0.45)
        if one.mark.id == scene.selected:
            painter.strokePath(one.path, pen(around, _CHOSEN))
        else:
            painter.strokePath(one.path, pen(scene.style.colour("map.halo"), _CASING))
        bars = [QLineF(*bar) for bar in one.bars.reshape(-1, 4).tolist()]
        for colour, width in ((scene.style.colour("map.halo"), _WIDTH + 2.4), (danger, _WIDTH)):
            painter.setPen(pen(colour, width))
            painter.drawLines(bars)
        painter.strokePath(one.path, pen(danger, _WIDTH))

    def _hatch(self, painter: QPainter, scene: Scene, one: Closed, danger: QColor) -> None:
        """Only what is seen of it: an area may be as wide as a sea."""
        light = QColor(danger)
        light.setAlphaF(_FILL)
        painter.fillPath(one.path, light)
        frame = scene.arrangement.frame
        seen = one.path.boundingRect() & QRectF(-200, -200, frame.width + 400, frame.height + 400)
        painter.save()
        painter.setClipPath(one.path, Qt.ClipOperation.IntersectClip)
        painter.setPen(pen(danger, _HATCH))
        # Counted from the plane's origin, so that they stay on the ground while it moves.
        west, north = frame.origin
        offset = (west + north) / frame.scale % _EVERY
        first = seen.left() + seen.top() - (seen.left() + seen.top() + offset) % _EVERY
        lines = []
        while first <= seen.right() + seen.bottom():
            lines.append(QLineF(first - seen.top(), seen.top(), first - seen.bottom(), seen.bottom()))
            first += _EVERY
        painter.drawLines(lines)
        painter.restore()
