"""Words on the map as pictures with a halo: measured when they are laid out, drawn when first shown, then kept."""

from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPixmap

from console.map.stamps import Stamp, blank
from console.map.style import font, pen, style

HALO: Final = 3.0
"""Room round the letters. The halo is the word itself put down around its place: a quarter of a stroked path's cost."""
_HALO_REACH: Final = 1.6
_AROUND: Final = tuple((_HALO_REACH * cos(turn * pi / 6), _HALO_REACH * sin(turn * pi / 6)) for turn in range(12))
CHECK_SIZE: Final = 15.0
CHECK_GAP: Final = 4.0
"""Clear pixels between the last letter and the to-check mark."""
_CHECK_RADIUS: Final = 6.2
_CHECK_PEN: Final = 1.3
CHECK_ASIDE: Final = CHECK_GAP - HALO - (CHECK_SIZE / 2 - _CHECK_RADIUS - _CHECK_PEN / 2)
"""From the words' picture to the mark's: both have room of their own round what is seen."""


@dataclass(frozen=True)
class Words:
    """A line of plain text and how it is set; ``pixels`` is the type size at 100 %."""

    text: str
    role: str
    pixels: int = 12
    weight: int = 400
    italic: bool = False
    spacing: float = 0.0


@lru_cache(maxsize=4096)
def written(words: Words, theme: str, ratio: float) -> Stamp:
    """A line of text with its halo. Its box is tight: cap height and descent, no leading."""
    metrics = _metrics(words.pixels, words.weight, words.italic, words.spacing)
    width = metrics.horizontalAdvance(words.text) + 2 * HALO
    return Stamp(
        width,
        metrics.height(),
        ratio,
        lambda painter: _trace(painter, words, theme, metrics),
        lambda: _drawn(words, theme, ratio, width, metrics),
    )


@lru_cache(maxsize=32)
def _metrics(pixels: int, weight: int, italic: bool, spacing: float) -> QFontMetricsF:
    return QFontMetricsF(font(pixels, weight, italic, spacing))


def _trace(painter: QPainter, words: Words, theme: str, metrics: QFontMetricsF) -> None:
    """Letters that stay letters, over a halo that is their outline. Spaced ones are set one by one."""
    look = style(theme)
    face = font(words.pixels, words.weight, words.italic)
    left, foot = HALO, metrics.ascent()
    pieces = [(left, words.text)]
    if words.spacing:
        starts = (metrics.horizontalAdvance(words.text[:at]) for at in range(len(words.text)))
        pieces = [(left + start, letter) for start, letter in zip(starts, words.text, strict=True)]
    outline = QPainterPath()
    for x, text in pieces:
        outline.addText(QPointF(x, foot), face, text)
    painter.strokePath(outline, pen(look.colour("map.halo"), 2 * _HALO_REACH))
    painter.setFont(face)
    painter.setPen(look.colour(words.role))
    for x, text in pieces:
        painter.drawText(QPointF(x, foot), text)


def _drawn(words: Words, theme: str, ratio: float, width: float, metrics: QFontMetricsF) -> QPixmap:
    look = style(theme)
    face = font(words.pixels, words.weight, words.italic, words.spacing)
    base = QPointF(HALO, metrics.ascent())
    shadow = blank(width, metrics.height(), ratio)
    _write(shadow, base, words.text, face, look.colour("map.halo"))
    pixmap = blank(width, metrics.height(), ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for right, down in _AROUND:
        painter.drawPixmap(QPointF(right, down), shadow)
    painter.end()
    _write(pixmap, base, words.text, face, look.colour(words.role))
    return pixmap


def _write(pixmap: QPixmap, base: QPointF, text: str, face: QFont, ink: QColor) -> None:
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(face)
    painter.setPen(ink)
    painter.drawText(base, text)
    painter.end()


@lru_cache(maxsize=32)
def to_check(theme: str, ratio: float) -> Stamp:
    """The circled question mark that goes with a fact still to be checked."""
    return Stamp(CHECK_SIZE, CHECK_SIZE, ratio, lambda painter: _trace_check(painter, theme))


def _trace_check(painter: QPainter, theme: str) -> None:
    look = style(theme)
    painter.setPen(pen(look.colour("state.warn"), _CHECK_PEN))
    painter.setBrush(look.colour("map.halo"))
    painter.drawEllipse(QPointF(CHECK_SIZE / 2, CHECK_SIZE / 2), _CHECK_RADIUS, _CHECK_RADIUS)
    painter.setFont(font(10, 600))
    painter.drawText(QRectF(0, 0, CHECK_SIZE, CHECK_SIZE), Qt.AlignmentFlag.AlignCenter, "?")


@lru_cache(maxsize=64)
def count(number: int, theme: str, ratio: float) -> Stamp:
    """The badge of a pile: how many things stand here."""
    width = max(16.0, _metrics(12, 600, False, 0.0).horizontalAdvance(str(number)) + 8)
    return Stamp(width, 16, ratio, lambda painter: _trace_count(painter, number, width, theme))


def _trace_count(painter: QPainter, number: int, width: float, theme: str) -> None:
    look = style(theme)
    painter.setPen(pen(look.colour("map.halo"), 1.5))
    painter.setBrush(look.colour("ink.primary"))
    painter.drawRoundedRect(QRectF(0.75, 0.75, width - 1.5, 14.5), 7.2, 7.2)
    painter.setPen(look.colour("ink.inverse"))
    painter.setFont(font(12, 600))
    painter.drawText(QRectF(0, 0, width, 16), Qt.AlignmentFlag.AlignCenter, str(number))
