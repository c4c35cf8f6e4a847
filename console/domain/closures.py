"""Closures as shapes: what is drawn on the map becomes a line or area that ways cannot cross."""

import json
from typing import Any, Final

import numpy as np

from console.domain import geodesics
from console.domain.annotation import Kind, Shape
from console.domain.errors import BadInput
from console.domain.geodesics import Floats

LONGEST_NAME: Final = 120
_ROUND: Final = 72
_WIDE_M: Final = 20_000.0
"""Lines of the public picture are drawn by hand for small scales."""
_NO_EXTENT: Final = "A point or text closes nothing. Draw a line across the way, or an area."
_UNREADABLE: Final = "A closure of this case has no readable geometry. Run “check” on the case."


def geometry_of(shape: Shape) -> str:
    """GeoJSON text of a line or area on the ground. Raises BadInput for a point or text: neither has an extent."""
    match shape.kind:
        case Kind.LINE:
            return _text("LineString", _rounded(np.asarray(shape.points)))
        case Kind.POLYGON:
            return _text("Polygon", [_rounded(np.asarray([*shape.points, shape.points[0]]))])
        case Kind.CIRCLE:
            return _text("Polygon", [_rounded(geodesics.circle(shape.anchor, shape.radius_m or 0.0, _ROUND))])
        case Kind.CORRIDOR:
            rings = geodesics.corridor(shape.points, shape.width_m or 0.0)
            return _text("Polygon", [_rounded(ring) for ring in rings])
        case _:
            raise BadInput(_NO_EXTENT)


def shape_of(geometry: str) -> Shape:
    """The shape of a line or area of the public picture: a line is as wide as it may lie off the way it stands for.

    Raises BadInput when it is neither.
    """
    try:
        read = json.loads(geometry)
        parts = read["coordinates"][0] if read["type"] == "Polygon" else read["coordinates"]
        points = tuple((float(lon), float(lat)) for lon, lat, *_ in parts)
    except (KeyError, TypeError, ValueError, IndexError):
        raise BadInput(_NO_EXTENT) from None
    return (
        Shape(Kind.POLYGON, points[:-1]) if read["type"] == "Polygon" else Shape(Kind.CORRIDOR, points, None, _WIDE_M)
    )


def outlines(geometry: str) -> tuple[list[Floats], bool]:
    """The lines (n, 2) a closure is drawn with, dense along geodesics, and whether they are the rings of an area.

    Raises BadInput when the text is no line or area.
    """
    try:
        read = json.loads(geometry)
        area = {"LineString": False, "Polygon": True}[read["type"]]
        parts = read["coordinates"] if area else [read["coordinates"]]
        lines = [[(float(lon), float(lat)) for lon, lat, *_ in part] for part in parts]
        if not lines or any(len(line) < 2 for line in lines):
            raise ValueError("too few places")
    except (KeyError, TypeError, ValueError):
        raise BadInput(_UNREADABLE) from None
    return [geodesics.along(line) for line in lines], area


def shape(geometry: str) -> Any:
    """The same as a shapely geometry in degrees, prepared to be met by many lines. Raises BadInput."""
    import shapely

    lines, area = outlines(geometry)
    found = shapely.Polygon(lines[0], lines[1:]).buffer(0) if area else shapely.LineString(lines[0])
    shapely.prepare(found)
    return found


def _text(kind: str, coordinates: object) -> str:
    return json.dumps({"type": kind, "coordinates": coordinates}, separators=(",", ":"))


def _rounded(places: Floats) -> list[list[float]]:
    return [[round(lon, 5), round(lat, 5)] for lon, lat in places.tolist()]
