"""The small pictures of the picture: a category's disc, a force's symbol, the ring of a status."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from console.config import tokens
from console.map import discs, drawings
from console.map.marks import Status
from console.map.stamps import blank
from console.map.style import style
from console.map.symbols import symbol
from console.ui.theme import Look

_SIDE = 18.0
_RING_SIDE = 16.0
_DOT = 8.0
_SYMBOL = 13.0
"""Percent of the symbol's own units: a land frame is about 20 × 13 logical pixels."""
_WIDEST = 22.0
_TALLEST = 23.0
_INSIDE = 0.62


def category(look: Look, slug: str, density: float) -> QPixmap:
    """A category's glyph on its disc, 18 px at 100 %."""
    return _category(slug, look.theme, _SIDE * look.scale, density)


def status(look: Look, value: Status, density: float) -> QPixmap:
    """The ring that closes as we come to know, 16 px at 100 %."""
    return _status(value, look.theme, _RING_SIDE * look.scale, density)


def fresh(look: Look, density: float) -> QPixmap:
    """The dot before what nobody has read yet, 8 px at 100 %."""
    return _fresh(look.theme, _DOT * look.scale, density)


def no_dot(look: Look, density: float) -> QPixmap:
    """As much room as that dot takes, with nothing in it."""
    return _nothing(_DOT * look.scale, density)


def force(look: Look, sidc: str, density: float) -> QPixmap:
    """A force's symbol, small, in the middle of as much room as any takes: names under each other begin alike.

    One that stands tall, with a staff, is smaller still: a row holds all of it.
    """
    code = drawings.plain(sidc)
    whole = symbol(code, look.theme, density, _SYMBOL * look.scale).pixmap
    size = whole.deviceIndependentSize()
    room = min(_TALLEST * look.scale / size.height(), _WIDEST * look.scale / size.width())
    if room < 1:
        whole = symbol(code, look.theme, density, _SYMBOL * look.scale * room).pixmap
    return _centred(whole, _WIDEST * look.scale, density)


def no_force(look: Look, density: float) -> QPixmap:
    """As much room as a force's symbol takes, with nothing in it."""
    return _nothing(_WIDEST * look.scale, density)


def _centred(picture: QPixmap, wide: float, density: float) -> QPixmap:
    size = picture.deviceIndependentSize()
    made = blank(wide, size.height(), density)
    painter = QPainter(made)
    painter.drawPixmap(QPointF((wide - size.width()) / 2, 0), picture)
    painter.end()
    return made


@lru_cache(maxsize=256)
def _category(slug: str, theme: str, side: float, density: float) -> QPixmap:
    made = blank(side, side, density)
    shade = style(theme)
    ground = shade.colour(f"category.{slug}" if slug in tokens.load().glyphs else "ink.muted")
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(QRectF(0, 0, side, side))
    inner = side * _INSIDE
    edge = (side - inner) / 2
    discs.draw_glyph(painter, slug, QRectF(edge, edge, inner, inner), discs.legible(ground, shade))
    painter.end()
    return made


@lru_cache(maxsize=64)
def _status(value: Status, theme: str, side: float, density: float) -> QPixmap:
    made = blank(side, side, density)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QPointF(side / 2, side / 2))
    discs.draw_ring(painter, side / 2 - 2, value, style(theme))
    painter.end()
    return made


@lru_cache(maxsize=8)
def _fresh(theme: str, side: float, density: float) -> QPixmap:
    made = blank(side, side, density)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style(theme).colour("state.accent"))
    painter.drawEllipse(QRectF(0, 0, side, side))
    painter.end()
    return made


@lru_cache(maxsize=4)
def _nothing(side: float, density: float) -> QPixmap:
    return blank(side, side, density)
