"""APP-6 symbols as pictures in the colours of a theme, drawn once and kept."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QFontInfo, QPainter, QPixmap

from console.map import drawings
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


@dataclass(frozen=True)
class Picture:
    """A pixmap with its size and the point that lies on the place, in logical pixels."""

    pixmap: QPixmap
    width: float
    height: float
    anchor_x: float
    anchor_y: float


@lru_cache(maxsize=1024)
def symbol(sidc: str, theme: str, ratio: float = 1.0, size: float = SIZE) -> Picture:
    """The symbol of a code, at a device pixel ratio. Never blank."""
    from PySide6.QtSvg import QSvgRenderer

    drawn = drawings.drawing(sidc)
    factor = size / 100
    x, y, width, height = _grown(drawn.box)
    renderer = QSvgRenderer(QByteArray(coloured(drawn, style(theme)).encode()))
    renderer.setViewBox(QRectF(x, y, width, height))
    pixmap = blank(width * factor, height * factor, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, width * factor, height * factor))
    painter.end()
    anchor_x, anchor_y = drawn.anchor
    return Picture(pixmap, width * factor, height * factor, (anchor_x - x) * factor, (anchor_y - y) * factor)


def coloured(drawn: drawings.Drawing, look: Style) -> str:
    """The drawing's SVG in a theme: fills by affiliation, black frame, amplifiers in ink, our typeface."""
    fill = look.theme[f"affiliation.{drawn.affiliation}"].hex
    frame = look.theme["affiliation.frame"].hex
    ink = look.theme["ink.primary"].hex
    svg = _AMPLIFIERS.sub(lambda found: found[0].replace('"black"', f'"{ink}"'), drawn.svg)
    svg = re.sub(r'fill="rgb\([^"]*\)"', f'fill="{fill}"', svg)
    svg = svg.replace('"black"', f'"{frame}"').replace('stroke="white"', f'stroke="{fill}"')
    svg = svg.replace('fill="exercise"', f'fill="{look.theme["mode.exercise"].hex}"')
    svg = _WIDTH.sub(lambda found: f'stroke-width="{_bolder(float(found[1])):g}"', svg)
    return svg.replace('font-family="Arial"', f'font-family="{QFontInfo(font(13)).family()}"')


def _bolder(width: float) -> float:
    return width * (STROKE if width == _FRAME_WIDTH else ICON_STROKE)


def _grown(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Room for the bolder lines."""
    x, y, width, height = box
    return x - _PAD, y - _PAD, width + 2 * _PAD, height + 2 * _PAD


def blank(width: float, height: float, ratio: float) -> QPixmap:
    """A clear pixmap of at least so many logical pixels at a device pixel ratio."""
    pixmap = QPixmap(max(1, -int(-width * ratio // 1)), max(1, -int(-height * ratio // 1)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
