"""What of a drawing can be held: its corners, the middles of its edges, its size, the whole; and where each stands."""

from dataclasses import dataclass
from typing import Final

from console.domain import geodesics
from console.domain.annotation import Kind, Shape
from console.domain.geodesics import Point

SMALLEST: Final = 10.0
"""Metres a radius or a width has at least."""


@dataclass(frozen=True)
class Handle:
    """What can be held: a corner, the middle of an edge (a corner to come), the size, or the whole; by its number."""

    part: str
    at: int = 0


WHOLE, SIZE = Handle("whole"), Handle("size")


def stops(shape: Shape) -> list[Handle]:
    """What the Tab key goes round: the whole, the corners, the size."""
    corners = [] if shape.kind.single else [Handle("corner", at) for at in range(len(shape.points))]
    return [WHOLE, *corners, *([SIZE] if shape.kind in (Kind.CIRCLE, Kind.CORRIDOR) else [])]


def all_of(shape: Shape) -> list[Handle]:
    """What the pointer takes, corners before the middles of edges: these come close on a small picture."""
    alone = [WHOLE] if shape.kind.single else []
    return [*stops(shape)[1:], *alone, *(Handle("edge", at) for at in range(len(edges(shape))))]


def place_of(shape: Shape, handle: Handle) -> Point:
    """Where a handle stands, degrees."""
    if handle.part == "corner":
        return shape.points[handle.at]
    if handle.part == "edge":
        return edges(shape)[handle.at]
    if handle.part == "size" and shape.kind is Kind.CIRCLE:
        return geodesics.destination(shape.anchor, 90.0, shape.radius_m or SMALLEST)
    if handle.part == "size":
        way = geodesics.leg(shape.points[0], shape.points[1])
        middle = geodesics.destination(shape.points[0], way.bearing, way.metres / 2)
        return geodesics.destination(middle, way.bearing + 90, (shape.width_m or SMALLEST) / 2)
    return shape.anchor


def edges(shape: Shape) -> list[Point]:
    """The middle of each edge."""
    points = shape.points
    if shape.kind.single:
        return []
    ends = [*points[1:], *points[:1]] if shape.kind is Kind.POLYGON else points[1:]
    legs = [(start, geodesics.leg(start, end)) for start, end in zip(points, ends, strict=False)]
    return [geodesics.destination(start, leg.bearing, leg.metres / 2) for start, leg in legs]


def inserted(shape: Shape, after: int, place: Point) -> Shape:
    """With one corner more, after another."""
    return shape.with_points([*shape.points[: after + 1], place, *shape.points[after + 1 :]])
