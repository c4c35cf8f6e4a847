"""Well-known text of geometries, ``POINT (23.9 50.5)``, as GeoJSON."""

import json
import re
from collections.abc import Iterator

_HEAD = re.compile(
    r"\s*(?:SRID=\d+\s*;)?\s*(POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION)"
    r"\s*(?:ZM|Z|M)?\s*(?=\(|EMPTY)",
    re.IGNORECASE,
)
_KINDS = {
    kind.upper(): kind
    for kind in (
        "Point",
        "LineString",
        "Polygon",
        "MultiPoint",
        "MultiLineString",
        "MultiPolygon",
        "GeometryCollection",
    )
}
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_PAIR = re.compile(rf"({_NUMBER})\s+({_NUMBER})(?:\s+{_NUMBER})*")
_INSIDE = re.compile(r"[\s()\[\],0-9.eE+-]*")
_DEEPEST = 4


def geometry(text: str) -> dict[str, object] | None:
    """A GeoJSON geometry, its coordinates unchecked; None where the text is no WKT or says EMPTY."""
    return _geometry(text.strip(), 0)


def _geometry(text: str, depth: int) -> dict[str, object] | None:
    head = _HEAD.match(text)
    if head is None or depth > _DEEPEST:
        return None
    kind, rest = _KINDS[head[1].upper()], text[head.end() :].strip()
    if not (rest.startswith("(") and rest.endswith(")")):
        return None
    if kind == "GeometryCollection":
        parts = [_geometry(part.strip(), depth + 1) for part in _parts(rest[1:-1])]
        return {"type": kind, "geometries": parts} if all(parts) else None
    coordinates = _coordinates(rest)
    if coordinates is None:
        return None
    if kind == "Point":
        return {"type": kind, "coordinates": coordinates[0] if coordinates else []}
    if kind == "MultiPoint":
        coordinates = [one[0] if one and isinstance(one[0], list) else one for one in coordinates]
    return {"type": kind, "coordinates": coordinates}


def _coordinates(text: str) -> list | None:  # type: ignore[type-arg]
    if not _INSIDE.fullmatch(text) or re.search(r"\((?:\s*\(){4}", text):
        return None
    pairs = _PAIR.sub(lambda pair: f"[{float(pair[1])!r},{float(pair[2])!r}]", text)
    try:
        found = json.loads(pairs.replace("(", "[").replace(")", "]"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list) else None


def _parts(text: str) -> Iterator[str]:
    """The parts between commas outside brackets."""
    depth = start = 0
    for at, letter in enumerate(text):
        if letter == "(":
            depth += 1
        elif letter == ")":
            depth -= 1
        elif letter == "," and depth == 0:
            yield text[start:at]
            start = at + 1
    yield text[start:]
