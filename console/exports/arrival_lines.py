"""When forces can be at a place, as plain records: what ``list CASE arrivals --json`` and ``race --json`` print.

Hours count from the decision and are never empty: 0 throughout for a force that is in place. HYPOTHETICAL.
"""

from console.domain.arrival_times import Arrival, LeftOut
from console.domain.legs import in_words
from console.domain.movement import Leg
from console.domain.plan import Authorised
from console.domain.times import HOUR, Instant, iso
from console.exports.record_parts import Record, key

_DIGITS = 2


def arrival(thing: Arrival, decision: Instant) -> Record:
    """When one force is complete, and by which way and whose order."""
    mover, route = thing.mover, thing.mover.route
    return {
        "force": mover.label,
        "slug": mover.id,
        "unit_id": key(mover.unit_id),
        "in_place": thing.in_place,
        "persons_min": mover.persons_least,
        "persons_max": mover.persons_most,
        "first": hours(thing.first),
        "earliest": hours(thing.earliest),
        "p10": hours(thing.p10),
        "p50": hours(thing.p50),
        "p90": hours(thing.p90),
        "p50_at": iso((decision + round(thing.p50 * HOUR)) // HOUR * HOUR),
        "authority": mover.authority.value,
        "without_council": mover.authority is not Authorised.COUNCIL,
        "authority_to_check": mover.authority_to_check,
        "prepared_by": mover.prepares.value,
        "consents": list(mover.consents),
        "notice": f"{mover.notice.least:g}–{mover.notice.most:g} d{' assumed' if mover.notice_key else ''}",
        "notice_days": [mover.notice.least, mover.notice.most],
        "notice_assumed": mover.notice_key or None,
        "route": in_words(route),
        "km": round(route.km),
        "modes": list(dict.fromkeys(leg.mode.value for leg in route.legs)),
        "borders": sum(len(leg.borders) for leg in route.legs),
        "gauge_breaks": sum(leg.gauge_breaks for leg in route.legs),
        "avoided": list(route.avoided),
        "legs": [_leg(leg) for leg in route.legs],
        "stages": [
            {"kind": one.kind, "words": one.words, "from": hours(one.start), "to": hours(one.end)}
            for one in thing.stages
        ],
        "notes": list(mover.notes),
    }


def arrival_line(thing: Arrival, decision: Instant, place: str, objective: str, seed: int, runs: int) -> Record:
    """The same by itself, without a plan around it. ``place`` is where the force stands."""
    legs = thing.mover.route.legs
    return {
        "hypothetical": True,
        "from": legs[0].start if legs else place,
        "to": objective,
        **arrival(thing, decision),
        "seed": seed,
        "runs": runs,
    }


def left_out(thing: LeftOut) -> Record:
    """A force without an arrival, and why."""
    return {"force": thing.label, "unit_id": key(thing.unit_id), "why": thing.why}


def hours(value: float) -> float:
    """As exactly as a record says them."""
    return round(value, _DIGITS)


def _leg(leg: Leg) -> Record:
    return {
        "mode": leg.mode.value,
        "name": leg.name,
        "from": leg.start,
        "to": leg.end,
        "km": round(leg.km),
        "borders": list(leg.borders),
        "gauge_breaks": leg.gauge_breaks,
        "approximate": leg.approximate,
    }
