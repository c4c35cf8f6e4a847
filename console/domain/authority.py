"""Who may alert, stage, prepare and deploy a force, and what needs the Council or a nation first."""

from dataclasses import dataclass
from enum import StrEnum

from console.domain.provenance import Provenance
from console.domain.times import Instant


class Act(StrEnum):
    """What is done with a force, in order."""

    ALERT = "alert"
    STAGE = "stage"
    PREPARE = "prepare"
    DEPLOY = "deploy"


class Verdict(StrEnum):
    """Whether the actor may at once, or who has to agree first."""

    ALLOWED = "allowed"
    COUNCIL = "needs the Council"
    NATION = "needs the nation"


@dataclass(frozen=True, slots=True)
class Authority:
    """One line of the table action × actor × condition → verdict, for one unit (procedures, section 7).

    ``actor`` is SACEUR, a nation (ISO 3166 alpha-2) or a body by name; ``condition`` is empty where there is none.
    """

    unit_id: bytes
    act: Act
    actor: str
    verdict: Verdict
    condition: str
    valid_from: Instant | None
    valid_to: Instant | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class ForceEdit:
    """What somebody did to a force, in words; ``holds_from`` is from when on it is to hold."""

    id: bytes
    unit_id: bytes
    at: Instant
    author: str
    act: str
    holds_from: Instant | None
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a force or mission covers about a place, kilometres. ``kind``: ``air defence`` or ``air policing``."""

    id: bytes
    unit_id: bytes | None
    mission_id: bytes | None
    kind: str
    place: str
    lon: float
    lat: float
    radius_km: float
    note: str
    valid_from: Instant | None
    valid_to: Instant | None
    provenance: Provenance
