"""Positions as people write them: decimal degrees, degrees and minutes, seconds, MGRS. All WGS 84.

Functions take and return ``(lon, lat)`` in degrees, as geometry does; text always puts latitude first.
"""

import math
import re
import warnings

import mgrs  # ships no types

from console.domain.errors import BadInput

NOWHERE = "–"

_DEGREE, _PRIME, _DOUBLE = "°", "′", "″"
_MARKS = str.maketrans(
    {"º": "°", "˚": "°", "'": "′", "’": "′", "‘": "′", "´": "′", '"': "″", "”": "″", "“": "″", "−": "-", "–": "-"}
)
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_TWO_POINTS = re.compile(r"\.\d*\.")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_HALF = re.compile(r"[\s°′″]*(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)[\s°′″:]*){1,3}")
# DDMM[SS]N DDDMM[SS]E, the compact form of NOTAMs and navigation warnings.
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{2})?([NS])\s*(\d{3})(\d{2})(\d{2})?([EW])")
_GRID = re.compile(r"(\d{1,2}[C-HJ-NP-X])\s*([A-HJ-NP-Z][A-HJ-NP-V])\s*(\d*)\s*(\d*)", re.ASCII)
# MGRS proper: beyond these latitudes the polar grid would apply, which no chart of this area uses.
_GRID_SOUTH, _GRID_NORTH = -80.0, 84.0
_GRID_DIGITS = 5
_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_GRID_AT_LEAST = 2  # figures a half: a square of 1 km
_DECIMALS = 6  # of a degree, about 0.1 m
_MAJOR, _FLATTENING = 6_378_137.0, 1 / 298.257223563  # WGS 84, metres
_NEAR, _FAR = 6.2e6, 6.6e6  # metres from the Earth's centre: from below its deepest sea to beyond the air
# Reading a square gives its centre, the best single point for it.
_grids = mgrs.MGRS()
warnings.filterwarnings("ignore", r"Warning in .Convert_MGRS", RuntimeWarning)


def is_valid(lon: float, lat: float) -> bool:
    """Whether a position is finite and within ±180 and ±90 degrees."""
    return math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90


def decimal(lon: float, lat: float) -> str:
    """Decimal degrees to about 10 m: ``50.4705 N 23.9345 E``."""
    if not is_valid(lon, lat):
        return NOWHERE
    return f"{abs(lat):.4f} {_ns(lat)} {abs(lon):.4f} {_ew(lon)}"


def degrees_minutes(lon: float, lat: float) -> str:
    """Degrees and thousandths of a minute: ``50°28.230′N 023°56.070′E``."""
    if not is_valid(lon, lat):
        return NOWHERE
    return f"{_in_minutes(lat, 2)}{_ns(lat)} {_in_minutes(lon, 3)}{_ew(lon)}"


def degrees_minutes_seconds(lon: float, lat: float) -> str:
    """Degrees, minutes and tenths of a second: ``50°28′13.8″N 023°56′04.2″E``."""
    if not is_valid(lon, lat):
        return NOWHERE
    return f"{_in_seconds(lat, 2)}{_ns(lat)} {_in_seconds(lon, 3)}{_ew(lon)}"


def grid(lon: float, lat: float, digits: int = 2) -> str:
    """Write the MGRS square, ``34U GA 08 95``; ``digits`` a half from 0 (100 km) to 5 (1 m).

    A dash beyond 84° N and 80° S, or out of range.
    """
    if not is_valid(lon, lat) or not _GRID_SOUTH <= lat <= _GRID_NORTH:
        return NOWHERE
    text = str(_grids.toMGRS(lat, lon, MGRSPrecision=digits))
    match = _GRID.fullmatch(text.lstrip("0"))
    if match is None:
        return NOWHERE
    figures = match[3]
    return " ".join(part for part in (match[1], match[2], figures[:digits], figures[digits:]) if part)


def parse(text: str) -> tuple[float, float]:
    """Read a position in any usual style and return ``(lon, lat)``.

    Decimal degrees, degrees and minutes, degrees, minutes and seconds, compact ``5028N02356E`` and MGRS (whose
    square's centre is taken). Latitude comes first unless N, S, E, W, before or after, say otherwise.
    Raises BadInput.
    """
    plain = text.strip().upper()
    match = _GRID.fullmatch(plain)
    if match is not None:
        lon, lat = _from_grid(match, text)
        return round(lon, _DECIMALS), round(lat, _DECIMALS)
    compact = _COMPACT.fullmatch(plain)
    first, second = _from_compact(compact, text) if compact else _from_degrees(plain, text)
    lon, lat = (first[0], second[0]) if first[1] in ("E", "W") else (second[0], first[0])
    if not is_valid(lon, lat):
        raise BadInput(f"{text!r} is off the globe: latitude is within ±90, longitude within ±180")
    return round(lon, _DECIMALS), round(lat, _DECIMALS)


def halves(text: str) -> tuple[str, str]:
    """The two halves of a position without hemisphere letters, as written. Raises BadInput."""
    return _split_bare(_marked(text.strip().upper(), text), text)


def from_square(square: str) -> tuple[float, float] | None:
    """The middle (lon, lat) of an MGRS square without blanks, ``34UGA0895``; None when there is no such square."""
    try:
        lat, lon = _grids.toLatLon(square)
    except (mgrs.core.MGRSError, ValueError, RuntimeWarning):
        return None
    # The library reads letters that belong to another band of the zone as well, with a warning.
    south = 8 * _BANDS.index(square.lstrip("0123456789")[0]) - 80
    if not south - 1 <= lat <= south + 13 or not is_valid(lon, lat):
        return None
    return round(lon, _DECIMALS), round(lat, _DECIMALS)


def from_utm(zone: int, half: str, east: int, north: int) -> tuple[float, float] | None:
    """The place (lon, lat) of metres in a UTM zone, ``half`` N or S of the equator; None when there is none."""
    if not 1 <= zone <= 60:
        return None
    try:
        lat, lon = _grids.toLatLon(str(_grids.UTMToMGRS(zone, half, east, north, MGRSPrecision=5)))
    except (mgrs.core.MGRSError, ValueError, RuntimeWarning):
        return None
    return (round(lon, _DECIMALS), round(lat, _DECIMALS)) if is_valid(lon, lat) else None


def from_geocentric(x: float, y: float, z: float) -> tuple[float, float] | None:
    """The place (lon, lat) of metres from the Earth's centre (ECEF, WGS 84); None where that is nowhere near its face.

    Bowring's formula, exact to a millimetre there.
    """
    away = math.hypot(x, y)
    if not _NEAR <= math.hypot(away, z) <= _FAR:
        return None
    minor = _MAJOR * (1 - _FLATTENING)
    square = _FLATTENING * (2 - _FLATTENING)
    angle = math.atan2(z * _MAJOR, away * minor)
    up = z + square / (1 - square) * minor * math.sin(angle) ** 3
    lat = math.atan2(up, away - square * _MAJOR * math.cos(angle) ** 3)
    return round(math.degrees(math.atan2(y, x)), _DECIMALS), round(math.degrees(lat), _DECIMALS)


_Half = tuple[float, str]


def _from_degrees(plain: str, text: str) -> tuple[_Half, _Half]:
    marked = _marked(plain, text)
    letters = re.findall("[NSEW]", marked)
    if len(letters) == 2:
        bodies = _split_at_letters(marked, letters, text)
        if {*letters} & {"N", "S"} and {*letters} & {"E", "W"}:
            first, second = (_degrees(body, letter, text) for body, letter in zip(bodies, letters, strict=True))
            return (first, letters[0]), (second, letters[1])
    elif not letters:
        bodies = _split_bare(marked, text)
        return (_degrees(bodies[0], "", text), ""), (_degrees(bodies[1], "", text), "")
    raise _unreadable(text)


def _marked(plain: str, text: str) -> str:
    """With the proper marks and decimal points."""
    marked = plain.translate(_MARKS).replace("′′", _DOUBLE).rstrip("/")
    if "." not in marked and len(_DECIMAL_COMMA.findall(marked)) > 1:
        marked = _DECIMAL_COMMA.sub(".", marked)
    if _TWO_POINTS.search(marked):
        raise _unreadable(text)
    return marked


def _split_at_letters(marked: str, letters: list[str], text: str) -> tuple[str, str]:
    before, middle, after = (part.strip(" ,;") for part in re.split("[NSEW]", marked))
    if not before and middle and after:
        return middle, after
    if before and middle and not after:
        return before, middle
    raise _unreadable(text)


def _split_bare(marked: str, text: str) -> tuple[str, str]:
    for separator in (";", ","):
        if separator in marked:
            halves = marked.split(separator)
            if len(halves) == 2:
                return halves[0], halves[1]
            raise _unreadable(text)
    starts = [match.start() for match in _NUMBER.finditer(marked)]
    if marked.count(_DEGREE) == 2:
        second = max((start for start in starts if start < marked.rindex(_DEGREE)), default=0)
    elif len(starts) % 2 == 0 and starts:
        second = starts[len(starts) // 2]
    else:
        raise _unreadable(text)
    return marked[:second], marked[second:]


def _degrees(body: str, letter: str, text: str) -> float:
    """Signed degrees of one half, ``50°28′13.8″``."""
    if not _HALF.fullmatch(body) or not _marks_in_order(body):
        raise _unreadable(text)
    written = _NUMBER.findall(body)
    if any("." in number for number in written[:-1]) or any(number[0] in "+-" for number in written[1:]):
        raise _unreadable(text)
    if letter and written[0][0] in "+-":
        raise BadInput(f"{text!r} has both a sign and a letter; write one of them")
    parts = [abs(float(number)) for number in written]
    if any(part >= 60 for part in parts[1:]):
        raise BadInput(f"{text!r} has 60 or more minutes or seconds")
    size = math.fsum(part / 60.0**place for place, part in enumerate(parts))
    return -size if letter in ("S", "W") or written[0][0] == "-" else size


def _marks_in_order(body: str) -> bool:
    """Whether degree, minute and second marks, where written, stand after the number they belong to."""
    marks = re.sub(r"[+-]?[\d.]+", "0", body).replace(" ", "").replace("\t", "").replace(":", "")
    return bool(re.fullmatch("0°?(?:0′?(?:0″?)?)?", marks))


def _from_compact(match: re.Match[str], text: str) -> tuple[_Half, _Half]:
    lat = _degrees(" ".join(part for part in match.group(1, 2, 3) if part), match[4], text)
    lon = _degrees(" ".join(part for part in match.group(5, 6, 7) if part), match[8], text)
    return (lat, match[4]), (lon, match[8])


def _from_grid(match: re.Match[str], text: str) -> tuple[float, float]:
    figures = match[3] + match[4]
    half = len(figures) // 2
    if len(figures) % 2 or half > _GRID_DIGITS or (match[4] and len(match[3]) != half):
        raise _unreadable(text)
    if half < _GRID_AT_LEAST:
        raise BadInput(f"{text!r} names a square of {10 ** (2 - half) * 10} km; give at least four figures")
    try:
        lat, lon = _grids.toLatLon(match[1] + match[2] + figures)
    except (mgrs.core.MGRSError, ValueError):
        raise BadInput(f"{text!r} is no MGRS square; check the zone and the two letters") from None
    return lon, lat


def _in_minutes(degrees: float, width: int) -> str:
    whole, rest = divmod(round(abs(degrees) * 60_000), 60_000)
    return f"{whole:0{width}}{_DEGREE}{rest // 1000:02}.{rest % 1000:03}{_PRIME}"


def _in_seconds(degrees: float, width: int) -> str:
    whole, rest = divmod(round(abs(degrees) * 36_000), 36_000)
    minutes, tenths = divmod(rest, 600)
    return f"{whole:0{width}}{_DEGREE}{minutes:02}{_PRIME}{tenths // 10:02}.{tenths % 10}{_DOUBLE}"


def _ns(lat: float) -> str:
    return "S" if lat < 0 else "N"


def _ew(lon: float) -> str:
    return "W" if lon < 0 else "E"


def _unreadable(text: str) -> BadInput:
    return BadInput(
        f"{text!r} is not a position; write it as 50.4705 N 23.9345 E, 50°28.230′N 023°56.070′E or 34U GA 08 95"
    )
