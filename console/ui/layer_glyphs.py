"""The small pictures of layers that have no symbol: reports, drawings, places, and what the ground is made of."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPixmap

from console.config import tokens
from console.domain.stance import Stance
from console.map.layers.rings import DASHES, WIDTH
from console.map.looks import (
    ADMIN,
    AIR_DEFENCE,
    AIR_POLICING,
    ANNOTATIONS,
    CITY_NAMES,
    CLOSURES,
    COUNTRY_NAMES,
    GRATICULE,
    OPERATIONS,
    OVERLAY,
    RELIEF,
    SEA_NAMES,
    STANCES,
)
from console.map.place_marks import BASES, CORRIDORS, HEADQUARTERS, OTHER, PORTS, STRAITS, SUWALKI
from console.map.stamps import blank
from console.map.stance_marks import paint_stance
from console.map.style import Style, font, pen, style
from console.map.symbols import symbol
from console.ui.theme import Look

_WIDTH, _HEIGHT = 22.0, 16.0
Drawing = Callable[[QPainter, Style], None]


def layer_glyph(look: Look, layer: str, density: float) -> QPixmap:
    """The picture of a layer, 22 × 16 px at 100 %."""
    return _glyph(layer, look.theme, look.scale, density)


def has_glyph(layer: str) -> bool:
    """Whether there is one."""
    return layer in _DRAWN or layer.startswith(("report:", OVERLAY))


@lru_cache(maxsize=128)
def _glyph(layer: str, theme: str, scale: float, density: float) -> QPixmap:
    made = blank(_WIDTH * scale, _HEIGHT * scale, density)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    if layer.startswith("report:"):
        _dot(painter, style(theme), layer.partition(":")[2])
    else:
        _DRAWN.get(layer, _overlay)(painter, style(theme))
    painter.end()
    return made


def _dot(painter: QPainter, look: Style, slug: str) -> None:
    """A report is a dot in the colour of its category."""
    known = slug in tokens.load().glyphs
    painter.setPen(pen(look.colour("map.halo"), 1.2))
    painter.setBrush(look.colour(f"category.{slug}" if known else "ink.muted"))
    painter.drawEllipse(QPointF(_WIDTH / 2, _HEIGHT / 2), 3.6, 3.6)


def _swatch(painter: QPainter, look: Style) -> QRectF:
    area = QRectF(1.5, 1.5, _WIDTH - 3, _HEIGHT - 3)
    painter.setPen(pen(look.colour("line.strong"), 1.0))
    painter.setBrush(look.colour("map.land_ally"))
    painter.drawRect(area)
    return area


def _relief(painter: QPainter, look: Style) -> None:
    area = _swatch(painter, look)
    slope = QLinearGradient(area.topLeft(), area.bottomRight())
    slope.setColorAt(0, look.colour("map.relief_light"))
    slope.setColorAt(0.5, Qt.GlobalColor.transparent)
    slope.setColorAt(1, look.colour("map.relief_dark"))
    painter.fillRect(area.adjusted(1, 1, -1, -1), slope)


def _admin(painter: QPainter, look: Style) -> None:
    area = _swatch(painter, look)
    painter.setPen(pen(look.colour("map.border"), 1.0))
    painter.drawPolyline([QPointF(9, area.top()), QPointF(11, 6), QPointF(8, 10), QPointF(10, area.bottom())])
    painter.drawLine(QPointF(11, 6), QPointF(area.right(), 9))


def _graticule(painter: QPainter, look: Style) -> None:
    area = _swatch(painter, look)
    painter.setPen(pen(look.colour("map.label"), 0.8))
    for share in (1 / 3, 2 / 3):
        across, down = area.left() + area.width() * share, area.top() + area.height() * share
        painter.drawLine(QPointF(across, area.top()), QPointF(across, area.bottom()))
        painter.drawLine(QPointF(area.left(), down), QPointF(area.right(), down))


def _letters(words: str, role: str, weight: int = 400, italic: bool = False) -> Drawing:
    def draw(painter: QPainter, look: Style) -> None:
        painter.setFont(font(11, weight, italic, 0.4))
        painter.setPen(look.colour(role))
        painter.drawText(QRectF(0, 0, _WIDTH, _HEIGHT), int(Qt.AlignmentFlag.AlignCenter), words)

    return draw


def _city(painter: QPainter, look: Style) -> None:
    painter.setPen(pen(look.colour("map.label_city"), 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(_WIDTH / 2 - 3.5, _HEIGHT / 2 - 3.5, 7, 7))


def _drawing(painter: QPainter, look: Style) -> None:
    corners = [QPointF(4, 12.5), QPointF(6, 4), QPointF(15, 3), QPointF(18, 11), QPointF(4, 12.5)]
    painter.setPen(pen(look.colour("state.accent"), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(corners)


def _closed(painter: QPainter, look: Style) -> None:
    """A line with bars across it."""
    painter.setPen(pen(look.colour("state.danger"), 1.6))
    painter.drawLine(QPointF(2, 8), QPointF(20, 8))
    for left in (4.0, 10.0, 16.0):
        painter.drawLine(QPointF(left - 1.5, 12), QPointF(left + 2.5, 4))


def _stance(painter: QPainter, look: Style) -> None:
    """Half a disc: an Ally that wants other words."""
    area = QRectF(_WIDTH / 2 - 6, _HEIGHT / 2 - 6, 12, 12)
    paint_stance(painter, Stance.AMENDMENT, area, look.colour("stance.amendment"), look.colour("surface.panel"))


def _overlay(painter: QPainter, look: Style) -> None:
    """A sheet over a sheet."""
    painter.setPen(pen(look.colour("ink.secondary"), 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for down in (0.0, 4.0):
        corners = [QPointF(3, 6 + down), QPointF(11, 2.5 + down), QPointF(19, 6 + down), QPointF(11, 9.5 + down)]
        painter.drawPolyline([*corners, corners[0]] if not down else [corners[0], corners[3], corners[2]])


def _ring(layer: str) -> Drawing:
    def draw(painter: QPainter, look: Style) -> None:
        light = look.colour("state.info")
        light.setAlphaF(0.15)
        painter.setBrush(light)
        painter.setPen(pen(look.colour("state.info"), WIDTH, DASHES[layer]))
        painter.drawEllipse(QPointF(_WIDTH / 2, _HEIGHT / 2), 7.2, 7.2)

    return draw


def _frame(painter: QPainter, look: Style) -> None:
    """Many kinds of activity: no one symbol says all of them."""
    painter.setPen(pen(look.colour("ink.secondary"), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(2, 2.5, _WIDTH - 4, _HEIGHT - 5))


def _place(sidc: str) -> Drawing:
    """The symbol of its kind, as large as on the map."""

    def draw(painter: QPainter, look: Style) -> None:
        stamp = symbol(sidc, look.theme.name, 1.0, 10.0).stamp
        painter.translate((_WIDTH - stamp.width) / 2, (_HEIGHT - stamp.height) / 2)
        stamp.strokes(painter)

    return draw


def _line(role: str, dashes: tuple[float, ...] = ()) -> Drawing:
    def draw(painter: QPainter, look: Style) -> None:
        painter.setPen(pen(look.colour(role), 1.6, dashes))
        painter.drawPolyline([QPointF(2, 12), QPointF(9, 7), QPointF(20, 4)])

    return draw


def _gap(painter: QPainter, look: Style) -> None:
    painter.setPen(pen(look.colour("state.warn"), 1.4, (3, 2)))
    painter.drawEllipse(QRectF(4, 2.5, _WIDTH - 8, _HEIGHT - 5))


def _mark(painter: QPainter, look: Style) -> None:
    painter.setPen(pen(look.colour("map.halo"), 1.2))
    painter.setBrush(look.colour("ink.secondary"))
    painter.translate(_WIDTH / 2, _HEIGHT / 2)
    painter.rotate(45)
    painter.drawRect(QRectF(-2.5, -2.5, 5, 5))


PLACES = MappingProxyType(
    {HEADQUARTERS: "10031002260000000000", BASES: "10032000001213010000", PORTS: "10032000001213090000"}
)
"""The symbol that stands for each layer of places that has its own."""
_DRAWN: dict[str, Drawing] = {
    **{layer: _place(sidc) for layer, sidc in PLACES.items()},
    STRAITS: _line("state.info"),
    CORRIDORS: _line("ink.muted", (3, 2)),
    SUWALKI: _gap,
    OTHER: _mark,
    ANNOTATIONS: _drawing,
    CLOSURES: _closed,
    STANCES: _stance,
    **{layer: _ring(layer) for layer in (AIR_DEFENCE, AIR_POLICING)},
    OPERATIONS: _frame,
    RELIEF: _relief,
    ADMIN: _admin,
    GRATICULE: _graticule,
    COUNTRY_NAMES: _letters("AB", "map.label", 500),
    SEA_NAMES: _letters("ab", "map.label_sea", italic=True),
    CITY_NAMES: _city,
}
