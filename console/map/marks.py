"""What callers put on the map: plain values, no database and no Qt."""

from dataclasses import dataclass
from typing import Literal

from console.map.annotation_marks import AnnotationMark
from console.map.closure_marks import ClosureMark
from console.map.overlay_marks import FeatureMark
from console.map.place_marks import PlaceMark, RouteMark
from console.map.ring_marks import RingMark
from console.map.words import tr

Status = Literal["unverified", "developing", "assessed"]


@dataclass(frozen=True)
class IncidentMark:
    """An incident at a place. ``severity`` 1–5; ``category`` a slug of the tokens; degrees WGS84.

    ``layer`` is the id of its layer in the looks. With a ``region``, a country by ISO 3166-1 alpha-2, it is known to be
    somewhere there and no more: the country is tinted, and ``lon`` and ``lat`` only tell where to look.
    """

    id: str
    lon: float
    lat: float
    category: str
    severity: int
    status: Status
    title: str
    to_check: bool = False
    detail: str = ""
    layer: str = ""
    region: str = ""


@dataclass(frozen=True)
class UnitMark:
    """A force at a place. ``sidc`` APP-6D, 20 digits; ``detail`` is the line under the name.

    ``area_only``: only its area is public; it is drawn as a dashed area, never as a point. ``parent`` is the id of the
    force it belongs to: where too many stand in view they gather under it. ``readiness`` is the share that is ready,
    0 to 1; None where nobody said.
    """

    id: str
    lon: float
    lat: float
    sidc: str
    name: str
    detail: str = ""
    to_check: bool = False
    area_only: bool = False
    layer: str = ""
    parent: str = ""
    readiness: float | None = None


Mark = IncidentMark | UnitMark
Anything = Mark | AnnotationMark | PlaceMark | RouteMark | FeatureMark | RingMark | ClosureMark
"""What can be picked on the map."""


def label(mark: Anything) -> str:
    """One line of plain text that names a mark, for those who hear the map."""
    if isinstance(mark, AnnotationMark | PlaceMark | RouteMark | FeatureMark | RingMark | ClosureMark):
        return mark.spoken
    if isinstance(mark, UnitMark):
        parts = (mark.name, mark.detail, "area, not position" if mark.area_only else "")
    else:
        parts = (mark.title, mark.detail or mark.status, f"severity {mark.severity}")
    return ", ".join(part for part in (*parts, tr("to check") if mark.to_check else "") if part)


def reach(mark: Mark | AnnotationMark | ClosureMark) -> list[tuple[float, float]]:
    """Places (lon, lat) that have to be seen for all of a mark to be seen."""
    return mark.corners if isinstance(mark, AnnotationMark | ClosureMark) else [(mark.lon, mark.lat)]
