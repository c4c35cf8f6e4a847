"""Consultations among Allies: who asked, on what basis, when the Council met and what followed."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

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
    """``at`` is when it happened, ``recorded_at`` when it was written down; UTC. ``gate`` is the one taken back."""

    id: bytes
    kind: Event
    at: Instant
    recorded_at: Instant
    author: str
    text: str
    gate: Event | None = None


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

    def ended(self, at: Instant) -> bool:
        """Whether it was closed by then."""
        return self.closed_at is not None and self.closed_at <= at

    @property
    def day(self) -> Instant | None:
        """The day whose Allies are asked: when it was asked for, else weighed, else opened here; None is unknown."""
        return next((at for at in (self.requested_at, self.considered_at, self.opened_at) if at is not None), None)


GATES: Final = (Event.ATTACK, Event.ORIGIN)
"""The two gates of Article 5."""


def gates(events: Iterable[ConsultationEvent], at: Instant) -> dict[Event, Instant | None]:
    """Since when each gate of Article 5 is passed, as of ``at``; None where it is not."""
    passed: dict[Event, Instant | None] = dict.fromkeys(GATES)
    for one in sorted(events, key=lambda one: (one.at, one.id)):
        if one.at > at:
            break
        if one.kind in passed:
            passed[one.kind] = passed[one.kind] or one.at
        elif one.kind is Event.WITHDRAWN and one.gate in passed:
            passed[one.gate] = None
    return passed


@dataclass(frozen=True, slots=True)
class Course:
    """What the events of a consultation make of it; ``sits``: the Council does. Times as of :class:`Consultation`."""

    status: Status
    sits: bool = False
    requested_at: Instant | None = None
    considered_at: Instant | None = None
    convened_at: Instant | None = None
    met_at: Instant | None = None
    closed_at: Instant | None = None


def course(events: Iterable[ConsultationEvent], basis: str) -> Course:
    """How a consultation stands after all of its events, in the order they happened.

    A request that was dropped stays dropped although the Council meets (16 November 2022): only while it sits the
    status says so. Of when it was asked for and weighed, what was written down last holds: it corrects the others.
    """
    first: dict[Event, Instant] = {}
    last: dict[Event, tuple[Instant, bytes]] = {}
    said: dict[Event, ConsultationEvent] = {}
    for one in sorted(events, key=lambda one: (one.at, one.id)):
        first.setdefault(one.kind, one.at)
        last[one.kind] = (one.at, one.id)
        if one.kind not in said or (said[one.kind].recorded_at, said[one.kind].id) < (one.recorded_at, one.id):
            said[one.kind] = one
    never = (-1 << 62, b"")
    requested, weighed = said.get(Event.REQUESTED), said.get(Event.CONSIDERED)
    asked = max((one.at, one.id) if one else never for one in (requested, weighed))
    dropped = Event.DROPPED in last and last[Event.DROPPED] > asked
    sits = Event.MET in last and last[Event.MET] > last.get(Event.ROSE, never)
    return Course(
        _status(first, basis, dropped=dropped, sits=sits),
        sits,
        requested.at if requested else None,
        weighed.at if weighed else None,
        first.get(Event.CONVENED),
        first.get(Event.MET),
        first.get(Event.CLOSED),
    )


def _status(happened: Container[Event], basis: str, *, dropped: bool, sits: bool) -> Status:
    if Event.CLOSED in happened:
        return Status.DROPPED if dropped else Status.CLOSED
    if sits:
        return Status.IN_SESSION
    if dropped:
        return Status.DROPPED
    if Event.CONVENED in happened or Event.MET in happened:
        return Status.CONVENED
    if Event.REQUESTED in happened:
        return Status.REQUESTED
    # Nobody has to ask for an ordinary meeting: the chair calls it.
    weighed = Event.CONSIDERED in happened or basis in (Basis.ARTICLE_4, Basis.ARTICLE_5)
    return Status.CONSIDERED if weighed else Status.REQUESTED
