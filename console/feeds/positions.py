"""Positions as sources give them, checked: degrees WGS 84, and a plain reason where there is no valid one.

0,0 stands for "not known" in most files, 9999999 in others; neither is a place.
"""

import json
from collections.abc import Sequence
from math import isfinite
from typing import Final, NamedTuple

from console.domain.coordinates import is_valid

NONE: Final = ""
ZERO: Final = "The position is 0,0, which stands for not known."
UNKNOWN: Final = "The position says it is not known."
SWAPPED: Final = "The latitude is beyond ±90; latitude and longitude may be the wrong way round."
BEYOND: Final = "The position is beyond ±90 or ±180 degrees."
NO_NUMBER: Final = "The position is not a number."
HALF: Final = "Only one half of the position is there."
_NINES = (9_999, 99_999, 999_999, 9_999_999, 99_999_999)  # how "not known" is written where a number must stand
_DEEPEST = 4
_MOST_POINTS = 2_000_000
_PARTS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


class Point(NamedTuple):
    """A valid position, or none: then ``unlocated`` says why one that was given is none; empty: none was given."""

    lon: float | None
    lat: float | None
    unlocated: str = NONE


class Shape(NamedTuple):
    """GeoJSON text of a geometry (two figures a point), its ``kind``, and a position that stands for it on a map.

    Of a point that is the point. ``text`` is empty and ``lon``, ``lat`` None where the geometry is not valid.
    """

    text: str
    kind: str
    lon: float | None
    lat: float | None
    unlocated: str = NONE


class _Invalid(Exception):
    pass


def point(lon: object, lat: object) -> Point:
    """A position from two numbers or texts of numbers (decimal point or comma)."""
    if _missing(lon) and _missing(lat):
        return Point(None, None)
    if _missing(lon) or _missing(lat):
        return Point(None, None, HALF)
    x, y = number(lon), number(lat)
    if x is None or y is None:
        return Point(None, None, NO_NUMBER)
    return checked(x, y)


def checked(lon: float, lat: float) -> Point:
    """A position from two numbers."""
    if is_valid(lon, lat):
        return Point(None, None, ZERO) if abs(lon) < 1e-9 and abs(lat) < 1e-9 else Point(lon, lat)
    if not isfinite(lon) or not isfinite(lat):
        return Point(None, None, NO_NUMBER)
    if int(abs(lon)) in _NINES or int(abs(lat)) in _NINES:
        return Point(None, None, UNKNOWN)
    return Point(None, None, SWAPPED if abs(lat) > 90 and abs(lon) <= 90 and abs(lat) <= 180 else BEYOND)


def number(value: object) -> float | None:
    """A number, or the text of one, also with a decimal comma; None where it is neither. May be NaN or infinite."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        try:
            return float(value)
        except OverflowError:
            return None
    if not isinstance(value, str) or "_" in value:
        return None
    text = value.strip()
    try:
        return float(text)
    except ValueError:
        pass
    try:
        return float(text.replace(",", ".").replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        return None


def shape(geometry: object) -> Shape:
    """A GeoJSON geometry, as read from JSON, checked in all its parts."""
    budget = [_MOST_POINTS]
    try:
        clean = _geometry(geometry, budget, 0)
    except _Invalid as error:
        return Shape("", "", None, None, str(error))
    lon, lat = _middle(clean)
    return Shape(json.dumps(clean, separators=(",", ":")), str(clean["type"]), lon, lat)


def _missing(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _geometry(given: object, budget: list[int], depth: int) -> dict[str, object]:
    if not isinstance(given, dict) or depth > _DEEPEST:
        raise _Invalid("The geometry is not one of GeoJSON.")
    kind = given.get("type")
    if kind == "GeometryCollection":
        parts = given.get("geometries")
        if not isinstance(parts, Sequence) or isinstance(parts, str) or not parts:
            raise _Invalid("The geometry is empty.")
        return {"type": kind, "geometries": [_geometry(part, budget, depth + 1) for part in parts]}
    if not isinstance(kind, str) or kind not in _PARTS:
        raise _Invalid("The geometry is not one of GeoJSON.")
    coordinates = _coordinates(given.get("coordinates"), _PARTS[kind], budget)
    _require_whole(kind, coordinates)
    if kind == "Point":
        found = checked(*coordinates)
        if found.lon is None:
            raise _Invalid(found.unlocated)
    return {"type": kind, "coordinates": coordinates}


def _coordinates(given: object, depth: int, budget: list[int]) -> list:  # type: ignore[type-arg]
    if not isinstance(given, list | tuple) or not given:
        raise _Invalid("The geometry is empty.")
    if depth:
        return [_coordinates(part, depth - 1, budget) for part in given]
    if len(given) < 2:
        raise _Invalid(HALF)
    budget[0] -= 1
    if budget[0] < 0:
        raise _Invalid("The geometry has too many points.")
    lon, lat = given[0], given[1]
    if type(lon) not in (int, float) or type(lat) not in (int, float):
        raise _Invalid(NO_NUMBER)
    x, y = number(lon), number(lat)
    if x is None or y is None:
        raise _Invalid(BEYOND)
    if not is_valid(x, y):
        raise _Invalid(checked(x, y).unlocated)
    return [lon, lat]


def _require_whole(kind: str, coordinates: list) -> None:  # type: ignore[type-arg]
    """A line has two points; a ring four, the last as the first. Raises _Invalid."""
    lines = {"LineString": [coordinates], "MultiLineString": coordinates}.get(kind, [])
    if any(len(line) < 2 for line in lines):
        raise _Invalid("The geometry has a line of one point.")
    areas = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(kind, [])
    for ring in (ring for area in areas for ring in area):
        if len(ring) >= 3 and ring[0] != ring[-1]:
            ring.append(ring[0])
        if len(ring) < 4:
            raise _Invalid("The geometry has an area of less than three points.")


def _middle(clean: dict[str, object]) -> tuple[float, float]:
    """The point, the middle point of a line, or the middle of the box around the first area."""
    kind, parts = clean["type"], clean.get("coordinates")
    if kind == "GeometryCollection":
        geometries = clean["geometries"]
        assert isinstance(geometries, list)
        return _middle(geometries[0])
    assert isinstance(parts, list)
    if kind == "Point":
        return float(parts[0]), float(parts[1])
    line = {"MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}.get(str(kind), 0)
    for _ in range(line):
        parts = parts[0]
    if kind in ("Polygon", "MultiPolygon"):
        lons, lats = [one[0] for one in parts], [one[1] for one in parts]
        return (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    middle = parts[len(parts) // 2]
    return float(middle[0]), float(middle[1])
