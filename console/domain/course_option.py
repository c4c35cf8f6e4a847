"""Courses of action laid side by side: who would act, with what, how long it takes, and how it may be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from console.domain.marking import Marking
from console.domain.times import Instant


class Actor(StrEnum):
    """Who would act."""

    ALLIANCE = "alliance"
    NATION = "nation"
    COALITION = "coalition"


CRITERIA: Final = {
    "forces": "Forces",
    "authority": "Authority",
    "time_to_effect": "Time to effect",
    "escalation": "Escalation risk",
    "adversary_reading": "How the adversary may read it",
    "adversary_reply": "What it may do then",
    "civilians": "Protection of civilians",
    "wps": "Women, peace and security",
    "line": "Our line against hostile claims",
    "partners": "Partners to tell",
    "legal": "Legal basis",
    "cost": "What it costs and ties up",
    "ends": "What ends it",
}
"""Every option is looked at by these; keys of :attr:`Option.criteria`."""


@dataclass(frozen=True, slots=True)
class Option:
    """One course of action. ``criteria`` are texts by the keys of :data:`CRITERIA`; what is missing is not known.

    ``plan_id`` is the plan whose race shows what it gives; ``units`` the forces it uses, ``claims`` the hostile claims
    it has to answer.
    """

    id: bytes
    crisis_id: bytes
    title: str
    actor: Actor | None
    criteria: Mapping[str, str]
    plan_id: bytes | None
    units: tuple[bytes, ...]
    claims: tuple[bytes, ...]
    place: int
    author: str
    made_at: Instant
    marking: Marking | None = None
