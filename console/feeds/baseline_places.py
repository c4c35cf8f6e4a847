"""Baseline places (points) and corridors (lines and areas): GeoJSON features become drafts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from console.domain import coordinates
from console.feeds.baseline_drafts import PlaceDraft
from console.feeds.baseline_rows import Row, geojson_rows

# Least number of positions in a line and in the ring of an area, closed (RFC 7946).
_LEAST = {"LineString": 2, "Polygon": 4}


def places(path: Path) -> Iterator[tuple[Row, PlaceDraft]]:
    """Point features with their row. Raises BadInput."""
    for row, geometry in geojson_rows(path):
        if geometry.get("type") != "Point":
            row.refuse("geometry", "is not a point")
        lon, lat = _position(row, geometry.get("coordinates"))
        yield row, _place(row, geometry, lon, lat)


def corridors(path: Path) -> Iterator[tuple[Row, PlaceDraft]]:
    """Line and area features with their row; ``lon``, ``lat`` among the properties place the label. Raises BadInput."""
    for row, geometry in geojson_rows(path):
        kind, parts = geometry.get("type"), geometry.get("coordinates")
        if kind not in _LEAST or not isinstance(parts, list) or not parts:
            row.refuse("geometry", "is neither a line nor an area")
        for line in [parts] if kind == "LineString" else parts:
            _check_line(row, line, _LEAST[kind], closed=kind == "Polygon")
        lon, lat = row.position()
        yield row, _place(row, geometry, lon, lat)


def _place(row: Row, geometry: dict[str, Any], lon: float, lat: float) -> PlaceDraft:
    return PlaceDraft(
        id=row.filled("id"),
        name=row.filled("name"),
        ascii_name=row.text("ascii_name"),
        kind=row.filled("kind"),
        country_iso2=row.text("country_iso2"),
        lon=lon,
        lat=lat,
        geometry=json.dumps(geometry, separators=(",", ":")),
        sidc=row.symbol(),
        note=row.text("note"),
        provenance=row.provenance(),
    )


def _check_line(row: Row, line: Any, least: int, *, closed: bool) -> None:
    if not isinstance(line, list) or len(line) < least:
        row.refuse("geometry", f"has a line of fewer than {least} positions")
    for point in line:
        _position(row, point)
    if closed and line[0] != line[-1]:
        row.refuse("geometry", "has an area that is not closed")


def _position(row: Row, point: Any) -> tuple[float, float]:
    match point:
        case [float() | int() as lon, float() | int() as lat] if coordinates.is_valid(lon, lat):
            return lon, lat
    row.refuse("geometry", f"has no position of longitude and latitude in degrees at {point}")
