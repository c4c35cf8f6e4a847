"""Bases, ports, headquarters, straits and corridors of the case on the map."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject

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
from console.ui.case_reading import follow_case
from console.ui.layer_counts import counts_of, tally_of_marks

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window

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


class MapPlaces(QObject):
    """Reads the places whenever they change and puts them on the map of a window."""

    def __init__(self, window: Window) -> None:
        """Lives as long as the window."""
        super().__init__(window)
        self._canvas = window.map.canvas
        self.places: tuple[PlaceMark, ...] = ()
        self.routes: tuple[RouteMark, ...] = ()
        self._counts = counts_of(window)
        self._counts.add("places", lambda in_view: tally_of_marks([*self.places, *self.routes], in_view))
        follow_case(window.session, ("place", "corridor"), _marks, self._show, lambda: self._show(((), ())))

    def _show(self, found: tuple[tuple[PlaceMark, ...], tuple[RouteMark, ...]]) -> None:
        self.places, self.routes = found
        self._canvas.set_places(*found)
        self._counts.recount("places")


def places_of(window: Window) -> MapPlaces | None:
    """What puts the places on the map of a window; None in a window that shows none."""
    return window.findChild(MapPlaces)


def layer_of_place(place: Place) -> str:
    """The layer a place belongs to."""
    if _SUWALKI in (place.slug or ""):
        return SUWALKI
    return CORRIDORS if place.kind.startswith("reinforcement corridor") else _LAYERS.get(place.kind, OTHER)


def _marks(reader: Reader) -> tuple[tuple[PlaceMark, ...], tuple[RouteMark, ...]]:
    from console.store import reference

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
