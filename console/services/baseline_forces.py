"""Load the forces of the baseline: units, where they stand and under whom, who gives what, who may order them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from console.domain.force import Position
from console.domain.force_kinds import BATTLEGROUP
from console.feeds.baseline_drafts import Baseline, BattlegroupDraft, ForceDraft
from console.feeds.baseline_force_drafts import (
    AuthorityDraft,
    ContributionDraft,
    CoverageDraft,
    SubordinationDraft,
    TraitDraft,
)
from console.feeds.baseline_tree import parent_in
from console.store.facts import columns

Columns = dict[str, Any]
Insert = Callable[[str, Iterable[Columns]], list[bytes]]


def load_forces(insert: Insert, baseline: Baseline, missions: Mapping[str, bytes]) -> None:
    """Insert every force with what is known of it; ``missions`` are the keys of operations by their id."""
    drafts: tuple[BattlegroupDraft | ForceDraft, ...] = (
        *baseline.battlegroups, *baseline.forces, *baseline.formations,
    )  # fmt: skip
    traits = {draft.placement: draft for draft in baseline.traits}
    units = _units(insert, drafts, traits)
    parents = _parents(baseline.subordinations, drafts)
    keys = insert(
        "placement", (_placement(draft, units, traits.get(draft.id), parents.get(draft.id)) for draft in drafts)
    )
    placed = {draft.id: key for draft, key in zip(drafts, keys, strict=True)}
    insert("placement_fact", _told(placed, parents, traits))
    insert("contribution", _contributions(placed, baseline))
    insert("readiness", (_readiness(draft, units) for draft in baseline.forces if _has_notice(draft)))
    insert("authority", (row for draft in baseline.authorities for row in _authorities(draft, units)))
    insert("coverage", (_coverage(draft, units, missions) for draft in baseline.coverages))


def _unit(draft: BattlegroupDraft | ForceDraft) -> str:
    return draft.bg_id if isinstance(draft, BattlegroupDraft) else draft.unit


def _units(
    insert: Insert, drafts: Iterable[BattlegroupDraft | ForceDraft], traits: Mapping[str, TraitDraft]
) -> dict[str, bytes]:
    """One unit of all its intervals: its name is that of the last, its validity from the first to the last."""
    spans: dict[str, list[BattlegroupDraft | ForceDraft]] = defaultdict(list)
    for draft in sorted(drafts, key=lambda draft: draft.valid_from):
        spans[_unit(draft)].append(draft)
    keys = insert("unit", (_unit_row(unit, of[0], of[-1], traits.get(of[-1].id)) for unit, of in spans.items()))
    return dict(zip(spans, keys, strict=True))


def _unit_row(
    unit: str, first: BattlegroupDraft | ForceDraft, last: BattlegroupDraft | ForceDraft, trait: TraitDraft | None
) -> Columns:
    common = {"slug": unit, "name": last.name, "ascii_name": last.ascii_name, "sidc": last.sidc or None}
    if isinstance(last, BattlegroupDraft):
        return {**common, "kind": BATTLEGROUP, "domain": "land", "valid_from": last.established}
    return {
        **common, "kind": (trait and trait.kind) or last.kind, "short_name": last.short, "domain": last.domain,
        "note": last.note, "valid_from": first.valid_from, "valid_to": last.valid_to,
    }  # fmt: skip


def _parents(
    rows: Iterable[SubordinationDraft], drafts: Iterable[BattlegroupDraft | ForceDraft]
) -> dict[str, SubordinationDraft]:
    """By interval: whom its unit stands under in it."""
    of_child: dict[str, list[SubordinationDraft]] = defaultdict(list)
    for row in rows:
        of_child[row.child].append(row)
    found = {draft.id: parent_in(of_child[_unit(draft)], draft.valid_from, draft.valid_to) for draft in drafts}
    return {name: row for name, row in found.items() if row is not None}


def _placement(
    draft: BattlegroupDraft | ForceDraft,
    units: Mapping[str, bytes],
    trait: TraitDraft | None,
    parent: SubordinationDraft | None,
) -> Columns:
    row = _battlegroup(draft) if isinstance(draft, BattlegroupDraft) else _force(draft)
    return {
        "unit_id": units[_unit(draft)], **row, **(_traits(trait) if trait else {}),
        "parent_id": units[parent.parent] if parent else None,
    }  # fmt: skip


def _battlegroup(draft: BattlegroupDraft) -> Columns:
    return {
        "slug": draft.id, "valid_from": draft.valid_from, "valid_to": draft.valid_to, "position": Position.POINT,
        "place": draft.location, "country": draft.host_iso2, "lon": draft.lon, "lat": draft.lat,
        "lead": draft.framework_iso2, "contributors": ";".join(draft.contributing_iso2),
        "higher": draft.parent_hq, "strength": draft.strength, "strength_min": draft.strength_min,
        "strength_max": draft.strength_max, "strength_note": draft.strength_note, "size_level": draft.size_level,
        "sidc": draft.sidc, "note": draft.change_note, **columns(draft.provenance),
    }  # fmt: skip


def _force(draft: ForceDraft) -> Columns:
    return {
        "slug": draft.id, "valid_from": draft.valid_from, "valid_to": draft.valid_to, "position": draft.position,
        "place": draft.home_place, "country": draft.home_country_iso2 or None, "lon": draft.lon, "lat": draft.lat,
        "lead": draft.lead, "strength_min": draft.strength_min, "strength_max": draft.strength_max,
        "strength_note": draft.strength_note, "sidc": draft.sidc or None, **columns(draft.provenance),
    }  # fmt: skip


def _traits(draft: TraitDraft) -> Columns:
    return {
        "permanence": draft.permanence, "acts_as": draft.acts_as, "caveats": draft.caveats or None,
        "home_place": draft.home_place or None, "home_country": draft.home_country_iso2 or None,
        "home_lon": draft.home_lon, "home_lat": draft.home_lat,
    }  # fmt: skip


def _told(
    placed: Mapping[str, bytes], parents: Mapping[str, SubordinationDraft], traits: Mapping[str, TraitDraft]
) -> Iterator[Columns]:
    """Where parent and traits come from: their rows have sources of their own."""
    for name, key in placed.items():
        for field, rows in (("parent", parents), ("traits", traits)):
            if name in rows:
                yield {"placement_id": key, "field": field, **columns(rows[name].provenance)}


def _contributions(placed: Mapping[str, bytes], baseline: Baseline) -> Iterator[Columns]:
    """What is said of a nation's share; of a nation a battlegroup only lists, that it takes part."""
    said = {(draft.placement, draft.country_iso2): draft for draft in baseline.contributions}
    for group in baseline.battlegroups:
        for country in (group.framework_iso2, *group.contributing_iso2):
            of = said.pop((group.id, country), None)
            yield {"placement_id": placed[group.id], **(_share(of) if of else _only_listed(group, country))}
    battlegroups = {group.id for group in baseline.battlegroups}
    for (name, _country), draft in said.items():
        if name not in battlegroups:
            yield {"placement_id": placed[name], **_share(draft)}


def _share(draft: ContributionDraft) -> Columns:
    return {
        "country": draft.country_iso2, "strength_min": draft.strength_min,
        "strength_max": draft.strength_max, "strength_note": draft.strength_note or None,
        "caveats": draft.caveats or None, **columns(draft.provenance),
    }  # fmt: skip


def _only_listed(group: BattlegroupDraft, country: str) -> Columns:
    return {"country": country, **columns(group.provenance)}


def _has_notice(draft: ForceDraft) -> bool:
    return draft.notice_days_min is not None or draft.notice_days_max is not None or bool(draft.notice_note)


def _readiness(draft: ForceDraft, units: Mapping[str, bytes]) -> Columns:
    return {
        "unit_id": units[draft.unit], "valid_from": draft.valid_from, "valid_to": draft.valid_to,
        "notice_days_min": draft.notice_days_min, "notice_days_max": draft.notice_days_max,
        "notice_note": draft.notice_note, **columns(draft.provenance),
    }  # fmt: skip


def _authorities(draft: AuthorityDraft, units: Mapping[str, bytes]) -> Iterator[Columns]:
    for unit in draft.units:
        for act in draft.acts:
            yield {
                "unit_id": units[unit], "act": act, "actor": draft.actor, "verdict": draft.verdict,
                "condition": draft.condition, "valid_from": draft.valid_from, "valid_to": draft.valid_to,
                **columns(draft.provenance),
            }  # fmt: skip


def _coverage(draft: CoverageDraft, units: Mapping[str, bytes], missions: Mapping[str, bytes]) -> Columns:
    return {
        "unit_id": units.get(draft.unit), "mission_id": missions.get(draft.operation),
        "kind": draft.kind, "place": draft.place, "lon": draft.lon, "lat": draft.lat, "radius_km": draft.radius_km,
        "note": draft.note, "valid_from": draft.valid_from, "valid_to": draft.valid_to, **columns(draft.provenance),
    }  # fmt: skip
