"""The signs of what became of a force between two days: a shape in a disc, on the map and in a list alike.

Each is told by its shape; the colour only says again that something came, went, or became another.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from console.map.stamps import Stamp
from console.map.style import pen, style

RADIUS: Final = 8.0
"""Of the disc, logical pixels."""
_HALO: Final = 1.5
_STROKE: Final = 2.0


class Sign(StrEnum):
    """What became of a force."""

    APPEARED = "appeared"
    ENDED = "ended"
    MOVED = "moved"
    GREW = "grew"
    SHRANK = "shrank"
    RESIZED = "resized"
    HIGHER = "higher"
    LEAD = "lead"
    CONTRIBUTORS = "contributors"
    NOTICE = "notice"
    TERMS = "terms"


@lru_cache(maxsize=128)
def stamp(sign: Sign, theme: str, ratio: float, scale: float = 1.0) -> Stamp:
    """A sign on its disc, as large as at ``scale`` times 100 %."""
    side = 2 * (RADIUS + _HALO) * scale
    return Stamp(side, side, ratio, lambda painter: _trace(painter, sign, theme, scale))


def role(sign: Sign) -> str:
    """The colour of its disc, and of the words beside it."""
    return {Sign.APPEARED: "state.ok", Sign.ENDED: "state.danger"}.get(sign, "state.accent")


def _trace(painter: QPainter, sign: Sign, theme: str, scale: float) -> None:
    look = style(theme)
    painter.scale(scale, scale)
    painter.translate(RADIUS + _HALO, RADIUS + _HALO)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("map.halo"))
    painter.drawEllipse(QPointF(0, 0), RADIUS + _HALO, RADIUS + _HALO)
    painter.setBrush(look.colour(role(sign)))
    painter.drawEllipse(QPointF(0, 0), RADIUS, RADIUS)
    ink = look.colour("state.on_accent")
    painter.setPen(pen(ink, _STROKE))
    painter.setBrush(ink)
    _SHAPES[sign](painter)


def _plus(painter: QPainter) -> None:
    _minus(painter)
    painter.drawLine(QPointF(0, -4), QPointF(0, 4))


def _minus(painter: QPainter) -> None:
    painter.drawLine(QPointF(-4, 0), QPointF(4, 0))


def _arrow(painter: QPainter) -> None:
    _minus(painter)
    painter.drawPolyline([QPointF(1, -3), QPointF(4, 0), QPointF(1, 3)])


def _up(painter: QPainter) -> None:
    _filled(painter, (-3.6, 2.4), (3.6, 2.4), (0, -3.6))


def _down(painter: QPainter) -> None:
    _filled(painter, (-3.6, -2.4), (3.6, -2.4), (0, 3.6))


def _both(painter: QPainter) -> None:
    _filled(painter, (-2.4, -1), (2.4, -1), (0, -4.4))
    _filled(painter, (-2.4, 1), (2.4, 1), (0, 4.4))


def _tree(painter: QPainter) -> None:
    _box(painter, 0, -3)
    _box(painter, -3, 3)
    _box(painter, 3, 3)
    painter.setPen(pen(painter.pen().color(), 1.2))
    painter.drawPolyline([QPointF(-3, 3), QPointF(-3, 0), QPointF(3, 0), QPointF(3, 3)])
    painter.drawLine(QPointF(0, -3), QPointF(0, 0))


def _flag(painter: QPainter) -> None:
    painter.drawLine(QPointF(-2.6, -4), QPointF(-2.6, 4.4))
    _filled(painter, (-2.6, -4), (4, -2), (-2.6, 0.4))


def _persons(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for x in (-3.0, 3.0):
        painter.drawEllipse(QPointF(x, -2.2), 1.7, 1.7)
        painter.drawChord(round(x - 2.6), 0, 5, 8, 0, 180 * 16)


def _clock(painter: QPainter) -> None:
    painter.setPen(pen(painter.pen().color(), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(0, 0), 4.4, 4.4)
    painter.drawPolyline([QPointF(0, -2.4), QPointF(0, 0), QPointF(2, 1)])


def _lines(painter: QPainter) -> None:
    for y in (-3.0, 0.0, 3.0):
        painter.drawLine(QPointF(-3.6, y), QPointF(3.6 if y else 1.6, y))


def _filled(painter: QPainter, *corners: tuple[float, float]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


def _box(painter: QPainter, x: float, y: float) -> None:
    _filled(painter, (x - 1.5, y - 1.5), (x + 1.5, y - 1.5), (x + 1.5, y + 1.5), (x - 1.5, y + 1.5))
    painter.setPen(pen(painter.brush().color(), 1.2))


_SHAPES: Final = MappingProxyType[Sign, Callable[[QPainter], None]](
    {
        Sign.APPEARED: _plus,
        Sign.ENDED: _minus,
        Sign.MOVED: _arrow,
        Sign.GREW: _up,
        Sign.SHRANK: _down,
        Sign.RESIZED: _both,
        Sign.HIGHER: _tree,
        Sign.LEAD: _flag,
        Sign.CONTRIBUTORS: _persons,
        Sign.NOTICE: _clock,
        Sign.TERMS: _lines,
    }
)
