"""Points, lines and areas of one record become its position and its geometry; one bad part does not spoil the rest."""

import json
from collections.abc import Sequence
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
        lon, lat = line[len(line) // 2] if len(line) > 2 else _between(_unrolled(line))
        return (lon + 180) % 360 - 180 if abs(lon) > 180 else lon, lat
    import shapely

    areas = [shapely.Polygon(ring) for ring in rings]
    largest = max(areas, key=lambda area: float(area.area))
    centre = largest.centroid
    if centre.is_empty or not largest.is_valid or not largest.contains(centre):
        whole = largest if largest.is_valid else shapely.make_valid(largest)
        centre = whole.representative_point() if not whole.is_empty else shapely.Point(rings[0][0])
    lon = float(centre.x)
    return round((lon + 180) % 360 - 180 if abs(lon) > 180 else lon, 6), round(float(centre.y), 6)


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
