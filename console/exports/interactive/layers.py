"""The layers a reader of the map can switch, made with folium: only those that hold something."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from console.domain.categories import Category
from console.exports.interactive.embedding import unaddressed
from console.exports.interactive.entries import REPORTS, Entry
from console.exports.interactive.symbols import Symbol, Symbols
from console.exports.picture_layers import FORCES, incident_layer
from console.map.looks import ANNOTATIONS, CLOSURES, usual
from console.map.words import tr

REGIONS: Final = "regions"
_SEVERITY: Final = 2


@dataclass(frozen=True)
class LayerLine:
    """One line of the list of layers: its id, its HTML (every word escaped), and whether it is shown at first."""

    id: str
    html: str
    shown: bool = True


def lines_of(
    entries: Sequence[Entry], regions: bool, overlays: Sequence[tuple[str, str]], symbols: Symbols
) -> list[LayerLine]:
    """The lines for what is there: incidents by kind, forces by kind, reports, regions, what is drawn, overlays."""
    held = {entry["layer"] for entry in entries if entry["x"] is not None}
    found = [
        _line(incident_layer(each), tr(each.label), _svg(symbols.incident(each.value, _SEVERITY, "assessed")))
        for each in Category
        if incident_layer(each) in held
    ]
    found += [
        _line(layer.id, tr(layer.label), _svg(symbols.force(layer.sidc)) if layer.sidc else "<i></i>")
        for layer in FORCES
        if layer.id in held
    ]
    if REPORTS in held:
        found.append(_line(REPORTS, tr("Reports"), '<i class="dots"></i>'))
    if regions:
        found.append(_line(REGIONS, tr("Reports, region known only"), '<i class="tint"></i>'))
    for layer, words in ((ANNOTATIONS, tr("Drawings")), (CLOSURES, tr("Closed ways"))):
        if layer in held:
            found.append(_line(layer, words, '<i class="lines"></i>'))
    return [*found, *(_line(layer, name, '<i class="lines"></i>') for layer, name in overlays if layer in held)]


def _line(layer: str, words: str, icon: str) -> LayerLine:
    return LayerLine(layer, f"{icon}{escape(unaddressed(words))}", usual(layer).visible)


def _svg(symbol: Symbol) -> str:
    return f'<svg width="24" height="18" aria-hidden="true"><use href="#{symbol.id}"></use></svg>'
