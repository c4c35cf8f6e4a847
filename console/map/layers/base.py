"""What a layer is given to paint with."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from console.map import detail, outlines
from console.map.arrangement import Arrangement
from console.map.basemap import Basemap, Floats, Shapes
from console.map.found import FoundMark
from console.map.frame import Frame
from console.map.parting import Spot
from console.map.region import Region
from console.map.style import Style, pen

_MARGIN = 8.0


@dataclass(frozen=True)
class Patch:
    """A square of ground to paint: its upper left corner in the plane, physical pixels, metres per pixel.

    ``ratio`` is physical pixels per logical pixel; pens are given in logical pixels. ``allies`` are ISO 3166-1
    codes of the Allies on the day shown. ``hasty`` takes the coarsest outlines, at any scale.
    """

    west: float
    north: float
    pixels: int
    scale: float
    ratio: float
    basemap: Basemap
    style: Style
    allies: frozenset[str]
    hasty: bool = False

    @property
    def logical_scale(self) -> float:
        """Metres of the plane per logical pixel: what the rules of LANGUAGE.md speak of."""
        return self.scale * self.ratio

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north in the plane, with room for pens."""
        extra = _MARGIN * self.ratio * self.scale
        side = self.pixels * self.scale
        return self.west - extra, self.north - side - extra, self.west + side + extra, self.north + extra

    def shapes(self, layer: str) -> Shapes:
        """A layer of the basemap at the level for this scale."""
        if self.hasty:
            return self.basemap.shapes(layer, len(self.basemap.levels) - 1)
        return detail.shapes(self.basemap, layer, self.scale, self.box)

    def pen(self, role: str, width: float, dashes: Iterable[float] = ()) -> QPen:
        """A pen in a colour of the tokens, ``width`` in logical pixels."""
        return pen(self.style.colour(role), width * self.ratio, dashes)

    def pixel(self, xy: Floats) -> Floats:
        """Metres of the plane to this patch's physical pixels."""
        return (xy - (self.west, self.north)) * (1 / self.scale, -1 / self.scale)

    def rings(self, shapes: Shapes, numbers: Iterable[int]) -> QPainterPath:
        """The closed shapes with these numbers as one path."""
        box = self.box
        cut = (outlines.trimmed_ring(shapes.points(number), *box) for number in numbers)
        return outlines.path_of([outlines.polygon(self.pixel(ring)) for ring in cut if len(ring) > 3], closed=True)

    def lines(self, layer: str, up_to: int | None = None) -> list[QPolygonF]:
        """The lines of a layer in this patch, those with a tag up to a number when one is given."""
        shapes, box = self.shapes(layer), self.box
        found = []
        for number in shapes.meeting(*box):
            if up_to is None or shapes.tag[number] <= up_to:
                for stretch in outlines.trimmed_line(shapes.points(number), *box):
                    found.append(outlines.polygon(self.pixel(stretch)))
        return found

    @property
    def rect(self) -> QRectF:
        """The whole patch in physical pixels."""
        return QRectF(0, 0, self.pixels, self.pixels)


class GroundLayer(Protocol):
    """Paints a square of ground, physical pixels, antialiasing on."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Paint this layer's part of a patch."""


@dataclass(frozen=True)
class Scene:
    """What the layers above the ground paint from; ``aiming`` while the keyboard aims at the middle.

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

    def opacity(self, spot: Spot) -> float:
        """How much is seen of the layer a symbol belongs to."""
        return self.arrangement.looks.opacity(self.arrangement.marks[spot.body.id].layer)


class AboveLayer(Protocol):
    """Paints over the tiles in logical pixels. One that ``follows`` moves with the ground.

    One with a true ``stretches`` is part of the ground while a zoom is on its way: its picture is stretched.
    """

    follows: bool

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint this layer's part of a frame."""
