"""Who is at the table: each Ally's link, level and instructions; partners and observers apart."""

from dataclasses import dataclass
from enum import StrEnum

from console.domain.marking import Marking
from console.domain.times import Instant


class Level(StrEnum):
    """At what level somebody takes part. Decisions have the same authority at each (NATO Handbook)."""

    AMBASSADORS = "ambassadors"
    MINISTERS = "ministers"
    LEADERS = "heads of government"


class Link(StrEnum):
    """How the line to a participant is."""

    UP = "up"
    DEGRADED = "degraded"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Attendance:
    """One line of the roster: how it stands since ``at``. ``link`` None: nothing heard yet.

    ``waiting_since``: the representative asked the capital then and waits; None where nothing is waited for.
    ``channel`` is the fallback where the link is not up (phone, courier, another mission).
    """

    ally_id: bytes
    at: Instant
    convened: bool
    authenticated: bool
    participant: str
    level: Level | None
    link: Link | None
    channel: str
    waiting_since: Instant | None
    instructed: bool
    author: str
    note: str = ""

    @property
    def joined(self) -> bool:
        """Whether somebody known is on the line."""
        return self.authenticated and self.link in (Link.UP, Link.DEGRADED)


@dataclass(frozen=True, slots=True)
class Guest:
    """A partner or observer: no Ally, no position. ``kind`` is ``partner`` or ``observer``."""

    name: str
    kind: str
    at: Instant
    invited: bool
    participant: str
    link: Link | None
    timezone: str | None
    author: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class NationalAssessment:
    """How one Ally sees it, as the cell was told: the threat, its red lines, what its parliament must approve."""

    ally_id: bytes
    at: Instant
    threat: str
    red_lines: str
    parliament: str
    reported_by: str
    confidence: str | None
    author: str
    marking: Marking | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """One capital spoke to another (ISO 3166 alpha-2, or an organisation's name), at ``at``, about ``subject``."""

    id: bytes
    at: Instant
    recorded_at: Instant
    one: str
    other: str
    level: str
    means: str
    subject: str
    reported_by: str
    author: str
    marking: Marking | None = None
