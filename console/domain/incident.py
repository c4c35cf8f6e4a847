"""Incidents: events fused by a person, and the revisions of what we think of them."""

from dataclasses import dataclass
from enum import StrEnum

from console.domain.categories import Category
from console.domain.marking import Marking
from console.domain.provenance import Provenance
from console.domain.times import Instant, Interval, Precision, span


class Status(StrEnum):
    """How far we know: the ring round an incident closes from one to the next."""

    UNVERIFIED = "unverified"
    DEVELOPING = "developing"
    ASSESSED = "assessed"


SEVERITY = {
    1: "nuisance",
    2: "minor",
    3: "serious",
    4: "deaths, strategic damage or Alliance consultations",
    5: "mass casualties or war-like",
}
"""The editorial scale of the public baseline."""


class Nature(StrEnum):
    """What kind of act it was. Unresolved is a real answer."""

    DELIBERATE = "deliberate"
    ACCIDENT = "accident"
    CRIME = "crime"
    NATURAL = "natural"
    UNRESOLVED = "unresolved"


CONFIDENCE = ("low", "moderate", "high")
"""How well a judgement is founded; not how likely it is."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One revision of what we think. ``at`` is None where nobody recorded when it was said.

    ``made_in`` and ``fired_by`` are different questions; empty: not established. ``likelihood`` runs from 0 to 1, None
    where none was given. ``would_change`` is what would change our mind. ``hypothesis_id`` is the explanation it takes.
    """

    revision: int
    attribution: str
    confidence: str | None
    narrative: str
    author: str
    at: Instant | None
    made_in: str = ""
    fired_by: str = ""
    nature: Nature | None = None
    likelihood: float | None = None
    would_change: str = ""
    hypothesis_id: bytes | None = None
    marking: Marking | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident as it stands. ``lon`` and ``lat`` are degrees WGS 84, or None where no point is known.

    ``killed`` and ``injured`` are None when unknown; ``attribution_changed`` where nobody said whether the first
    attribution held. ``provenance`` is None for an incident made in this case.
    ``claimed`` is its first attribution, ``assessed`` the newest; None while there is none. ``marking`` is None
    where the case's own holds. ``occurred_to`` is the end (exclusive) of what lasted; None for what did not.
    ``region_only``: it is known to be somewhere in ``country`` and no more, whatever point stands for it.
    """

    id: bytes
    slug: str | None
    title: str
    summary: str
    category: Category
    severity: int
    status: Status
    occurred_at: Instant
    precision: Precision
    lon: float | None
    lat: float | None
    place: str
    country: str | None
    killed: int | None
    injured: int | None
    hostile_intent: str | None
    attribution_changed: bool | None
    sidc: str | None
    opened_at: Instant
    closed_at: Instant | None
    source_names: str | None
    provenance: Provenance | None
    claimed: str | None
    assessed: str | None
    confidence: str | None
    marking: Marking | None
    occurred_to: Instant | None = None
    region_only: bool = False

    @property
    def known_time(self) -> Interval:
        """The span in which it happened, as far as that is known: from its time, as exact as that is, to its end."""
        whole = span(self.occurred_at, self.precision)
        return whole if self.occurred_to is None else Interval(whole.start, max(whole.end, self.occurred_to))
