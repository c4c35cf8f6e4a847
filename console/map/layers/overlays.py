"""Shapes and tracks of files: areas, lines, then points of each overlay, in the style the file wants where it can be.

Thousands of shapes are drawn by style and not one by one: lines of one style are one path, points one stamp put down
many times, and what is smaller than a few pixels is a dot.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from console.domain.overlay import FeatureStyle
from console.map import paths
from console.map.layers.base import Scene
from console.map.outlines import Floats, polygon
from console.map.overlaid import DOT, Overlaid
from console.map.overlay_marks import Flags, Numbers, OverlayMark
from console.map.stamps import blank, on_paper
from console.map.style import Style, pen
from console.map.style import style as style_of
from console.map.symbols import symbol

_WIDTH: Final = 1.6
_WIDEST: Final = 6.0
_CASING: Final = 2.4
_GLOW: Final = 6.0
_CASED_UP_TO: Final = 6_000
"""Points of lines on a frame up to which they are cased and as wide as they want; beyond, hairlines."""
_FILL: Final = 0.1
_MOST_FILL: Final = 0.5
"""The ground and what happened on it stay readable under every area."""
_TINY: Final = 3.0
_SYMBOLS: Final = 300
_SYMBOL: Final = 22.0
_DASHES: Final = (4.0, 3.0)
_ROLE: Final = "ink.secondary"


@dataclass(frozen=True)
class _Inks:
    """The colours of a style in a theme."""

    stroke: QColor | None
    fill: QColor | None
    width: float
    dashed: bool


class Overlays:
    """Under drawings and everything that happened, over the ground."""

    follows = False
    stretches = True

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the overlays, the oldest first."""
        overlaid = scene.arrangement.overlaid
        if overlaid is not None and overlaid.marks:
            scene.keep(painter, overlaid.picture, overlaid.box, lambda onto: _paint(onto, scene, overlaid))


def _paint(painter: QPainter, scene: Scene, overlaid: Overlaid) -> None:
    for mark in overlaid.marks:
        painter.setOpacity(overlaid.looks.opacity(mark.layer))
        parts = overlaid.parts(mark)
        box = mark.shapes.box
        size = np.maximum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1])
        tiny = parts & (size < _TINY * overlaid.frame.scale)
        large = parts & ~tiny
        inks = [_inks(style, scene.style) for style in mark.styles]
        _fill(painter, overlaid, mark, large & mark.shapes.ring, inks)
        _stroke(painter, scene, overlaid, mark, large, inks)
        _dots(painter, overlaid, mark, np.flatnonzero(tiny), inks)
        _points(painter, scene, overlaid, mark)
        _chosen(painter, scene, overlaid, mark, large, inks)
    painter.setOpacity(1.0)


def _fill(painter: QPainter, overlaid: Overlaid, mark: OverlayMark, rings: Flags, inks: list[_Inks]) -> None:
    """All areas of one style as one path: holes turn the other way, so that where two areas meet both are filled.

    Without antialiasing, which costs more than all the rest: the edges stroked over it hide that.
    """
    shapes = mark.shapes
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on_paper(painter))
    looks = mark.look[shapes.of]
    for look in np.unique(looks[rings]).tolist():
        fill = inks[look].fill
        if fill is not None:
            cut = shapes.stretches.rings(overlaid.wide, rings & (looks == look))
            x, y, heads = _thinned(overlaid.frame.screen(shapes.xy[cut.vertices]), cut.heads)
            path = paths.path(x, y, heads)
            path.setFillRule(Qt.FillRule.WindingFill)
            painter.fillPath(path, fill)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _stroke(
    painter: QPainter, scene: Scene, overlaid: Overlaid, mark: OverlayMark, parts: Flags, inks: list[_Inks]
) -> None:
    """All lines and edges of one style as one path."""
    shapes = mark.shapes
    painter.setBrush(Qt.BrushStyle.NoBrush)
    cased = int((shapes.start[1:] - shapes.start[:-1])[parts].sum()) <= _CASED_UP_TO
    halo = scene.style.colour("map.halo")
    halo.setAlphaF(0.7)
    looks = mark.look[shapes.of]
    for look in np.unique(looks[parts]).tolist():
        ink = inks[look]
        if ink.stroke is None:
            continue
        cut = shapes.stretches.lines(overlaid.wide, parts & (looks == look), whole=ink.dashed)
        x, y, heads = _thinned(overlaid.frame.screen(shapes.xy[cut.vertices]), cut.heads)
        path = paths.path(x, y, heads)
        if cased:
            painter.strokePath(path, _joined(pen(halo, ink.width + _CASING)))
        painter.strokePath(path, _joined(pen(ink.stroke, ink.width if cased else 1.0, _DASHES if ink.dashed else ())))


def _thinned(places: Floats, heads: Flags) -> tuple[Floats, Floats, Flags]:
    """Without the points of a line that fall on the pixel of the one before; its ends stay."""
    x, y = np.ascontiguousarray(places[:, 0]), np.ascontiguousarray(places[:, 1])
    if not len(x):
        return x, y, heads
    step = 1.0 if len(x) > _CASED_UP_TO else 2.0
    across, down = np.floor(x * step), np.floor(y * step)
    kept = np.r_[True, (across[1:] != across[:-1]) | (down[1:] != down[:-1])] | heads | np.r_[heads[1:], True]
    return x[kept], y[kept], heads[kept]


def _joined(stroke: QPen) -> QPen:
    # A dense line has a join at every few pixels: round ones take most of its time.
    stroke.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    return stroke


def _dots(painter: QPainter, overlaid: Overlaid, mark: OverlayMark, parts: Numbers, inks: list[_Inks]) -> None:
    """What is smaller than a few pixels: one dot a place, of the style found there first."""
    if not len(parts):
        return
    shapes = mark.shapes
    box = shapes.box[parts]
    places = overlaid.frame.screen((box[:, :2] + box[:, 2:]) / 2)
    places, parts = _apart(places, parts, 2.0)
    looks = mark.look[shapes.of[parts]]
    for look in np.unique(looks).tolist():
        colour = inks[look].stroke or inks[look].fill
        if colour is not None:
            painter.setPen(pen(colour, 2.0))
            painter.drawPoints(polygon(places[looks == look]))


def _points(painter: QPainter, scene: Scene, overlaid: Overlaid, mark: OverlayMark) -> None:
    places, of = overlaid.spots(mark)
    places, of = _apart(places, of, 3.0)
    theme, ratio = scene.style.theme.name, scene.frame.ratio
    signed = sum(bool(mark.sidcs[number]) for number in of.tolist()) <= _SYMBOLS
    stamps = [_dot(_point_colour(style, scene.style), theme, ratio) for style in mark.styles]
    half = stamps[0].deviceIndependentSize().width() / 2 if stamps else 0.0
    for (x, y), number in zip(places.tolist(), of.tolist(), strict=True):
        if signed and mark.sidcs[number]:
            symbol(mark.sidcs[number], theme, ratio, _SYMBOL * scene.frame.symbol_scale).put(painter, x, y)
        elif on_paper(painter):
            _draw_dot(painter, x, y, _point_colour(mark.styles[mark.look[number]], scene.style), scene.style)
        else:
            painter.drawPixmap(QPointF(x - half, y - half), stamps[mark.look[number]])


def _apart(places: Floats, of: Numbers, cell: float) -> tuple[Floats, Numbers]:
    """One thing of those that fall into the same few pixels, the last of them."""
    if len(places) < 2:
        return places, of
    cells = np.floor(places / cell).astype(np.int64)
    _, last = np.unique((cells[:, 0] * 1_000_003 + cells[:, 1])[::-1], return_index=True)
    kept = np.sort(len(places) - 1 - last)
    return places[kept], of[kept]


def _chosen(
    painter: QPainter, scene: Scene, overlaid: Overlaid, mark: OverlayMark, large: Flags, inks: list[_Inks]
) -> None:
    """What is selected lies over everything else of its overlay, in a ring or a glow of the accent."""
    number = mark.place_of(scene.selected or "")
    if number is None or not mark.shown[number]:
        return
    accent = scene.style.colour("state.accent")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    shapes = mark.shapes
    own = large & (shapes.of == number)
    if own.any():
        cut = shapes.stretches.lines(overlaid.wide, own)
        path = paths.path(*_thinned(overlaid.frame.screen(shapes.xy[cut.vertices]), cut.heads))
        ink = inks[mark.look[number]]
        accent.setAlphaF(0.6)
        painter.strokePath(path, _joined(pen(accent, ink.width + _GLOW)))
        painter.strokePath(path, _joined(pen(ink.stroke or accent, ink.width, _DASHES if ink.dashed else ())))
        return
    ((x, y),) = overlaid.frame.screen(mark.anchors[number][None]).tolist()
    painter.setPen(pen(accent, 2.4))
    painter.drawEllipse(QPointF(x, y), DOT + 5, DOT + 5)


def _inks(style: FeatureStyle, look: Style) -> _Inks:
    """What the file wants where it says so; else the plain ink of secondary things, lightly filled."""
    stroke = QColor(style.stroke) if style.stroke else look.colour(_ROLE) if not style.fill else QColor(style.fill)
    opacity = 1.0 if style.stroke_opacity is None else style.stroke_opacity
    stroke.setAlphaF(opacity)
    fill = QColor(style.fill) if style.fill else QColor(stroke)
    plain = _FILL if not style.fill else _MOST_FILL
    fill.setAlphaF(min(_MOST_FILL, plain if style.fill_opacity is None else style.fill_opacity))
    width = min(_WIDEST, style.width or _WIDTH)
    return _Inks(stroke if opacity > 0 else None, fill if fill.alpha() else None, width, style.dashed)


def _point_colour(style: FeatureStyle, look: Style) -> str:
    return style.stroke or style.fill or look.colour(_ROLE).name()


@lru_cache(maxsize=256)
def _dot(colour: str, theme: str, ratio: float) -> QPixmap:
    made = blank(2 * DOT + 4, 2 * DOT + 4, ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_dot(painter, DOT + 2, DOT + 2, colour, style_of(theme))
    painter.end()
    return made


def _draw_dot(painter: QPainter, x: float, y: float, colour: str, look: Style) -> None:
    painter.setPen(pen(look.colour("map.halo"), 1.4))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QPointF(x, y), DOT, DOT)
