"""Small shapes that say how something stands: told apart by their shape as well as by their colour."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from console.domain.indicators import State
from console.map.stamps import blank
from console.ui.theme import Look

_SIDE = 14
ROLES = {
    State.RAISED: "state.warn",
    State.QUIET: "state.ok",
    State.OFF: "ink.muted",
    State.UNKNOWN: "ink.secondary",
}
"""In which colour each state is shown."""


def state(look: Look, value: State, density: float) -> QPixmap:
    """Raised is a filled triangle, quiet a ring, off a dash, unknown a broken ring."""
    return _state(look, value, look.theme, round(_SIDE * look.scale), density)


@lru_cache(maxsize=64)
def _state(look: Look, value: State, _theme: str, side: int, density: float) -> QPixmap:
    made = blank(side, side, density)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_state(painter, look, value, QRectF(0, 0, side, side))
    painter.end()
    return made


def paint_state(painter: QPainter, look: Look, value: State, place: QRectF) -> None:
    """Paint the shape of a state in a square."""
    ink = look.colour(ROLES[value])
    inner = place.adjusted(*(place.width() / 7 * side for side in (1, 1, -1, -1)))
    if value is State.RAISED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        top = QPointF(inner.center().x(), inner.top())
        painter.drawPolygon(QPolygonF([top, inner.bottomRight(), inner.bottomLeft()]))
        return
    pen = QPen(ink, 1.5 * place.width() / _SIDE)
    if value is State.UNKNOWN:
        pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if value is State.OFF:
        painter.drawLine(QPointF(inner.left(), inner.center().y()), QPointF(inner.right(), inner.center().y()))
    else:
        painter.drawEllipse(inner.adjusted(1, 1, -1, -1))
