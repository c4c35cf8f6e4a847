"""Load the public baseline into a case, as one operation."""

from collections.abc import Iterable, Iterator
from typing import Any

from console.domain.incident import Status
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.feeds.baseline_drafts import (
    AllyDraft,
    Baseline,
    ConsultationDraft,
    IncidentDraft,
    OperationDraft,
    PlaceDraft,
    SymbolDraft,
)
from console.services.baseline_forces import load_forces
from console.store.casefile import Store
from console.store.facts import columns
from console.store.ids import new_ids
from console.store.reader import Writer

AUTHOR = "public baseline"

# How sure the present attribution of a past incident is tells how far the ring round it has closed.
_STATUS = {"high": Status.ASSESSED, "moderate": Status.DEVELOPING, "low": Status.UNVERIFIED}

# Where no source was seen nothing is assessed, however sure the compiler of the row was.
_UNSOURCED = "unsourced"

_Columns = dict[str, Any]


def load_baseline(store: Store, actor: Actor, now: Instant, baseline: Baseline) -> Changes:
    """Insert every fact of the baseline. It cannot be undone: a case stands on it."""
    with store.operation("Load public baseline", actor, now, lasting=True) as case:
        loader = _Loader(case, now)
        loader.insert("ally", map(_ally, baseline.allies))
        loader.insert("place", map(_place, baseline.places))
        loader.insert("corridor", map(_corridor, baseline.corridors))
        loader.insert("symbol", map(_symbol, baseline.symbols))
        missions = loader.insert("mission", map(_mission, baseline.operations))
        loader.insert("consultation", map(_consultation, baseline.consultations))
        load_forces(
            loader.insert, baseline, {draft.id: key for draft, key in zip(baseline.operations, missions, strict=True)}
        )
        loader.incidents(baseline.incidents)
    return case.changes


class _Loader:
    """Inserts rows with fresh keys."""

    def __init__(self, case: Writer, now: Instant) -> None:
        self._case = case
        self._now = now

    def insert(self, table: str, rows: Iterable[_Columns]) -> list[bytes]:
        listed = list(rows)
        keys = list(new_ids(self._now, len(listed)))
        for key, row in zip(keys, listed, strict=True):
            self._case.insert(table, id=key, **row)
        return keys

    def incidents(self, drafts: tuple[IncidentDraft, ...]) -> None:
        keys = self.insert("incident", map(_incident, drafts))
        joined = zip(keys, drafts, strict=True)
        self.insert("assessment", (row for key, draft in joined for row in _assessments(key, draft)))


def _ally(draft: AllyDraft) -> _Columns:
    return {
        "slug": draft.id, "iso2": draft.iso2, "iso3": draft.iso3, "name": draft.name, "ascii_name": draft.ascii_name,
        "capital": draft.capital, "lon": draft.capital_lon, "lat": draft.capital_lat,
        "accession_at": draft.accession, "accession_note": draft.accession_note, "region": draft.region_group,
        "timezone": draft.timezone, "eastern_flank": int(draft.eastern_flank),
        "land_border": ";".join(draft.land_border_ru_by), "land_border_note": draft.land_border_note,
        "jfc_area": draft.jfc_area, "parliament_approval": draft.parliament_approval,
        "parliament_note": draft.parliament_note, "parliament_as_of": draft.parliament_as_of,
        **columns(draft.provenance),
    }  # fmt: skip


def _place(draft: PlaceDraft) -> _Columns:
    return {
        "slug": draft.id, "name": draft.name, "ascii_name": draft.ascii_name, "kind": draft.kind,
        "country": draft.country_iso2 or None, "lon": draft.lon, "lat": draft.lat, "geometry": draft.geometry,
        "sidc": draft.sidc or None, "note": draft.note, **columns(draft.provenance),
    }  # fmt: skip


def _corridor(draft: PlaceDraft) -> _Columns:
    return {
        "slug": draft.id, "name": draft.name, "ascii_name": draft.ascii_name, "kind": draft.kind,
        "country": draft.country_iso2 or None, "geometry": draft.geometry, "note": draft.note,
        **columns(draft.provenance),
    }  # fmt: skip


def _symbol(draft: SymbolDraft) -> _Columns:
    return {
        "slug": draft.id, "use": draft.use, "identity": draft.standard_identity, "sidc": draft.sidc,
        "note": draft.entity_note, **columns(draft.provenance),
    }  # fmt: skip


def _mission(draft: OperationDraft) -> _Columns:
    return {
        "slug": draft.id, "name": draft.name, "ascii_name": draft.ascii_name, "kind": draft.kind,
        "domain": draft.domain, "place": draft.place, "country": draft.country_iso2 or None, "lon": draft.lon,
        "lat": draft.lat, "valid_from": draft.valid_from, "valid_to": draft.valid_to, "status": draft.status,
        "command": draft.command, "strength_min": draft.strength_min, "strength_max": draft.strength_max,
        "strength_note": draft.strength_note, "description": draft.description, "sidc": draft.sidc or None,
        **columns(draft.provenance),
    }  # fmt: skip


def _consultation(draft: ConsultationDraft) -> _Columns:
    return {
        "slug": draft.id, "basis": f"Article {draft.article}", "status": draft.status,
        "requesters": draft.requesters, "requester_isos": ";".join(draft.requesters_iso2),
        "requested_at": draft.requested_at, "considered_at": draft.considered_at, "time_precision": draft.precision,
        "met_at": draft.nac_met_at, "met_precision": draft.nac_met_precision, "format": draft.nac_format,
        "trigger_text": draft.trigger, "trigger_at": draft.trigger_at, "trigger_precision": draft.trigger_precision,
        "outcome": draft.outcome, "first_action": draft.first_action, "latency_h_min": draft.latency_h_min,
        "latency_h_max": draft.latency_h_max, "latency_note": draft.latency_note, **columns(draft.provenance),
    }  # fmt: skip


def _incident(draft: IncidentDraft) -> _Columns:
    return {
        "slug": draft.id, "title": draft.title, "ascii_name": draft.ascii_name, "summary": draft.summary,
        "category": draft.category.code, "severity": draft.severity, "status": _status(draft),
        "occurred_at": draft.occurred_at, "time_precision": draft.precision, "lon": draft.lon, "lat": draft.lat,
        "place": draft.place, "country": draft.country_iso2 or None, "killed": draft.killed,
        "injured": draft.injured, "hostile_intent": draft.hostile_intent,
        "attribution_changed": int(draft.attribution_changed), "sidc": draft.sidc or None,
        "opened_at": draft.occurred_at, "source_names": draft.source_names, "place_precision": draft.place_precision,
        **columns(draft.provenance),
    }  # fmt: skip


def _status(draft: IncidentDraft) -> Status:
    unsourced = draft.provenance.source.startswith(_UNSOURCED)
    return Status.UNVERIFIED if unsourced else _STATUS[draft.confidence]


def _assessments(incident_id: bytes, draft: IncidentDraft) -> Iterator[_Columns]:
    """What was said first, and what is held now. The baseline does not know when either was said."""
    said: list[_Columns] = [{"attribution": draft.initial_attribution}]
    if draft.current_attribution:  # else it had not been weighed yet, as of when the baseline stands
        said.append({"attribution": draft.current_attribution, "confidence": draft.confidence})
    for revision, row in enumerate(said, start=1):
        yield {"incident_id": incident_id, "revision": revision, "author": AUTHOR, **row}
