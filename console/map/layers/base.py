"""What a layer is given to paint with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from console.map import detail, paths
from console.map.basemap import Basemap, Floats, Shapes
from console.map.frame import Frame
from console.map.reports.marks import NO_MARKS, ReportMarks
from console.map.stamps import on_paper
from console.map.stretches import Cut, Flags
from console.map.style import Style, pen

if TYPE_CHECKING:
    # The first painting of the map needs the ground alone.
    from console.map.arrangement import Arrangement
    from console.map.found import FoundMark
    from console.map.kept import KeptPicture
    from console.map.occupancy import Box
    from console.map.parting import Spot
    from console.map.region import Region

_MARGIN = 8.0


@dataclass(frozen=True)
class Patch:
    """A rectangle of ground to paint: its upper left corner in the plane, physical pixels, metres per pixel.

    ``ratio`` is physical pixels per logical pixel; pens are given in logical pixels. ``allies`` are ISO 3166-1
    codes of the Allies on the day shown.
    """

    west: float
    north: float
    width: int
    height: int
    scale: float
    ratio: float
    basemap: Basemap
    style: Style
    allies: frozenset[str]

    @property
    def logical_scale(self) -> float:
        """Metres of the plane per logical pixel: what the rules of LANGUAGE.md speak of."""
        return self.scale * self.ratio

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north in the plane, with room for pens."""
        extra = _MARGIN * self.ratio * self.scale
        east, south = self.west + self.width * self.scale, self.north - self.height * self.scale
        return self.west - extra, south - extra, east + extra, self.north + extra

    def parts(self, layer: str) -> tuple[Shapes, ...]:
        """A layer of the basemap at the level for this scale, close up in cells of which each is small."""
        return detail.parts(self.basemap, layer, self.scale, self.box)

    def pixel(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Metres of the plane to this patch's physical pixels."""
        return (x - self.west) * (1 / self.scale), (self.north - y) * (1 / self.scale)

    def rings(self, layer: str, tags: Flags | None = None) -> QPainterPath:
        """The closed shapes of a layer as one odd-even path, those of some ``tags`` when they are given."""
        return paths.path(*self._rings(layer, tags))

    def lines(self, layer: str, up_to: int | None = None, whole: bool = False) -> QPainterPath:
        """The lines of a layer in this patch, those with a tag up to a number when one is given.

        ``whole`` ones are for dashes, which go on from one patch to the next only when they begin at the same point.
        """

        def cut(shapes: Shapes) -> Cut:
            among = shapes.all if up_to is None else shapes.tag <= up_to
            return shapes.stretches.lines(self.box, among, whole)

        return paths.path(*self._cut(layer, cut))

    def fill(self, painter: QPainter, layer: str, role: str, tags: Flags | None = None) -> None:
        """Fill closed shapes of a layer, those of some ``tags`` when they are given, without antialiasing.

        With it this would cost more than all the rest; the lines stroked over the edges hide them.
        """
        if on_paper(painter):
            painter.fillPath(self.rings(layer, tags), self.style.colour(role))
            return
        _fill(painter, self.style.colour(role), paths.polygon(*self._rings(layer, tags)))

    def fill_beside(self, painter: QPainter, layer: str) -> None:
        """Fill everything but the closed shapes of a layer, without antialiasing."""
        x, y, heads = self._rings(layer, None)
        right, bottom = self.width + 8.0, self.height + 8.0
        x, y = np.r_[x, -8.0, right, right, -8.0], np.r_[y, -8.0, -8.0, bottom, bottom]
        _fill(painter, QColor(Qt.GlobalColor.black), paths.polygon(x, y, np.r_[heads, True, False, False, False]))

    def meets(self, layer: str, tags: Flags) -> bool:
        """Whether a closed shape of a layer with one of some tags may reach into this patch."""
        return any(bool(tags[part.tag[part.meeting(*self.box)]].any()) for part in self.parts(layer))

    def _rings(self, layer: str, tags: Flags | None) -> tuple[Floats, Floats, Flags]:
        def cut(shapes: Shapes) -> Cut:
            return shapes.stretches.rings(self.box, shapes.all if tags is None else tags[shapes.tag])

        return self._cut(layer, cut)

    def _cut(self, layer: str, cut: Callable[[Shapes], Cut]) -> tuple[Floats, Floats, Flags]:
        """What is cut of each part of a layer, in this patch's pixels."""
        parts = [(shapes, cut(shapes)) for shapes in self.parts(layer)]
        if not parts:
            return np.zeros(0), np.zeros(0), np.zeros(0, bool)
        x, y = (
            np.concatenate(axis) for axis in zip(*(shapes.at(each.vertices) for shapes, each in parts), strict=True)
        )
        return *self.pixel(x, y), np.concatenate([each.heads for _, each in parts])

    def stroke(
        self, painter: QPainter, path: QPainterPath, role: str, width: float, dashes: Iterable[float] = ()
    ) -> None:
        """Stroke a path in a colour of the tokens, ``width`` in logical pixels, ``dashes`` in units of it.

        Qt strokes lines up to a pixel wide forty times as quickly as wider ones: on a picture a wider one is made of
        several. The tokens' colours of the ground are opaque: nothing shows where they overlap.
        """
        width *= self.ratio
        aside = (width - 1) / 2
        if dashes or aside <= 0 or painter.opacity() < 1 or on_paper(painter):
            painter.strokePath(path, pen(self.style.colour(role), width, dashes))
            return
        hair = pen(self.style.colour(role), 1.0)
        for right, down in ((-aside, 0), (aside, 0), (0, -aside), (0, aside), (0, 0)):
            painter.strokePath(path.translated(right, down), hair)

    @property
    def rect(self) -> QRectF:
        """The whole patch in physical pixels."""
        return QRectF(0, 0, self.width, self.height)


def _fill(painter: QPainter, colour: QColor, polygon: QPolygonF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(polygon)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


class GroundLayer(Protocol):
    """Paints a rectangle of ground, physical pixels, antialiasing on."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Paint this layer's part of a patch."""


@dataclass(frozen=True)
class Scene:
    """What the layers above the ground paint from; ``aiming`` while the keyboard aims at the middle.

    ``bare``: the scale bar stands alone, for what else belongs to a map is told beside it.

    ``pile``: an open pile, the middle of it and its radius.
    """

    frame: Frame
    arrangement: Arrangement
    style: Style
    selected: str | None
    focused: bool
    aiming: bool = False
    region: Region | None = None
    pile: tuple[Arrangement, tuple[float, float], float] | None = None
    found: FoundMark | None = None
    reports: ReportMarks = NO_MARKS
    bare: bool = False

    def opacity(self, spot: Spot) -> float:
        """How much is seen of the layer a symbol belongs to."""
        return self.arrangement.looks.opacity(self.arrangement.marks[spot.body.id].layer)

    def opacities(self) -> Callable[[str], float]:
        """How much is seen of a layer: for one painting, in which the same few are asked for again and again."""
        return cache(self.arrangement.looks.opacity)

    def keep(self, painter: QPainter, picture: KeptPicture, box: Box, paint: Callable[[QPainter], None]) -> None:
        """Show what ``paint`` paints for the arrangement, over a box, by the picture of it that is kept.

        It moves with the ground until the next arrangement. Onto paper it is painted anew.
        """
        shift = self.arrangement.shift(self.frame)
        if on_paper(painter):
            painter.translate(*shift)
            paint(painter)
        else:
            picture.put(painter, self.frame, shift, box, (self.selected, self.style.theme.name), paint)


class AboveLayer(Protocol):
    """Paints over the tiles in logical pixels. One that ``follows`` moves with the ground.

    One with a true ``held`` shows nothing but the arrangement and what is selected, within the arrangement's frame: one
    picture of it serves until it is arranged anew. While a zoom is
    on its way one that follows is stretched with the ground, unless it is ``carried``: unless all it paints are
    symbols and names that keep their size and move with their places.
    """

    follows: bool

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint this layer's part of a frame."""
