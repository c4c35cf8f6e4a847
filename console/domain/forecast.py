"""The forecast: how long until a text is agreed, from now. HYPOTHETICAL: a model on assumptions, no prediction.

The stages still to come are simulated from what the record says now (:mod:`console.domain.council_ready`,
:mod:`console.domain.council_rounds`). Consensus is there when the last Ally is, so the slowest of all decides. Same
record, assumptions, seed and runs: same answer. Allies are drawn apart but for one pace they share: links between
particular capitals are not modelled, nor who would say no to what.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from console.domain.assumption import Assumption, Assumptions
from console.domain.consultation import Way
from console.domain.council_draws import CouncilDraws, Values
from console.domain.council_rounds import Agreed, Said, agreed, said
from console.domain.council_state import Manner, Situation
from console.domain.times import HOUR, Instant

RUNS: Final = 10_000
SEED: Final = 1
_ENOUGH: Final = 50
"""So many runs are needed to say how long something takes in them."""
_CHANGED_RUNS: Final = 2_500
"""What a change would make of it is told from so many of the runs: right to about one in a hundred."""
_HANGS: Final = 5
"""So many Allies are named."""


@dataclass(frozen=True, eq=False)
class Spread3:
    """Hours until something: the values below which 10, 50 and 90 % of the runs lie."""

    p10: float
    p50: float
    p90: float


@dataclass(frozen=True, eq=False)
class WhatIf:
    """What a change would make of it, with the same draws. ``sooner``: share of runs in which it comes sooner.

    ``later``: in which it comes later; in the rest nothing changes (to within a minute).
    """

    slug: str
    hours: Spread3
    sooner: float
    later: float
    within: float | None


@dataclass(frozen=True, eq=False)
class Forecast:
    """``runs_h`` are the hours from ``situation.now`` until agreed, one a run, ascending.

    ``within`` is the share of runs agreed by the deadline, None where none is set. ``hangs`` names Allies with the
    share of runs in which one is the last, or its no breaks the text; ``nobody`` the share that hangs on the deadline,
    or on the text where all have spoken.
    ``silence_holds``: the share of runs in which the running silence is not broken; ``if_broken`` the hours in
    the rest, None where those are too few.
    """

    situation: Situation
    seed: int
    runs: int
    hours: Spread3
    runs_h: Values
    deadline_at: Instant | None
    within: float | None
    hangs: tuple[tuple[str, float], ...]
    nobody: float
    broken: float
    silence_holds: float | None
    if_broken: Spread3 | None
    what_if: tuple[WhatIf, ...]


def share_within(ascending: Values, hours: float) -> float:
    """The share of sorted values not above so many hours."""
    return float(np.searchsorted(ascending, np.float32(hours + 1e-4), "right")) / len(ascending)


def spread3(ascending: Values) -> Spread3:
    """The three percentiles of sorted values."""
    last = len(ascending) - 1
    return Spread3(*(float(ascending[round(share * last)]) for share in (0.1, 0.5, 0.9)))


def manner_of(situation: Situation) -> Manner:
    """The way it goes now: with a deadline where one is set."""
    return Manner(situation.way, situation.deadline_at is not None or situation.silence is not None)


def forecast(situation: Situation, assumptions: Assumptions, seed: int = SEED, runs: int = RUNS) -> Forecast:
    """Simulate from now. What is agreed or over already takes no time and rests on nothing."""
    if situation.over or not situation.allies:
        nothing = np.zeros(runs, np.float32)
        return Forecast(situation, seed, runs, spread3(nothing), nothing, _deadline(situation), None, (), 1.0, 0.0,
                        None, None, ())  # fmt: skip
    draws = CouncilDraws(assumptions, situation, seed, runs)
    manner = manner_of(situation)
    base = agreed(situation, manner, draws, said(situation, manner.way, draws))
    ascending = np.sort(base.hours)
    deadline = _deadline(situation)
    within = None if deadline is None else share_within(ascending, (deadline - situation.now) / HOUR)
    hangs, nobody = _hangs(situation, base)
    broken = float(base.broken.mean())
    holds = None if situation.silence is None else 1.0 - broken
    others = _what_ifs(situation, manner, CouncilDraws(assumptions, situation, seed, runs, _CHANGED_RUNS), base)
    refused = np.sort(base.hours[base.broken])
    if_broken = spread3(refused) if holds is not None and len(refused) >= _ENOUGH else None
    return Forecast(situation, seed, runs, spread3(ascending), ascending, deadline, within, hangs, nobody, broken,
                    holds, if_broken, others)  # fmt: skip


def rests_on(situation: Situation, assumptions: Assumptions) -> tuple[Assumption, ...]:
    """The assumptions it and its what-ifs rest on, in the order of the sheet: those of what has not happened yet."""
    if situation.over:
        return ()
    done = ["instruct.prepared_shock", "instruct.pace_shock", "convene.same_day_shock"] if not situation.shock else []
    if situation.requested_at is not None or situation.met:
        done.append("ask.")
    if situation.met:
        done += ["convene.same", "convene.at", "convene.council", "convene.link"]
    if situation.text_at is not None or situation.broken_at is not None:
        done += ["text.hub", "text.table"]
    done += ["parliament.asked_5"] if not situation.article_5 else []
    wanted = ("ask.", "convene.", "text.", "instruct.", "parliament.", "link.", "silence.", "break.", "rework.",
              "again.", "consent.parliament", "consent.urgent")  # fmt: skip
    return tuple(
        one for key, one in assumptions.items() if key.startswith(wanted) and not any(map(key.startswith, done))
    )


def _deadline(situation: Situation) -> Instant | None:
    return situation.deadline_at if situation.silence is None else situation.silence[1]


def _changes(situation: Situation, manner: Manner) -> list[tuple[str, Manner]]:
    """What could be done otherwise: a deadline set, leaders called, the other way of working."""
    found = []
    if not manner.deadline:
        found.append(("deadline", replace(manner, deadline=True)))
    found.append(("leaders", replace(manner, leaders=True)))
    if situation.silence is None:
        other = Way.CAPITALS if manner.way is Way.AT_ONCE else Way.AT_ONCE
        found.append((other.name.lower(), replace(manner, way=other)))
    return found


def _what_ifs(situation: Situation, manner: Manner, draws: CouncilDraws, base: Agreed) -> tuple[WhatIf, ...]:
    known: dict[Way, Said] = {}
    found = []
    for slug, other in _changes(situation, manner):
        if other.way not in known:
            known[other.way] = said(situation, other.way, draws)
        changed = agreed(situation, other, draws, known[other.way])
        found.append(_what_if(slug, base, changed, _deadline(situation), situation.now))
    return tuple(found)


def _what_if(slug: str, base: Agreed, other: Agreed, deadline: Instant | None, now: Instant) -> WhatIf:
    ascending, minute = np.sort(other.hours), 1 / 60
    gained = base.hours[: len(other.hours)] - other.hours
    within = None if deadline is None else share_within(ascending, (deadline - now) / HOUR)
    return WhatIf(slug, spread3(ascending), float((gained > minute).mean()), float((gained < -minute).mean()), within)


def _hangs(situation: Situation, base: Agreed) -> tuple[tuple[tuple[str, float], ...], float]:
    counts = np.bincount(base.last + 1, minlength=len(situation.allies) + 1) / len(base.last)
    order = sorted(range(len(situation.allies)), key=lambda place: (-counts[place + 1], situation.allies[place].iso2))
    named = tuple((situation.allies[place].iso2, float(counts[place + 1])) for place in order[:_HANGS])
    return tuple(one for one in named if one[1] > 0), float(counts[0])
