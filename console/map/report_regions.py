"""Reports known only as a region: the region is tinted, with how many there are in the time shown: no false point."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from console.domain.numbers import grouped
from console.map import basemap as ground
from console.map import outlines, projection, regions
from console.map.basemap import Basemap
from console.map.blocks import Block, Setting
from console.map.frame import Frame
from console.map.lettering import Words, written
from console.map.looks import Looks
from console.map.regions import FAINTEST, STRONGEST

_LEAST_PX: Final = 14.0
"""A region smaller than this has no room for its count."""


@dataclass(frozen=True)
class RegionReports:
    """Reports in one first-order region of the basemap, by the layer of their kind; ``lon`` and ``lat`` lie in it."""

    number: int
    lon: float
    lat: float
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, eq=False)
class CountedRegion:
    """A region on a frame, pixels, with the reports of the kinds that are shown and how strong its tint is."""

    name: str
    count: int
    path: QPainterPath
    x: float
    y: float
    opacity: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the frame lies in it."""
        return self.path.contains(QPointF(x, y))


def number_at(basemap: Basemap, lon: float, lat: float) -> int | None:
    """The first-order region that holds a place, degrees; None at sea and where the map has none."""
    x, y = projection.forward(lon, lat)
    return ground.holder(basemap.lookup("region"), float(x), float(y))


def lay_out(frame: Frame, found: Sequence[RegionReports], looks: Looks, basemap: Basemap) -> tuple[CountedRegion, ...]:
    """The regions in view of which reports are shown; the strongest tint has the one with the most."""
    shown = [(one, sum(count for layer, count in one.counts if looks.shown(layer))) for one in found]
    most = max((count for _, count in shown), default=0)
    names = basemap.names("region")[0] if most else ()
    made = []
    for one, count in shown:
        path = _path(frame, basemap, one.number) if count else QPainterPath()
        if path.isEmpty():
            continue
        x, y = projection.forward(one.lon, one.lat)
        ((left, top),) = frame.screen([(float(x), float(y))]).tolist()
        opacity = FAINTEST + (STRONGEST - FAINTEST) * sqrt(count / most)
        made.append(CountedRegion(names[one.number], count, path, left, top, opacity))
    return tuple(made)


def write(setting: Setting, found: Sequence[CountedRegion], frame: Frame, theme: str) -> int:
    """Write each count into its region, the largest first; returns how many had no room."""
    left_out = 0
    for region in sorted(found, key=lambda one: -one.count):
        box = region.path.boundingRect()
        if min(box.width(), box.height()) < _LEAST_PX:
            left_out += 1
            continue
        words = Words(grouped(region.count), "state.warn", 13, 600)
        block = Block((written(words, theme, frame.ratio),), None)
        left_out += not regions.put_inside(setting, block, region.x, region.y, region.holds)
    return left_out


def _path(frame: Frame, basemap: Basemap, number: int) -> QPainterPath:
    """The land of a region, as far as it lies in the picture or within a picture's width of it."""
    west, south, east, north = frame.bounds
    across, down = east - west, north - south
    wide = (west - across, south - down, east + across, north + down)
    areas = basemap.lookup("region")
    rings = (
        outlines.trimmed_ring(areas.points(int(shape)), *wide)
        for shape in areas.meeting(*frame.bounds)
        if areas.tag[shape] == number
    )
    return outlines.path_of([outlines.polygon(frame.screen(ring)) for ring in rings if len(ring) > 3], closed=True)
