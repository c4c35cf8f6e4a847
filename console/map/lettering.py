"""Words on the map as pictures with a halo: measured when they are laid out, drawn when first shown, then kept."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
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


@dataclass(frozen=True, eq=False)
class Stamp:
    """A picture to put down, in logical pixels. Most of what is measured finds no room and is never drawn."""

    width: float
    height: float
    draw: Callable[[], QPixmap]

    @property
    def drawn(self) -> bool:
        """Whether the picture is there already."""
        return "pixmap" in self.__dict__

    @cached_property
    def pixmap(self) -> QPixmap:
        """The picture."""
        return self.draw()

    def draw_now(self) -> None:
        """Have the picture there before it is needed."""
        _ = self.pixmap


@lru_cache(maxsize=4096)
def written(words: Words, theme: str, ratio: float) -> Stamp:
    """A line of text with its halo. Its box is tight: cap height and descent, no leading."""
    metrics = _metrics(words.pixels, words.weight, words.italic, words.spacing)
    width = metrics.horizontalAdvance(words.text) + 2 * HALO
    return Stamp(width, metrics.height(), lambda: _drawn(words, theme, ratio, width, metrics))


@lru_cache(maxsize=32)
def _metrics(pixels: int, weight: int, italic: bool, spacing: float) -> QFontMetricsF:
    return QFontMetricsF(font(pixels, weight, italic, spacing))


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
    return Stamp(CHECK_SIZE, CHECK_SIZE, lambda: _drawn_check(theme, ratio))


def _drawn_check(theme: str, ratio: float) -> QPixmap:
    look = style(theme)
    pixmap = blank(CHECK_SIZE, CHECK_SIZE, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(look.colour("state.warn"), _CHECK_PEN))
    painter.setBrush(look.colour("map.halo"))
    painter.drawEllipse(QPointF(CHECK_SIZE / 2, CHECK_SIZE / 2), _CHECK_RADIUS, _CHECK_RADIUS)
    painter.setFont(font(10, 600))
    painter.drawText(QRectF(0, 0, CHECK_SIZE, CHECK_SIZE), Qt.AlignmentFlag.AlignCenter, "?")
    painter.end()
    return pixmap


@lru_cache(maxsize=64)
def count(number: int, theme: str, ratio: float) -> Stamp:
    """The badge of a pile: how many things stand here."""
    width = max(16.0, _metrics(12, 600, False, 0.0).horizontalAdvance(str(number)) + 8)
    return Stamp(width, 16, lambda: _drawn_count(number, width, theme, ratio))


def _drawn_count(number: int, width: float, theme: str, ratio: float) -> QPixmap:
    look = style(theme)
    pixmap = blank(width, 16, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(look.colour("map.halo"), 1.5))
    painter.setBrush(look.colour("ink.primary"))
    painter.drawRoundedRect(QRectF(0.75, 0.75, width - 1.5, 14.5), 7.2, 7.2)
    painter.setPen(look.colour("ink.inverse"))
    painter.setFont(font(12, 600))
    painter.drawText(QRectF(0, 0, width, 16), Qt.AlignmentFlag.AlignCenter, str(number))
    painter.end()
    return pixmap
