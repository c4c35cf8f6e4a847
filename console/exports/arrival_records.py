"""Reports as they stand, arrivals, sources and overlays as plain records: what ``list --json`` prints of them."""

from console.domain.arrival import Arrival
from console.domain.marking import Marking
from console.domain.report import Report
from console.domain.times import iso
from console.exports.record_parts import Record, key_or_none, moment
from console.store.arrivals import Overlay, Source


def report(thing: Report, case_marking: Marking) -> Record:
    """A report as it stands; its ``state`` is the first of superseded, withdrawn, dismissed, accepted, new."""
    return {
        "id": key_or_none(thing.id),
        "received_at": iso(thing.received_at),
        "grade": thing.grade,
        "source": thing.source,
        "state": state(thing),
        "occurred_from": moment(thing.occurred_from),
        "occurred_to": moment(thing.occurred_to),
        "time_precision": None if thing.precision is None else thing.precision.value,
        "place": thing.place,
        "lon": thing.lon,
        "lat": thing.lat,
        "place_precision": thing.place_precision,
        "unlocated": thing.unlocated,
        "category": None if thing.category is None else thing.category.value,
        "headline": thing.headline,
        "body": thing.body,
        "reliability": thing.reliability,
        "credibility": thing.credibility,
        "origin": thing.origin,
        "external_id": thing.external_id,
        "version_at": moment(thing.version_at),
        "stale_at": moment(thing.stale_at),
        "revises": key_or_none(thing.revises_id),
        "superseded_by": key_or_none(thing.superseded_by),
        "repeats": key_or_none(thing.repeats_id),
        "withdrawn_at": moment(thing.withdrawn_at),
        "withdrawn_why": thing.withdrawn_why,
        "dismissed_why": thing.dismissed_why,
        "incidents": [key_or_none(one) for one in thing.incident_ids],
        "arrival": key_or_none(thing.arrival_id),
        "caller": thing.caller,
        "taken_by": thing.taken_by,
        "geometry": thing.geometry or None,
        "attributes": dict(thing.attributes or {}),
        "to_check": thing.to_check,
        "check_note": thing.check_note,
        "marking": (thing.marking or case_marking).text,
    }


def state(thing: Report) -> str:
    """Where a report stands, in one word."""
    if thing.superseded_by is not None:
        return "superseded"
    return "withdrawn" if thing.withdrawn_at is not None else thing.state.value


def arrival(thing: Arrival, _case_marking: Marking) -> Record:
    """An import: what became of its records."""
    return {
        "id": key_or_none(thing.id),
        "at": moment(thing.at),
        "file": thing.file,
        "source": thing.source,
        "format": thing.format,
        "records": thing.records,
        "accepted": thing.accepted,
        "located": thing.located,
        "unlocated": thing.unlocated,
        "duplicates": thing.duplicates,
        "revised": thing.revised,
        "rejected": [{"record": one.record, "reason": one.reason} for one in thing.rejected],
        "warnings": list(thing.warnings),
        "author": thing.author,
    }


def source(thing: Source, _case_marking: Marking) -> Record:
    """A source of reports."""
    return {
        "id": key_or_none(thing.id),
        "name": thing.name,
        "kind": thing.kind,
        "reliability": thing.reliability,
        "repeats": thing.repeats,
        "reports": thing.reports,
        "arrivals": thing.arrivals,
        "newest": moment(thing.newest),
        "expected_every_s": thing.expected_every_s,
        "mapping": thing.mapping,
        "note": thing.note,
    }


def overlay(thing: Overlay, case_marking: Marking) -> Record:
    """An overlay: ``drawn`` of its features have a shape."""
    return {
        "id": key_or_none(thing.id),
        "name": thing.name,
        "source": thing.source,
        "format": thing.format,
        "features": thing.features,
        "drawn": thing.drawn,
        "author": thing.author,
        "made_at": iso(thing.made_at),
        "arrival": key_or_none(thing.arrival_id),
        "note": thing.note,
    }
