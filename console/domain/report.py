"""A report as it stands: what was received, never edited, and what people have said of it since.

Grades follow the Admiralty system (reliability of the source A–F, credibility of the information 1–6): F and 6 mean
that it cannot be judged, which is not the worst grade. Independent origins are counted, never reports: what relays
another report adds no weight, and what was withdrawn counts nothing from then on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from console.domain.categories import Category
from console.domain.marking import Marking
from console.domain.times import Instant, Precision

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""What the letters say of a source."""
CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
"""What the numbers say of the information."""


class State(StrEnum):
    """Where a report stands in the inbox."""

    NEW = "new"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


class Said(StrEnum):
    """What a revision of a report says; the value is its kind in the case file."""

    GRADE = "grade"
    REPEATS = "repeats"
    ORIGIN = "origin"
    WITHDRAWN = "withdrawn"
    REINSTATED = "reinstated"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    NEW = "new"
    PLACED = "placed"


@dataclass(frozen=True, slots=True)
class Revision:
    """One thing said of a report, by whom and when. Fields that its kind does not use are None."""

    report_id: bytes
    at: Instant
    author: str
    kind: Said
    reliability: str | None = None
    credibility: int | None = None
    repeats_id: bytes | None = None
    origin: str | None = None
    withdrawal_id: bytes | None = None
    reason: str | None = None
    lon: float | None = None
    lat: float | None = None
    place: str | None = None
    place_precision: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it stands.

    ``source`` is empty where none is named. ``reliability`` and ``credibility`` are the newest grade, else the source's
    own reliability and what came with the report; None while nobody graded it. ``origin`` is whose knowledge it is:
    what a person or the source said, else the source's name. ``repeats_id`` names the report it relays. ``lon`` and
    ``lat`` are degrees WGS 84 or None; with ``region_only`` they merely stand for a region. ``superseded_by`` is the
    newer version of the same record. ``placed`` says that a person gave it its place. ``incident_ids`` are the
    incidents it is linked to.
    """

    id: bytes
    source_id: bytes | None
    source: str
    external_id: str | None
    received_at: Instant
    occurred_from: Instant | None
    occurred_to: Instant | None
    precision: Precision | None
    lon: float | None
    lat: float | None
    place: str
    place_precision: str | None
    category: Category | None
    headline: str
    body: str
    reliability: str | None
    credibility: int | None
    origin: str
    marking: Marking | None = None
    geometry: str = ""
    attributes: Mapping[str, str] | None = None
    unlocated: str = ""
    version_at: Instant | None = None
    stale_at: Instant | None = None
    arrival_id: bytes | None = None
    revises_id: bytes | None = None
    superseded_by: bytes | None = None
    caller: str = ""
    taken_by: str = ""
    to_check: bool = False
    check_note: str = ""
    repeats_id: bytes | None = None
    withdrawn_at: Instant | None = None
    withdrawn_why: str = ""
    withdrawal_id: bytes | None = None
    state: State = State.NEW
    dismissed_why: str = ""
    graded_by: str = ""
    graded_at: Instant | None = None
    placed: bool = False
    incident_ids: tuple[bytes, ...] = ()

    @property
    def grade(self) -> str:
        """As people write it: ``B2``; ``B`` or ``2`` where only one is known, empty for none."""
        return f"{self.reliability or ''}{self.credibility or ''}"

    @property
    def region_only(self) -> bool:
        """Whether it is known to be somewhere in a region and no more."""
        return self.place_precision == "region"

    @property
    def counts(self) -> bool:
        """Whether it may count at all: neither withdrawn, dismissed nor replaced by a newer version."""
        return self.withdrawn_at is None and self.superseded_by is None and self.state is not State.DISMISSED


def revised(report: Report, revisions: Iterable[Revision]) -> Report:
    """The report with what was said of it since, in that order."""
    for said in revisions:
        report = _after(report, said)
    return report


def _after(report: Report, said: Revision) -> Report:
    match said.kind:
        case Said.GRADE:
            return replace(
                report,
                reliability=said.reliability or report.reliability,
                credibility=said.credibility or report.credibility,
                graded_by=said.author,
                graded_at=said.at,
            )
        case Said.REPEATS:
            return replace(report, repeats_id=said.repeats_id)
        case Said.ORIGIN:
            return replace(report, origin=said.origin or report.source)
        case Said.WITHDRAWN:
            return replace(
                report, withdrawn_at=said.at, withdrawn_why=said.reason or "", withdrawal_id=said.withdrawal_id
            )
        case Said.REINSTATED:
            return replace(report, withdrawn_at=None, withdrawn_why="", withdrawal_id=None)
        case Said.ACCEPTED:
            return replace(report, state=State.ACCEPTED, dismissed_why="")
        case Said.DISMISSED:
            return replace(report, state=State.DISMISSED, dismissed_why=said.reason or "")
        case Said.NEW:
            return replace(report, state=State.NEW, dismissed_why="")
        case Said.PLACED:
            return replace(
                report,
                lon=said.lon,
                lat=said.lat,
                place=said.place or report.place,
                place_precision=said.place_precision,
                placed=True,
            )


def root_of(report: Report, known: Mapping[bytes, Report]) -> Report:
    """The report whose knowledge this one relays in the end; itself when it relays none."""
    seen = {report.id}
    while report.repeats_id is not None and report.repeats_id not in seen:
        before = known.get(report.repeats_id)
        if before is None:
            break
        seen.add(before.id)
        report = before
    return report


def stands(report: Report, known: Mapping[bytes, Report]) -> bool:
    """Whether a report counts, and so does what it relays: an echo of what was withdrawn counts nothing either."""
    return report.counts and root_of(report, known).withdrawn_at is None


def origin_of(report: Report, known: Mapping[bytes, Report]) -> str:
    """Whose knowledge a report is: that of the report it relays in the end."""
    return root_of(report, known).origin


@dataclass(frozen=True, slots=True)
class Sources:
    """What stands behind an incident: ``origins`` independent ones, ``reports`` that count, ``echoes`` among them."""

    origins: tuple[str, ...]
    reports: int
    echoes: int


def sources(reports: Sequence[Report], known: Mapping[bytes, Report] | None = None) -> Sources:
    """Independent origins behind reports, in the order they came; ``known`` holds reports that are relayed, too."""
    by_id = {report.id: report for report in reports} | dict(known or {})
    counting = [report for report in reports if stands(report, by_id)]
    origins = dict.fromkeys(origin_of(report, by_id) for report in sorted(counting, key=lambda one: one.received_at))
    return Sources(tuple(origins), len(counting), sum(report.repeats_id is not None for report in counting))
