"""Circles, ellipses, arcs and corridors on the earth as rings of places, for formats that give them by measures."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import atan2, cos, degrees, hypot, radians, sin, sqrt

from console.domain import geodesics
from console.feeds.shapes import LonLat

_STEPS = 64
_LONGEST_CORRIDOR = 200


def circle(centre: LonLat, radius: float) -> list[LonLat]:
    """The closed ring so many metres round a place."""
    return _rounded(geodesics.circle(centre, radius, _STEPS).tolist())


def ellipse(centre: LonLat, major: float, minor: float, bearing: float) -> list[LonLat]:
    """The closed ring with these half axes in metres; ``bearing`` is that of ``major``, degrees from north."""
    if major == minor:
        return circle(centre, major)
    ring = arc(centre, major, minor, bearing, 0.0, 360.0)
    return [*ring[:-1], ring[0]]


def arc(centre: LonLat, major: float, minor: float, bearing: float, start: float, end: float) -> list[LonLat]:
    """The part of an ellipse from ``start`` clockwise to ``end``, degrees from ``major``, whose bearing is given."""
    swept = (end - start) % 360 or 360.0
    steps = max(2, round(_STEPS * swept / 360))
    line = []
    for step in range(steps + 1):
        angle = start + swept * step / steps
        turn = radians(angle)
        reach = major * minor / sqrt((minor * cos(turn)) ** 2 + (major * sin(turn)) ** 2)
        line.append(geodesics.destination(centre, bearing + angle, reach))
    return _rounded(line)


def rectangle(centre: LonLat, along: float, across: float, bearing: float) -> list[LonLat]:
    """The closed ring of a rectangle with these half sides in metres; ``bearing`` is that of ``along``."""
    reach, corner = hypot(along, across), degrees(atan2(across, along))
    bearings = (corner, 180 - corner, 180 + corner, 360 - corner)
    ring = [geodesics.destination(centre, bearing + turn, reach) for turn in bearings]
    return _rounded([*ring, ring[0]])


def band(centre: LonLat, inner: float, outer: float, start: float, end: float) -> list[LonLat]:
    """The closed ring of what lies between two radii and two bearings, clockwise from ``start`` to ``end``."""
    swept = (end - start) % 360 or 360.0
    steps = max(2, round(_STEPS * swept / 360))
    bearings = [start + swept * step / steps for step in range(steps + 1)]
    ring = [geodesics.destination(centre, bearing, outer) for bearing in bearings]
    if inner > 0:
        ring += [geodesics.destination(centre, bearing, inner) for bearing in reversed(bearings)]
    elif swept < 360:
        ring.append(centre)
    return _rounded([*ring, ring[0]])


def corridor(points: list[LonLat], width: float) -> list[LonLat]:
    """The closed outer ring of everything within half a width of a line; empty where that is none or is too long."""
    if len(points) > _LONGEST_CORRIDOR or all(one == other for one, other in pairwise(points)):
        return []
    return _rounded(geodesics.corridor(points, width)[0].tolist())


def _rounded(ring: Iterable[Sequence[float]]) -> list[LonLat]:
    return [(round(float(lon), 6), round(float(lat), 6)) for lon, lat, *_ in ring]
