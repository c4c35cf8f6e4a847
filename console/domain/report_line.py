"""A report as one line of a table: what is needed to choose it, and no more, so that 100,000 of them are light."""

from collections.abc import Mapping

import msgspec

from console.domain.marking import Marking
from console.domain.report import Report, State, origin_of
from console.domain.times import Instant, Precision

LONGEST = 400
"""Letters of a headline in a line; the sheet has more."""


class ReportLine(msgspec.Struct, frozen=True, gc=False):
    """One report. ``key`` is its id as text; ``origin`` that of what it relays in the end; ``incidents`` are titles.

    The garbage collector never looks through them: nothing in one leads back to it, and a hundred thousand would hold
    every thread up for 35 ms at a time.
    """

    key: str
    received_at: Instant
    occurred_from: Instant | None
    precision: Precision | None
    source: str
    grade: str
    headline: str
    origin: str
    echo: bool
    state: State
    withdrawn: bool
    incidents: tuple[str, ...]
    marking: Marking | None
    to_check: str

    @property
    def id(self) -> bytes:
        """The id of the report."""
        return bytes.fromhex(self.key)


def line_of(report: Report, known: Mapping[bytes, Report], titles: Mapping[bytes, str]) -> ReportLine:
    """The line of a report; ``known`` holds what it relays, ``titles`` those of the incidents it is linked to."""
    return ReportLine(
        report.id.hex(),
        report.received_at,
        report.occurred_from,
        report.precision,
        report.source,
        report.grade,
        " ".join(report.headline[:LONGEST].split()),
        origin_of(report, known),
        report.repeats_id is not None,
        report.state,
        report.withdrawn_at is not None,
        tuple(titles[one] for one in report.incident_ids if one in titles),
        report.marking,
        check_words(report.to_check, report.check_note),
    )


def check_words(to_check: bool, note: str) -> str:
    """What is still to be checked; empty where nothing is."""
    return (note or "Still to be checked.") if to_check else ""
