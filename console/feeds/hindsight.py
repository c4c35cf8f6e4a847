"""The public baseline as it was known at a past moment: without what began, ended, was counted or found out later.

Rows that began later are gone, ends that lay ahead are open, and no text names a later date. Where that is not enough,
because a sentence tells a later finding without dating it, a scenario names rows to leave out and what was said then
instead. How things stand by a source of a later date is to be checked: whether it stood so then.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from console.domain.errors import BadInput
from console.domain.hindsight import names_later, without_later
from console.domain.provenance import Provenance
from console.domain.times import Instant, Precision, dtg, iso_day, parse_day_or_instant
from console.feeds.baseline_drafts import (
    AllyDraft,
    Baseline,
    BattlegroupDraft,
    ConsultationDraft,
    ForceDraft,
    IncidentDraft,
    OperationDraft,
    PlaceDraft,
    SymbolDraft,
)
from console.feeds.baseline_force_drafts import (
    AuthorityDraft,
    ContributionDraft,
    CoverageDraft,
    SubordinationDraft,
    TraitDraft,
)

_KEPT = frozenset({"id", "bg_id", "unit", "child", "parent", "placement", "operation", "geometry", "sidc", "timezone"})
"""Texts that tell nothing one could learn later."""
_WAS_SO = "whether it was so on"
_DOUBTS = {
    BattlegroupDraft: _WAS_SO,
    ForceDraft: _WAS_SO,
    SubordinationDraft: _WAS_SO,
    TraitDraft: _WAS_SO,
    ContributionDraft: _WAS_SO,
    AuthorityDraft: _WAS_SO,
    CoverageDraft: _WAS_SO,
    OperationDraft: _WAS_SO,
    IncidentDraft: "what was thought of it on",
}
"""What is to check where a row was collected later; where a place lies or what a code means does not change."""
_TO_CHECK = "To check: "
_PROVENANCE = {field.name for field in fields(Provenance)}
_SOURCED_LATER = "public baseline, from sources of a later date"
_Stretch = TypeVar(
    "_Stretch", AuthorityDraft, BattlegroupDraft, CoverageDraft, ForceDraft, OperationDraft, SubordinationDraft
)
_D = TypeVar(
    "_D", AllyDraft, AuthorityDraft, BattlegroupDraft, ConsultationDraft, ContributionDraft, CoverageDraft, ForceDraft,
    IncidentDraft, OperationDraft, PlaceDraft, SubordinationDraft, SymbolDraft, TraitDraft,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Then:
    """A moment, and what dates alone do not tell of it: rows left out, and what fields of rows said then, by id."""

    moment: Instant
    left_out: frozenset[str]
    instead: Mapping[str, Mapping[str, Any]]


def as_known(baseline: Baseline, then: Then) -> Baseline:
    """The baseline as it was known at a moment. Raises BadInput where ``then`` names what is not in it."""
    _require_there(baseline, then)
    moment = then.moment
    battlegroups = _known(_begun(baseline.battlegroups, moment), then)
    forces = _known(_begun(baseline.forces, moment), then)
    formations = _known(_begun(baseline.formations, moment), then)
    operations = _known(tuple(map(_running, _begun(baseline.operations, moment))), then)
    units = {one.bg_id for one in battlegroups} | {one.unit for one in (*forces, *formations)}
    intervals = {one.id for one in battlegroups} | {one.id for one in (*forces, *formations)}
    covering = units | {one.id for one in operations}
    return Baseline(
        allies=_known(tuple(one for one in baseline.allies if one.accession <= moment), then),
        battlegroups=battlegroups,
        forces=forces,
        formations=formations,
        subordinations=_known(
            tuple(one for one in _begun(baseline.subordinations, moment) if {one.child, one.parent} <= units), then
        ),
        traits=_known(tuple(one for one in baseline.traits if one.placement in intervals), then),
        contributions=_known(
            tuple(_uncounted(one, moment) for one in baseline.contributions if one.placement in intervals), then
        ),
        authorities=_known(tuple(_over(_begun(baseline.authorities, moment), units)), then),
        coverages=_known(
            tuple(one for one in _begun(baseline.coverages, moment) if (one.unit or one.operation) in covering), then
        ),
        operations=operations,
        consultations=_known(tuple(one for one in baseline.consultations if _raised(one) < moment), then),
        incidents=tuple(
            map(_unsure, _known(tuple(one for one in baseline.incidents if one.occurred_at < moment), then))
        ),
        symbols=_known(baseline.symbols, then),
        places=_known(baseline.places, then),
        corridors=_known(baseline.corridors, then),
    )


def _begun(drafts: tuple[_Stretch, ...], moment: Instant) -> tuple[_Stretch, ...]:
    """Without what began later; an end that lay ahead is open."""
    begun = [draft for draft in drafts if _had_begun(draft.valid_from, moment)]
    return tuple(
        draft if draft.valid_to is None or draft.valid_to <= moment else replace(draft, valid_to=None)
        for draft in begun
    )


def _had_begun(start: Instant | None, moment: Instant) -> bool:
    """Without a start as far as is known it was always so."""
    return start is None or start <= moment


def _uncounted(draft: ContributionDraft, moment: Instant) -> ContributionDraft:
    """Figures that were counted later are not known yet."""
    counted = parse_day_or_instant(draft.provenance.as_of).end <= moment
    return draft if counted else replace(draft, strength_min=None, strength_max=None)


def _over(drafts: Iterable[AuthorityDraft], units: Collection[str]) -> Iterator[AuthorityDraft]:
    """Authority over units that were there."""
    for draft in drafts:
        there = tuple(unit for unit in draft.units if unit in units)
        if there:
            yield replace(draft, units=there)


def _running(draft: OperationDraft) -> OperationDraft:
    return replace(draft, status="running") if draft.valid_to is None and draft.status == "ended" else draft


def _raised(draft: ConsultationDraft) -> Instant:
    return draft.requested_at or draft.considered_at or draft.trigger_at


def _known(drafts: tuple[_D, ...], then: Then) -> tuple[_D, ...]:
    return tuple(_as_said(draft, then) for draft in drafts if draft.id not in then.left_out)


def _as_said(draft: _D, then: Then) -> _D:
    instead = then.instead.get(draft.id, {})
    texts: dict[str, Any] = {
        field.name: without_later(getattr(draft, field.name), then.moment)
        for field in fields(draft)
        if field.name not in _KEPT and isinstance(getattr(draft, field.name), str)
    }
    draft = replace(draft, **texts, provenance=_provenance(draft, then.moment))
    return _overridden(draft, instead)


def _unsure(draft: IncidentDraft) -> IncidentDraft:
    """Where what is held now was found out later, nothing was sure then."""
    return draft if draft.current_attribution else replace(draft, attribution_changed=False, confidence="low")


def _overridden(draft: _D, instead: Mapping[str, Any]) -> _D:
    ours = {field.name for field in fields(draft)}
    unknown = instead.keys() - ours - _PROVENANCE
    if unknown:
        raise BadInput(f"A row like {draft.id} has no {', '.join(sorted(unknown))}. Take it out of the scenario.")
    provenance = replace(draft.provenance, **{name: instead[name] for name in instead.keys() & _PROVENANCE})
    said: dict[str, Any] = {name: value for name, value in instead.items() if name in ours}
    own: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
    return replace(draft, **own, provenance=provenance)


def _provenance(draft: _D, moment: Instant) -> Provenance:
    stated = draft.provenance
    source = without_later(stated.source, moment) or _SOURCED_LATER
    note = _note(stated.check_note, moment)
    if parse_day_or_instant(stated.as_of).end <= moment:
        return Provenance(source, stated.as_of, stated.to_check, note)
    doubt = _DOUBTS.get(type(draft))
    if doubt is None:
        return Provenance(source, _day(moment), stated.to_check, note)
    asked = f"{doubt} {dtg(moment, Precision.DAY)}."
    note = f"{note.rstrip('.')}; {asked}" if note else f"{_TO_CHECK}{asked}"
    return Provenance(source, _day(moment), True, note)


def _note(note: str, moment: Instant) -> str:
    left = without_later(note, moment)
    return f"{_TO_CHECK}{left}" if left and not left.startswith(_TO_CHECK) else left


def _day(moment: Instant) -> str:
    return iso_day(moment - 1)


def _require_there(baseline: Baseline, then: Then) -> None:
    ids = {draft.id for field in fields(baseline) for draft in getattr(baseline, field.name)}
    unknown = sorted((then.left_out | then.instead.keys()) - ids)
    if unknown:
        raise BadInput(f"The public baseline has no row {', '.join(unknown)}. Take it out of the scenario.")


def later_dates(baseline: Baseline, moment: Instant) -> list[str]:
    """The texts of a baseline that name a date later than a moment: none where it is as it was known then."""
    return [
        f"{draft.id}: {text}"
        for field in fields(baseline)
        for draft in getattr(baseline, field.name)
        for text in _texts(draft)
        if names_later(text, moment)
    ]


def _texts(thing: Any) -> list[str]:
    values = [getattr(thing, field.name) for field in fields(thing) if field.name not in _KEPT]
    inner = [text for value in values if isinstance(value, Provenance) for text in _texts(value)]
    return [value for value in values if isinstance(value, str)] + inner
