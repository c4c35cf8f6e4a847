"""A plan to reinforce a place: which forces, on whose authority, from which decision on, against which clock."""

from dataclasses import dataclass
from enum import StrEnum

from console.domain.marking import Marking
from console.domain.movement import Mode
from console.domain.provenance import Provenance
from console.domain.times import Instant


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
    """A clock that ships with the program: what it rests on, and where it comes from."""

    clock: Clock
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
