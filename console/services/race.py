"""Run the race of a plan, and reckon when forces can be at a place. HYPOTHETICAL, wherever it is shown."""

from dataclasses import replace

from console.domain import race as model
from console.domain.arrival_times import Arrival, LeftOut, simulated
from console.domain.delays import Draws
from console.domain.letters import folded
from console.domain.movement import Spot
from console.domain.plan import Activation, Plan, require_calendar
from console.domain.race import Race
from console.domain.times import Instant
from console.domain.wording import Tr, listed, plain
from console.services.assumptions import assumptions, clocks
from console.services.default_plan import all_forces, first_plan
from console.services.movers import movers
from console.store import plans
from console.store.reader import Reader


def race(reader: Reader, plan: Plan, tr: Tr = plain) -> Race:
    """Simulate a plan, kept in the case or not, on what the case says as of its decision."""
    held = assumptions(reader)
    coming, left = movers(reader, plan, held, tr)
    return model.run(plan, coming, held, left, plans.clashes(reader, plan), tr)


def cautions(plan: Plan, tr: Tr = plain) -> tuple[str, ...]:
    """What has to be said beside the result of a plan: where its clock comes from, and that it is for elsewhere."""
    preset = next((one for one in clocks() if one.clock.slug == plan.clock.slug), None)
    if preset is None:
        return (tr("The adversary's clock is the operator's own, published nowhere."),) if not plan.clock.slug else ()
    said = [preset.note] if preset.note else []
    if preset.provenance.to_check:
        said.append(tr("To check: {what}.", what=preset.provenance.check_note))
    if folded(plan.objective) not in map(folded, preset.places):
        places = listed(preset.places, tr)
        said.append(tr("The clock was published for {places}, not for {place}.", places=places, place=plan.objective))
    return tuple(said)


def arrivals(
    reader: Reader,
    target: Spot,
    decision: Instant,
    activation: Activation = Activation.STANDING,
    *,
    seed: int = 1,
    runs: int = 10_000,
    tr: Tr = plain,
) -> tuple[tuple[Arrival, ...], tuple[LeftOut, ...]]:
    """When each force that stands on the day of a decision could be complete at a place, and which could not, and why.

    Each is reckoned by itself: no plan says which of them go. Raises BadInput for a decision in no calendar's year.
    """
    require_calendar(decision)
    held = assumptions(reader)
    plan = replace(first_plan(reader, target, decision), activation=activation, forces=all_forces(reader, decision))
    coming, left = movers(reader, plan, held, tr, each_alone=True)
    moved = simulated(coming, Draws(held, seed, runs), activation, tr)
    return tuple(one.arrival for one in moved), left
