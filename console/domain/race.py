"""The race: strength in place over time against the adversary's clock, and the odds of being first. HYPOTHETICAL.

* **Theirs**: the warning and then the way to the objective, each drawn evenly from its range. A published range says
  what was seen, not how likely each value in it is: that it is drawn evenly is an assumption, and it is shown as a
  range.
* **Ours**: what :mod:`console.domain.arrival_times` gives, added up. What is in place already counts from the start.
* **First** in a run: so many persons are in place, or the force named is complete, no later than theirs arrives.
  Nothing is said of what happens then: persons are counted, not fighting power.
* The **margin** of a run is the last moment at which the decision would still have been in time. Since nothing of ours
  depends on when it is decided, the odds of any moment are the share of margins not before it: moving the decision asks
  for no new simulation. Positions and readiness are those of the day of the decision.

The odds are those of the assumptions, to about one in a hundred at 10 000 runs; they are no forecast.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from console.domain.arrival_times import Arrival, LeftOut, Moved, Mover, simulated
from console.domain.assumption import Assumptions, Shape, Spread
from console.domain.delays import DAY_H, Draws, Floats, Hours
from console.domain.plan import Clash, Clock, Plan
from console.domain.times import HOUR, Instant
from console.domain.wording import Tr, plain

Persons = npt.NDArray[np.float64]

_STEPS: Final = 160
_BLOCK: Final = 10_000
"""So many runs are added up at once: many forces in many runs take little memory."""
_BAND_RUNS: Final = 2_500
"""The band is drawn from so many of the runs: its edges are then right to about half a percentile."""
_SHORTEST_H: Final = 24.0
_LOW, _HIGH = 0.1, 0.9


@dataclass(frozen=True, slots=True)
class Band:
    """Persons in place over time: ``hours`` from the decision, ascending, and at each the 10 %, 50 % and 90 % value."""

    hours: Hours
    low: Persons
    median: Persons
    high: Persons


@dataclass(frozen=True, slots=True)
class Race:
    """What one simulation of a plan gave.

    ``margins`` are, one a run and ascending, the last moment (hours after ``plan.begins_at``) at which the decision of
    that run would still have been in time; −inf where ours never gets there, +inf where it is there already.
    ``uncounted`` are labels of forces of unknown strength: they count nothing towards a number of persons.
    """

    plan: Plan
    arrivals: tuple[Arrival, ...]
    left_out: tuple[LeftOut, ...]
    clashes: tuple[Clash, ...]
    band: Band
    margins: Hours
    uncounted: tuple[str, ...]

    def odds(self, decision_h: float) -> float:
        """The share of runs in which ours is first when it is decided so many hours after the plan begins."""
        return 1.0 - float(np.searchsorted(self.margins, decision_h, "left")) / len(self.margins)

    def decide_by(self, odds: float) -> float | None:
        """The last moment, hours after the plan begins, at which the odds are at least that; None: there is none.

        ``inf`` where they are so whenever it is decided.
        """
        needed = max(1, int(np.ceil(odds * len(self.margins) - 1e-9)))
        last = float(self.margins[len(self.margins) - needed])
        return None if last == -np.inf else last

    def deadline(self, odds: float) -> Instant | None:
        """:meth:`decide_by` as the full hour before it: no model of this kind knows minutes. None where there is none.

        None too where the odds hold whenever it is decided.
        """
        by = self.decide_by(odds)
        return None if by is None or np.isinf(by) else (self.plan.begins_at + round(by * HOUR)) // HOUR * HOUR


def run(
    plan: Plan,
    movers: Sequence[Mover],
    assumptions: Assumptions,
    left_out: tuple[LeftOut, ...] = (),
    clashes: tuple[Clash, ...] = (),
    tr: Tr = plain,
) -> Race:
    """Simulate a plan. ``movers`` are its forces; what is known of them on the day of the decision is in them."""
    draws = Draws(assumptions, plan.seed, plan.runs)
    moved = simulated(movers, draws, plan.activation, tr)
    packet = assumptions["packet"].spread.mode
    in_time = _needed(plan, moved, packet)
    margins = np.sort(theirs(plan.clock, draws) - in_time)
    uncounted = tuple(one.label for one in movers if one.persons_least is None)
    arrivals = tuple(one.arrival for one in moved)
    return Race(plan, arrivals, left_out, clashes, strength(moved, draws.runs, packet), margins, uncounted)


def theirs(clock: Clock, draws: Draws) -> Hours:
    """When theirs arrives, hours after the plan begins, one a run."""
    warning = Spread(Shape.RANGE, clock.warning_least_d, clock.warning_least_d, clock.warning_most_d)
    taken = Spread(Shape.RANGE, clock.least_h, clock.least_h, clock.most_h)
    warned, moved = draws.own("the adversary", [warning, taken])
    return warned * DAY_H + moved


def strength(moved: Sequence[Moved], runs: int, packet: float) -> Band:
    """Persons in place over time, from the decision until nine in ten runs have everybody there."""
    latest = max((one.arrival.p90 for one in moved), default=0.0)
    step = max(_SHORTEST_H, latest) / _STEPS
    runs = min(runs, _BAND_RUNS)
    columns = np.arange(runs)
    in_place = np.zeros((_STEPS + 2, runs))
    for one in moved:
        for complete, persons in _packets(one, packet):
            # The first step at whose time it is there; what comes after the last is not shown.
            rows = np.minimum(np.ceil(complete[:runs] / step - 1e-9).astype(np.intp), _STEPS + 1)
            in_place[rows, columns] += persons[:runs]
    added = np.cumsum(in_place[:-1], axis=0)
    ranks = [round(share * (runs - 1)) for share in (_LOW, 0.5, _HIGH)]
    low, median, high = np.partition(added, sorted(set(ranks)), axis=1)[:, ranks].T
    return Band(np.arange(_STEPS + 1, dtype=np.float64) * step, low, median, high)


def _needed(plan: Plan, moved: Sequence[Moved], packet: float) -> Hours:
    """The hours from the decision after which what has to be first is there: −inf before it, +inf never."""
    if plan.threshold is not None:
        return _persons_there(plan.threshold, moved, plan.runs, packet)
    named = next((one for one in moved if one.arrival.mover.plan_force == plan.first_id), None)
    if named is None:
        return np.full(plan.runs, np.inf)
    return np.full(plan.runs, -np.inf) if named.arrival.in_place else named.complete


def _persons_there(threshold: float, moved: Sequence[Moved], runs: int, packet: float) -> Hours:
    """When so many persons are in place."""
    there = np.zeros(runs)
    coming: list[tuple[Hours, Floats]] = []
    for one in moved:
        if one.arrival.in_place:
            there += one.persons
        else:
            coming += _packets(one, packet)
    reached = np.full(runs, np.inf)
    for start in range(0, runs if coming else 0, _BLOCK):
        here = slice(start, start + _BLOCK)
        reached[here] = _reached(coming, here, threshold - there[here])
    return np.where(there >= threshold, -np.inf, reached)


def _reached(coming: Sequence[tuple[Hours, Floats]], here: slice, missing: Persons) -> Hours:
    """When the packets that come add up to what is missing, in the runs ``here``; +inf where they never do."""
    times = np.array([complete[here] for complete, _ in coming]).T
    persons = np.array([each[here] for _, each in coming], np.float32).T
    order = np.argsort(times, axis=1)
    enough = np.cumsum(np.take_along_axis(persons, order, axis=1), axis=1) >= missing[:, None]
    place = enough.argmax(axis=1)
    rows = np.arange(len(times))
    return np.where(enough[rows, place], times[rows, order[rows, place]], np.inf)


def _packets(one: Moved, packet: float) -> list[tuple[Hours, Floats]]:
    return [] if one.arrival.mover.persons_least is None else one.packets(packet)
