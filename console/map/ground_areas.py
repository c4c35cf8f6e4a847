"""Which country and first-order region each of many places lies in."""

from functools import lru_cache
from math import cos, pi, sin
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from console.map import projection
from console.map.basemap import Basemap, Shapes, shipped

Places = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int32]
NOWHERE: Final = -1
_LEVEL: Final = 0
_GRAIN: Final = 10_000
"""Parts of a degree that are told apart: eleven metres."""
_ROUND: Final = 8
_REACH: Final = 3_000.0
"""Metres a place may lie off the shore and still be in the country: ports, and shores drawn from afar."""


_MOST_KNOWN: Final = 2_000_000


class _Known(NamedTuple):
    """Places looked up before, by a number of each in ascending order."""

    keys: npt.NDArray[np.int64]
    country: Numbers
    region: Numbers


_NOTHING: Final = _Known(np.zeros(0, np.int64), np.zeros(0, np.int32), np.zeros(0, np.int32))


class GroundAreas:
    """Countries and regions of the basemap by number; an area at sea is :data:`NOWHERE`."""

    def __init__(self, basemap: Basemap) -> None:
        self._basemap = basemap
        self.countries = basemap.countries.iso2
        self.country_names = basemap.countries.name
        self.regions = basemap.names("region")[0]
        self.region_countries = basemap.region_countries
        self._known = _NOTHING

    def of(self, lon: Places, lat: Places) -> tuple[Numbers, Numbers]:
        """Country and region of each place in degrees; both :data:`NOWHERE` where a coordinate is not a number.

        Reports come from the same places again and again, and are asked for again: each place is looked up once.
        """
        country, region = np.full(len(lon), NOWHERE, np.int32), np.full(len(lon), NOWHERE, np.int32)
        there = np.flatnonzero(np.isfinite(lon) & np.isfinite(lat))
        key = np.round(lon[there] * _GRAIN).astype(np.int64) * (1_000 * _GRAIN)
        key += np.round(lat[there] * _GRAIN).astype(np.int64)
        keys, first, which = np.unique(key, return_index=True, return_inverse=True)
        known = self._known
        new = np.flatnonzero(~np.isin(keys, known.keys, assume_unique=True))
        if len(new):
            found = self._looked_up(lon[there][first[new]], lat[there][first[new]])
            merged = np.concatenate((known.keys, keys[new]))
            order = np.argsort(merged, kind="stable")
            lands, areas = (np.concatenate(pair)[order] for pair in zip(known[1:], found, strict=True))
            known = _Known(merged[order], lands, areas)
            self._known = known if len(merged) <= _MOST_KNOWN else _NOTHING
        place = np.searchsorted(known.keys, keys)[which]
        if len(there):
            country[there], region[there] = known.country[place], known.region[place]
        return country, region

    def _looked_up(self, lon: Places, lat: Places) -> tuple[Numbers, Numbers]:
        x, y = projection.forward(lon, lat)
        shapes = self._basemap.shapes("land", _LEVEL)
        land = _holders(shapes, x, y)
        for turn in range(_ROUND):
            sea = np.flatnonzero(land == NOWHERE)
            angle = 2 * pi * turn / _ROUND
            land[sea] = _holders(shapes, x[sea] + cos(angle) * _REACH, y[sea] + sin(angle) * _REACH)
        within = _holders(self._basemap.lookup("region"), x, y)
        astray = within != NOWHERE
        astray[astray] = self.region_countries[within[astray]] != land[astray]
        within[astray] = NOWHERE
        return land, within


@lru_cache(maxsize=1)
def ground_areas() -> GroundAreas:
    """Those of the shipped basemap."""
    return GroundAreas(shipped())


def _holders(areas: Shapes, x: Places, y: Places) -> Numbers:
    """The tag of the area that holds each place; rings of one tag take out of each other."""
    import shapely

    found = np.full(len(x), NOWHERE, np.int32)
    order = np.argsort(x, kind="stable")
    sorted_x = x[order]
    by_tag: dict[int, npt.NDArray[np.bool_]] = {}
    for number, (west, south, east, north) in enumerate(areas.box.tolist()):
        first, last = np.searchsorted(sorted_x, (west, east), "left")
        near = order[first : last + 1]
        near = near[(y[near] >= south) & (y[near] <= north)]
        if not len(near):
            continue
        ring = shapely.Polygon(areas.points(number))
        shapely.prepare(ring)
        held = near[shapely.contains_xy(ring, x[near], y[near])]
        tag = int(areas.tag[number])
        odd = by_tag.setdefault(tag, np.zeros(len(x), np.bool_))
        odd[held] ^= True
    for tag, odd in by_tag.items():
        found[odd] = tag
    return found
