"""A shape of an overlay in the inspector: what its file says of it, all of it as plain text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from console.domain import coordinates, times
from console.domain.letters import cut
from console.domain.overlay import FeatureFacts
from console.map.looks import OVERLAY
from console.ui.overlays import overlays_of
from console.ui.panels.inspector_sheet import Chip, Fact, Section, Sheet, facts
from console.ui.panels.inspector_subjects import Shown, Subject
from console.ui.panels.inspector_view import Deed
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.domain.times import Instant
    from console.store.reader import Reader
    from console.ui.window import Window

_KINDS = {
    "Point": later("Point"),
    "MultiPoint": later("Points"),
    "LineString": later("Line"),
    "MultiLineString": later("Lines"),
    "Polygon": later("Area"),
    "MultiPolygon": later("Areas"),
    "GeometryCollection": later("Shapes of several kinds"),
}
_LONGEST = 400
_MOST = 80


def sheet(found: FeatureFacts, shown: Shown) -> Sheet:
    """Its fact sheet."""
    feature, overlay = found.feature, found.overlay
    geometry = json.loads(feature.geometry) if feature.geometry else {}
    kind = tr(_KINDS.get(geometry.get("type", ""), later("No place")))
    where: tuple[str, ...] = ()
    if geometry.get("type") == "Point":
        lon, lat = geometry["coordinates"][:2]
        where = (f"{shown.write(lon, lat)} · {coordinates.grid(lon, lat)}",)
    attributes = [Fact(name, cut(text, _LONGEST)) for name, text in found.attributes if text]
    rest = len(attributes) - _MOST
    if rest > 0:
        attributes = [*attributes[:_MOST], Fact("", tr("… and {n} more", n=rest))]
    return Sheet(
        feature.name or tr("Record {number}", number=found.number),
        where,
        feature.sidc or None,
        (Chip(kind), Chip(overlay.name)),
        sections=(
            *((Section(tr("What it says"), (Fact("", found.description),)),) if found.description else ()),
            Section(
                tr("Shape"),
                facts(
                    (tr("From"), _at(feature.valid_from)),
                    (tr("Until"), _at(feature.valid_to)),
                    (tr("Folder"), found.folder),
                    (tr("Its own id"), found.external_id),
                ),
            ),
            *((Section(tr("Attributes"), tuple(attributes)),) if attributes else ()),
            Section(
                tr("Evidence"),
                facts(
                    (tr("Overlay"), overlay.name),
                    (tr("Source"), overlay.source),
                    (tr("File format"), overlay.format),
                    (tr("Brought in by"), f"{overlay.author}, {times.dtg(overlay.made_at)}"),
                    (tr("Marking"), overlay.marking.text if overlay.marking is not None else shown.marking),
                ),
            ),
        ),
    )


def deeds(window: Window, found: FeatureFacts) -> tuple[Deed, ...]:
    """What can be done with the overlay the selected shape belongs to."""
    overlays, layer = overlays_of(window), f"{OVERLAY}{found.overlay.id.hex()}"
    return (
        Deed(tr("Show the overlay"), "", lambda: overlays.fit(layer)),
        Deed(tr("Rename the overlay…"), "", lambda: overlays.rename(layer)),
        Deed(tr("Remove the overlay"), "", lambda: overlays.remove(layer)),
    )


def _at(when: Instant | None) -> str:
    return "" if when is None else times.dtg(when)


def _read(reader: Reader, thing: bytes, _day: Instant) -> FeatureFacts | None:
    from console.store.overlays import feature

    return feature(reader, thing)


SUBJECT = Subject(_read, sheet, deeds)
