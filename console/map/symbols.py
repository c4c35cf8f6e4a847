"""APP-6 symbols as pictures in the colours of a theme, drawn once and kept."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QFontInfo, QPainter, QPixmap

from console.map import drawings
from console.map.stamps import Stamp
from console.map.style import Style, font, style

SIZE: Final = 24.0
"""Percent of the drawing's own units: a land frame is 36 × 24 logical pixels."""
STROKE: Final = 1.75
ICON_STROKE: Final = 1.3
"""How much bolder than the package draws frames and amplifiers, and what stands within, to read at this size."""
_FRAME_WIDTH: Final = 4.0
_PAD: Final = 4.0
_AMPLIFIERS: Final = re.compile(r"<g>(.*)</g>")
_WIDTH: Final = re.compile(r'stroke-width="([\d.]+)"')
_LETTERS: Final = re.compile(r'<text[^>]* y="([\d.]+)"[^>]* font-size="([\d.]+)"[^>]*>[^<]*</text>')
_MODIFIER: Final = 28.0
_ABOVE, _BELOW = 90.0, 135.0
"""The letters of a modifier are no larger, and stand over the one or under the other."""
_LEAST_LETTERS: Final = 12.0
"""Logical pixels: smaller letters are a smudge in the symbol and not read."""


@dataclass(frozen=True)
class Picture:
    """A symbol with the point of it that lies on the place, in logical pixels from its upper left corner."""

    stamp: Stamp
    anchor_x: float
    anchor_y: float

    @property
    def width(self) -> float:
        """Of the whole drawing, logical pixels."""
        return self.stamp.width

    @property
    def height(self) -> float:
        """Of the whole drawing, logical pixels."""
        return self.stamp.height

    @property
    def pixmap(self) -> QPixmap:
        """The drawing as a picture."""
        return self.stamp.pixmap

    def put(self, painter: QPainter, x: float, y: float) -> None:
        """Put it down with its anchor on a point."""
        self.stamp.put(painter, x - self.anchor_x, y - self.anchor_y)


@lru_cache(maxsize=1024)
def symbol(sidc: str, theme: str, ratio: float = 1.0, size: float = SIZE) -> Picture:
    """The symbol of a code, at a device pixel ratio. Never blank; letters of modifiers stand only where they read."""
    drawn = drawings.drawing(sidc)
    factor = size / 100
    box = grown(drawn.box)
    x, y, width, height = box
    svg = at_size(drawn, style(theme), size).encode()
    stamp = Stamp(width * factor, height * factor, ratio, lambda painter: _trace(painter, svg, box, factor))
    anchor_x, anchor_y = drawn.anchor
    return Picture(stamp, (anchor_x - x) * factor, (anchor_y - y) * factor)


def _trace(painter: QPainter, svg: bytes, box: tuple[float, float, float, float], factor: float) -> None:
    from PySide6.QtSvg import QSvgRenderer

    x, y, width, height = box
    renderer = QSvgRenderer(QByteArray(svg))
    renderer.setViewBox(QRectF(x, y, width, height))
    renderer.render(painter, QRectF(0, 0, width * factor, height * factor))


def at_size(drawn: drawings.Drawing, look: Style, size: float, face: str = "") -> str:
    """The drawing's SVG as :func:`coloured`, without letters that would be too small to read at a size."""
    text = coloured(drawn, look, face)
    return _LETTERS.sub(_without_modifier, text) if _MODIFIER * size / 100 < _LEAST_LETTERS else text


def coloured(drawn: drawings.Drawing, look: Style, face: str = "") -> str:
    """The drawing's SVG in a theme: fills by affiliation, black frame, amplifiers in ink.

    ``face`` are the names of typefaces, as in a style sheet; none: the one this screen has.
    """
    fill = look.theme[f"affiliation.{drawn.affiliation}"].hex
    frame = look.theme["affiliation.frame"].hex
    ink = look.theme["ink.primary"].hex
    svg = _AMPLIFIERS.sub(lambda found: found[0].replace('"black"', f'"{ink}"'), drawn.svg)
    svg = re.sub(r'fill="rgb\([^"]*\)"', f'fill="{fill}"', svg)
    svg = svg.replace('"black"', f'"{frame}"').replace('stroke="white"', f'stroke="{fill}"')
    svg = svg.replace('fill="exercise"', f'fill="{look.theme["mode.exercise"].hex}"')
    svg = _WIDTH.sub(lambda found: f'stroke-width="{_bolder(float(found[1])):g}"', svg)
    return svg.replace('font-family="Arial"', f'font-family="{face or QFontInfo(font(13)).family()}"')


def _without_modifier(letters: re.Match[str]) -> str:
    y, size = (float(part) for part in letters.groups())
    return "" if size <= _MODIFIER and not _ABOVE <= y <= _BELOW else letters.group(0)


def _bolder(width: float) -> float:
    return width * (STROKE if width == _FRAME_WIDTH else ICON_STROKE)


def grown(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Room for the bolder lines."""
    x, y, width, height = box
    return x - _PAD, y - _PAD, width + 2 * _PAD, height + 2 * _PAD
