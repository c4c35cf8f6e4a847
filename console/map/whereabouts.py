"""What the ground is called: the country and region of a place, and the local name of what is written on the map."""

from dataclasses import dataclass
from typing import Final

from console.map.arrangement import Arrangement
from console.map.basemap import Basemap, holder
from console.map.ground_names import GroundNames
from console.map.outlines import distance_to

HARBOUR: Final = 500.0
"""Metres a place may lie off the shore and still be in the country."""
_NEAR: Final = 6.0
"""Logical pixels from the middle of a city's mark, or from a river, that still are on it."""


@dataclass(frozen=True)
class Called:
    """An English name and the local one, which may be empty."""

    name: str
    local: str = ""

    def __str__(self) -> str:
        return f"{self.name} · {self.local}" if self.local else self.name


def area(basemap: Basemap, x: float, y: float) -> tuple[Called, ...]:
    """Country and, where it is known, first-order region of a point of the plane; nothing at sea."""
    country = basemap.country_at(x, y, reach=HARBOUR)
    if country is None:
        return ()
    region = holder(basemap.lookup("region"), x, y)
    if region is None or basemap.region_countries[region] != country:
        return (called(basemap, "country", country),)
    return called(basemap, "country", country), called(basemap, "region", region)


def called(basemap: Basemap, kind: str, number: int) -> Called:
    """The names of a thing of the basemap: see :meth:`Basemap.names`."""
    names, local = basemap.names(kind)
    return Called(names[number], local[number])


def told(arrangement: Arrangement, ground: GroundNames, right: float, down: float) -> Called | None:
    """What the name, the mark of a city, the lake or the river at a point of a frame is called."""
    for placed in arrangement.names:
        stamp = placed.stamp
        if stamp is not None and stamp in ground.meanings:
            if placed.x <= right <= placed.x + stamp.width and placed.y <= down <= placed.y + stamp.height:
                return called(ground.basemap, *ground.meanings[stamp])
        elif placed.mark and abs(placed.x - right) < _NEAR and abs(placed.y - down) < _NEAR:
            found = ground.at_mark(placed.x, placed.y)
            return None if found is None else called(ground.basemap, *found)
    return _water(ground, right, down)


def _water(ground: GroundNames, right: float, down: float) -> Called | None:
    basemap, frame = ground.basemap, ground.frame
    x, y = frame.plane(right, down)
    lake = holder(basemap.lookup("lake_named"), x, y)
    if lake is not None:
        return called(basemap, "lake_named", lake)
    rivers, reach = basemap.lookup("river_named"), _NEAR * frame.scale
    for number in rivers.meeting(x - reach, y - reach, x + reach, y + reach):
        if distance_to(rivers.points(number), x, y) < reach:
            return called(basemap, "river_named", int(rivers.tag[number]))
    return None
