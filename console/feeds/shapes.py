"""Points, lines and areas of one record become its position and its geometry; one bad part does not spoil the rest."""

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from console.feeds import positions

LonLat = tuple[float, float]
REGION_FROM = 20_000.0
"""Of lines and areas that reach so many metres a point in the middle only stands for the whole."""

POINT, REGION = "point", "region"
_MULTI = {"Point": "MultiPoint", "LineString": "MultiLineString", "Polygon": "MultiPolygon"}


class Placed(NamedTuple):
    """Where a record is, as a draft wants it; ``geometry`` is empty for a single point."""

    lon: float | None = None
    lat: float | None = None
    precision: str | None = None
    geometry: str = ""
    unlocated: str = ""


def placed(
    points: Sequence[LonLat] = (), lines: Sequence[Sequence[LonLat]] = (), areas: Sequence[Sequence[LonLat]] = ()
) -> Placed:
    """The place of a record from all its parts. A single point besides lines or areas is where it is."""
    parts = [{"type": "Point", "coordinates": point} for point in dict.fromkeys(points)]
    parts += [{"type": "LineString", "coordinates": list(line)} for line in dict.fromkeys(map(tuple, lines))]
    parts += [{"type": "Polygon", "coordinates": [list(ring)]} for ring in dict.fromkeys(map(tuple, areas))]
    good, reasons = [], []
    for part in parts:
        found = positions.shape(part)
        if found.text:
            good.append(json.loads(found.text))
        elif found.unlocated not in reasons:
            reasons.append(found.unlocated)
    if not good:
        return Placed(unlocated=" ".join(reasons))
    point = next((tuple(part["coordinates"]) for part in good if part["type"] == "Point"), None)
    extended = [part for part in good if part["type"] != "Point"]
    geometry = _together(extended or good)
    if point is not None:
        lon, lat = point
        return Placed(lon, lat, POINT, geometry, " ".join(reasons))
    lon, lat = _middle(extended)
    middle = positions.checked(lon, lat)
    if middle.lon is None:
        # Drawn round 0,0 it has a shape but no point; drawn on 0,0 alone it has neither.
        return (
            Placed(geometry=geometry, unlocated=" ".join(reasons))
            if _reach(extended)
            else Placed(unlocated=middle.unlocated)
        )
    return Placed(lon, lat, REGION if _reach(extended) >= REGION_FROM else POINT, geometry, " ".join(reasons))


def _together(parts: list[dict]) -> str:  # type: ignore[type-arg]
    if len(parts) == 1:
        whole = parts[0] if parts[0]["type"] != "Point" else None
    elif len({part["type"] for part in parts}) == 1:
        whole = {"type": _MULTI[parts[0]["type"]], "coordinates": [part["coordinates"] for part in parts]}
    else:
        whole = {"type": "GeometryCollection", "geometries": parts}
    return json.dumps(whole, separators=(",", ":")) if whole else ""


def _middle(parts: list[dict]) -> LonLat:  # type: ignore[type-arg]
    """A point inside the largest area, its centroid where that is inside; else the middle of the first line."""
    rings = [_unrolled(part["coordinates"][0]) for part in parts if part["type"] == "Polygon"]
    if not rings:
        line = parts[0]["coordinates"]
        return _rolled(line[len(line) // 2] if len(line) > 2 else _between(_unrolled(line)))
    largest = max(rings, key=lambda ring: abs(_area(ring)))
    centre = _centroid(largest)
    return _rolled(centre if centre is not None and _is_inside(centre, largest) else _within(largest))


def _area(ring: Sequence[LonLat]) -> float:
    """Signed square degrees."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring)) / 2


def _centroid(ring: Sequence[LonLat]) -> LonLat | None:
    """The centre of gravity; none of a ring without an area."""
    # From its first corner, not from 0,0: small rings far away would lose their digits.
    east, north = ring[0]
    near = [(lon - east, lat - north) for lon, lat in ring]
    area = _area(near)
    if abs(area) < 1e-12:
        return None
    turns = [((x0, y0), (x1, y1), x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in pairwise(near)]
    x = sum((one[0] + other[0]) * turn for one, other, turn in turns) / (6 * area)
    y = sum((one[1] + other[1]) * turn for one, other, turn in turns) / (6 * area)
    return east + x, north + y


def _is_inside(place: LonLat, ring: Sequence[LonLat]) -> bool:
    return sum(crossing > place[0] for crossing in _crossings(ring, place[1])) % 2 == 1


def _within(ring: Sequence[LonLat]) -> LonLat:
    """The middle of the widest piece half way up: inside whatever the shape, also of one that crosses itself."""
    lats = [lat for _, lat in ring]
    half = (min(lats) + max(lats)) / 2
    crossings = sorted(_crossings(ring, half))
    pieces = list(zip(crossings[::2], crossings[1::2], strict=False))
    if not pieces:
        return ring[0]
    west, east = max(pieces, key=lambda piece: piece[1] - piece[0])
    return (west + east) / 2, half


def _crossings(ring: Sequence[LonLat], lat: float) -> list[float]:
    """The longitudes at which a ring crosses a latitude."""
    return [
        x0 + (lat - y0) * (x1 - x0) / (y1 - y0) for (x0, y0), (x1, y1) in pairwise(ring) if (y0 > lat) != (y1 > lat)
    ]


def _rolled(place: Sequence[float]) -> LonLat:
    """A longitude beyond 180 brought back."""
    lon, lat = place[0], place[1]
    return round((lon + 180) % 360 - 180 if abs(lon) > 180 else lon, 6), round(lat, 6)


def _between(line: list[LonLat]) -> LonLat:
    return (line[0][0] + line[1][0]) / 2, (line[0][1] + line[1][1]) / 2


def _unrolled(line: Sequence[Sequence[float]]) -> list[LonLat]:
    """A line across the date line with its longitudes going on beyond 180."""
    lons = [point[0] for point in line]
    across = max(lons) - min(lons) > 180
    return [(lon + 360 if across and lon < 0 else lon, lat) for lon, lat, *_ in line]


def _reach(parts: list[dict]) -> float:  # type: ignore[type-arg]
    """Metres across the box around all parts."""
    from console.domain import geodesics

    points = [
        (point[0], point[1])
        for part in parts
        for point in (part["coordinates"][0] if part["type"] == "Polygon" else part["coordinates"])
    ]
    unrolled = _unrolled(points)
    west, east = min(lon for lon, _ in unrolled), max(lon for lon, _ in unrolled)
    south, north = min(lat for _, lat in unrolled), max(lat for _, lat in unrolled)
    return geodesics.distance((west, south), (east, north))
