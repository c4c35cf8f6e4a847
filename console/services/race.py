"""Run the race of a plan, and reckon when forces can be at a place. HYPOTHETICAL, wherever it is shown."""

from dataclasses import replace

from console.domain import race as model
from console.domain.arrival_times import Arrival, LeftOut, simulated
from console.domain.delays import Draws
from console.domain.plan import Activation, Plan
from console.domain.race import Race
from console.domain.times import Instant
from console.domain.wording import Tr, plain
from console.services.assumptions import assumptions
from console.services.default_plan import Target, all_forces, first_plan
from console.services.movers import movers
from console.store import plans
from console.store.reader import Reader


def race(reader: Reader, plan: Plan, tr: Tr = plain) -> Race:
    """Simulate a plan, kept in the case or not, on what the case says as of its decision."""
    held = assumptions(reader)
    coming, left = movers(reader, plan, held, tr)
    return model.run(plan, coming, held, left, plans.clashes(reader, plan), tr)


def arrivals(
    reader: Reader,
    target: Target,
    decision: Instant,
    activation: Activation = Activation.STANDING,
    *,
    seed: int = 1,
    runs: int = 10_000,
    tr: Tr = plain,
) -> tuple[tuple[Arrival, ...], tuple[LeftOut, ...]]:
    """When each force that stands on the day of a decision could be complete at a place, and which could not, and why.

    Each is reckoned by itself: no plan says which of them go.
    """
    held = assumptions(reader)
    plan = replace(first_plan(reader, target, decision), activation=activation, forces=all_forces(reader, decision))
    coming, left = movers(reader, plan, held, tr)
    moved = simulated(coming, Draws(held, seed, runs), activation, tr)
    return tuple(one.arrival for one in moved), left
