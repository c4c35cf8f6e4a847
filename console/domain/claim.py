"""A claim: a statement by an actor, what is thought of it, our line, and the reports behind it.

Whether a claim is hostile and whether it is true are different questions: a true statement can serve a hostile end, and
a friend can be wrong. What is thought of it and what we say to it are revisions, each with time and author.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from console.domain.marking import Marking
from console.domain.report import Report, Sources
from console.domain.times import Instant


class Standing(StrEnum):
    """Where a claim stands; the value is its status in the case file."""

    LIVE = "live"
    COUNTERED = "countered"
    FADING = "fading"
    WITHDRAWN = "withdrawn"
    TRUE = "true"
    FALSE = "false"
    CLOSED = "closed"

    @property
    def followed(self) -> bool:
        """Whether it is still on the list: somebody has to keep an eye on it."""
        return self in (Standing.LIVE, Standing.COUNTERED, Standing.FADING)


@dataclass(frozen=True, slots=True)
class ClaimRevision:
    """One thing thought of a claim, by whom and when; the first is how it was put on the list."""

    at: Instant | None
    author: str
    standing: Standing
    our_line: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Backing:
    """The reports behind a claim: ``sources`` counts independent origins among those that still count.

    ``linked`` is how many were ever linked. ``best`` is the best grade among those that count, as people write it;
    empty where none is graded or none counts.
    """

    linked: int
    sources: Sources
    best: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as it stands. ``claimed_at`` is when it was said, ``made_at`` when it was put on the list.

    ``incident`` is the title of the incident it is about; empty where it is about none. ``marking`` is None where the
    case's own holds.
    """

    id: bytes
    incident_id: bytes | None
    incident: str
    actor: str
    text: str
    hostile: bool
    claimed_at: Instant | None
    made_at: Instant | None
    author: str
    standing: Standing
    our_line: str
    revised_at: Instant | None
    revised_by: str
    reason: str
    report_ids: tuple[bytes, ...]
    backing: Backing
    marking: Marking | None = None


def best_grade(reports: Sequence[Report]) -> str:
    """The best grade among reports: credibility first, then reliability; what cannot be judged comes last."""
    graded = [report for report in reports if report.grade]
    if not graded:
        return ""
    return min(graded, key=lambda one: (one.credibility or 7, one.reliability or "G")).grade
