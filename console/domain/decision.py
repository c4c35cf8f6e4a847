"""Decisions: the adopted text, the picture it rested on, national reservations, and the activations that follow."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from console.domain.marking import Marking
from console.domain.times import Instant


class Agreed(StrEnum):
    """How it came to be. There is no vote."""

    TABLE = "agreed"
    SILENCE = "agreed under silence"
    CHAIR = "stated by the chair"
    DELEGATED = "by delegated authority"
    NOTHING = "nothing was adopted"


class Step(StrEnum):
    """The steps of activating a force, in their order (CNN, 8 Oct 1998; ACTPRED and ACTORD to check)."""

    WARNING = "warning"
    PREPARATION = "force preparation"
    REQUEST = "request"
    PREDEPLOYMENT = "pre-deployment"
    ORDER = "order"
    TRANSFER = "transfer of authority"


SHORT: Final = {
    Step.WARNING: "ACTWARN",
    Step.PREPARATION: "FORCEPREP",
    Step.REQUEST: "ACTREQ",
    Step.PREDEPLOYMENT: "ACTPRED",
    Step.ORDER: "ACTORD",
    Step.TRANSFER: "ORBATTOA",
}


@dataclass(frozen=True, slots=True)
class Reservation:
    """What one Ally puts on record beside the decision it joins."""

    ally_id: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Activation:
    """One step for one force (None: for all the decision names). ``effective_at`` is from when on it holds.

    ``measure`` is the id of an invented measure, ``EX-…``; the restricted catalogue is never reproduced.
    """

    id: bytes
    decision_id: bytes
    unit_id: bytes | None
    step: Step
    authority: str
    caveat: str
    at: Instant
    effective_at: Instant | None
    note: str
    measure: str
    author: str
    recorded_at: Instant | None = None

    @property
    def holds_from(self) -> Instant:
        """From when on it holds: at once where nothing else was said."""
        return self.at if self.effective_at is None else self.effective_at


@dataclass(frozen=True, slots=True)
class Task:
    """Somebody has to do something: after a decision, or in a crisis."""

    id: bytes
    decision_id: bytes | None
    crisis_id: bytes | None
    text: str
    owner: str
    due_at: Instant | None
    done_at: Instant | None
    done_by: str
    author: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided at ``at``, on the picture as known at ``picture_at``. ``draft_id`` is the version adopted.

    ``recorded_at`` is when it was written down, as of :class:`Activation`.
    """

    id: bytes
    consultation_id: bytes
    title: str
    draft_id: bytes | None
    silence_id: bytes | None
    option_id: bytes | None
    text: str
    basis: str
    conditions: str
    agreed: Agreed | None
    at: Instant
    picture_at: Instant
    author: str
    reservations: tuple[Reservation, ...]
    activations: tuple[Activation, ...]
    tasks: tuple[Task, ...]
    marking: Marking | None = None
    recorded_at: Instant | None = None

    @property
    def picture_until(self) -> Instant:
        """The end of what was known: ``picture_at`` is the last moment of it, which may be of the minute before."""
        return self.picture_at + 1


def passed_over(activations: Iterable[Activation], unit_id: bytes | None, step: Step) -> tuple[Step, ...]:
    """The steps before ``step`` that neither a force nor all together went through: said where it is activated."""
    gone = {one.step for one in activations if one.unit_id in (unit_id, None)}
    steps = list(Step)
    return tuple(one for one in steps[: steps.index(step)] if one not in gone)
