"""The map painted whole onto any painter, for what leaves the program: strokes and letters, no tiles."""

from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil, inf
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from console.map import pieces
from console.map.above import ABOVE
from console.map.arrangement import Arrangement, arrange
from console.map.basemap import Basemap
from console.map.content import Content
from console.map.frame import Frame
from console.map.ground_names import GroundNames
from console.map.layers import GROUND, SEEN_AS
from console.map.layers.base import Patch, Scene
from console.map.reports.picture import Reports
from console.map.stamps import on_paper
from console.map.style import style

_FINEST: Final = 5_000.0
"""Dots along the longer side of the picture of reports: twelve planes of a sheet's every dot would fill the memory."""


@dataclass(frozen=True)
class Print:
    """A map to be painted: what a canvas shows, on a frame of its own.

    ``allies`` are ISO 3166-1 alpha-2 codes of the Allies on the day shown. ``reports`` are painted as a picture. On a
    ``bare`` one the scale bar stands alone: projection and sources are told beside the map.
    """

    frame: Frame
    content: Content
    theme: str
    allies: frozenset[str]
    basemap: Basemap
    reports: Reports | None = None
    bare: bool = False

    @cached_property
    def dots(self) -> Reports:
        """The picture of the reports, exact and whole, no finer than a large screen's."""
        return (self.reports or Reports()).alone(_coarser(self.frame), self.theme)


def arranged(asked: Print) -> Arrangement:
    """Where symbols and names stand: none under the key of the reports."""
    names = GroundNames(asked.frame, asked.basemap, asked.theme, still=asked.bare)
    return arrange(
        asked.frame, replace(asked.content, keyed=asked.dots.marks.density, bare=asked.bare), asked.theme, names
    )


def paint(painter: QPainter, asked: Print, arrangement: Arrangement) -> None:
    """Paint everything with the frame's upper left corner at the origin, cut to its size, logical pixels."""
    frame, looks = asked.frame, asked.content.looks
    if not on_paper(painter):
        arrangement.letter(inf)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(QRectF(0, 0, frame.width, frame.height), Qt.ClipOperation.IntersectClip)
    painter.save()
    painter.scale(1 / frame.ratio, 1 / frame.ratio)
    patch = _patch(asked)
    for ground in GROUND:
        opacity = looks.opacity(SEEN_AS[type(ground)]) if type(ground) in SEEN_AS else 1.0
        if opacity:
            pieces.paint(painter, patch, ground, opacity)
    painter.restore()
    asked.dots.paint(painter, _coarser(frame), asked.theme)
    look, marks = style(asked.theme), asked.dots.marks
    scene = Scene(frame, arrangement, look, asked.content.selected, focused=False, reports=marks, bare=asked.bare)
    for layer in ABOVE:
        painter.save()
        layer.paint(painter, scene)
        painter.restore()
    painter.restore()


def _coarser(frame: Frame) -> Frame:
    return replace(frame, ratio=min(frame.ratio, _FINEST / max(frame.width, frame.height)))


def _patch(asked: Print) -> Patch:
    """The ground of a frame."""
    frame = asked.frame
    west, north = frame.origin
    wide, high = ceil(frame.width * frame.ratio), ceil(frame.height * frame.ratio)
    scale = frame.scale / frame.ratio
    return Patch(west, north, wide, high, scale, frame.ratio, asked.basemap, style(asked.theme), asked.allies)
