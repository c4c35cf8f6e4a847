"""Every way a text can be read as a position: what :mod:`coordinates` reads, and what people paste and dictate.

UTM, MGRS without a zone, geo: URIs and links of web maps, hemispheres in Cyrillic, labels, decimal commas. Where a
text means two places (which number is the latitude? is O east or west?) both are given, the likelier first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, hypot, radians
from typing import Final

from console.domain import coordinates
from console.domain.errors import BadInput

DECIMAL, GRID, UTM = "degrees", "MGRS", "UTM"


@dataclass(frozen=True)
class Reading:
    """A position in degrees WGS84, how it was written, and what had to be taken for granted (empty: nothing).

    ``metres`` is the side of the square a grid reference names, whose middle the position is; 0 for a point.
    """

    lon: float
    lat: float
    style: str
    assumed: str = ""
    metres: int = 0


LATITUDE_FIRST: Final = "if latitude comes first"
LONGITUDE_FIRST: Final = "if longitude comes first"
O_IS_EAST: Final = "if O is east (German Ost)"
O_IS_WEST: Final = "if O is west (French ouest)"
S_IS_SOUTH: Final = "if S is the southern half"
S_IS_BAND: Final = "if S is the band of 32–40° N"
ZONE_GUESSED: Final = "zone {zone} taken"

_WORDS = (
    (r"LATITUDE|LAT\.?|ШИРОТА|SZEROKOŚĆ|SZER\.?", " LAT "),
    (r"LONGITUDE|LONG\.?|LNG\.?|LON\.?|ДОЛГОТА|ДОВГОТА|DŁUGOŚĆ|DŁ\.?", " LON "),
    (r"СЕВЕРНОЙ ШИРОТЫ|ПІВНІЧНОЇ ШИРОТИ|С\.?\s?Ш\.?|ПН\.?\s?Ш\.?|NORTH|NORD", "N"),
    (r"ЮЖНОЙ ШИРОТЫ|ПІВДЕННОЇ ШИРОТИ|Ю\.?\s?Ш\.?|ПД\.?\s?Ш\.?|SOUTH|SÜD", "S"),
    (r"ВОСТОЧНОЙ ДОЛГОТЫ|СХІДНОЇ ДОВГОТИ|В\.?\s?Д\.?|СХ\.?\s?Д\.?|EAST|OST\b", "E"),
    (r"ЗАПАДНОЙ ДОЛГОТЫ|ЗАХІДНОЇ ДОВГОТИ|З\.?\s?Д\.?|ЗХ\.?\s?Д\.?|WEST|OUEST", "W"),
    (r"(?<![А-ЯІЇЄҐ])(?:С|ПН)(?![А-ЯІЇЄҐ])", "N"),
    (r"(?<![А-ЯІЇЄҐ])(?:Ю|ПД)(?![А-ЯІЇЄҐ])", "S"),
    (r"(?<![А-ЯІЇЄҐ])(?:В|СХ)(?![А-ЯІЇЄҐ])", "E"),
    (r"(?<![А-ЯІЇЄҐ])(?:З|ЗХ)(?![А-ЯІЇЄҐ])", "W"),
)
_LABELLED = re.compile(r"\s*(LAT|LON)\s*[:=]?(.+?)[,;]?\s*(LAT|LON)\s*[:=]?(.+)", re.DOTALL)
_BRACKETS = re.compile(r"^[\s(\[{]+|[\s)\]}]+$")
_FOUR_PARTS = re.compile(r"([+-]?\d{1,3}),(\d+)\s*,\s*([+-]?\d{1,3}),(\d+)")
_PAIR = r"([+-]?\d+(?:\.\d+)?)"
_URIS = (
    re.compile(rf"geo:{_PAIR},{_PAIR}", re.IGNORECASE),
    re.compile(rf"https?://\S*!3d{_PAIR}!4d{_PAIR}", re.IGNORECASE),
    re.compile(rf"https?://\S*@{_PAIR},{_PAIR}", re.IGNORECASE),
    re.compile(rf"https?://\S*#map=[\d.]+/{_PAIR}/{_PAIR}", re.IGNORECASE),
    re.compile(rf"https?://\S*[?&](?:q|ll|query|center)=(?:loc:)?{_PAIR}(?:,|%2C){_PAIR}", re.IGNORECASE),
)
_UTM = re.compile(
    r"(\d{1,2})\s*([C-HJ-NP-X])\s*,?\s*(\d{6})(?:\.\d+)?\s*M?\s*E?\s*[,;]?\s*(\d{1,8})(?:\.\d+)?\s*M?\s*N?", re.ASCII
)
_SQUARE = re.compile(r"(\d{1,2}[C-HJ-NP-X])?\s*([A-HJ-NP-Z][A-HJ-NP-V])\s*(\d*)\s*(\d*)", re.ASCII)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_GRID_BEGUN = re.compile(r"\s*\d{1,2}\s*[A-Za-z]\s*[A-Za-z]{2}[\d\s]*")
_ZONES = range(26, 43)
_BANDS = "RSTUVWX"
_ZONES_OFFERED = 2


def readings(text: str, near: tuple[float, float] | None = None) -> list[Reading]:
    """Every position ``text`` can mean, the likeliest first; empty when it is none.

    ``near`` (lon, lat) chooses the zone of a grid square written without one.
    """
    if not any(letter.isdigit() for letter in text):
        return []
    uri = next((match for match in (one.search(text) for one in _URIS) if match), None)
    if uri is not None:
        return [*_valid(Reading(float(uri[2]), float(uri[1]), DECIMAL))]
    plain = _BRACKETS.sub("", text).upper()
    square = _SQUARE.fullmatch(plain)
    if square is not None:
        return _squares(square, near)
    utm = _UTM.fullmatch(plain)
    if utm is not None:
        return [one for one in _utm(utm) if coordinates.is_valid(one.lon, one.lat)]
    return list(dict.fromkeys(one for reading in _degrees(plain) for one in _valid(reading)))


def why_none(text: str) -> str:
    """What is wrong with a text that looks like a position and is none, as a sentence; empty where it is just words."""
    numbers = len(_NUMBER.findall(text)) >= 2 and not _LETTERS.search(text)
    if not numbers and not _GRID_BEGUN.fullmatch(text):
        return ""
    try:
        coordinates.parse(text)
    except BadInput as error:
        return str(error)
    return ""


def _degrees(plain: str) -> Iterator[Reading]:
    for pattern, letter in _WORDS:
        plain = re.sub(pattern, letter, plain)
    plain = re.sub(r"\s*[/|]\s*(?=\S)", "; ", plain)
    four = _FOUR_PARTS.fullmatch(plain)
    if four is not None:
        plain = f"{four[1]}.{four[2]} {four[3]}.{four[4]}"
    label = _LABELLED.fullmatch(plain)
    if label is not None:
        if label[1] == label[3]:
            return
        halves = (label[2], label[4]) if label[1] == "LAT" else (label[4], label[2])
        yield from _read("; ".join(half.strip() for half in halves))
    elif "O" in plain:
        yield from _read(plain.replace("O", "E"), O_IS_EAST)
        yield from _read(plain.replace("O", "W"), O_IS_WEST)
    elif re.search("[NSEW]", plain):
        yield from _read(plain)
    else:
        yield from _bare(plain)


def _bare(plain: str) -> Iterator[Reading]:
    """Two numbers without a letter: latitude first by custom, but not in every system."""
    swapped = [*_read(_swapped(plain), LONGITUDE_FIRST)]
    first = [*_read(plain, LATITUDE_FIRST if swapped else "")]
    yield from first
    yield from swapped


def _swapped(plain: str) -> str:
    """The same two halves in the other order; empty when they cannot be told apart."""
    try:
        first, second = coordinates.halves(plain)
    except BadInput:
        return ""
    return f"{second.strip(' ,;')}; {first.strip(' ,;')}"


def _read(plain: str, assumed: str = "") -> Iterator[Reading]:
    try:
        lon, lat = coordinates.parse(plain)
    except BadInput:
        return
    yield Reading(lon, lat, DECIMAL, assumed)


def _valid(reading: Reading) -> Iterator[Reading]:
    if coordinates.is_valid(reading.lon, reading.lat):
        yield reading


def _utm(match: re.Match[str]) -> Iterator[Reading]:
    zone, letter, east, north = int(match[1]), match[2], int(match[3]), int(match[4])
    # N is written for the northern half and is also a band of it; S is the southern half, or a band of the northern.
    if letter == "S":
        yield from _from_utm(zone, "N", east, north, S_IS_BAND)
        yield from _from_utm(zone, "S", east, north, S_IS_SOUTH)
    else:
        yield from _from_utm(zone, "N" if letter >= "N" else "S", east, north, "")


def _from_utm(zone: int, half: str, east: int, north: int, assumed: str) -> Iterator[Reading]:
    place = coordinates.from_utm(zone, half, east, north)
    if place is not None:
        yield Reading(*place, UTM, assumed)


def _squares(match: re.Match[str], near: tuple[float, float] | None) -> list[Reading]:
    zone, letters, figures = match[1], match[2], match[3] + match[4]
    if len(figures) % 2 or len(figures) > 10 or (match[4] and len(match[3]) != len(match[4])):
        return []
    metres = int(10 ** (5 - len(figures) // 2))
    if zone:
        place = coordinates.from_square(zone + letters + figures)
        return [] if place is None else [Reading(*place, GRID, metres=metres)]
    if len(figures) < 4:
        return []
    middle = near or (23.0, 52.0)
    found = []
    for number in _ZONES:
        for band in _BANDS:
            place = coordinates.from_square(f"{number}{band}{letters}{figures}")
            if place is not None and coordinates.grid(*place, 0) == f"{number}{band} {letters}":
                assumed = ZONE_GUESSED.format(zone=f"{number}{band}")
                found.append(Reading(*place, GRID, assumed, metres))
    found.sort(key=lambda one: hypot(one.lat - middle[1], (one.lon - middle[0]) * cos(radians(middle[1]))))
    return found[:_ZONES_OFFERED]
