"""Annotations: what people draw on the map and keep in the case."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Final

from console.domain import coordinates
from console.domain.errors import BadInput
from console.domain.geodesics import FARTHEST, Point, area, length
from console.domain.lengths import Unit, area_text, length_text
from console.domain.marking import Marking
from console.domain.times import Instant

MOST_POINTS: Final = 500
LONGEST_LABEL: Final = 200


class Kind(StrEnum):
    """The six things one can draw."""

    POINT = "point"
    LINE = "line"
    POLYGON = "polygon"
    CIRCLE = "circle"
    CORRIDOR = "corridor"
    TEXT = "text"

    @property
    def least(self) -> int:
        """How many points it needs."""
        return {Kind.LINE: 2, Kind.CORRIDOR: 2, Kind.POLYGON: 3}.get(self, 1)

    @property
    def single(self) -> bool:
        """Whether it stands at one point."""
        return self.least == 1


class Colour(StrEnum):
    """The few colours there are, by what they say; each is a role of the design tokens."""

    INK = "ink"
    ACCENT = "accent"
    INFO = "info"
    OK = "ok"
    WARN = "warn"
    DANGER = "danger"

    @property
    def role(self) -> str:
        """Its name in the tokens."""
        return "ink.primary" if self is Colour.INK else f"state.{self.value}"


@dataclass(frozen=True, slots=True)
class Shape:
    """What was drawn: ``points`` (lon, lat) in degrees, a polygon's ring open.

    ``radius_m`` belongs to a circle, ``width_m`` (the whole width) to a corridor; geodesic metres.
    """

    kind: Kind
    points: tuple[Point, ...]
    radius_m: float | None = None
    width_m: float | None = None

    @property
    def anchor(self) -> Point:
        """The place that stands for it: its point, or its first."""
        return self.points[0]

    def with_points(self, points: Sequence[Point]) -> "Shape":
        """The same with other points."""
        return replace(self, points=tuple(points))


@dataclass(frozen=True, slots=True)
class Annotation:
    """One drawing. ``colour`` and ``dashed`` are how it is shown; ``marking`` None where the case's own holds."""

    id: bytes
    shape: Shape
    label: str
    note: str
    colour: Colour
    dashed: bool
    author: str
    made_at: Instant
    marking: Marking | None


def require_sound(shape: Shape) -> None:
    """Raises BadInput, with what to do, when a shape cannot be drawn."""
    kind, points = shape.kind, shape.points
    if len(points) < kind.least or (kind.single and len(points) > 1):
        raise BadInput(_COUNTS[kind])
    if len(points) > MOST_POINTS:
        raise BadInput(f"A {kind} has at most {MOST_POINTS} points. Draw it in parts.")
    if not all(coordinates.is_valid(*point) for point in points):
        raise BadInput("A point lies outside ±90° and ±180°.")
    if not kind.single and len(set(points)) < kind.least:
        raise BadInput(_COUNTS[kind])
    if kind is Kind.POLYGON and _crosses(points):
        raise BadInput("The edges of this area cross. Move a corner so that they do not.")
    _require_size(shape.radius_m, "radius", kind is Kind.CIRCLE)
    _require_size(shape.width_m, "width", kind is Kind.CORRIDOR)


def require_words(label: str, kind: Kind) -> None:
    """Raises BadInput when a text says nothing or a label is too long for a map."""
    if kind is Kind.TEXT and not label.strip():
        raise BadInput("A text needs its words. Type them first.")
    if len(label) > LONGEST_LABEL:
        raise BadInput(f"A label has at most {LONGEST_LABEL} letters. Put the rest into the note.")


def geometry_text(shape: Shape) -> str:
    """The shape as GeoJSON (RFC 7946), longitude first, to a centimetre."""
    places = [[round(lon, 7), round(lat, 7)] for lon, lat in shape.points]
    if shape.kind is Kind.POLYGON:
        return _json("Polygon", [[*places, places[0]]])
    return _json("Point", places[0]) if shape.kind.single else _json("LineString", places)


def read_shape(kind: Kind, geometry: str, radius_m: float | None, width_m: float | None) -> Shape:
    """The shape that :func:`geometry_text` wrote. Raises BadInput when it is none."""
    try:
        places = json.loads(geometry)["coordinates"]
        if kind is Kind.POLYGON:
            places = places[0][:-1]
        elif kind.single:
            places = [places]
        points = tuple((float(lon), float(lat)) for lon, lat, *_ in places)
    except (KeyError, TypeError, ValueError, IndexError):
        raise BadInput("A drawing of this case has no readable geometry. Run “check” on the case.") from None
    return Shape(kind, points, radius_m, width_m)


def measures(shape: Shape, unit: Unit = Unit.KM) -> str:
    """How large it is, in a few words; empty for a point and a text."""
    match shape.kind:
        case Kind.LINE:
            return length_text(length(shape.points), unit)
        case Kind.POLYGON:
            square, around = area(shape.points)
            return f"{area_text(square, unit)}, {length_text(around, unit)} round"
        case Kind.CIRCLE:
            return f"radius {length_text(shape.radius_m or 0.0, unit)}"
        case Kind.CORRIDOR:
            wide = length_text(shape.width_m or 0.0, unit)
            return f"{length_text(length(shape.points), unit)}, {wide} wide"
        case _:
            return ""


def called(kind: Kind, label: str) -> str:
    """What an operation calls it: ``circle “10 km round Rzeszów”``, or ``circle`` alone."""
    words = " ".join(label.split())
    return f"{kind} “{words}”" if words else str(kind)


_COUNTS: Final = {
    Kind.POINT: "A point has one place.",
    Kind.TEXT: "A text has one place.",
    Kind.CIRCLE: "A circle has one middle.",
    Kind.LINE: "A line needs two different points at least.",
    Kind.CORRIDOR: "A corridor needs two different points at least.",
    Kind.POLYGON: "An area needs three different corners at least.",
}


def _require_size(metres: float | None, name: str, wanted: bool) -> None:
    if not wanted:
        if metres is not None:
            raise BadInput(f"Only a {'circle' if name == 'radius' else 'corridor'} has a {name}.")
    elif metres is None or not 0 < metres <= FARTHEST:
        raise BadInput(f"The {name} is more than 0 and at most {length_text(FARTHEST)}.")


def _json(kind: str, coordinates: object) -> str:
    return json.dumps({"type": kind, "coordinates": coordinates}, separators=(",", ":"))


def _crosses(points: Sequence[Point]) -> bool:
    """Whether two edges of a ring meet elsewhere than at a shared corner; on a flat map of degrees."""
    flat = _unrolled(points)
    edges = list(pairwise([*flat, flat[0]]))
    last = len(edges) - 1
    return any(
        _meet(*edges[one], *edges[other])
        for one in range(len(edges))
        for other in range(one + 2, len(edges))
        if (one, other) != (0, last)
    )


def _unrolled(points: Sequence[Point]) -> list[Point]:
    """Longitudes without a jump at the antimeridian."""
    found = [points[0]]
    for lon, lat in points[1:]:
        before = found[-1][0]
        found.append((before + (lon - before + 180) % 360 - 180, lat))
    return found


def _meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
