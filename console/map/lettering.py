"""Words on the map as pictures with a halo, made once and kept."""

from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from console.map.style import font, pen, style
from console.map.symbols import blank

HALO: Final = 3.0
"""Room round the letters. The halo is the word itself put down around its place: a quarter of a stroked path's cost."""
_AROUND: Final = tuple((1.6 * cos(turn * pi / 6), 1.6 * sin(turn * pi / 6)) for turn in range(12))
CHECK_SIZE: Final = 15.0


@dataclass(frozen=True)
class Words:
    """A line of plain text and how it is set; ``pixels`` is the type size at 100 %."""

    text: str
    role: str
    pixels: int = 12
    weight: int = 400
    italic: bool = False
    spacing: float = 0.0


@dataclass(frozen=True)
class Stamp:
    """A picture to put down, in logical pixels."""

    pixmap: QPixmap
    width: float
    height: float


@lru_cache(maxsize=4096)
def written(words: Words, theme: str, ratio: float) -> Stamp:
    """A line of text with its halo. Its box is tight: cap height and descent, no leading."""
    face = font(words.pixels, words.weight, words.italic, words.spacing)
    metrics = QFontMetricsF(face)
    width, height = metrics.horizontalAdvance(words.text), metrics.height()
    look = style(theme)
    pixmap = blank(width + 2 * HALO, height, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    base = QPointF(HALO, metrics.ascent())
    shadow = blank(width + 2 * HALO, height, ratio)
    _write(shadow, base, words.text, face, look.colour("map.halo"))
    for right, down in _AROUND:
        painter.drawPixmap(QPointF(right, down), shadow)
    painter.end()
    _write(pixmap, base, words.text, face, look.colour(words.role))
    return Stamp(pixmap, width + 2 * HALO, height)


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
    look = style(theme)
    pixmap = blank(CHECK_SIZE, CHECK_SIZE, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(look.colour("state.warn"), 1.3))
    painter.setBrush(look.colour("map.halo"))
    painter.drawEllipse(QPointF(CHECK_SIZE / 2, CHECK_SIZE / 2), 6.2, 6.2)
    painter.setFont(font(10, 600))
    painter.drawText(QRectF(0, 0, CHECK_SIZE, CHECK_SIZE), Qt.AlignmentFlag.AlignCenter, "?")
    painter.end()
    return Stamp(pixmap, CHECK_SIZE, CHECK_SIZE)


@lru_cache(maxsize=64)
def count(number: int, theme: str, ratio: float) -> Stamp:
    """The badge of a pile: how many things stand here."""
    look = style(theme)
    face = font(11, 600)
    text = str(number)
    width = max(16.0, QFontMetricsF(face).horizontalAdvance(text) + 8)
    pixmap = blank(width, 16, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(look.colour("map.halo"), 1.5))
    painter.setBrush(look.colour("ink.primary"))
    painter.drawRoundedRect(QRectF(0.75, 0.75, width - 1.5, 14.5), 7.2, 7.2)
    painter.setPen(look.colour("ink.inverse"))
    painter.setFont(face)
    painter.drawText(QRectF(0, 0, width, 16), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return Stamp(pixmap, width, 16)
