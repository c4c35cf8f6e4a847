"""Countries, their first-level regions, and seas, found by name: where the middle is, and what would show all of it.

A country or region has no outline here: its box is where most of its places lie.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import cos, radians
from typing import Final

import numpy as np
import numpy.typing as npt

from console.domain import misspelling, spelling
from console.map import basemap, projection
from console.map.gazetteer import Found, Gazetteer, Match, shipped

COUNTRY, REGION, SEA = "country", "region", "sea"
_MOST: Final = (0.05, 0.95)
_ROUND: Final = 0.1
"""The box of most places is that much wider on each side: a few stand under the wrong region in the source."""
_FEWEST: Final = 3
"""Places a region needs for its box to mean anything."""
_SEA_PIXELS: Final = 400.0
_DEGREE_M: Final = 111_200.0
_MISTAKES: Final = 1
_A_TOWN: Final = 5_000

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class NamedArea:
    """An area by name: ``within`` is the country of a region; ``box`` is west, south, east, north in degrees."""

    name: str
    kind: str
    within: str
    box: Box

    @property
    def middle(self) -> tuple[float, float]:
        """(lon, lat) of the middle of its box."""
        west, south, east, north = self.box
        return (west + east) / 2, (south + north) / 2


def find(text: str, limit: int = 4) -> list[NamedArea]:
    """The areas called ``text``, then those that begin so, then those a typo away; larger kinds first."""
    key = spelling.key(_bare(text.strip()))
    if len(key) < 3:
        return []
    areas, keys = _known()
    exact = [area for area, own in zip(areas, keys, strict=True) if own == key]
    begun = [area for area, own in zip(areas, keys, strict=True) if own != key and own.startswith(key)]
    found = [*exact, *begun]
    if not found:
        near, far = _spellings().like(key.encode())
        found = [areas[int(at)] for at, mistakes in zip(near, far, strict=True) if mistakes <= _MISTAKES]
    return found[:limit]


def read() -> None:
    """Work out the areas now, before they are asked for."""
    _spellings()


def beside(areas: list[NamedArea], places: list[Found], text: str) -> tuple[bool, list[Found]]:
    """Whether the areas found for ``text`` are likelier meant than the places, and the places still worth telling.

    They are when an area is called so and no town is; then places that are only spelt alike are left out.
    """
    if not areas:
        return False, places
    own, key = spelling.key(_bare(areas[0].name)), spelling.key(_bare(text.strip()))
    if own == key:
        first = not any(one.match is Match.EXACT and one.people >= _A_TOWN for one in places)
        return first, [one for one in places if one.match is not Match.LIKE] if first else places
    area = Match.BEGINS if own.startswith(key) else Match.LIKE
    place = min((one.match for one in places), default=None)
    return place is None or area < place or (area is place is Match.LIKE and areas[0].kind != REGION), places


@lru_cache(maxsize=1)
def _known() -> tuple[list[NamedArea], list[str]]:
    """Every area, in the order of its key, countries before regions before seas of one name."""
    gazetteer = shipped()
    order = {COUNTRY: 0, REGION: 1, SEA: 2}
    areas = [*_countries(gazetteer), *_regions(gazetteer), *_seas()]
    pairs = sorted(
        ((spelling.key(_bare(area.name)), order[area.kind], area.within, area) for area in areas),
        key=lambda pair: pair[:3],
    )
    return [area for *_, area in pairs], [pair[0] for pair in pairs]


@lru_cache(maxsize=1)
def _spellings() -> misspelling.Spellings:
    keys = _known()[1]
    starts = np.cumsum([0, *(len(key) + 1 for key in keys)]).astype(np.int32)
    return misspelling.Spellings("\n".join(keys).encode(), starts)


def _bare(name: str) -> str:
    """A region's name without what kind of region it is."""
    for kind in (" Oblast", " Voivodeship", " County", " Region", " Province", " Krai", " Republic", " District"):
        name = name.removesuffix(kind)
    return name


def _countries(gazetteer: Gazetteer) -> list[NamedArea]:
    boxes = _boxes(gazetteer, gazetteer.country_of, len(gazetteer.countries))
    return [
        NamedArea(name, COUNTRY, "", box)
        for (_, name), box in zip(gazetteer.countries, boxes, strict=True)
        if box is not None
    ]


def _regions(gazetteer: Gazetteer) -> list[NamedArea]:
    boxes = _boxes(gazetteer, gazetteer.region_of, len(gazetteer.regions))
    home = dict(zip(gazetteer.region_of.tolist(), gazetteer.country_of.tolist(), strict=True))
    return [
        NamedArea(name, REGION, gazetteer.countries[home[number]][1], box)
        for number, (name, box) in enumerate(zip(gazetteer.regions, boxes, strict=True))
        if name and box is not None
    ]


def _boxes(gazetteer: Gazetteer, owner: npt.NDArray[np.integer], count: int) -> list[Box | None]:
    """The box of nearly all places of each owner, where it has enough of them."""
    order = np.argsort(owner, kind="stable")
    ends = np.searchsorted(owner[order], np.arange(count + 1))
    boxes: list[Box | None] = []
    for begin, end in pairwise(ends.tolist()):
        mine = order[begin:end]
        if len(mine) < _FEWEST:
            boxes.append(None)
            continue
        west, east = _span(gazetteer.lon[mine])
        south, north = _span(gazetteer.lat[mine])
        boxes.append((west, south, east, north))
    return boxes


def _span(degrees: npt.NDArray[np.float32]) -> tuple[float, float]:
    low, high = (float(one) for one in np.quantile(degrees, _MOST))
    more = (high - low) * _ROUND
    return low - more, high + more


def _seas() -> list[NamedArea]:
    seas = basemap.shipped().seas
    found = []
    # Half way between the scales its name is written at.
    scales = np.sqrt(seas.finest * seas.coarsest).tolist()
    for name, (x, y), scale in zip(seas.name, seas.xy.tolist(), scales, strict=True):
        lon, lat = projection.degrees(x, y)
        up = scale * _SEA_PIXELS / _DEGREE_M / 2
        across = up / max(0.2, cos(radians(lat)))
        found.append(NamedArea(name, SEA, "", (lon - across, lat - up, lon + across, lat + up)))
    return found
