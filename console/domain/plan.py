"""A plan to reinforce a place: which forces, on whose authority, from which decision on, against which clock."""

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from console.domain.coordinates import is_valid
from console.domain.errors import BadInput
from console.domain.force import MOST_DAYS, MOST_PERSONS
from console.domain.letters import called
from console.domain.marking import Marking
from console.domain.movement import Mode
from console.domain.numbers import grouped
from console.domain.provenance import Provenance
from console.domain.times import Instant, day_start


class Activation(StrEnum):
    """Which chain leads from the decision to the order."""

    STANDING = "standing plan"
    GENERATION = "force generation"


class Authorised(StrEnum):
    """On whose order a force of a plan moves."""

    SACEUR = "SACEUR"
    COUNCIL = "Council"
    NATION = "nation"


@dataclass(frozen=True, slots=True)
class Clock:
    """The adversary's clock: from its start to the objective in a published or an own range of hours.

    ``slug`` names a shipped preset, empty where it is the operator's own. It starts ``warning_least_d`` to
    ``warning_most_d`` days after the plan begins.
    """

    slug: str
    name: str
    least_h: float
    most_h: float
    source: str
    warning_least_d: float
    warning_most_d: float


@dataclass(frozen=True, slots=True)
class Preset:
    """A clock that ships with the program: what it rests on, its source, and the objectives it was published for."""

    clock: Clock
    places: tuple[str, ...]
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class PlanForce:
    """A force, or a ``part`` of one, in a plan; None means: as it stands on the day of the decision."""

    id: bytes
    unit_id: bytes
    part: str
    persons_least: int | None
    persons_most: int | None
    persons_note: str
    modes: tuple[Mode, ...]
    authority: Authorised | None
    notice_least_d: float | None
    notice_most_d: float | None
    from_place: str | None
    from_lon: float | None
    from_lat: float | None


@dataclass(frozen=True, slots=True)
class Plan:
    """HYPOTHETICAL, wherever it is shown.

    ``begins_at`` is the moment the race is looked at from (the clock's warning counts from it), ``decision_at`` the
    decision. ``threshold`` persons in place is what has to be first, or the force ``first_id`` of the plan. ``odds`` is
    the chance (0 to 1) that "decide by" asks for. ``id`` is empty where the plan is not kept in the case.
    """

    id: bytes
    name: str
    purpose: str
    objective: str
    lon: float
    lat: float
    begins_at: Instant
    decision_at: Instant
    activation: Activation
    clock: Clock
    threshold: int | None
    first_id: bytes | None
    odds: float
    seed: int
    runs: int
    forces: tuple[PlanForce, ...]
    author: str = ""
    made_at: Instant | None = None
    marking: Marking | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """A force that more than one plan of the case counts on: it can be in one place only."""

    unit_id: bytes
    label: str
    plans: tuple[str, ...]


RUNS: Final = 10_000
"""So many runs a simulation has where nobody says otherwise."""
LEAST_RUNS: Final = 100
MOST_RUNS: Final = 50_000
_YEARS: Final = (1900, 2999)
_LONGEST_NAME: Final = 60


def both_count_on(one: PlanForce, other: PlanForce) -> bool:
    """Whether two lines count on the same soldiers: one part twice, or the whole force and a part of it."""
    return one.unit_id == other.unit_id and (one.part == other.part or not one.part or not other.part)


def checked(plan: Plan) -> Plan:
    """The plan with its words trimmed. Raises BadInput with what cannot be."""
    plan = replace(plan, name=called(plan.name), purpose=plan.purpose.strip())
    if not plan.name or len(plan.name) > _LONGEST_NAME:
        raise BadInput(f"Give the plan a name of at most {_LONGEST_NAME} letters.")
    if not plan.objective.strip() or not is_valid(plan.lon, plan.lat):
        raise BadInput("Say where the plan leads to: a name and a position on the earth.")
    _require_clock(plan.clock)
    if not 0 < plan.odds < 1:
        raise BadInput("The odds asked for lie between 0 and 1, both left out: 0.8 is eight in ten.")
    require_calendar(plan.begins_at)
    require_calendar(plan.decision_at)
    if not LEAST_RUNS <= plan.runs <= MOST_RUNS:
        raise BadInput(f"A simulation has from {grouped(LEAST_RUNS)} to {grouped(MOST_RUNS)} runs.")
    if not 0 <= plan.seed < 1 << 63:
        raise BadInput("The seed is a whole number from 0 on, of at most eighteen digits.")
    if (plan.threshold is None) == (plan.first_id is None):
        raise BadInput("Say what has to be first: so many persons, or one of the plan's forces.")
    if plan.threshold is not None and not 0 < plan.threshold <= MOST_PERSONS:
        raise BadInput(f"What has to be first is at least one person, and at most {grouped(MOST_PERSONS)}.")
    if plan.first_id is not None and all(force.id != plan.first_id for force in plan.forces):
        raise BadInput("The force that has to be first is not in the plan.")
    for place, force in enumerate(plan.forces):
        checked_force(force)
        if any(both_count_on(force, other) for other in plan.forces[:place]):
            raise BadInput("A force is in the plan twice: the same part, or the whole and a part of it.")
    return plan


def require_calendar(moment: Instant) -> None:
    """Refuses a decision from which arrivals would lie beyond all calendars. Raises BadInput."""
    if not day_start(f"{_YEARS[0]}-01-01") <= moment < day_start(f"{_YEARS[1] + 1}-01-01"):
        raise BadInput(f"A plan begins and is decided in the years {_YEARS[0]} to {_YEARS[1]}.")


def _require_clock(clock: Clock) -> None:
    """Raises BadInput where a clock cannot be."""
    hours = (clock.least_h, clock.most_h, clock.warning_least_d, clock.warning_most_d)
    if not all(math.isfinite(figure) and figure >= 0 for figure in hours):
        raise BadInput("The hours and the days of warning of the adversary's clock are numbers from 0 on.")
    if max(clock.most_h / 24, clock.warning_most_d) > MOST_DAYS:
        raise BadInput(f"The adversary's hours and its days of warning are no more than {grouped(MOST_DAYS)} days.")
    if clock.least_h > clock.most_h or clock.warning_least_d > clock.warning_most_d:
        raise BadInput("The adversary's clock runs from least to most, in its hours and in its days of warning.")
    if not clock.name.strip() or not clock.source.strip():
        raise BadInput("Give the adversary's clock a name, and say where its hours come from.")


def checked_force(force: PlanForce) -> None:
    """Raises BadInput where a line of a plan cannot be."""
    for what, least, most, limit in (
        ("persons", force.persons_least, force.persons_most, MOST_PERSONS),
        ("days of notice", force.notice_least_d, force.notice_most_d, MOST_DAYS),
    ):
        if (least is None) != (most is None):
            raise BadInput(f"Give the {what} of the force from least to most, or neither.")
        if least is not None and most is not None and not 0 <= least <= most <= limit:
            raise BadInput(
                f"The {what} of the force run from the least to the most, from 0 to {grouped(limit)} at the most."
            )
    if not force.modes:
        raise BadInput("Say by what the force may be moved: road, rail, sea or air.")
    if (force.from_lon is None) != (force.from_lat is None) or (
        force.from_lon is not None and force.from_lat is not None and not is_valid(force.from_lon, force.from_lat)
    ):
        raise BadInput("The force comes from a position on the earth, or from where it stands.")
