"""Tokens as Qt values: the one place where the map turns a colour of the tokens into a QColor."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from threading import get_ident

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPen

from console.config import tokens

_LETTER = 0.62
"""How wide a letter is on the average, as a share of its size."""


@dataclass(frozen=True)
class Style:
    """A theme for painting."""

    theme: tokens.Theme

    def colour(self, role: str) -> QColor:
        """The colour of a role such as ``map.sea``. Raises KeyError on an unknown role."""
        return QColor(*self.theme[role])


@lru_cache(maxsize=len(tokens.THEMES))
def style(name: str) -> Style:
    """The style of a theme. Raises KeyError on an unknown name."""
    return Style(tokens.load().themes[name])


def font(pixels: int, weight: int = 400, italic: bool = False, spacing: float = 0.0) -> QFont:
    """The map's typeface at a size in logical pixels; ``spacing`` in pixels between letters, as good as exactly."""
    # Qt keeps in a font what it loaded for the thread that measured last: two threads never share one.
    return _font(get_ident(), pixels, weight, italic, spacing)


@lru_cache(maxsize=128)
def _font(_thread: int, pixels: int, weight: int, italic: bool, spacing: float) -> QFont:
    # A painter takes from the program's own face what is left open here: words would be wider than they measure.
    face = QFont(list(tokens.load().fonts))
    face.setPixelSize(pixels)
    face.setWeight(QFont.Weight(weight))
    face.setItalic(italic)
    face.setFeature(QFont.Tag("tnum"), 1)
    # Signs that change with their neighbours have no number of their own: a PDF would not know their text.
    face.setFeature(QFont.Tag("calt"), 0)
    if spacing:
        # As a share of each letter: on paper Qt takes pixels for those of the printer.
        share = spacing / (_LETTER * pixels)
        face.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 * (1 + share))
    return face


def pen(colour: QColor, width: float, dashes: Iterable[float] = ()) -> QPen:
    """A round-joined pen; ``dashes`` in units of its width."""
    result = QPen(colour, width)
    result.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    result.setCapStyle(Qt.PenCapStyle.FlatCap if dashes else Qt.PenCapStyle.RoundCap)
    if dashes:
        result.setDashPattern(list(dashes))
    return result
