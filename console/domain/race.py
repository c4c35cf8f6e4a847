"""The race: strength in place over time against the adversary's clock, and the odds of being first. HYPOTHETICAL."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from console.domain.arrival_times import Arrival, Hours, LeftOut
from console.domain.plan import Plan

Persons = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Band:
    """Persons in place over time: ``hours`` from the decision, ascending, and at each the 10 %, 50 % and 90 % value."""

    hours: Hours
    low: Persons
    median: Persons
    high: Persons


@dataclass(frozen=True, slots=True)
class Clash:
    """A force that more than one plan of the case counts on: it can be in one place only."""

    unit_id: bytes
    label: str
    plans: tuple[str, ...]


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
        needed = int(np.ceil(odds * len(self.margins) - 1e-9))
        last = float(self.margins[len(self.margins) - needed])
        return None if last == -np.inf else last
