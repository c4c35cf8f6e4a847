"""What people drew: areas filled lightly with an edge, lines, points. Words are written by the arrangement."""

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from console.domain.annotation import Kind
from console.map.annotated import DOT, Drawn
from console.map.layers.base import Scene
from console.map.looks import ANNOTATIONS
from console.map.style import pen

_FILL: Final = 0.08
_WIDTH: Final = 1.8
_DASHES: Final = (4.0, 3.0)
_CASING: Final = 4.2
_CHOSEN: Final = 8.0


class Annotations:
    """In the colour chosen for each, over a casing in the colour of the halo, so that it shows on any ground."""

    follows = False
    stretches = True

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint areas, then lines, then points; of each the newest last."""
        sheet = scene.arrangement.drawn
        if sheet.shapes:
            scene.keep(painter, sheet.picture, sheet.box, lambda onto: self._paint(onto, scene))

    def _paint(self, painter: QPainter, scene: Scene) -> None:
        opacity = scene.arrangement.looks.opacity(ANNOTATIONS)
        for one in scene.arrangement.drawn.shapes:
            # What only passes by belongs to no layer.
            painter.setOpacity(opacity if one.mark.id else 1.0)
            colour = scene.style.colour(one.mark.annotation.colour.role)
            chosen = one.mark.id == scene.selected
            if one.mark.kind is Kind.POINT:
                self._point(painter, scene, one, colour, chosen)
            elif one.mark.kind is Kind.TEXT:
                self._text(painter, scene, one, chosen)
            else:
                self._stroke(painter, scene, one, colour, chosen)

    def _stroke(self, painter: QPainter, scene: Scene, one: Drawn, colour: QColor, chosen: bool) -> None:
        if one.is_area:
            light = QColor(colour)
            light.setAlphaF(_FILL)
            painter.fillPath(one.path, light)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes(scene, colour, one.mark.annotation.dashed, chosen):
            painter.strokePath(one.path, stroke)

    def _strokes(self, scene: Scene, colour: QColor, dashed: bool, chosen: bool) -> list[QPen]:
        casing = scene.style.colour("map.halo")
        casing.setAlphaF(0.7)
        around = scene.style.colour("state.accent")
        around.setAlphaF(0.45)
        first = pen(around, _CHOSEN) if chosen else pen(casing, _CASING)
        strokes = [first, pen(colour, _WIDTH, _DASHES if dashed else ())]
        for stroke in strokes:
            # A dense line has a join at every few pixels: round ones take most of its time.
            stroke.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        return strokes

    def _point(self, painter: QPainter, scene: Scene, one: Drawn, colour: QColor, chosen: bool) -> None:
        place = one.place
        if place is None:
            return
        if chosen:
            self._ring(painter, scene, place)
        painter.setPen(pen(scene.style.colour("map.halo"), _CASING))
        painter.setBrush(scene.style.colour("map.halo"))
        painter.drawEllipse(place, DOT, DOT)
        painter.setPen(pen(colour, _WIDTH, (2.0, 1.6) if one.mark.annotation.dashed else ()))
        painter.drawEllipse(place, DOT, DOT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(place, 1.9, 1.9)

    def _text(self, painter: QPainter, scene: Scene, one: Drawn, chosen: bool) -> None:
        if chosen and one.place is not None:
            self._ring(painter, scene, one.place)

    def _ring(self, painter: QPainter, scene: Scene, place: QPointF) -> None:
        painter.setPen(pen(scene.style.colour("state.accent"), 2.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place, DOT + 5, DOT + 5)
