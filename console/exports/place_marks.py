"""Bases, ports, headquarters, straits and corridors of a case as marks of the map."""

import json

import numpy as np

from console.domain.reference import Place
from console.map import projection
from console.map.outlines import Floats, centroid, part_way
from console.map.place_marks import (
    BASES,
    CORRIDORS,
    HEADQUARTERS,
    OTHER,
    PORTS,
    STRAITS,
    SUWALKI,
    PlaceMark,
    RouteMark,
)
from console.store import reference
from console.store.reader import Reader

_LAYERS = {
    "headquarters": HEADQUARTERS,
    "airbase": BASES,
    "adversary base": BASES,
    "seaport of debarkation": PORTS,
    "seaport of embarkation": PORTS,
    "strait": STRAITS,
    "canal": STRAITS,
    "sea line": STRAITS,
    "land chokepoint": STRAITS,
}
# The country's own outline is on the map already, and exactly.
_DRAWN_BETTER = frozenset({"adversary exclave"})
_SUWALKI = "suwalki"


def layer_of_place(place: Place) -> str:
    """The layer a place belongs to."""
    if _SUWALKI in (place.slug or ""):
        return SUWALKI
    return CORRIDORS if place.kind.startswith("reinforcement corridor") else _LAYERS.get(place.kind, OTHER)


def places(reader: Reader) -> tuple[tuple[PlaceMark, ...], tuple[RouteMark, ...]]:
    """The points of the public picture, and its lines and areas."""
    found = [place for place in reference.places(reader) if place.kind not in _DRAWN_BETTER]
    points = tuple(
        PlaceMark(
            place.id.hex(), place.lon, place.lat, place.name, layer_of_place(place), place.sidc or "",
            place.provenance.to_check,
        )
        for place in found
        if place.lon is not None and place.lat is not None
    )  # fmt: skip
    routes = (_route(place) for place in found if place.lon is None and place.geometry)
    return points, tuple(route for route in routes if route is not None)


def _route(place: Place) -> RouteMark | None:
    """A line or area; None for a geometry of another kind. Its name stands in its middle."""
    geometry = json.loads(place.geometry or "{}")
    area = geometry.get("type") == "Polygon"
    if not area and geometry.get("type") != "LineString":
        return None
    lines = tuple(_flat(line) for line in (geometry["coordinates"] if area else [geometry["coordinates"]]))
    lon, lat = projection.degrees(*(centroid(lines[0]) if area else part_way(lines[0], 0.5)).tolist())
    return RouteMark(
        place.id.hex(), lon, lat, place.name, layer_of_place(place), lines, area, place.provenance.to_check
    )  # fmt: skip


def _flat(line: list[list[float]]) -> Floats:
    places = np.asarray(line, np.float64)[:, :2]
    return np.column_stack(projection.forward(places[:, 0], places[:, 1]))
