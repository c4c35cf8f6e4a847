"""Missions, Allies, places and past consultations as plain records: what ``list --json`` prints of them."""

from console.domain.consultation import Consultation
from console.domain.force import Mission
from console.domain.marking import Marking
from console.domain.reference import Ally, Place
from console.domain.times import iso_day
from console.exports.record_parts import Record, facts, key, moment, strength, validity


def mission(thing: Mission, _case_marking: Marking) -> Record:
    """A mission."""
    return {
        "id": key(thing.id),
        "slug": thing.slug,
        "name": thing.name,
        "kind": thing.kind,
        "domain": thing.domain,
        **validity(thing.valid_from, thing.valid_to),
        "status": thing.status,
        "place": thing.place,
        "country": thing.country,
        "lon": thing.lon,
        "lat": thing.lat,
        "command": thing.command,
        **strength(thing.strength),
        "description": thing.description,
        "sidc": thing.sidc,
        **facts(thing.provenance),
    }


def ally(thing: Ally, _case_marking: Marking) -> Record:
    """An Ally."""
    return {
        "id": key(thing.id),
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
        **facts(thing.provenance),
    }


def place(thing: Place, _case_marking: Marking) -> Record:
    """A base, port or chokepoint."""
    return {
        "id": key(thing.id),
        "slug": thing.slug,
        "name": thing.name,
        "kind": thing.kind,
        "country": thing.country,
        "lon": thing.lon,
        "lat": thing.lat,
        "sidc": thing.sidc,
        "note": thing.note,
        **facts(thing.provenance),
    }


def past_consultation(thing: Consultation, _case_marking: Marking) -> Record:
    """What is known of a consultation, also of a past one of the baseline."""
    return {
        "id": key(thing.id),
        "slug": thing.slug,
        "basis": thing.basis,
        "status": thing.status,
        "requesters": thing.requesters,
        "requesters_iso2": list(thing.requester_isos),
        "requested_at": moment(thing.requested_at),
        "considered_at": moment(thing.considered_at),
        "time_precision": thing.precision.value if thing.precision else None,
        "met_at": moment(thing.met_at),
        "met_precision": thing.met_precision.value if thing.met_precision else None,
        "format": thing.format,
        "trigger": thing.trigger,
        "trigger_at": moment(thing.trigger_at),
        "trigger_precision": thing.trigger_precision.value if thing.trigger_precision else None,
        "outcome": thing.outcome,
        "first_action": thing.first_action,
        "latency_h_min": thing.latency_h_min,
        "latency_h_max": thing.latency_h_max,
        "latency_note": thing.latency_note,
        **facts(thing.provenance),
    }
