"""The geometries of a placemark of KML: points, lines, areas, tracks, models, however nested, as parts of GeoJSON."""

import re
from typing import Any
from xml.etree.ElementTree import Element

from console.feeds import elements

_COMMA = re.compile(r"\s*,\s*")
_KINDS = frozenset(("Point", "LineString", "LinearRing", "Polygon", "Track", "Model"))
_NESTS = frozenset(
    ("MultiGeometry", "MultiTrack", "GeometryCollection", "MultiPoint", "MultiLineString", "MultiPolygon")
)
_MOST_PARTS = 100_000

EMPTY = "The geometry is empty."


def geometries_of(placemark: Element) -> tuple[list[dict[str, Any]], str]:
    """The parts in their order, and why there is none although the placemark has a geometry."""
    parts: list[dict[str, Any]] = []
    empty = False
    waiting = list(reversed(placemark))
    while waiting and len(parts) < _MOST_PARTS:
        element = waiting.pop()
        kind = elements.local(element)
        if kind in _NESTS:
            waiting += reversed(element)
        elif kind in _KINDS:
            part = _part(element, kind)
            empty = empty or part is None
            if part is not None:
                parts.append(part)
    return parts, EMPTY if empty and not parts else ""


def _part(element: Element, kind: str) -> dict[str, Any] | None:
    if kind == "Polygon":
        return _area(element)
    if kind == "Model":
        place = elements.child(element, "Location")
        if place is None:
            return None
        found = [[_number(elements.child_text(place, name)) for name in ("longitude", "latitude")]]
    elif kind == "Track":
        found = [_numbers(elements.text(one).split()) for one in elements.children(element, "coord")]
    else:
        found = coordinates(elements.child_text(element, "coordinates"))
    if not found:
        return None
    if kind in ("Point", "Model") or len(found) == 1:
        return {"type": "Point", "coordinates": found[0]}
    return {"type": "LineString", "coordinates": found}


def _area(element: Element) -> dict[str, Any] | None:
    rings: list[list[list[Any]]] = []
    for name in ("outerBoundaryIs", "innerBoundaryIs"):
        for boundary in elements.children(element, name):
            for ring in elements.children(boundary, "LinearRing"):
                if found := coordinates(elements.child_text(ring, "coordinates")):
                    rings.append(found)
        if not rings:
            return None
    return {"type": "Polygon", "coordinates": rings}


def coordinates(text: str) -> list[list[Any]]:
    """Positions ``lon,lat[,height]``, apart by blanks of any kind; blanks around the commas are tolerated."""
    found: list[list[Any]] = []
    for group in _COMMA.sub(",", text).split():
        values = group.strip(",").split(",")
        size = 3 if len(values) % 3 == 0 else 2 if len(values) % 2 == 0 and len(values) > 3 else len(values)
        found += [_numbers(values[at : at + size]) for at in range(0, len(values), size)]
    return found


def _numbers(values: list[str]) -> list[Any]:
    return [_number(value) for value in values[:2]]


def _number(text: str) -> Any:
    """A number; what is none stays a text, which the check of positions tells of."""
    try:
        return float(text)
    except ValueError:
        return text
