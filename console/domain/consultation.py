"""Consultations among Allies: who asked, on what basis, when the Council met and what followed."""

from dataclasses import dataclass
from enum import StrEnum

from console.domain.attendance import Level
from console.domain.marking import Marking
from console.domain.provenance import Provenance
from console.domain.times import Instant, Precision


class Basis(StrEnum):
    """On what a consultation rests."""

    ARTICLE_4 = "Article 4"
    ARTICLE_5 = "Article 5"
    MEETING = "Council meeting"
    INFORMATION = "Information"


class Way(StrEnum):
    """How Allies are asked: all on one secure link, or each ambassador through the capital."""

    AT_ONCE = "all at once"
    CAPITALS = "through capitals"


class Status(StrEnum):
    """How a consultation of the case stands. Past cases of the baseline have words of their own."""

    CONSIDERED = "considered"
    REQUESTED = "requested"
    CONVENED = "convened"
    IN_SESSION = "in session"
    DROPPED = "considered, not invoked"
    CLOSED = "closed"


class Event(StrEnum):
    """What happens in a consultation that is no position. Article 5 has two gates (2001: 12 September, 2 October)."""

    CONSIDERED = "considered"
    REQUESTED = "requested"
    DROPPED = "request dropped"
    CONVENED = "convened"
    MET = "session began"
    ROSE = "session ended"
    ATTACK = "attack recognised"
    ORIGIN = "origin established"
    WITHDRAWN = "gate withdrawn"
    ADVICE = "advice received"
    TASKED = "tasked"
    NOTE = "note"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ConsultationEvent:
    """``at`` is when it happened, ``recorded_at`` when it was written down; UTC."""

    id: bytes
    kind: Event
    at: Instant
    recorded_at: Instant
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Consultation:
    """A consultation. ``requested_at`` only where it was asked for, ``considered_at`` only where it was weighed.

    Latencies are hours from request to Council, as published; None is unknown.
    """

    id: bytes
    slug: str | None
    basis: str
    status: str
    requesters: str
    requester_isos: tuple[str, ...]
    requested_at: Instant | None
    considered_at: Instant | None
    precision: Precision | None
    met_at: Instant | None
    met_precision: Precision | None
    format: str
    trigger: str
    trigger_at: Instant | None
    trigger_precision: Precision | None
    outcome: str
    first_action: str
    latency_h_min: float | None
    latency_h_max: float | None
    latency_note: str
    provenance: Provenance | None
    crisis_id: bytes | None = None
    level: Level | None = None
    way: Way | None = None
    deadline_at: Instant | None = None
    title: str = ""
    agenda: str = ""
    opened_at: Instant | None = None
    opened_by: str = ""
    convened_at: Instant | None = None
    closed_at: Instant | None = None
    marking: Marking | None = None

    @property
    def ours(self) -> bool:
        """Whether it was opened in this case; not so a past one of the baseline."""
        return self.opened_at is not None
