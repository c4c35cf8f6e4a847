"""Where a place in words may be: regions of the first order and towns, by name, in any alphabet, and how exactly.

Only a suggestion: nothing is placed by it until a person accepts. An oblast is a region however the words decline it
("Lvivska oblast", "Львовская область"); a district is known by its seat and stays a region; a town is a point only
where one town alone is meant.
"""

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from console.config import paths
from console.domain import spelling
from console.domain.numbers import grouped
from console.map import basemap, outlines, projection
from console.map.gazetteer import Found, Match, shipped
from console.map.words import tr

REGION, TOWN = "region", "town"
"""How exact a suggestion is; a region's point only stands for it."""

_REGION_WORDS: Final = (
    r"oblast'?|obl\.?|область|обл\.?|вобласць|voivodeship|województwo|woj\.|воєводство|воеводство|apskritis|maakond|"
    r"judet(?:ul)?|județ(?:ul)?|край|krai|kray|republic(?: of)?|республика|республіка|governorate|province(?: of)?|"
    r"region(?: of)?|регион|регіон"
)
_DISTRICT_WORDS: Final = (
    r"raion|rayon|район|р-н|powiat|county|повіт|district|hromada|громада|municipality|gmina|novads|novada|commune"
)
_TOWN_WORDS: Final = (
    r"city of|town of|village of|city|town|village|settlement|місто|город|горад|село|селище|смт|пгт|м\.|г\.|с\.|miasto|"
    r"wieś|пос\.|посёлок|поселок"
)
_NEAR_WORDS: Final = (
    r"near|close to|around|outside|north of|south of|east of|west of|north-east of|north-west of|south-east of|"
    r"south-west of|off|біля|поблизу|около|возле|под|рядом с|koło|okolice|w pobliżu|pod|k\.|bei|près de"
)
_REGION_WORD, _DISTRICT_WORD, _TOWN_WORD = (
    re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for words in (_REGION_WORDS, _DISTRICT_WORDS, _TOWN_WORDS)
)
_NEAR: Final = re.compile(rf"^\s*(?:\d+\s*k?m\s+)?(?:{_NEAR_WORDS})\s+", re.IGNORECASE)
_ADJECTIVE: Final = re.compile(
    r"(?:[sc]|tz)?(?:kaya|kaja|kaia|ka|koi|koy|kii|ki|ky|ke|koe|kogo|koho)$|(?:ya|aya|ij|iy)$"
)
"""Endings of Slavic adjectives made of a place's name, in the sounds of a key."""
_DECLINED: Final = re.compile(r"(?:[sz]k(?:yi|yy|iy|ij|ii|y|i|a|aya|e)|[сзц]ь?к(?:ий|ая|а|ое|е))$", re.IGNORECASE)
"""The same as words are written."""
_FEWEST: Final = 4
_A_TOWN: Final = 5_000
_TIMES: Final = 20
"""One town of a name with so many times the people of the next is the one that is meant."""


@dataclass(frozen=True)
class Suggested:
    """One place that words may mean. ``lon`` and ``lat`` are degrees; of a region they only stand for it.

    ``sure``: it is called so and nothing else is; else a person must look. ``why`` says how it was found.
    """

    name: str
    lon: float
    lat: float
    precision: str
    sure: bool
    why: str


def suggest(text: str, limit: int = 5) -> list[Suggested]:
    """The places that ``text`` may mean, the likeliest first; empty where nothing is called so.

    After a comma the country or region may follow. The first call reads the gazetteer: a third of a second, on whatever
    thread.
    """
    parts = [part.strip() for part in re.split(r"[,;/()]", text) if part.strip()]
    if not parts:
        return []
    found: list[Suggested] = []
    near = bool(_NEAR.match(parts[0]))
    rest = [_bare(part) for part in parts[1:]]
    for at, part in enumerate(parts):
        found += _of_part(_NEAR.sub("", part), rest if at == 0 else [], near=near)
        if found:
            break
    if at and found:
        # The first words meant nothing: what follows them says where, and no more exactly than a region.
        found = [Suggested(one.name, one.lon, one.lat, REGION, False, one.why) for one in found]
    return found[:limit]


def _of_part(part: str, rest: list[str], *, near: bool) -> list[Suggested]:
    if _is_country(part):
        return []  # where in it nobody said
    if _DISTRICT_WORD.search(part):
        county = re.sub(r"(?i)\b(?:county|jude[tț](?:ul)?)\b", " ", part)
        return (
            _regions(part, declined=False)
            or (county != part and _regions(county, declined=False))
            or _districts(_DISTRICT_WORD.sub(" ", part), rest)
        )
    if _REGION_WORD.search(part):
        return _regions(_REGION_WORD.sub(" ", part), declined=True)
    towns = _towns(_TOWN_WORD.sub(" ", part), rest, near=near)
    regions = _regions(part, declined=False)
    if regions and _TOWN_WORD.search(part) is None and not (towns and towns[0].sure):
        return [*regions, *towns] if not towns else _unsure([*regions, *towns])
    return towns + [Suggested(one.name, one.lon, one.lat, REGION, False, one.why) for one in regions]


def _unsure(found: list[Suggested]) -> list[Suggested]:
    return [Suggested(one.name, one.lon, one.lat, one.precision, False, one.why) for one in found]


def _regions(words: str, *, declined: bool) -> list[Suggested]:
    wanted = spelling.key(words)
    if len(wanted) < 3:
        return []
    exact = [one for one in _known() if wanted in one.keys]
    if exact:
        return [_of_region(one, sure=len(exact) == 1) for one in exact]
    if not declined:
        return []
    stem = _ADJECTIVE.sub("", wanted)
    shared = [(_common(stem, one), one) for one in _known()]
    best = max((length for length, _ in shared), default=0)
    if best < max(_FEWEST, len(stem) - 2):
        return []
    alike = [one for length, one in shared if length == best]
    # Of the regions that begin so the ones with the shortest rest are meant: Novgorod, not Nizhny Novgorod's kin.
    least = min(min(len(key) for key in one.keys if key[:best] == stem[:best]) for one in alike)
    meant = [one for one in alike if min(len(key) for key in one.keys if key[:best] == stem[:best]) == least]
    return [_of_region(one, sure=len(meant) == 1 and best >= len(stem) - 1) for one in meant]


def _districts(words: str, rest: list[str]) -> list[Suggested]:
    """A district by the town it is called after: somewhere round it."""
    stem = words.strip()
    for one in dict.fromkeys((_DECLINED.sub("", stem), stem)):
        towns = _towns(one, rest, near=True)
        if towns:
            why = tr("district called after it; somewhere round it")
            return [Suggested(town.name, town.lon, town.lat, REGION, False, why) for town in towns]
    return []


def _towns(words: str, rest: list[str], *, near: bool) -> list[Suggested]:
    words = " ".join(words.split())
    asked = [f"{words}, {where}" for where in rest] or [words]
    found: list[Found] = []
    for query in asked:
        found = [one for one in shipped().find(query, limit=6) if one.match in (Match.EXACT, Match.LIKE)]
        if found:
            break
    exact = [one for one in found if one.match is Match.EXACT]
    if not exact and (len(spelling.key(words)) < 6 or " " in words):
        return []  # a typo away from so short a name, or from several words, is something else
    return [
        _of_town(one, sure=place == 0 and _alone(exact, told=bool(rest)) and not near, near=near)
        for place, one in enumerate(exact or found[:3])
    ]


def _alone(exact: list[Found], *, told: bool) -> bool:
    """Whether one town alone is meant by its name; a small one only where the words told the country or region."""
    if not exact or (exact[0].people < _A_TOWN and not told):
        return False
    return len(exact) == 1 or exact[0].people >= max(_A_TOWN, _TIMES * max(one.people for one in exact[1:]))


def _of_town(one: Found, *, sure: bool, near: bool) -> Suggested:
    where = ", ".join(part for part in (one.name, one.region, one.country_name) if part)
    people = tr("town of {n}", n=grouped(one.people)) if one.people else tr("place")
    why = (
        tr("{people}, called so", people=people)
        if one.match is Match.EXACT
        else tr("{people}, spelt alike", people=people)
    )
    if near:
        why = tr("{why}; the words say near it", why=why)
    return Suggested(where, one.lon, one.lat, REGION if near else TOWN, sure, why)


@dataclass(frozen=True)
class _Region:
    number: int
    name: str
    country: str
    keys: frozenset[str]


def _of_region(one: _Region, *, sure: bool) -> Suggested:
    lon, lat = _inside(one.number)
    why = tr("region called so; somewhere in it")
    return Suggested(f"{one.name}, {one.country}", lon, lat, REGION, sure, why)


@lru_cache(maxsize=1)
def _known() -> tuple[_Region, ...]:
    """The regions of the basemap with every key they are found by."""
    ground = basemap.shipped()
    names, local = ground.names("region")
    other = _written()
    countries = ground.names("country")[0]
    owners = ground.region_countries
    found = []
    for number, name in enumerate(names):
        country = int(owners[number])
        written = (name, local[number], *other.get((country, name), ()))
        words = {*written, *map(_bare, written)}
        keys = {key for one in words for key in spelling.keys(one)} - {""}
        found.append(_Region(number, name, countries[country], frozenset(keys)))
    return tuple(found)


def _written() -> dict[tuple[int, str], list[str]]:
    """Other English names of regions, as the table beside the basemap has them, by the number of the country."""
    countries = basemap.shipped().countries
    found: dict[tuple[int, str], list[str]] = {}
    with paths.maps("regions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            number = countries.number(row["country"])
            if number is not None:
                found.setdefault((number, row["name"]), []).append(row["source"])
    return found


@lru_cache(maxsize=2048)
def _inside(number: int) -> tuple[float, float]:
    """A point inside a region's largest part, degrees: where its name could stand."""
    areas = basemap.shipped().lookup("region")
    parts = [areas.points(int(one)) for one in np.flatnonzero(areas.tag == number)]
    ring = max(parts, key=lambda one: float(np.ptp(one[:, 0]) * np.ptp(one[:, 1])))
    x, y = (float(value) for value in outlines.centroid(ring))
    if basemap.holder(areas, x, y) != number:
        inner = 0.98 * ring + 0.02 * ring.mean(axis=0)
        x, y = next(
            ((float(a), float(b)) for a, b in inner if basemap.holder(areas, float(a), float(b)) == number), (x, y)
        )
    lon, lat = projection.inverse(x, y)
    return round(float(lon), 4), round(float(lat), 4)


def _is_country(words: str) -> bool:
    return spelling.key(words) in _countries()


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(
        key for names in basemap.shipped().names("country") for name in names for key in spelling.keys(name)
    )


def _bare(words: str) -> str:
    """A name without what kind of place it is."""
    for pattern in (_REGION_WORD, _DISTRICT_WORD, _TOWN_WORD):
        words = pattern.sub(" ", words)
    return " ".join(words.split())


def _common(stem: str, one: _Region) -> int:
    """How many letters a stem and the keys of a region begin with alike."""
    best = 0
    for key in one.keys:
        length = next(
            (at for at, (a, b) in enumerate(zip(stem, key, strict=False)) if a != b), min(len(stem), len(key))
        )
        best = max(best, length)
    return best
