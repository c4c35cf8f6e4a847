"""Overlays: shapes and tracks of a file, kept as a layer of the map, with their style as far as it is safe to draw."""

import json
from dataclasses import dataclass
from typing import Any, Final

from console.domain.errors import BadInput
from console.domain.marking import Marking
from console.domain.times import Instant

LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class FeatureStyle:
    """How a shape wants to be drawn; None where it does not say. Colours are ``#rrggbb``, the width is in pixels."""

    stroke: str | None = None
    stroke_opacity: float | None = None
    width: float | None = None
    dashed: bool = False
    fill: str | None = None
    fill_opacity: float | None = None
    label: bool = True
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """One layer. ``source`` is who it came from, ``features`` how many shapes it has.

    ``marking`` is None where the case's own holds.
    """

    id: bytes
    name: str
    format: str
    source: str
    features: int
    author: str
    made_at: Instant
    note: str = ""
    marking: Marking | None = None


@dataclass(frozen=True, slots=True)
class Feature:
    """One shape; ``geometry`` is GeoJSON text, empty where it has no place.

    It holds from ``valid_from`` (None: always did) until before ``valid_to`` (None: goes on).
    """

    id: bytes
    overlay_id: bytes
    name: str
    geometry: str
    style: FeatureStyle
    valid_from: Instant | None
    valid_to: Instant | None
    sidc: str = ""


@dataclass(frozen=True, slots=True)
class FeatureFacts:
    """All that is known of one shape, for reading."""

    feature: Feature
    overlay: Overlay
    number: int
    description: str
    folder: str
    external_id: str
    attributes: tuple[tuple[str, str], ...]


def read_style(text: str) -> FeatureStyle:
    """The style kept with a shape; what cannot be read says nothing."""
    told = _object(text)
    return FeatureStyle(
        _colour(told.get("stroke")),
        _share(told.get("stroke_opacity")),
        _width(told.get("width")),
        told.get("dashed") is True,
        _colour(told.get("fill")),
        _share(told.get("fill_opacity")),
        told.get("label") is not False,
        icon if isinstance(icon := told.get("icon"), str) else "",
    )


def read_attributes(text: str | None) -> tuple[tuple[str, str], ...]:
    """The attributes kept with a shape, in their order."""
    return tuple((name, str(value)) for name, value in _object(text or "").items())


def require_name(name: str) -> str:
    """The name without blanks around it. Raises BadInput when it says nothing or is too long for the panel."""
    plain = " ".join(name.split())
    if not plain:
        raise BadInput("An overlay needs a name. Type one.")
    if len(plain) > LONGEST_NAME:
        raise BadInput(f"The name of an overlay has at most {LONGEST_NAME} letters.")
    return plain


def _object(text: str) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _colour(value: Any) -> str | None:
    if not isinstance(value, str) or len(value) != 7 or value[0] != "#":
        return None
    return value if all(digit in "0123456789abcdefABCDEF" for digit in value[1:]) else None


def _share(value: Any) -> float | None:
    known = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
    return float(value) if known else None


def _width(value: Any) -> float | None:
    known = isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 20
    return float(value) if known else None
