"""Things of a case as plain records: what ``list --json`` and ``restore --json`` print.

Ids are UUID text, instants ISO 8601 UTC; a validity that runs from day to day names its first and last day.
"""

import json
import re
import uuid
from collections.abc import Callable
from typing import Any, TypeAlias

from console.domain.annotation import Annotation, geometry_text, measures
from console.domain.arrival import Arrival
from console.domain.claim import Claim
from console.domain.consultation import Consultation
from console.domain.force import Force, Mission, Readiness, Strength
from console.domain.handover import Handover
from console.domain.incident import Incident
from console.domain.indicators import Indicator, rule_text
from console.domain.log import LogEntry
from console.domain.map_view import MapView
from console.domain.marking import Marking
from console.domain.operation import Operation
from console.domain.provenance import Provenance
from console.domain.reference import Ally, Place
from console.domain.report import Report
from console.domain.times import DAY, Instant, iso, iso_day, iso_day_inclusive
from console.exports import arrival_records
from console.store.arrivals import Overlay, Source
from console.store.plain import PlainRow

Record: TypeAlias = dict[str, Any]
_INSTANT = re.compile(r"(.+_)?at|occurred_(from|to)")


def record(thing: object, case_marking: Marking) -> Record:
    """A thing as a record. ``case_marking`` is what it carries when it names no marking of its own."""
    return _WRITERS[type(thing)](thing, case_marking)


def _incident(thing: Incident, case_marking: Marking) -> Record:
    return {
        "id": _key(thing.id),
        "slug": thing.slug,
        "title": thing.title,
        "category": thing.category.value,
        "severity": thing.severity,
        "status": thing.status.value,
        "occurred_at": iso(thing.occurred_at),
        "time_precision": thing.precision.value,
        "place": thing.place,
        "country": thing.country,
        "lon": thing.lon,
        "lat": thing.lat,
        "place_precision": "region" if thing.region_only else "point",
        "summary": thing.summary,
        "claimed": thing.claimed,
        "assessed": thing.assessed,
        "confidence": thing.confidence,
        "killed": thing.killed,
        "injured": thing.injured,
        "hostile_intent": thing.hostile_intent,
        "attribution_changed": thing.attribution_changed,
        "sidc": thing.sidc,
        "source_names": thing.source_names,
        "opened_at": iso(thing.opened_at),
        "closed_at": _moment(thing.closed_at),
        "marking": (thing.marking or case_marking).text,
        **_facts(thing.provenance),
    }


def _force(thing: Force, _case_marking: Marking) -> Record:
    return {
        "id": _key(thing.id),
        "unit": thing.unit_slug,
        "slug": thing.slug,
        "kind": thing.kind,
        "name": thing.name,
        "short_name": thing.short_name,
        "domain": thing.domain,
        "sidc": thing.sidc,
        **_validity(thing.valid_from, thing.valid_to),
        "position": thing.position.value,
        "place": thing.place,
        "country": thing.country,
        "lon": thing.lon,
        "lat": thing.lat,
        "lead": thing.lead,
        "contributors": list(thing.contributors),
        "higher": thing.higher,
        **_strength(thing.strength),
        "size_level": thing.size_level,
        "readiness": _readiness(thing.readiness),
        "note": thing.note,
        **_facts(thing.provenance),
    }


def _mission(thing: Mission, _case_marking: Marking) -> Record:
    return {
        "id": _key(thing.id),
        "slug": thing.slug,
        "name": thing.name,
        "kind": thing.kind,
        "domain": thing.domain,
        **_validity(thing.valid_from, thing.valid_to),
        "status": thing.status,
        "place": thing.place,
        "country": thing.country,
        "lon": thing.lon,
        "lat": thing.lat,
        "command": thing.command,
        **_strength(thing.strength),
        "description": thing.description,
        "sidc": thing.sidc,
        **_facts(thing.provenance),
    }


def _ally(thing: Ally, _case_marking: Marking) -> Record:
    return {
        "id": _key(thing.id),
        "slug": thing.slug,
        "iso2": thing.iso2,
        "iso3": thing.iso3,
        "name": thing.name,
        "capital": thing.capital,
        "lon": thing.lon,
        "lat": thing.lat,
        "accession": iso_day(thing.accession),
        "region": thing.region,
        "timezone": thing.timezone,
        "eastern_flank": thing.eastern_flank,
        "jfc_area": thing.jfc_area,
        "parliament_approval": thing.parliament_approval,
        **_facts(thing.provenance),
    }


def _place(thing: Place, _case_marking: Marking) -> Record:
    return {
        "id": _key(thing.id),
        "slug": thing.slug,
        "name": thing.name,
        "kind": thing.kind,
        "country": thing.country,
        "lon": thing.lon,
        "lat": thing.lat,
        "sidc": thing.sidc,
        "note": thing.note,
        **_facts(thing.provenance),
    }


def _consultation(thing: Consultation, _case_marking: Marking) -> Record:
    return {
        "id": _key(thing.id),
        "slug": thing.slug,
        "basis": thing.basis,
        "status": thing.status,
        "requesters": thing.requesters,
        "requesters_iso2": list(thing.requester_isos),
        "requested_at": _moment(thing.requested_at),
        "considered_at": _moment(thing.considered_at),
        "time_precision": thing.precision.value if thing.precision else None,
        "met_at": _moment(thing.met_at),
        "met_precision": thing.met_precision.value if thing.met_precision else None,
        "format": thing.format,
        "trigger": thing.trigger,
        "trigger_at": _moment(thing.trigger_at),
        "trigger_precision": thing.trigger_precision.value if thing.trigger_precision else None,
        "outcome": thing.outcome,
        "first_action": thing.first_action,
        "latency_h_min": thing.latency_h_min,
        "latency_h_max": thing.latency_h_max,
        "latency_note": thing.latency_note,
        **_facts(thing.provenance),
    }


def _operation(thing: Operation, _case_marking: Marking) -> Record:
    return {
        "seq": thing.seq,
        "id": _key(thing.id),
        "kind": thing.kind.value,
        "label": thing.label,
        "actor": thing.actor.name,
        "station": thing.actor.station,
        "at": iso(thing.at),
        "undoes": _key(thing.undoes) if thing.undoes else None,
        "previous": thing.previous.hex(),
        "hash": thing.hash.hex(),
    }


def _log_entry(thing: LogEntry, _case_marking: Marking) -> Record:
    return {
        "id": _key(thing.id),
        "station": thing.station,
        "number": thing.number,
        "at": iso(thing.at),
        "author": thing.author,
        "text": thing.text,
    }


def _annotation(thing: Annotation, case_marking: Marking) -> Record:
    shape = thing.shape
    return {
        "id": _key(thing.id),
        "kind": shape.kind.value,
        "label": thing.label,
        "note": thing.note,
        "geometry": json.loads(geometry_text(shape)),
        "radius_m": shape.radius_m,
        "width_m": shape.width_m,
        "size": measures(shape),
        "colour": thing.colour.value,
        "dashed": thing.dashed,
        "author": thing.author,
        "made_at": iso(thing.made_at),
        "marking": (thing.marking or case_marking).text,
    }


def _map_view(thing: MapView, case_marking: Marking) -> Record:
    content = thing.content
    return {
        "id": _key(thing.id),
        "name": thing.name,
        "number": thing.number,
        "lon": content.lon,
        "lat": content.lat,
        "metres_per_pixel": content.metres_per_pixel,
        "layers": json.loads(content.layers),
        "follows_clock": content.follows_clock,
        "time_from": _moment(content.time_from),
        "time_to": _moment(content.time_to),
        "author": thing.author,
        "made_at": iso(thing.made_at),
        "marking": (thing.marking or case_marking).text,
    }


def _claim(thing: Claim, case_marking: Marking) -> Record:
    backing = thing.backing
    return {
        "id": _key(thing.id),
        "incident": thing.incident or None,
        "actor": thing.actor,
        "text": thing.text,
        "hostile": thing.hostile,
        "claimed_at": _moment(thing.claimed_at),
        "standing": thing.standing.value,
        "followed": thing.standing.followed,
        "our_line": thing.our_line,
        "reason": thing.reason or None,
        "reports": backing.sources.reports,
        "origins": list(backing.sources.origins),
        "echoes": backing.sources.echoes,
        "best_grade": backing.best or None,
        "linked": backing.linked,
        "made_at": _moment(thing.made_at),
        "author": thing.author,
        "revised_at": _moment(thing.revised_at),
        "revised_by": thing.revised_by,
        "marking": (thing.marking or case_marking).text,
    }


def _handover(thing: Handover, case_marking: Marking) -> Record:
    return {
        "id": _key(thing.id),
        "since": iso(thing.since),
        "at": iso(thing.at),
        "outgoing": thing.outgoing,
        "outgoing_at": _moment(thing.outgoing_at),
        "incoming": thing.incoming,
        "incoming_at": _moment(thing.incoming_at),
        "note": thing.note,
        "sections": [{"title": one.title, "lines": list(one.lines)} for one in thing.sections],
        "marking": (thing.marking or case_marking).text,
    }


def _indicator(thing: Indicator, _case_marking: Marking) -> Record:
    return {
        "id": _key(thing.id),
        "name": thing.name,
        "enabled": thing.enabled,
        "rule": thing.rule.words,
        **json.loads(rule_text(thing.rule)),
    }


def _plain_row(thing: PlainRow, _case_marking: Marking) -> Record:
    return {name: _plain(name, value) for name, value in thing.columns.items()}


def _plain(column: str, value: Any) -> Any:
    if isinstance(value, bytes):
        return _key(value)
    return iso(value) if isinstance(value, int) and _INSTANT.fullmatch(column) else value


_WRITERS: dict[type, Callable[[Any, Marking], Record]] = {
    Incident: _incident,
    Force: _force,
    Mission: _mission,
    Ally: _ally,
    Place: _place,
    Consultation: _consultation,
    Operation: _operation,
    LogEntry: _log_entry,
    Annotation: _annotation,
    MapView: _map_view,
    Claim: _claim,
    Handover: _handover,
    Indicator: _indicator,
    PlainRow: _plain_row,
    Report: arrival_records.report,
    Arrival: arrival_records.arrival,
    Source: arrival_records.source,
    Overlay: arrival_records.overlay,
}


def _key(row_id: bytes) -> str:
    return str(uuid.UUID(bytes=row_id))


def _moment(at: Instant | None) -> str | None:
    return None if at is None else iso(at)


def _validity(start: Instant | None, end: Instant | None) -> Record:
    return {"valid_from": None if start is None else _first(start), "valid_to": None if end is None else _last(end)}


def _first(start: Instant) -> str:
    return iso(start) if start % DAY else iso_day(start)


def _last(end: Instant) -> str:
    return iso(end) if end % DAY else iso_day_inclusive(end)


def _strength(strength: Strength) -> Record:
    return {
        "strength": strength.display,
        "strength_min": strength.least,
        "strength_max": strength.most,
        "strength_note": strength.note,
    }


def _readiness(readiness: Readiness | None) -> Record | None:
    if readiness is None:
        return None
    return {
        "notice_days_min": readiness.days_min,
        "notice_days_max": readiness.days_max,
        "note": readiness.note,
        "authority": readiness.authority,
    }


def _facts(provenance: Provenance | None) -> Record:
    if provenance is None:
        return {"source": None, "as_of": None, "to_check": False, "check_note": None}
    return {
        "source": provenance.source,
        "as_of": provenance.as_of,
        "to_check": provenance.to_check,
        "check_note": provenance.check_note or None,
    }
