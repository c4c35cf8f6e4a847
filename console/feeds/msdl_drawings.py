"""What an MSDL scenario draws: installations and tactical graphics, each with its symbol and the overlay it is on."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import msgspec

from console.domain.letters import cut
from console.domain.times import Instant
from console.feeds import elements as el
from console.feeds import plain, symbol_codes
from console.feeds.cap_alert import gathered
from console.feeds.drafts import FeatureDraft
from console.feeds.msdl_places import of_location
from console.feeds.order_of_battle import LONGEST_NAME

_LISTS = {
    "Installations": ("Installation", "Installations"),
    "TacticalGraphics": ("TacticalGraphic", "Tactical graphics"),
    "MOOTWGraphics": ("MOOTWGraphic", "Other graphics"),
}
_MOST_POINTS = 10_000


class Drawings:
    """The drawings of one scenario."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._overlays = {
            el.child_text(overlay, "ObjectHandle", "OverlayHandle"): el.line(
                plain.text(el.child_text(overlay, "OverlayName", "Name"))
            )
            for overlay in el.below(root, "Overlay")
        }

    def __iter__(self) -> Iterator[tuple[Element, str]]:
        """Everything drawn, with the name of its overlay."""
        for listed, (name, title) in _LISTS.items():
            parent = el.child(self._root, listed)
            for one in () if parent is None else el.children(parent, name):
                handle = next((el.text(found) for found in el.below(one, "OverlayHandle")), "")
                yield one, self._overlays.get(handle) or title


def draft(number: int, element: Element, overlay: str, at: Instant | None) -> FeatureDraft:
    """One drawing; ``at`` is from when on the scenario says it is there."""
    written = el.child_text(element, "SymbolIdentifier")
    sidc = symbol_codes.code(written)
    geometry, unlocated = _geometry(element)
    name = el.line(plain.text(el.child_text(element, "Name")))
    unique = next((el.line(el.text(one)) for one in el.below(element, "UniqueDesignation") if el.text(one)), "")
    return FeatureDraft(
        number=number,
        name=cut(name or unique, LONGEST_NAME),
        external_id=el.child_text(element, "ObjectHandle") or None,
        overlay=overlay,
        geometry=geometry,
        unlocated=unlocated,
        valid_from=at,
        sidc=sidc,
        attributes=gathered([("symbol", "" if sidc else written), ("designation", unique if unique != name else "")]),
    )


def _geometry(element: Element) -> tuple[str, str]:
    """Its points as GeoJSON, or why there are none."""
    points: list[tuple[float, float]] = []
    why = ""
    for location in el.below(element, "Location"):
        place = of_location(location)
        if place.lon is None or place.lat is None:
            why = why or place.unlocated
        elif len(points) < _MOST_POINTS:
            points.append((place.lon, place.lat))
    if not points:
        return "", why
    kind, coordinates = ("LineString", points) if len(points) > 1 else ("Point", points[0])
    return msgspec.json.encode({"type": kind, "coordinates": coordinates}).decode(), ""
