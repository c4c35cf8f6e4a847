"""Everything that is known of one force, for its card on one day."""

from collections.abc import Mapping
from dataclasses import dataclass

from console.domain.authority import Authority, Coverage, ForceEdit
from console.domain.force import Force, Placed
from console.domain.plan import Plan, PlanForce, both_count_on
from console.domain.times import Instant


@dataclass(frozen=True, slots=True)
class Counting:
    """A plan that counts on a force: by which of its lines, and whether another plan counts on the same soldiers."""

    plan: Plan
    lines: tuple[PlanForce, ...]
    clash: bool


@dataclass(frozen=True, slots=True)
class ForceCard:
    """A unit through time, and what stood around it on the day of ``shown``.

    ``shown`` is the placement that holds at the moment asked for, else the last before it, else the first; ``at`` is
    that moment, or the nearest one at which ``shown`` holds. ``history`` has withdrawn placements too. ``chain`` are
    the forces above it at that moment, the nearest first, ``below`` those directly under it; ``authorities`` and
    ``coverages`` are those that hold then. ``above`` names every unit it ever stood under.
    """

    shown: Force
    at: Instant
    history: tuple[Placed, ...]
    edits: tuple[ForceEdit, ...]
    authorities: tuple[Authority, ...]
    coverages: tuple[Coverage, ...]
    above: Mapping[bytes, str]
    chain: tuple[Force, ...]
    below: tuple[Force, ...]
    counting: tuple[Counting, ...]

    @property
    def believed(self) -> tuple[Force, ...]:
        """Its placements that are not withdrawn, by time; none where all of it was taken back."""
        return tuple(placed.force for placed in self.history if placed.withdrawn is None)


def shown_at(placements: tuple[Force, ...], moment: Instant) -> tuple[Force, Instant]:
    """Of placements by time (not empty): the one shown at a moment, and the moment nearest to it when that holds."""
    begun = [force for force in placements if force.valid_from is None or force.valid_from <= moment]
    shown = begun[-1] if begun else placements[0]
    if shown.valid_to is not None and moment >= shown.valid_to:
        return shown, shown.valid_to - 1
    return shown, moment if begun or shown.valid_from is None else shown.valid_from


def counting_on(plans: list[Plan], unit_id: bytes) -> tuple[Counting, ...]:
    """Which of the plans count on a unit, in their order, and which of them on the same soldiers."""
    lines = {plan.id: tuple(force for force in plan.forces if force.unit_id == unit_id) for plan in plans}
    return tuple(
        Counting(
            plan,
            lines[plan.id],
            any(
                both_count_on(one, other)
                for one in lines[plan.id]
                for others in plans
                if others.id != plan.id
                for other in lines[others.id]
            ),
        )
        for plan in plans
        if lines[plan.id]
    )
