"""What lies within a distance of a place: incidents, forces, missions, places, corridors and drawings, nearest first.

A force whose position is not public, or of which only an area or a home is, is never placed, nor is an incident known
to a country only: they are told apart. A line and an area with a shape are measured to their nearest point; they are
drawn by hand, so the distance is "about".
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from console.domain.annotation import Annotation, Kind, Shape, measures
from console.domain.errors import BadInput
from console.domain.force import Force, Mission, Position
from console.domain.geodesics import FARTHEST, Nearest, Point, leg, nearest_in_area, nearest_on_line
from console.domain.incident import Incident
from console.domain.lengths import Unit, bearing_text, length_text
from console.domain.reference import Place

Thing: TypeAlias = Incident | Force | Mission | Place | Annotation
NOT_PUBLIC: Final = "position not public"
HOME: Final = "only its home is known"
AREA: Final = "an area, not a position"
REGION: Final = "only its country is known"


@dataclass(frozen=True)
class Near:
    """A thing, how far its nearest point is and in what true direction; ``lon`` and ``lat`` of that point.

    ``exact`` is whether the thing stands at a point; else the distance is to its line or area, and "about". ``inside``
    is whether the place lies in its area.
    """

    thing: Thing
    metres: float
    bearing: float
    lon: float
    lat: float
    exact: bool
    inside: bool = False

    def distance_text(self, unit: Unit = Unit.KM) -> str:
        """``146 km``, ``about 146 km``, or that it is inside."""
        if self.inside:
            return "inside"
        return length_text(self.metres, unit) if self.exact else f"about {length_text(self.metres, unit)}"

    @property
    def bearing_text(self) -> str:
        """Three figures; a dash where there is no direction."""
        return bearing_text(self.bearing) if self.metres else "–"


@dataclass(frozen=True)
class Unplaced:
    """A thing that may be anywhere, and why it is not placed."""

    thing: Thing
    why: str


@dataclass(frozen=True)
class Within:
    """What was found, nearest first; and what could not be placed, by name."""

    near: tuple[Near, ...]
    unplaced: tuple[Unplaced, ...]


def within(here: Point, radius: float, things: Iterable[Thing]) -> Within:
    """What of ``things`` lies within ``radius`` metres of a place (lon, lat). Raises BadInput on a radius too large."""
    require_radius(radius)
    near: list[Near] = []
    unplaced: list[Unplaced] = []
    for thing in things:
        why = _why_unplaced(thing)
        if why:
            unplaced.append(Unplaced(thing, why))
        elif (found := _nearest(here, thing)) is not None and found.metres <= radius:
            near.append(found)
    near.sort(key=lambda one: (one.metres, name_of(one.thing)))
    return Within(tuple(near), tuple(sorted(unplaced, key=lambda one: name_of(one.thing))))


def require_radius(metres: float) -> None:
    """Raises BadInput when a radius is none."""
    if not 0 < metres <= FARTHEST:
        raise BadInput(f"The radius is more than 0 and at most {length_text(FARTHEST)}.")


def kind_of(thing: Thing) -> str:
    """``incident``, ``force``, ``mission``, ``drawing``, or what a place is: ``air base``, ``strait`` …"""
    if isinstance(thing, Place):
        return thing.kind
    names = {Incident: "incident", Force: "force", Mission: "mission", Annotation: "drawing"}
    return names[type(thing)]


def name_of(thing: Thing) -> str:
    """What it is called."""
    if isinstance(thing, Incident):
        return thing.title
    if isinstance(thing, Annotation):
        return thing.label or " ".join(part for part in (str(thing.shape.kind), measures(thing.shape)) if part)
    if isinstance(thing, Force):
        return thing.short_name or thing.name
    return thing.name


def where_of(thing: Thing) -> str:
    """What its row says of where it is; empty for a place and a drawing."""
    return "" if isinstance(thing, Place | Annotation) else thing.place


def _why_unplaced(thing: Thing) -> str:
    if isinstance(thing, Force):
        known = {Position.POINT: "", Position.HOME: HOME, Position.AREA: AREA}
        return NOT_PUBLIC if thing.lon is None else known.get(thing.position, NOT_PUBLIC)
    if isinstance(thing, Incident):
        return REGION if thing.region_only else ""
    if isinstance(thing, Mission):
        # One without a country is an area, such as that of early warning aircraft.
        return NOT_PUBLIC if thing.lon is None else "" if thing.country else AREA
    return ""


def _nearest(here: Point, thing: Thing) -> Near | None:
    """None for what has no place."""
    if isinstance(thing, Annotation):
        exact = thing.shape.kind in (Kind.POINT, Kind.TEXT)
        return _near(here, thing, _of_shape(here, thing.shape), exact, _has_inside(thing.shape.kind))
    if isinstance(thing, Place) and thing.geometry is not None:
        shape, area = _of_geometry(here, thing.geometry)
        if shape is not None:
            return _near(here, thing, shape, False, area)
    if thing.lon is None or thing.lat is None:
        return None
    there = leg(here, (thing.lon, thing.lat))
    return Near(thing, there.metres, there.bearing, thing.lon, thing.lat, exact=True)


def _near(here: Point, thing: Thing, found: Nearest, exact: bool, area: bool) -> Near:
    bearing = leg(here, (found.lon, found.lat)).bearing
    return Near(thing, found.metres, bearing, found.lon, found.lat, exact, inside=area and found.metres == 0)


def _has_inside(kind: Kind) -> bool:
    return kind in (Kind.POLYGON, Kind.CIRCLE, Kind.CORRIDOR)


def _of_shape(here: Point, shape: Shape) -> Nearest:
    points = shape.points
    if shape.kind is Kind.POLYGON:
        return nearest_in_area(here, points)
    # The middle of a circle and the line of a corridor, less how far it reaches round them.
    reach = shape.radius_m or (shape.width_m or 0.0) / 2
    found = nearest_on_line(here, points)
    return Nearest(max(0.0, found.metres - reach), found.lon, found.lat)


def _of_geometry(here: Point, geometry: str) -> tuple[Nearest | None, bool]:
    """The nearest point of a GeoJSON line or area, or of several, and whether it is an area.

    None for a point and for what is unreadable.
    """
    try:
        shape = json.loads(geometry)
        kind, places = shape["type"], shape["coordinates"]
    except (ValueError, KeyError, TypeError):
        return None, False
    parts = places if kind.startswith("Multi") else [places]
    if kind.endswith("LineString"):
        found = [nearest_on_line(here, _points(part)) for part in parts]
    elif kind.endswith("Polygon"):
        found = [nearest_in_area(here, _points(part[0])) for part in parts]
    else:
        return None, False
    return min(found, default=None), kind.endswith("Polygon")


def _points(places: Iterable[Iterable[float]]) -> list[Point]:
    return [(lon, lat) for lon, lat, *_ in places]
