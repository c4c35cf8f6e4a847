"""How the outline of something drawn by hand looks while it is drawn, and after."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from console.map.frame import Frame
from console.map.style import Style, pen

_FILL: Final = 0.10
_DASHES: Final = (4.0, 3.0)


def paint_outline(
    painter: QPainter, frame: Frame, style: Style, ring: Sequence[tuple[float, float]], *, filled: bool = True
) -> None:
    """A dashed outline through points of the plane, closed and faintly filled unless it is only begun."""
    if len(ring) < 2:
        return
    line = QPolygonF([QPointF(x, y) for x, y in frame.screen(ring).tolist()])
    if filled:
        tint = style.colour("state.accent")
        tint.setAlphaF(_FILL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawPolygon(line, Qt.FillRule.OddEvenFill)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for look in (pen(style.colour("map.halo"), 3.4), pen(style.colour("state.accent"), 1.6, _DASHES)):
        painter.setPen(look)
        if filled:
            painter.drawPolygon(line)
        else:
            painter.drawPolyline(line)
