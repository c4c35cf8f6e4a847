"""Assumptions, plans and races as plain records: what ``list --json`` and ``race --json`` print of them."""

import math
from collections.abc import Sequence

from console.domain.assumption import Assumption
from console.domain.marking import Marking
from console.domain.numbers import chance
from console.domain.plan import Clock, Plan, PlanForce
from console.domain.race import Race
from console.domain.times import HOUR, dtg, iso
from console.exports.arrival_lines import arrival, hours, left_out
from console.exports.record_parts import Record, facts, key, key_or_none, moment


def assumption(thing: Assumption, _case_marking: Marking) -> Record:
    """A line of the sheet of assumptions; ``own``: this case holds another value than the program ships."""
    return {
        "key": thing.key,
        "group": thing.group,
        "label": thing.label,
        "unit": thing.unit,
        "shape": thing.spread.shape.value,
        "least": thing.spread.least,
        "mode": thing.spread.mode,
        "most": thing.spread.most,
        "own": thing.own,
        "note": thing.note,
        **facts(thing.provenance),
    }


def plan(thing: Plan, case_marking: Marking) -> Record:
    """A plan kept in the case, or one that was not: then without id, author and time."""
    return {
        "hypothetical": True,
        "id": key(thing.id) if thing.id else None,
        "name": thing.name,
        "purpose": thing.purpose,
        "objective": {"name": thing.objective, "lon": thing.lon, "lat": thing.lat},
        "begins_at": iso(thing.begins_at),
        "decision_at": iso(thing.decision_at),
        "activation": thing.activation.value,
        "threshold": thing.threshold,
        "first_id": key_or_none(thing.first_id),
        "odds": thing.odds,
        "seed": thing.seed,
        "runs": thing.runs,
        "clock": clock(thing.clock),
        "forces": [_line(force) for force in thing.forces],
        "author": thing.author or None,
        "made_at": moment(thing.made_at),
        "marking": (thing.marking or case_marking).text,
    }


def clock(thing: Clock) -> Record:
    """The adversary's clock: ranges in hours and in days of warning, never one figure."""
    return {
        "slug": thing.slug or None,
        "name": thing.name,
        "hours": [thing.least_h, thing.most_h],
        "warning_days": [thing.warning_least_d, thing.warning_most_d],
        "source": thing.source,
    }


def race(found: Race, rests_on: Sequence[Assumption], cautions: Sequence[str], case_marking: Marking) -> Record:
    """What one simulation gave. Odds are shares of the runs; as text they are never 0 or 100 %."""
    held = found.plan
    decided = (held.decision_at - held.begins_at) / HOUR
    odds, at = found.odds(decided), found.deadline(held.odds)
    band = found.band
    return {
        "hypothetical": True,
        "exercise": case_marking.exercise,
        "plan": plan(held, case_marking),
        "odds": round(odds, 4),
        "odds_text": chance(odds),
        "odds_asked": held.odds,
        "decide_by": moment(at),
        "decide_by_dtg": None if at is None else dtg(at),
        "decide_by_hours": None if at is None else (at - held.begins_at) / HOUR,
        "decide_by_words": decide_by_words(found),
        "runs": held.runs,
        "seed": held.seed,
        "inputs": "published figures and assumptions; no forecast",
        "clock": clock(held.clock),
        "cautions": list(cautions),
        "arrivals": [arrival(one, held.decision_at) for one in found.arrivals],
        "left_out": [left_out(one) for one in found.left_out],
        "uncounted": list(found.uncounted),
        "clashes": [{"force": one.label, "plans": list(one.plans)} for one in found.clashes],
        "strength": {
            "hours": [hours(hour) for hour in band.hours.tolist()],
            "p10": [round(persons) for persons in band.low.tolist()],
            "p50": [round(persons) for persons in band.median.tolist()],
            "p90": [round(persons) for persons in band.high.tolist()],
        },
        "rests_on": [assumption(one, case_marking) for one in rests_on],
        "guesses": [one.key for one in rests_on if one.provenance.to_check],
    }


def decide_by_words(found: Race) -> str:
    """The last moment to decide, as a sentence."""
    held = found.plan
    by, odds = found.decide_by(held.odds), chance(held.odds)
    if by is None:
        return f"No moment gives odds of {odds}: too little of what is wanted can come at all."
    if math.isinf(by):
        return f"Odds of {odds} hold whenever it is decided: enough is in place already."
    at = dtg(found.deadline(held.odds) or held.begins_at)
    if by < 0:
        return f"Too late for odds of {odds}: it had to be decided by {at}, before the plan begins."
    return f"Decide by {at} for odds of {odds}."


def _line(force: PlanForce) -> Record:
    return {
        "id": key(force.id),
        "unit_id": key(force.unit_id),
        "part": force.part,
        "persons_min": force.persons_least,
        "persons_max": force.persons_most,
        "persons_note": force.persons_note,
        "modes": [mode.value for mode in force.modes],
        "authority": None if force.authority is None else force.authority.value,
        "notice_days": None if force.notice_least_d is None else [force.notice_least_d, force.notice_most_d],
        "from": force.from_place,
        "from_lon": force.from_lon,
        "from_lat": force.from_lat,
    }
