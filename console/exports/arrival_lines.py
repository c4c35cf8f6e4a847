"""When forces can be at a place, one plain record a force: what ``list CASE arrivals --json`` prints. HYPOTHETICAL."""

from console.domain.arrival_times import Arrival
from console.domain.legs import in_words
from console.exports.record_parts import Record

_DIGITS = 1


def arrival_line(thing: Arrival, place: str, objective: str, seed: int, runs: int) -> Record:
    """One force; hours count from the decision and are never empty, 0 throughout where it is in place.

    ``place``: where it stands. ``to_check``: its authority, its notice or a stretch of its way is not verified.
    """
    mover, legs = thing.mover, thing.mover.route.legs
    return {
        "hypothetical": True,
        "force": mover.label,
        "slug": mover.id,
        "from": legs[0].start if legs else place,
        "to": objective,
        "route": in_words(mover.route),
        "km": round(mover.route.km),
        "modes": list(dict.fromkeys(leg.mode.value for leg in legs)),
        "borders": sum(len(leg.borders) for leg in legs),
        "gauge_breaks": sum(leg.gauge_breaks for leg in legs),
        "avoided": list(mover.route.avoided),
        "authority": mover.authority.value,
        "notice": f"{mover.notice.least:g}–{mover.notice.most:g} d{' assumed' if mover.notice_key else ''}",
        "in_place": thing.in_place,
        "earliest_h": round(thing.earliest, _DIGITS),
        "p10_h": round(thing.p10, _DIGITS),
        "p50_h": round(thing.p50, _DIGITS),
        "p90_h": round(thing.p90, _DIGITS),
        "to_check": mover.authority_to_check or bool(mover.notice_key) or bool(legs),
        "seed": seed,
        "runs": runs,
    }
