"""How each layer of the map looks: shown or hidden, how see-through, locked, and which of its group lies on top.

The bands of the map keep their order (ground, areas, density, routes, symbols, incidents, labels). A user's order holds
within a group: a layer of a higher ``order`` finds its place before the others and is painted over them; layers of
equal order stand by importance, as the map does by itself.

A locked layer is not picked, not edited, and nothing but its own lock, a recalled view or "show all" changes it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, Final

from console.domain.categories import Category
from console.domain.force_kinds import BATTLEGROUP, BRIGADE, COMMAND, HOST_NATION, POOL, RESPONSE

INCIDENTS, FORCES, REPORTS, PLACES, DRAWN, GROUND = "incidents", "forces", "reports", "places", "drawn", "ground"
OVERLAYS: Final = "overlays"
COVERAGE: Final = "coverage"
OVERLAY: Final = "overlay:"
"""How the ids of the layers of this group begin: each overlay of the case is one."""
OPERATIONS: Final = "operations"
COUNCIL, STANCES = "council", "stances"
ANNOTATIONS: Final = "annotations"
CLOSURES: Final = "closures"
AIR_DEFENCE, AIR_POLICING = "coverage.air defence", "coverage.air policing"
RELIEF, ADMIN, GRATICULE = "relief", "admin", "graticule"
COUNTRY_NAMES, SEA_NAMES, CITY_NAMES = "names.countries", "names.seas", "names.cities"
REPORT_OTHER: Final = "report:other"
"""Reports without a category."""

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    INCIDENTS: tuple(f"incident:{category.value}" for category in Category),
    FORCES: (
        BATTLEGROUP,
        BRIGADE,
        "other force",
        "air policing",
        "early warning",
        OPERATIONS,
        RESPONSE,
        POOL,
        COMMAND,
        HOST_NATION,
        "imported unit",
    ),
    COVERAGE: (AIR_DEFENCE, AIR_POLICING),
    REPORTS: (*(f"report:{category.value}" for category in Category), REPORT_OTHER),
    PLACES: (
        "places.headquarters",
        "places.bases",
        "places.ports",
        "places.straits",
        "places.corridors",
        "places.suwalki",
        "places.other",
    ),
    DRAWN: (ANNOTATIONS, CLOSURES),
    COUNCIL: (STANCES,),
    OVERLAYS: (),
    GROUND: (COUNTRY_NAMES, CITY_NAMES, SEA_NAMES, ADMIN, RELIEF, GRATICULE),
}
"""Every layer the map knows, in the order the panel lists them; those of the overlays are as many as a case has."""
ORDERED: Final = frozenset({INCIDENTS, FORCES})
"""Groups whose layers may be put over one another; the rest lie flat or are one picture."""
PICKED: Final = frozenset({INCIDENTS, FORCES, COVERAGE, REPORTS, PLACES, DRAWN, OVERLAYS})
"""Groups whose things the pointer finds, so that they can be locked."""
FURTHEST: Final = 9
"""How far up or down a layer may be put within its group."""
_USUALLY_HIDDEN: Final = frozenset({OPERATIONS, AIR_DEFENCE, AIR_POLICING, STANCES})
# Operations elsewhere crowd the picture of the flank, and so do rings of hundreds of kilometres; what Allies say to a
# text is for those who ask to see it.
_GROUP_OF: Final = {layer: group for group, layers in GROUPS.items() for layer in layers}
_FAINTEST: Final = 0.05


class Eye(Enum):
    """What a group's eye shows of its layers."""

    OPEN = "open"
    PARTLY = "partly"
    SHUT = "shut"


@dataclass(frozen=True)
class LayerLook:
    """``opacity`` from 0.05 to 1: what is quite gone is hidden, not see-through."""

    visible: bool = True
    opacity: float = 1.0
    locked: bool = False
    order: int = 0


@dataclass(frozen=True)
class GroupLook:
    """A group over its layers: hidden, all of them are; its opacity multiplies theirs."""

    visible: bool = True
    opacity: float = 1.0


_PLAIN, _HIDDEN, _WHOLE = LayerLook(), LayerLook(visible=False), GroupLook()


def group_of(layer: str) -> str:
    """The group of a layer; an unknown one is its own."""
    return OVERLAYS if layer.startswith(OVERLAY) else _GROUP_OF.get(layer, layer)


def usual(layer: str) -> LayerLook:
    """How a layer looks before anybody changed it."""
    return _HIDDEN if layer in _USUALLY_HIDDEN else _PLAIN


@dataclass(frozen=True)
class Looks:
    """All layers and groups; what is not named looks as usual. Every change gives new looks.

    ``overlays`` are the layers of that group which the case has; they are no part of how anything looks.
    """

    layers: Mapping[str, LayerLook] = field(default_factory=dict)
    groups: Mapping[str, GroupLook] = field(default_factory=dict)
    overlays: tuple[str, ...] = field(default=(), compare=False)

    def members(self, group: str) -> tuple[str, ...]:
        """The layers of a group as the panel lists them."""
        return self.overlays if group == OVERLAYS else GROUPS[group]

    def of(self, layer: str) -> LayerLook:
        """A layer's own look, whatever its group's."""
        return self.layers.get(layer) or usual(layer)

    def of_group(self, group: str) -> GroupLook:
        """A group's own look."""
        return self.groups.get(group, _WHOLE)

    def shown(self, layer: str) -> bool:
        """Whether a layer is seen. A locked one does not go with its group."""
        look = self.of(layer)
        return look.visible and (look.locked or self.of_group(group_of(layer)).visible)

    def opacity(self, layer: str) -> float:
        """How much of a layer is seen, 0 (hidden) to 1; its group's opacity counts as well."""
        return self.of(layer).opacity * self.of_group(group_of(layer)).opacity if self.shown(layer) else 0.0

    def pickable(self, layer: str) -> bool:
        """Whether the pointer and the Tab key find its things."""
        return self.shown(layer) and not self.of(layer).locked

    def order(self, layer: str) -> int:
        """Where it lies in its group: higher is painted over lower."""
        return self.of(layer).order

    def sorted(self, group: str) -> list[str]:
        """The layers of a group as they lie, the uppermost first; equal ones as listed in :data:`GROUPS`."""
        return sorted(self.members(group), key=lambda layer: -self.order(layer))

    def eye(self, group: str, among: Collection[str] | None = None) -> Eye:
        """What is seen of a group, or of some of its layers."""
        seen = [self.shown(layer) for layer in self.members(group) if among is None or layer in among]
        return Eye.OPEN if seen and all(seen) else Eye.PARTLY if any(seen) else Eye.SHUT

    # Changes ---------------------------------------------------------------------------------------

    def toggled(self, layer: str) -> Looks:
        """With one layer hidden or shown again, and every other exactly as seen as before; a locked one stays."""
        look, group = self.of(layer), group_of(layer)
        if look.locked:
            return self
        if self.shown(layer) or self.of_group(group).visible:
            return self._with({layer: replace(look, visible=not self.shown(layer))})
        # Its whole group is hidden: the group comes back, of its layers only this one.
        siblings = self.members(group) if group in GROUPS else ()
        others = [other for other in siblings if other != layer and not self.of(other).locked]
        hidden = {other: replace(self.of(other), visible=False) for other in others}
        shown = self._with({**hidden, layer: replace(look, visible=True)})
        return shown._with_group(group, replace(self.of_group(group), visible=True))

    def toggled_group(self, group: str) -> Looks:
        """With a group hidden, or back as it was, or whole where nothing came back; what is locked stays."""
        free = self._free(self.members(group))
        seen = any(self.shown(layer) for layer in free)
        changed = self._with_group(group, replace(self.of_group(group), visible=not seen))
        if seen or any(changed.shown(layer) for layer in free):
            return changed
        return changed._with({layer: replace(changed.of(layer), visible=True) for layer in free})

    def only(self, layer: str) -> Looks:
        """With one layer alone seen of the incidents, forces, reports, places and drawings; the ground stays."""
        if self.of(layer).locked:
            return self
        others = self._free(other for group in PICKED for other in self.members(group) if other != layer)
        hidden = {other: replace(self.of(other), visible=False) for other in others}
        group = group_of(layer)
        shown = self._with({**hidden, layer: replace(self.of(layer), visible=True)})
        return shown._with_group(group, replace(self.of_group(group), visible=True))

    def forces_alone(self) -> Looks:
        """With all forces seen, whole, and no incidents and reports: what is about forces and nothing else."""
        whole = {layer: replace(self.of(layer), visible=True, opacity=1.0) for layer in GROUPS[FORCES]}
        hidden = {group: replace(self.of_group(group), visible=False) for group in (INCIDENTS, REPORTS)}
        free = {layer: replace(self.of(layer), locked=False) for group in hidden for layer in GROUPS[group]}
        return replace(self._with({**free, **whole}), groups={**self.groups, FORCES: _WHOLE, **hidden})

    def all_shown(self) -> Looks:
        """With every layer seen, and whole; locks and order stay."""
        layers = {*_GROUP_OF, *self.layers, *self.overlays}
        whole = {layer: replace(self.of(layer), visible=True, opacity=1.0) for layer in layers}
        return replace(self, layers=_told(whole), groups={})

    def faded(self, layer: str, opacity: float) -> Looks:
        """With a layer so much to be seen; a locked one stays."""
        look = self.of(layer)
        return self if look.locked else self._with({layer: replace(look, opacity=_bounded(opacity))})

    def faded_group(self, group: str, opacity: float) -> Looks:
        """With a group so much to be seen."""
        return self._with_group(group, replace(self.of_group(group), opacity=_bounded(opacity)))

    def locked(self, layer: str, locked: bool) -> Looks:
        """With a layer locked as it is seen now, or free to go with its group again."""
        look = self.of(layer)
        # A locked layer does not go with its group: what its group hides now stays hidden.
        return self._with({layer: replace(look, locked=locked, visible=self.shown(layer) if locked else look.visible)})

    def moved(self, layer: str, steps: int) -> Looks:
        """With a layer so many steps up (down when negative) in its group; a locked one stays."""
        look = self.of(layer)
        if look.locked or group_of(layer) not in ORDERED:
            return self
        return self._with({layer: replace(look, order=max(-FURTHEST, min(FURTHEST, look.order + steps)))})

    def _free(self, layers: Iterable[str]) -> list[str]:
        return [layer for layer in layers if not self.of(layer).locked]

    def _with(self, changed: Mapping[str, LayerLook]) -> Looks:
        return replace(self, layers=_told({**self.layers, **changed}))

    def _with_group(self, group: str, look: GroupLook) -> Looks:
        groups = {**self.groups, group: look}
        return replace(self, groups={name: kept for name, kept in groups.items() if kept != _WHOLE})


def _told(layers: Mapping[str, LayerLook]) -> dict[str, LayerLook]:
    """Only what is not as usual: equal looks are equal values, and a later layer shows in an older view."""
    return {layer: look for layer, look in layers.items() if look != usual(layer)}


def _bounded(opacity: float) -> float:
    return round(min(1.0, max(_FAINTEST, opacity)), 2)


# As text ---------------------------------------------------------------------------------------------


def encoded(looks: Looks) -> str:
    """The looks as JSON: what is not as usual, by layer and by group, names in order."""
    layers = {layer: _differences(look, usual(layer)) for layer, look in sorted(looks.layers.items())}
    groups = {group: _differences(look, _WHOLE) for group, look in sorted(looks.groups.items())}
    return json.dumps({"layers": layers, "groups": groups}, ensure_ascii=False, separators=(",", ":"))


def decoded(text: str) -> Looks:
    """Looks from JSON, whoever wrote it: what cannot be read looks as usual, layers nobody knows here are kept."""
    try:
        told = json.loads(text)
    except ValueError:
        return Looks()
    layers, groups = (_entries(told, name) for name in ("layers", "groups"))
    return Looks(
        _told({layer: _layer(entry, usual(layer)) for layer, entry in layers.items()}),
        {group: look for group, entry in groups.items() if (look := _group(entry)) != _WHOLE},
    )


def _differences(look: LayerLook | GroupLook, plain: LayerLook | GroupLook) -> dict[str, Any]:
    return {name: value for name, value in vars(look).items() if value != getattr(plain, name)}


def _entries(told: Any, name: str) -> dict[str, dict[str, Any]]:
    entries = told.get(name) if isinstance(told, dict) else None
    if not isinstance(entries, dict):
        return {}
    return {key: entry for key, entry in entries.items() if isinstance(entry, dict)}


def _layer(entry: Mapping[str, Any], plain: LayerLook) -> LayerLook:
    order = entry.get("order", 0)
    return LayerLook(
        _flag(entry, "visible", plain.visible),
        _opacity(entry),
        _flag(entry, "locked", False),
        max(-FURTHEST, min(FURTHEST, order)) if type(order) is int else 0,
    )


def _group(entry: Mapping[str, Any]) -> GroupLook:
    return GroupLook(_flag(entry, "visible", True), _opacity(entry))


def _flag(entry: Mapping[str, Any], name: str, plain: bool) -> bool:
    value = entry.get(name, plain)
    return value if isinstance(value, bool) else plain


def _opacity(entry: Mapping[str, Any]) -> float:
    value = entry.get("opacity", 1.0)
    # NaN, which JSON of others may hold, equals nothing.
    known = isinstance(value, int | float) and not isinstance(value, bool) and value == value
    return _bounded(value) if known else 1.0
