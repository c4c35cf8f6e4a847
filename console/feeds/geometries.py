"""Whether what a file calls a geometry is built as one: its type and its nesting, before positions are checked."""

from collections.abc import Iterator
from typing import Any

from console.domain.numbers import grouped
from console.feeds import positions
from console.feeds.drafts import Warned
from console.feeds.positions import Shape

DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
AREAS = frozenset(("Polygon", "MultiPolygon"))
_DEEPEST = 4


def malformed(geometry: object, depth: int = 0) -> str:
    """Why it is no geometry of GeoJSON, in one sentence; empty where it is one (whose positions may still be off)."""
    if not isinstance(geometry, dict):
        return "Its geometry is not an object."
    kind = geometry.get("type")
    if kind == "GeometryCollection":
        return _collection(geometry.get("geometries"), depth)
    if not isinstance(kind, str) or kind not in DEPTHS:
        return f"Its geometry is of the type {_shown(kind)}, which GeoJSON does not have."
    if "coordinates" not in geometry:
        return f"Its geometry is a {kind} without coordinates."
    if not _nested(geometry["coordinates"], DEPTHS[kind]):
        return f"Its coordinates are not nested as those of a {kind} are."
    return ""


class Outlines:
    """The geometries of one file: checked, open areas closed, and what is odd about them told once."""

    def __init__(self) -> None:
        self._closed = 0
        self._crossed: list[int] = []

    def shape(self, number: int, geometry: dict[str, Any]) -> Shape:
        """A well-built geometry in degrees, as record ``number`` has it."""
        self._closed += _unclosed(geometry)
        shape = positions.shape(geometry)
        if shape.kind in AREAS and _crosses_itself(shape.text):
            self._crossed.append(number)
        return shape

    def warnings(self) -> Iterator[Warned]:
        """What to warn of after all geometries were read."""
        if self._closed:
            yield Warned(f"Areas that did not end where they begin and were closed: {grouped(self._closed)}.")
        if self._crossed:
            first = f"record {self._crossed[0]}" if len(self._crossed) == 1 else f"first in record {self._crossed[0]}"
            yield Warned(f"Areas that cross their own border, kept as given: {grouped(len(self._crossed))} ({first}).")


def together(parts: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Several geometries as one: of one kind a multiple of it, else a collection; None for none."""
    if len(parts) < 2:
        return parts[0] if parts else None
    kinds = {part["type"] for part in parts}
    if len(kinds) == 1 and (kind := kinds.pop()) in ("Point", "LineString", "Polygon"):
        return {"type": f"Multi{kind}", "coordinates": [part["coordinates"] for part in parts]}
    return {"type": "GeometryCollection", "geometries": parts}


def _unclosed(geometry: dict[str, Any]) -> bool:
    if geometry["type"] == "GeometryCollection":
        return any(_unclosed(part) for part in geometry["geometries"])
    if geometry["type"] not in AREAS:
        return False
    areas = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return any(len(ring) > 2 and list(ring[0]) != list(ring[-1]) for area in areas for ring in area)


def _crosses_itself(geometry: str) -> bool:
    import shapely

    return not bool(shapely.is_valid(shapely.from_geojson(geometry)))


def _collection(parts: object, depth: int) -> str:
    if not isinstance(parts, list):
        return "Its geometry is a collection without geometries."
    if depth >= _DEEPEST:
        return "Its geometries are nested too deeply."
    return next((reason for part in parts if (reason := malformed(part, depth + 1))), "")


def _nested(coordinates: object, depth: int) -> bool:
    """Lists in lists down to positions of two or more, whatever stands in a position. Empty is allowed."""
    if not isinstance(coordinates, list):
        return False
    if depth == 0:
        return len(coordinates) != 1 and not any(isinstance(one, list | dict) for one in coordinates)
    if depth == 1:
        return all(
            isinstance(one, list) and len(one) > 1 and not isinstance(one[0], list | dict) for one in coordinates
        )
    return all(_nested(part, depth - 1) for part in coordinates)


def _shown(kind: object) -> str:
    return f"“{kind[:30]}”" if isinstance(kind, str) else "nothing"
