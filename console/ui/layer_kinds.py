"""The layers as the panel lists them: their names, their pictures, and why some have no place on the map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QPixmap

from console.domain.categories import Category
from console.exports.picture_layers import FORCES
from console.map import looks
from console.ui import picture_glyphs
from console.ui.layer_glyphs import has_glyph, layer_glyph
from console.ui.theme import Look
from console.ui.words import later, tr

Glyph = Callable[[Look, float], QPixmap]
"""``glyph(look, density)``: a layer's picture as it stands on the map."""

TITLES = {
    looks.INCIDENTS: later("Incidents"),
    looks.FORCES: later("Forces"),
    looks.COVERAGE: later("Coverage of the air"),
    looks.REPORTS: later("Reports"),
    looks.PLACES: later("Places"),
    looks.DRAWN: later("Drawings"),
    looks.COUNCIL: later("Consultation"),
    looks.OVERLAYS: later("Overlays"),
    looks.GROUND: later("Ground"),
}
"""The groups, first to last; time is added where it matters."""

_NAMES = {
    **{f"incident:{category.value}": category.label for category in Category},
    **{f"report:{category.value}": category.label for category in Category},
    looks.REPORT_OTHER: later("No category"),
    **{layer.id: layer.label for layer in FORCES},
    looks.AIR_DEFENCE: later("Air-defence rings"),
    looks.AIR_POLICING: later("Air-policing rings"),
    "places.headquarters": later("Headquarters"),
    "places.bases": later("Bases"),
    "places.ports": later("Ports"),
    "places.straits": later("Straits"),
    "places.corridors": later("Corridors"),
    "places.suwalki": later("Suwałki gap"),
    "places.other": later("Other places"),
    looks.ANNOTATIONS: later("Drawings of the case"),
    looks.CLOSURES: later("Ways closed"),
    looks.STANCES: later("Stances of Allies"),
    looks.COUNTRY_NAMES: later("Country names"),
    looks.CITY_NAMES: later("Cities"),
    looks.SEA_NAMES: later("Sea names"),
    looks.ADMIN: later("Provinces"),
    looks.RELIEF: later("Relief"),
    looks.GRATICULE: later("Degrees"),
}


@dataclass(frozen=True)
class LayerKind:
    """A layer in the panel. ``counted``: it has things to count, and no row while it has none.

    ``named``: its label is the name a person or a file gave it, which is not translated, and it keeps its row.
    """

    id: str
    label: str
    glyph: Glyph | None
    off_map: str
    counted: bool
    named: bool = False


def overlay_kind(layer: str, name: str) -> LayerKind:
    """An overlay of the case as the panel lists it."""
    return LayerKind(layer, name, _glyph(layer), "", counted=True, named=True)


def kinds(group: str) -> tuple[LayerKind, ...]:
    """The layers of a group, as listed in the looks."""
    off_map = {layer.id: layer.off_map for layer in FORCES}
    return tuple(
        LayerKind(layer, _NAMES[layer], _glyph(layer), off_map.get(layer, ""), group != looks.GROUND)
        for layer in looks.GROUPS[group]
    )


def name_of(layer: str) -> str:
    """What a layer is called."""
    return tr(_NAMES[layer])


def _glyph(layer: str) -> Glyph | None:
    kind, _, slug = layer.partition(":")
    if kind == "incident":
        return lambda look, density: picture_glyphs.category(look, slug, density)
    sidc = next((force.sidc for force in FORCES if force.id == layer), "")
    if sidc:
        return lambda look, density: picture_glyphs.force(look, sidc, density)
    return partial(_drawn, layer) if has_glyph(layer) else None


def _drawn(layer: str, look: Look, density: float) -> QPixmap:
    return layer_glyph(look, layer, density)
