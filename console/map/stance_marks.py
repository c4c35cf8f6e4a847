"""The marks of what an Ally says to a text: six shapes that are told apart without their colour."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from console.domain.stance import Stance

_TICK = (QPointF(-0.45, 0.02), QPointF(-0.12, 0.35), QPointF(0.48, -0.3))


def paint_stance(painter: QPainter, stance: Stance, area: QRectF, ink: QColor, ground: QColor) -> None:
    """Paint the mark of a stance into a square; ``ground`` is the colour of a sign in a filled shape."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.center())
    painter.scale(area.width() / 2, area.width() / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    _SHAPES[stance](painter, ink, ground)
    painter.restore()


def _pen(ink: QColor, wide: float) -> QPen:
    return QPen(ink, wide, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)


def _supports(painter: QPainter, _ink: QColor, ground: QColor) -> None:
    painter.drawEllipse(QPointF(0, 0), 0.95, 0.95)
    painter.setPen(_pen(ground, 0.26))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(list(_TICK))


def _amendment(painter: QPainter, ink: QColor, _ground: QColor) -> None:
    painter.drawPie(QRectF(-0.86, -0.86, 1.72, 1.72), -90 * 16, 180 * 16)
    painter.setPen(QPen(ink, 0.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(0, 0), 0.84, 0.84)


def _reserves(painter: QPainter, ink: QColor, _ground: QColor) -> None:
    painter.setPen(QPen(ink, 0.2, j=Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([QPointF(0, -0.95), QPointF(0.95, 0), QPointF(0, 0.95), QPointF(-0.95, 0)]))
    painter.setPen(_pen(ink, 0.22))
    painter.drawLine(QPointF(0, -0.4), QPointF(0, 0.08))
    painter.drawPoint(QPointF(0, 0.4))


def _objects(painter: QPainter, _ink: QColor, ground: QColor) -> None:
    corners = [QPointF(cos(pi / 8 + pi / 4 * step), sin(pi / 8 + pi / 4 * step)) for step in range(8)]
    painter.drawPolygon(QPolygonF(corners))
    painter.setPen(_pen(ground, 0.3))
    painter.drawLine(QPointF(-0.42, 0), QPointF(0.42, 0))


def _no_instructions(painter: QPainter, ink: QColor, _ground: QColor) -> None:
    for place in (-0.4, 0.0, 0.4):
        painter.drawEllipse(QPointF(place, 0), 0.13, 0.13)
    pen = QPen(ink, 0.18, c=Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([2.1, 1.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(0, 0), 0.86, 0.86)


def _silent(painter: QPainter, ink: QColor, _ground: QColor) -> None:
    painter.setPen(_pen(ink, 0.3))
    painter.drawLine(QPointF(-0.5, 0), QPointF(0.5, 0))


_SHAPES: dict[Stance, Callable[[QPainter, QColor, QColor], None]] = {
    Stance.SUPPORTS: _supports,
    Stance.AMENDMENT: _amendment,
    Stance.RESERVES: _reserves,
    Stance.OBJECTS: _objects,
    Stance.NO_INSTRUCTIONS: _no_instructions,
    Stance.SILENT: _silent,
}
