"""An open pile over the rest of the map."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from console.map.layers.base import AboveLayer, Scene
from console.map.layers.incidents import Incidents
from console.map.layers.leaders import Leaders
from console.map.layers.names import Names
from console.map.layers.units import Units
from console.map.style import pen

_VEIL: Final = 0.55
_GROUND: Final = 0.9
_PARTS: Final[tuple[AboveLayer, ...]] = (Leaders(), Units(), Incidents(), Names())


class OpenPile:
    """The map steps back, the pile's symbols stand round it on a quiet disc."""

    follows = False

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the open pile, if there is one."""
        if scene.pile is None:
            return
        pile, middle, radius = scene.pile
        pile.letter(1.0)
        veil, ground = scene.style.colour("map.halo"), scene.style.colour("surface.panel")
        veil.setAlphaF(_VEIL)
        ground.setAlphaF(_GROUND)
        frame = scene.frame
        painter.fillRect(0, 0, round(frame.width) + 1, round(frame.height) + 1, veil)
        painter.setPen(pen(scene.style.colour("line.strong"), 1.0))
        painter.setBrush(ground)
        painter.drawEllipse(QPointF(*middle), radius, radius)
        for part in _PARTS:
            part.paint(painter, replace(scene, arrangement=pile))
