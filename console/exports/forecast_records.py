"""Forecasts and ways of working as plain records: what ``forecast --json`` and ``compare-ways --json`` print."""

from collections.abc import Sequence

from console.domain.article4_replay import Calibration, Replayed, coverage
from console.domain.assumption import Assumption
from console.domain.calibration_words import summary
from console.domain.consultation import Consultation
from console.domain.forecast import Forecast, Spread3
from console.domain.numbers import chance
from console.domain.times import HOUR, Instant, dtg, iso
from console.domain.ways_of_working import WayFound
from console.domain.ways_words import measures, note
from console.exports.record_parts import Record, key, moment

INPUTS = "assumptions, almost all to be checked; no forecast of what will be"


def forecast(found: Forecast, consultation: Consultation, rests_on: Sequence[Assumption], exercise: bool) -> Record:
    """What one simulation gave. Hours from now; shares as numbers and as words, which are never 0 or 100 %."""
    held = found.situation
    return {
        "hypothetical": True,
        "exercise": exercise,
        "id": key(consultation.id),
        "title": consultation.title,
        "now": iso(held.now),
        "agreed_at": moment(held.agreed_at),
        "ended_at": moment(held.ended_at),
        "if_asked_for": held.requested_at is None and not held.met and not held.over,
        **hours(found.hours),
        "median_at": iso(_at(held.now, found.hours.p50)),
        "median_dtg": dtg(_at(held.now, found.hours.p50)),
        "p90_at": iso(_at(held.now, found.hours.p90)),
        "deadline_at": moment(found.deadline_at),
        "agreed_by_deadline": None if found.within is None else round(found.within, 4),
        "agreed_by_deadline_text": None if found.within is None else chance(found.within),
        "silence_holds": None if found.silence_holds is None else round(found.silence_holds, 4),
        "silence_holds_text": None if found.silence_holds is None else chance(found.silence_holds),
        "hangs_on": [{"iso2": iso2, "share": round(share, 4)} for iso2, share in found.hangs],
        "hangs_on_deadline": round(found.nobody, 4),
        "what_if": [
            {
                "change": one.slug,
                **hours(one.hours),
                "sooner": round(one.sooner, 4),
                "later": round(one.later, 4),
                "agreed_by_deadline": None if one.within is None else round(one.within, 4),
            }
            for one in found.what_if
        ],
        "way": held.way.value,
        "shock": held.shock,
        "runs": found.runs,
        "seed": found.seed,
        "inputs": INPUTS,
        "rests_on": [one.key for one in rests_on],
        "guesses": [one.key for one in rests_on if one.provenance.to_check],
    }


def ways(
    found: Sequence[WayFound], asked_at: Instant, shock: bool, seed: int, runs: int, exercise: bool
) -> list[Record]:
    """The five ways, each with what its hours measure and how it compares."""
    return [
        {
            "hypothetical": True,
            "exercise": exercise,
            "way": one.label,
            "label": one.label,
            "at_once": None if one.way is None else one.way.name == "AT_ONCE",
            "deadline": one.deadline,
            **hours(one.hours),
            "measures": measures(one),
            "slower_than_capitals": None if one.slower is None else round(one.slower, 4),
            "slower_at_worst": None if one.slower_at_worst is None else round(one.slower_at_worst, 4),
            "slower_than_without_deadline": None if one.deadline_slower is None else round(one.deadline_slower, 4),
            "first_text_refused": round(one.broken, 4),
            "note": note(one, found),
            "requested_at": iso(asked_at),
            "shock": shock,
            "runs": runs,
            "seed": seed,
            "inputs": INPUTS,
        }
        for one in found
    ]


def hours(found: Spread3) -> Record:
    """Hours, to the minute or so."""
    return {"p10": round(found.p10, 2), "p50": round(found.p50, 2), "p90": round(found.p90, 2)}


def _at(now: Instant, after: float) -> Instant:
    return now + round(after * HOUR)


def calibration(found: Calibration, seed: int, runs: int, exercise: bool) -> Record:
    """The past cases replayed from their requests; hours from request to Council."""
    return {
        "hypothetical": True,
        "exercise": exercise,
        "measures": "from the request to the Council",
        "in_sample": {**_coverage(found.in_sample), "cases": [_case(one) for one in found.in_sample]},
        "left_out": {**_coverage(found.left_out), "cases": [_case(one) for one in found.left_out]},
        "words": list(summary(found)),
        "runs": runs,
        "seed": seed,
        "inputs": INPUTS,
    }


def _coverage(replayed: Sequence[Replayed]) -> Record:
    told = coverage(replayed)
    return {
        "in_band_least": told.least,
        "in_band_most": told.most,
        "of": told.cases,
        "true_share_between": [round(share, 3) for share in told.between],
    }


def _case(one: Replayed) -> Record:
    return {
        "slug": one.case.slug,
        "requested_at": iso(one.case.requested_at),
        "shock": one.case.shock,
        "took_h": [round(one.case.least, 2), round(one.case.most, 2)],
        **hours(one.hours),
        "rank": [round(share, 3) for share in one.rank],
        "in_band": {True: "yes", False: "no", None: "in part"}[one.inside],
        "to_check": one.case.provenance is not None and one.case.provenance.to_check,
    }
