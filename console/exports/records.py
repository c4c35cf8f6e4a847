"""Things of a case as plain records: what ``list --json`` and ``restore --json`` print.

Ids are UUID text, instants ISO 8601 UTC.
"""

import json
from collections.abc import Callable
from typing import Any

from console.domain.annotation import Annotation, geometry_text, measures
from console.domain.arrival import Arrival
from console.domain.assumption import Assumption
from console.domain.audience import Audience
from console.domain.claim import Claim
from console.domain.force import Mission
from console.domain.handover import Handover
from console.domain.incident import Incident
from console.domain.indicator_rules import Indicator, rule_text
from console.domain.log import LogEntry
from console.domain.map_view import MapView
from console.domain.marking import Marking
from console.domain.movement import Closure
from console.domain.operation import Operation
from console.domain.plan import Plan
from console.domain.reference import Ally, Place
from console.domain.register import Output
from console.domain.report import Report
from console.domain.storyboard import Storyboard
from console.domain.times import iso
from console.exports import (
    arrival_records,
    briefing_records,
    change_records,
    consult_records,
    crisis_records,
    force_records,
    race_records,
    reference_records,
)
from console.exports.briefing_records import ListedCorrection
from console.exports.change_records import ListedChange
from console.exports.consult_listed import ListedConsultation, ListedDecision, ListedPosition, ListedSilence
from console.exports.crisis_records import ListedCrisis
from console.exports.force_records import ListedForce
from console.exports.record_parts import Record, facts, key, moment, validity
from console.store.arrivals import Overlay, Source


def record(thing: object, case_marking: Marking) -> Record:
    """A thing as a record. ``case_marking`` is what it carries when it names no marking of its own."""
    return _WRITERS[type(thing)](thing, case_marking)


def _incident(thing: Incident, case_marking: Marking) -> Record:
    return {
        "id": key(thing.id),
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
        "closed_at": moment(thing.closed_at),
        "marking": (thing.marking or case_marking).text,
        **facts(thing.provenance),
    }


def _operation(thing: Operation, _case_marking: Marking) -> Record:
    return {
        "seq": thing.seq,
        "id": key(thing.id),
        "kind": thing.kind.value,
        "label": thing.label,
        "actor": thing.actor.name,
        "station": thing.actor.station,
        "at": iso(thing.at),
        "undoes": key(thing.undoes) if thing.undoes else None,
        "previous": thing.previous.hex(),
        "hash": thing.hash.hex(),
    }


def _log_entry(thing: LogEntry, _case_marking: Marking) -> Record:
    return {
        "id": key(thing.id),
        "station": thing.station,
        "number": thing.number,
        "at": iso(thing.at),
        "author": thing.author,
        "text": thing.text,
    }


def _annotation(thing: Annotation, case_marking: Marking) -> Record:
    shape = thing.shape
    return {
        "id": key(thing.id),
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


def _closure(thing: Closure, case_marking: Marking) -> Record:
    return {
        "id": key(thing.id),
        "name": thing.name,
        "modes": [mode.value for mode in thing.modes],
        "geometry": json.loads(thing.geometry),
        **validity(thing.valid_from, thing.valid_to),
        "reason": thing.reason or None,
        "author": thing.author,
        "made_at": iso(thing.made_at),
        "marking": (thing.marking or case_marking).text,
    }


def _map_view(thing: MapView, case_marking: Marking) -> Record:
    content = thing.content
    return {
        "id": key(thing.id),
        "name": thing.name,
        "number": thing.number,
        "lon": content.lon,
        "lat": content.lat,
        "metres_per_pixel": content.metres_per_pixel,
        "layers": json.loads(content.layers),
        "follows_clock": content.follows_clock,
        "time_from": moment(content.time_from),
        "time_to": moment(content.time_to),
        "author": thing.author,
        "made_at": iso(thing.made_at),
        "marking": (thing.marking or case_marking).text,
    }


def _claim(thing: Claim, case_marking: Marking) -> Record:
    backing = thing.backing
    return {
        "id": key(thing.id),
        "incident": thing.incident or None,
        "actor": thing.actor,
        "text": thing.text,
        "hostile": thing.hostile,
        "claimed_at": moment(thing.claimed_at),
        "standing": thing.standing.value,
        "followed": thing.standing.followed,
        "our_line": thing.our_line,
        "reason": thing.reason or None,
        "reports": backing.sources.reports,
        "origins": list(backing.sources.origins),
        "echoes": backing.sources.echoes,
        "best_grade": backing.best or None,
        "linked": backing.linked,
        "made_at": moment(thing.made_at),
        "author": thing.author,
        "revised_at": moment(thing.revised_at),
        "revised_by": thing.revised_by,
        "marking": (thing.marking or case_marking).text,
    }


def _handover(thing: Handover, case_marking: Marking) -> Record:
    return {
        "id": key(thing.id),
        "since": iso(thing.since),
        "at": iso(thing.at),
        "outgoing": thing.outgoing,
        "outgoing_at": moment(thing.outgoing_at),
        "incoming": thing.incoming,
        "incoming_at": moment(thing.incoming_at),
        "note": thing.note,
        "sections": [{"title": one.title, "lines": list(one.lines)} for one in thing.sections],
        "marking": (thing.marking or case_marking).text,
    }


def _indicator(thing: Indicator, _case_marking: Marking) -> Record:
    return {
        "id": key(thing.id),
        "name": thing.name,
        "enabled": thing.enabled,
        "rule": thing.rule.words,
        **json.loads(rule_text(thing.rule)),
    }


_WRITERS: dict[type, Callable[[Any, Marking], Record]] = {
    Incident: _incident,
    ListedCrisis: crisis_records.crisis,
    ListedForce: force_records.force,
    ListedChange: change_records.change,
    Mission: reference_records.mission,
    Ally: reference_records.ally,
    Place: reference_records.place,
    ListedConsultation: consult_records.consultation,
    ListedPosition: consult_records.position,
    ListedSilence: consult_records.silence,
    ListedDecision: consult_records.decision,
    Operation: _operation,
    LogEntry: _log_entry,
    Annotation: _annotation,
    MapView: _map_view,
    Claim: _claim,
    Closure: _closure,
    Handover: _handover,
    Indicator: _indicator,
    Report: arrival_records.report,
    Arrival: arrival_records.arrival,
    Source: arrival_records.source,
    Overlay: arrival_records.overlay,
    Assumption: race_records.assumption,
    Plan: race_records.plan,
    Storyboard: briefing_records.storyboard,
    Audience: briefing_records.audience,
    Output: briefing_records.output,
    ListedCorrection: briefing_records.correction,
}
