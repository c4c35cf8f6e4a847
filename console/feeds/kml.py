"""KML: every placemark at any depth is a shape of an overlay, with its folder, its times and its style.

A KMZ is an archive of these, read through like any other. Nothing is ever fetched: network links, pictures laid over
the ground, styles in other files and models are counted and told. Descriptions become plain text.
"""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from console.domain.errors import BadInput
from console.domain.numbers import grouped
from console.domain.sidc import parse as parse_sidc
from console.feeds import elements, kml_times, plain, xml
from console.feeds.drafts import Asked, Draft, FeatureDraft, Given, Refused, Rejected, Warned
from console.feeds.geometries import Outlines, together
from console.feeds.kml_shapes import geometries_of
from console.feeds.kml_styles import KmlStyles
from console.feeds.told_times import ToldTimes

_PAGE = re.compile(r"<(?:html|body|table|div|p|br|li)\b", re.IGNORECASE)
_FOLDERS = frozenset(("kml", "Document", "Folder"))
_PICTURES = ("GroundOverlay", "ScreenOverlay", "PhotoOverlay")
_ROOTS = frozenset(("kml", "Document", "Folder", "Placemark", *_PICTURES, "NetworkLink", "NetworkLinkControl"))
_OWN = frozenset(
    (
        *("name", "description", "Snippet", "snippet", "styleUrl", "Style", "StyleMap", "visibility", "open", "Region"),
        *("TimeStamp", "TimeSpan", "LookAt", "Camera", "ExtendedData", "Metadata", "balloonVisibility", "link"),
    )
)


class Kml:
    """See the module."""

    name = "kml"

    def recognises(self, given: Given) -> bool:
        """By the outermost element: ``kml`` or a placemark, or another of its own in the namespace of KML."""
        seen = xml.outermost(given.head)
        if seen is None:
            return False
        return seen.name in ("kml", "Placemark") or (seen.name in _ROOTS and "/kml" in seen.namespace)

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """Every placemark, in order. Raises Refused."""
        document = xml.parse(given)
        yield from document.warnings
        reading = _Reading(document.root)
        taken = 0
        for number, (folder, placemark) in enumerate(reading.placemarks(document.root), 1):
            if document.whole(placemark):
                yield reading.draft(number, folder, placemark)
                taken += 1
            else:
                yield Rejected(number, "The file ends in the middle of it.")
        if document.broken and not taken:
            raise Refused(f"Not taken: {given.name}: {document.broken}. Nothing was written.")
        yield from document.cut(taken)
        yield from reading.warnings()


class _Reading:
    def __init__(self, root: Element) -> None:
        self._styles = KmlStyles(root)
        self._times = ToldTimes()
        self._outlines = Outlines()
        self._left_out: Counter[str] = Counter()

    def placemarks(self, root: Element) -> Iterator[tuple[str, Element]]:
        """The placemarks in the order of the file, each with the names of the folders it is in."""
        waiting = [("", root)]
        while waiting:
            folder, element = waiting.pop()
            kind = elements.local(element)
            if kind == "Placemark":
                yield folder, element
            elif kind in _FOLDERS:
                name = elements.line(plain.text(elements.child_text(element, "name"))) if kind == "Folder" else ""
                inside = f"{folder} / {name}" if folder and name else folder or name
                waiting += [(inside, child) for child in reversed(element)]
            elif kind == "NetworkLink" or kind in _PICTURES:
                self._left_out[kind] += 1

    def draft(self, number: int, folder: str, placemark: Element) -> FeatureDraft:
        parts, faults = geometries_of(placemark)
        geometry = together(parts)
        shape = self._outlines.shape(number, geometry) if geometry else None
        unlocated = shape.unlocated if shape else faults
        attributes = _attributes(placemark)
        start, end = kml_times.span(placemark, self._times)
        return FeatureDraft(
            number=number,
            name=elements.line(plain.text(elements.child_text(placemark, "name"))),
            description=_described(elements.child_text(placemark, "description", "Snippet", "snippet")),
            external_id=elements.attribute(placemark, "id") or None,
            folder=folder,
            geometry=shape.text if shape else "",
            unlocated=unlocated,
            style=self._styles.of(placemark, shape.kind if shape else ""),
            valid_from=start,
            valid_to=end,
            sidc=_code(attributes),
            attributes=attributes,
        )

    def warnings(self) -> Iterator[Warned]:
        if links := self._left_out["NetworkLink"]:
            yield Warned(f"Links to other files or servers that were not followed: {grouped(links)}.")
        if pictures := sum(self._left_out[kind] for kind in _PICTURES):
            yield Warned(f"Pictures laid over the map that were left out: {grouped(pictures)}.")
        yield from self._styles.warnings()
        yield from self._outlines.warnings()
        yield from self._times.warnings()


def _described(text: str) -> str:
    """Plain text; where it is a page of HTML, its own line ends mean nothing."""
    return plain.text(" ".join(text.split()) if _PAGE.search(text) else text)


def _attributes(placemark: Element) -> dict[str, str]:
    """What else it says: extended data of both kinds, an address, and plain elements that are not KML's own."""
    told: dict[str, str] = {}
    for element in elements.below(placemark, "Data", "SimpleData"):
        name = elements.attribute(element, "name")
        value = elements.child_text(element, "value") if elements.local(element) == "Data" else elements.text(element)
        if name and value:
            told.setdefault(name, plain.text(value))
    for child in placemark:
        name, value = elements.local(child), (child.text or "").strip()
        if name not in _OWN and value and not len(child):
            told.setdefault(name, plain.text(value))
    return told


def _code(attributes: dict[str, str]) -> str:
    said = next((value for name, value in attributes.items() if name.lower() == "sidc"), "")
    try:
        return str(parse_sidc(said)) if said else ""
    except BadInput:
        return ""


PARSERS = (Kml(),)
