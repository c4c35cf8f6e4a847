"""Shapes as texts, WKT or GeoJSON, checked."""

import msgspec

from console.feeds import positions, wkt
from console.feeds.positions import Shape


def from_text(text: str) -> Shape:
    """The shape a text of WKT or GeoJSON (a geometry or a feature) gives; of any other text none, with the reason."""
    given = wkt.geometry(text)
    if given is None:
        given = _json(text)
    if given is None:
        return Shape("", "", None, None, "The shape is neither WKT nor GeoJSON that can be read.")
    return positions.shape(given.get("geometry") if given.get("type") == "Feature" else given)


def _json(text: str) -> dict[str, object] | None:
    if not text.lstrip().startswith("{"):
        return None
    try:
        found = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None
    return found if isinstance(found, dict) else None
