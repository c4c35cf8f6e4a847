"""When each force of a plan can be there: what goes into the simulation, and what comes out of it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from console.domain.movement import Route
from console.domain.plan import Authorised

Hours = npt.NDArray[np.float64]
"""One value a run, hours from the decision."""


@dataclass(frozen=True, slots=True)
class Mover:
    """A force of a plan as the model needs it: nothing is looked up any more.

    ``persons_least`` and ``persons_most`` are None where its strength is unknown (it then counts nothing towards a
    number of persons, and that is said). ``notice_least_d``/``most`` are days, None: the assumption for forces without
    a published notice. ``consents`` are nations (ISO) whose parliaments must agree. ``route`` without legs: it is
    there.
    """

    id: str
    label: str
    unit_id: bytes
    persons_least: int | None
    persons_most: int | None
    notice_least_d: float | None
    notice_most_d: float | None
    authority: Authorised
    authority_to_check: bool
    consents: tuple[str, ...]
    route: Route
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of the way of one force, for the Gantt chart: hours from the decision, medians.

    ``kind`` is ``authority``, ``consent``, ``notice``, ``loading``, ``unloading``, ``border`` or a mode of movement.
    """

    kind: str
    words: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Arrival:
    """When one force is complete at the objective, hours from the decision; 0 throughout where it is in place.

    ``earliest`` is the least of all runs.
    """

    mover: Mover
    in_place: bool
    earliest: float
    p10: float
    p50: float
    p90: float
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A force that has no arrival, and why, in words: no way there, no public position …"""

    unit_id: bytes
    label: str
    why: str
