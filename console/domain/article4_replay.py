"""The nine Article 4 cases replayed: what the model would have said at the request, and when the Council met.

At the request only the hour, the weekday and whether it was a war-like shock are known. The figures of this stage were
set down from the same nine cases, so that they fit is no proof: each case is replayed once more with figures made by
one rule (:func:`left_out`) from the other eight alone. Published hours are ranges: to the hour, or to the day where
only the day was published.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

import numpy as np

from console.domain.assumption import Assumptions, Shape, Spread
from console.domain.binomial import interval
from console.domain.consultation import Basis, Consultation
from console.domain.council_draws import CouncilDraws, Values
from console.domain.council_ready import council_meets
from console.domain.council_state import BRUSSELS, AllyNow, Situation
from console.domain.forecast import RUNS, SEED, Spread3, share_within, spread3
from console.domain.provenance import Provenance
from console.domain.times import Instant, Precision

_UNSURE_H: Final = {Precision.HOUR: 0.5, Precision.DAY: 12.0}
"""How far a published length may be off, by how exactly its moments were published."""
WITHIN_HOURS: Final = 8.0
"""A Council that meets sooner met within hours."""
_MARGIN: Final = 12 / 11
"""The most a Council takes is a little more than was ever seen: 96 h, where 88 h were."""


@dataclass(frozen=True, slots=True)
class PastCase:
    """From the request to the Council took ``least`` to ``most`` hours."""

    slug: str
    name: str
    requested_at: Instant
    least: float
    most: float
    shock: bool
    provenance: Provenance | None

    @property
    def middle(self) -> float:
        """The middle of what is known."""
        return (self.least + self.most) / 2


@dataclass(frozen=True, eq=False)
class Replayed:
    """What the model gave a case: ``rank`` are the shares of runs below its least and its most hours.

    ``inside`` is True where all that is known lies in the 80 % band, False where nothing does, None where a part does.
    """

    case: PastCase
    hours: Spread3
    rank: tuple[float, float]
    inside: bool | None


@dataclass(frozen=True, eq=False)
class Calibration:
    """The cases by the figures in use, and by figures from the other eight, in the order of their requests."""

    in_sample: tuple[Replayed, ...]
    left_out: tuple[Replayed, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """``least`` to ``most`` of ``cases`` fell in the 80 % band; the true share then lies in ``between``, 90 % sure."""

    least: int
    most: int
    cases: int
    between: tuple[float, float]


def past_cases(past: Sequence[Consultation], shocks: Mapping[str, bool]) -> tuple[PastCase, ...]:
    """Those of the baseline that were asked for under Article 4, with published hours, oldest first."""
    found = []
    for one in past:
        known = one.slug is not None and one.latency_h_min is not None and one.latency_h_max is not None
        if not known or one.basis != Basis.ARTICLE_4 or one.requested_at is None or one.slug not in shocks:
            continue
        unsure = _UNSURE_H.get(one.precision or Precision.HOUR, 0.0)
        found.append(
            PastCase(
                one.slug or "", f"{', '.join(one.requester_isos) or one.requesters}", one.requested_at,
                max(0.0, (one.latency_h_min or 0.0) - unsure), (one.latency_h_max or 0.0) + unsure,
                shocks[one.slug or ""], one.provenance,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.requested_at))


def calibrated(cases: Sequence[PastCase], assumptions: Assumptions, seed: int = SEED, runs: int = RUNS) -> Calibration:
    """Replay every case twice."""
    alone = []
    for case in cases:
        others = [one for one in cases if one is not case]
        alone.append(_replayed(case, left_out(assumptions, others, shock=case.shock), seed, runs))
    return Calibration(tuple(_replayed(case, assumptions, seed, runs) for case in cases), tuple(alone))


def left_out(assumptions: Assumptions, others: Sequence[PastCase], *, shock: bool) -> Assumptions:
    """The figures of the stage made from other cases alone, by one rule near that the shipped ones were set down by.

    A Council in its own time: the least, the middle and a little more than the most of all others. One within hours:
    the same of those that met so. Its chance: the share of others of the same kind, one more for and one against.
    """
    middles = sorted(one.middle for one in others)
    soon = [one for one in others if one.middle <= WITHIN_HOURS]
    alike = [one for one in others if one.shock is shock]
    chance = (sum(one.middle <= WITHIN_HOURS for one in alike) + 1) / (len(alike) + 2)
    quick = sorted(one.middle for one in soon) or [WITHIN_HOURS / 2]
    spreads = {
        "convene.council": Spread(Shape.TRIANGLE, middles[0], median(middles), middles[-1] * _MARGIN),
        "convene.at_once": Spread(
            Shape.TRIANGLE, min((one.least for one in soon), default=0.0), median(quick),
            max((one.most for one in soon), default=WITHIN_HOURS),
        ),
        "convene.same_day_shock" if shock else "convene.same_day": Spread(Shape.FIXED, chance, chance, chance),
    }  # fmt: skip
    return {**assumptions, **{key: replace(assumptions[key], spread=spread) for key, spread in spreads.items()}}


def coverage(replayed: Sequence[Replayed]) -> Coverage:
    """How many fell in the band: surely, and at most."""
    least = sum(one.inside is True for one in replayed)
    most = sum(one.inside is not False for one in replayed)
    cases = len(replayed)
    return Coverage(least, most, cases, (interval(least, cases)[0], interval(most, cases)[1]) if cases else (0, 1))


def request_to_council(assumptions: Assumptions, at: Instant, *, shock: bool, seed: int, runs: int) -> Values:
    """Hours from a request until the Council meets, one a run, ascending."""
    situation = Situation(at, (AllyNow("BE", BRUSSELS),), shock=shock, requested_at=at)
    draws = CouncilDraws(assumptions, situation, seed, runs)
    return np.sort(council_meets(situation, draws, np.zeros(runs, np.float32), 0.0))


def _replayed(case: PastCase, assumptions: Assumptions, seed: int, runs: int) -> Replayed:
    hours = request_to_council(assumptions, case.requested_at, shock=case.shock, seed=seed, runs=runs)
    found = spread3(hours)
    inside: bool | None = None
    if found.p10 <= case.least and case.most <= found.p90:
        inside = True
    elif case.most < found.p10 or case.least > found.p90:
        inside = False
    return Replayed(case, found, (share_within(hours, case.least), share_within(hours, case.most)), inside)
