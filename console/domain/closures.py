"""Closures as shapes: what is drawn on the map becomes a line or area that ways cannot cross."""

import json
from collections.abc import Sequence
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
_LEAST: Final = 1e-5
"""Degrees: what is no longer and no wider, a metre, is a point."""
_NO_EXTENT: Final = "A point or text closes nothing. Draw a line across the way, or an area."
_UNREADABLE: Final = "A closure of this case has no readable geometry. Run “check” on the case."


def geometry_of(shape: Shape) -> str:
    """GeoJSON text of a line or area on the ground. Raises BadInput for a point or text: neither has an extent."""
    match shape.kind:
        case Kind.LINE:
            return _text("LineString", [np.asarray(shape.points)])
        case Kind.POLYGON:
            return _text("Polygon", [np.asarray([*shape.points, shape.points[0]])])
        case Kind.CIRCLE:
            return _text("Polygon", [geodesics.circle(shape.anchor, shape.radius_m or 0.0, _ROUND)])
        case Kind.CORRIDOR:
            return _text("Polygon", geodesics.corridor(shape.points, shape.width_m or 0.0))
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
        if not lines or any(len(line) < (4 if area else 2) for line in lines):
            raise ValueError("too few places")
        if not all(abs(lon) <= 360 and abs(lat) <= 90 for line in lines for lon, lat in line):
            raise ValueError("not on the earth")
    except (KeyError, TypeError, ValueError):
        raise BadInput(_UNREADABLE) from None
    return [geodesics.along(line) for line in lines], area


def shape(geometry: str) -> Any:
    """The same as a shapely geometry in degrees, prepared to be met by many lines. Raises BadInput.

    An area whose outline crosses itself is all it goes round; what reaches over the date line is there on both sides.
    """
    import shapely
    from shapely.affinity import translate

    lines, area = outlines(geometry)
    rings = [_unrolled(line, area) for line in lines]
    drawn = shapely.Polygon(rings[0], rings[1:]) if area else shapely.LineString(rings[0])
    found = shapely.make_valid(drawn, method="structure", keep_collapsed=True)
    if np.abs(rings[0][:, 0]).max() > 180:
        found = shapely.union_all([found, *(translate(found, turn) for turn in (-360.0, 360.0))])
    shapely.prepare(found)
    return found


def _unrolled(line: Floats, ring: bool) -> Floats:
    """A line without a jump where it crosses the date line; a ring round a pole goes over that pole."""
    lon, lat = np.unwrap(line[:, 0], period=360.0), line[:, 1]
    if ring and abs(lon[-1] - lon[0]) > 180:
        pole = 90.0 if lat.mean() > -1 else -90.0
        lon, lat = np.r_[lon, lon[-1], lon[0], lon[0]], np.r_[lat, pole, pole, lat[0]]
    return np.column_stack((lon, lat))


def _text(kind: str, lines: Sequence[Floats]) -> str:
    if np.ptp(lines[0], axis=0).max() < _LEAST:
        raise BadInput(_NO_EXTENT)
    rounded = [[[round(lon, 5), round(lat, 5)] for lon, lat in line.tolist()] for line in lines]
    coordinates = rounded if kind == "Polygon" else rounded[0]
    return json.dumps({"type": kind, "coordinates": coordinates}, separators=(",", ":"))
