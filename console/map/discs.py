"""Incident symbols: the category's glyph on a disc, in a ring that closes as we come to know."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from console.config import tokens
from console.map.marks import Status
from console.map.stamps import Stamp
from console.map.style import Style, pen, style

DIAMETERS: Final = {1: 21.0, 2: 21.0, 3: 24.0, 4: 28.0, 5: 28.0}
"""Disc in logical pixels by severity."""
RING: Final = 4.0
"""From the disc to the outer edge of the ring."""
HALO: Final = 1.5
_STROKE: Final = 3.2
"""Of a glyph, in units of its 24 × 24 grid."""


def radius(severity: int, scale: float = 1.0) -> float:
    """From the middle to the outer edge of the ring, logical pixels."""
    return (DIAMETERS[min(max(severity, 1), 5)] / 2 + RING) * scale


@lru_cache(maxsize=512)
def disc(category: str, severity: int, status: Status, theme: str, ratio: float, scale: float = 1.0) -> Stamp:
    """The whole symbol, centred. A category without a glyph of its own shows a question mark."""
    side = 2 * (radius(severity) + HALO) * scale
    return Stamp(side, side, ratio, lambda painter: _trace(painter, category, severity, status, theme, scale))


def _trace(painter: QPainter, category: str, severity: int, status: Status, theme: str, scale: float) -> None:
    look = style(theme)
    middle = radius(severity) + HALO
    painter.scale(scale, scale)
    painter.translate(middle, middle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("map.halo"))
    painter.drawEllipse(QPointF(0, 0), middle, middle)
    ground = look.colour(f"category.{category}") if category in tokens.load().glyphs else look.colour("ink.muted")
    painter.setBrush(ground)
    inner = radius(severity) - RING
    painter.drawEllipse(QPointF(0, 0), inner, inner)
    draw_ring(painter, radius(severity) - 1, status, look)
    side = inner * 1.28
    draw_glyph(painter, category, QRectF(-side / 2, -side / 2, side, side), legible(ground, look))


def draw_ring(painter: QPainter, size: float, status: Status, look: Style) -> None:
    """Dashed: unverified. Right half closed: developing. Closed: assessed."""
    ink = look.colour("ink.primary")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    area = QRectF(-size, -size, 2 * size, 2 * size)
    if status == "assessed":
        painter.setPen(pen(ink, 2.0))
        painter.drawEllipse(area)
    elif status == "developing":
        painter.setPen(pen(look.colour("ink.muted"), 0.8))
        painter.drawArc(area, 90 * 16, 180 * 16)
        painter.setPen(pen(ink, 2.0))
        painter.drawArc(area, -90 * 16, 180 * 16)
    else:
        around = 2 * 3.141592653589793 * size / 2.4
        dash = around / round(around / 2.4) / 2
        painter.setPen(pen(ink, 2.4, (dash, dash)))
        painter.drawEllipse(area)


def draw_glyph(painter: QPainter, category: str, area: QRectF, ink: QColor) -> None:
    """A category's glyph in one ink, fitted into an area."""
    from PySide6.QtSvg import QSvgRenderer

    QSvgRenderer(QByteArray(glyph_svg(category, ink.name()).encode())).render(painter, area)


def glyph_svg(category: str, ink: str) -> str:
    """A category's glyph as SVG on its 24 × 24 grid, in ``#RRGGBB``."""
    glyph = tokens.load().glyphs.get(category)
    if glyph is None:
        body = f'<text x="12" y="19" text-anchor="middle" font-size="20" font-weight="bold" fill="{ink}">?</text>'
    elif glyph.filled:
        body = f'<path d="{glyph.path}" fill="{ink}"/>'
    else:
        body = f'<path d="{glyph.path}" fill="none" stroke="{ink}" stroke-width="{_STROKE}" stroke-linecap="square"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{body}</svg>'


def legible(ground: QColor, look: Style) -> QColor:
    """The one of dark and light ink that stands out more from a ground (WCAG relative luminance)."""
    dark, light = look.colour("affiliation.frame"), QColor(255, 255, 255)
    return max((dark, light), key=lambda ink: _contrast(ink, ground))


def _contrast(one: QColor, other: QColor) -> float:
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())
