"""The found place: a ring with a cross of four short strokes round it, and its name on a plate."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from console.map import projection
from console.map.layers.base import Scene
from console.map.style import font, pen

_RADIUS: Final = 9.0
_STROKE: Final = 6.0
_WIDTH: Final = 2.0
_CASING: Final = 5.0
_GAP: Final = 8.0
_PAD: Final = 6.0
_TYPE: Final = 13
_LONGEST: Final = 260.0


class Found:
    """In the accent's colour over a casing, above all names: nothing covers what was looked for."""

    follows = False

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the mark, where there is one in view."""
        if scene.found is None:
            return
        (x, y), frame = projection.plane(scene.found.lon, scene.found.lat), scene.frame
        west, north = frame.origin
        spot = QPointF((x - west) / frame.scale, (north - y) / frame.scale)
        if not QRectF(-40, -40, frame.width + 80, frame.height + 80).contains(spot):
            return
        for colour, width in (("map.halo", _CASING), ("state.accent", _WIDTH)):
            painter.setPen(pen(scene.style.colour(colour), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(spot, _RADIUS, _RADIUS)
            for right, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                inner, outer = _RADIUS, _RADIUS + _STROKE
                painter.drawLine(spot + QPointF(right, down) * inner, spot + QPointF(right, down) * outer)
        self._name(painter, scene, spot)

    def _name(self, painter: QPainter, scene: Scene, spot: QPointF) -> None:
        """The plate stands on the side where there is room."""
        face = font(_TYPE, 600)
        metrics = QFontMetricsF(face)
        words = metrics.elidedText(scene.found.name if scene.found else "", Qt.TextElideMode.ElideRight, _LONGEST)
        width, height = metrics.horizontalAdvance(words) + 2 * _PAD, metrics.height() + _PAD
        aside = _RADIUS + _STROKE + _GAP
        left = spot.x() + aside
        if left + width > scene.frame.width:
            left = spot.x() - aside - width
        plate = QRectF(left, spot.y() - height / 2, width, height)
        painter.setPen(pen(scene.style.colour("state.accent"), 1.0))
        painter.setBrush(scene.style.colour("surface.raised"))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setFont(face)
        painter.setPen(scene.style.colour("ink.primary"))
        painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), words)
