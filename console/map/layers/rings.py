"""Rings of what covers the air: thin and dashed over a light fill, for they are reach, not ground that is held."""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from console.map.layers.base import Scene
from console.map.looks import AIR_DEFENCE, AIR_POLICING
from console.map.rings import Ring, RingSheet
from console.map.style import pen

WIDTH: Final = 1.2
DASHES: Final = MappingProxyType({AIR_DEFENCE: (5.0, 3.0), AIR_POLICING: (1.4, 3.2)})
_FILL: Final = 0.05
_CASING: Final = 1.6
_CHOSEN: Final = 2.2


class Rings:
    """Under everything that stands somewhere; the wider ones lower."""

    follows = False
    stretches = True

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the fills, then the edges."""
        sheet = scene.arrangement.rings
        if sheet is not None and sheet.rings:
            scene.keep(painter, sheet.picture, sheet.box, lambda onto: _paint(onto, scene, sheet))


def _paint(painter: QPainter, scene: Scene, sheet: RingSheet) -> None:
    light = QColor(scene.style.colour("state.info"))
    light.setAlphaF(_FILL)
    for ring in sheet.rings:
        painter.setOpacity(sheet.opacity(ring.mark))
        painter.fillPath(ring.path, light)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ring in sheet.rings:
        painter.setOpacity(sheet.opacity(ring.mark))
        for stroke in _strokes(scene, ring):
            painter.strokePath(ring.path, stroke)
    painter.setOpacity(1.0)


def _strokes(scene: Scene, ring: Ring) -> list[QPen]:
    chosen = ring.mark.id == scene.selected
    casing = scene.style.colour("map.halo")
    casing.setAlphaF(0.5)
    colour = scene.style.colour("state.accent" if chosen else "state.info")
    width = _CHOSEN if chosen else WIDTH
    strokes = [pen(casing, width + _CASING), pen(colour, width, DASHES[ring.mark.layer])]
    for stroke in strokes:
        # A dense line has a join at every few pixels: round ones take most of its time.
        stroke.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    return strokes
