"""Incidents known only as a region: the whole country is tinted, with how many there are. Never a false point."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from console.map import outlines, projection
from console.map.basemap import Basemap, shipped
from console.map.blocks import Block, Setting
from console.map.frame import Frame
from console.map.lettering import Words, to_check, written
from console.map.marks import IncidentMark
from console.map.words import tr

FAINTEST, STRONGEST = 0.12, 0.43
"""How opaque the tint is for one incident, and for many."""
_WHOLE: Final = 8
"""So many incidents have the strongest tint."""
_STEP: Final = 12.0
_BESIDE: Final = tuple(
    sorted(
        ((across * _STEP, down * _STEP) for across in range(-8, 9) for down in range(-8, 9)),
        key=lambda place: (hypot(*place), place),
    )
)
"""Where the words are tried round the place of the country's name, the nearest first."""


@dataclass(frozen=True, eq=False)
class Region:
    """A country on a frame, pixels, and the incidents that are somewhere in it, those that matter most first."""

    marks: tuple[IncidentMark, ...]
    path: QPainterPath
    x: float
    y: float

    @property
    def opacity(self) -> float:
        """How strong its tint is."""
        share = min(1.0, (len(self.marks) - 1) / (_WHOLE - 1))
        return FAINTEST + (STRONGEST - FAINTEST) * share

    def has(self, mark_id: str | None) -> bool:
        """Whether an incident is somewhere in it."""
        return any(mark.id == mark_id for mark in self.marks)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the frame lies in it."""
        return self.path.contains(QPointF(x, y))


def spot_of(basemap: Basemap, iso2: str) -> tuple[float, float] | None:
    """Where a country's name stands, metres of the plane; None for a country the map does not have (ISO 3166-1)."""
    number = basemap.countries.number(iso2)
    if number is None:
        return None
    x, y = basemap.countries.spot[number].reshape(-1, 2)[0].tolist()
    return x, y


def country_spot(iso2: str) -> tuple[float, float] | None:
    """Where the name of a country of the shipped map stands, degrees; None for a country it does not have."""
    spot = spot_of(shipped(), iso2)
    return None if spot is None else projection.degrees(*spot)


def lay_out(frame: Frame, marks: Sequence[IncidentMark], basemap: Basemap) -> tuple[Region, ...]:
    """The regions of a frame; those out of the picture are left out."""
    by_country: dict[str, list[IncidentMark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda mark: (-mark.severity, mark.id)):
        by_country[mark.region].append(mark)
    found = []
    for iso2, here in sorted(by_country.items()):
        spot, path = spot_of(basemap, iso2), _path(frame, basemap, iso2)
        if spot is not None and not path.isEmpty():
            ((x, y),) = frame.screen(spot).tolist()
            found.append(Region(tuple(here), path, x, y))
    return tuple(found)


def in_view(frame: Frame, basemap: Basemap, iso2: str) -> bool:
    """Whether land of a country lies in the picture."""
    return _path(frame, basemap, iso2).intersects(QRectF(0, 0, frame.width, frame.height))


def write_selected(setting: Setting, regions: Sequence[Region], frame: Frame, theme: str, selected: str | None) -> int:
    """Write the name of the selected one in its region; returns 1 when it had no room."""
    return _write(setting, [region for region in regions if region.has(selected)], frame, theme, selected)


def write_rest(setting: Setting, regions: Sequence[Region], frame: Frame, theme: str, selected: str | None) -> int:
    """Write how many there are in each other region; returns how many had no room."""
    return _write(setting, [region for region in regions if not region.has(selected)], frame, theme, None)


def _write(setting: Setting, regions: Sequence[Region], frame: Frame, theme: str, selected: str | None) -> int:
    left_out = 0
    for region in regions:
        lines = [Words(str(len(region.marks)), "state.warn", 13, 600)]
        chosen = next((mark for mark in region.marks if mark.id == selected), None)
        if chosen is not None:
            lines = [
                Words(chosen.title, "ink.primary", 14, 600),
                Words(tr("{detail} · somewhere here", detail=chosen.detail), "state.warn"),
            ]
        check = to_check(theme, frame.ratio) if chosen is not None and chosen.to_check else None
        block = Block(tuple(written(line, theme, frame.ratio) for line in lines), check)
        left_out += not put_inside(setting, block, region.x, region.y, region.holds)
    return left_out


def put_inside(setting: Setting, block: Block, x: float, y: float, holds: Callable[[float, float], bool]) -> bool:
    """Put words where there is room, the nearest to a point of a region first, and only inside it."""
    return any(
        holds(x + right, y + down) and setting.put(block, x + right - block.width / 2, y + down - block.height / 2)
        for right, down in _BESIDE
    )


def _path(frame: Frame, basemap: Basemap, iso2: str) -> QPainterPath:
    """The land of a country, as far as it lies in the picture or within a picture's width of it."""
    number = basemap.countries.number(iso2)
    if number is None:
        return QPainterPath()
    west, south, east, north = frame.bounds
    across, down = east - west, north - south
    wide = (west - across, south - down, east + across, north + down)
    shapes = basemap.shapes("land", basemap.level(frame.scale / frame.ratio))
    rings = (
        outlines.trimmed_ring(shapes.points(shape), *wide)
        for shape in shapes.meeting(*frame.bounds)
        if shapes.tag[shape] == number
    )
    return outlines.path_of([outlines.polygon(frame.screen(ring)) for ring in rings if len(ring) > 3], closed=True)
