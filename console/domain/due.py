"""What is due: alarms computed from what stands in the case, never stored; what people said to them is.

Each has a key that stays the same as long as its reason does: an acknowledgement names the key, so an alarm whose
reason changed (graver, stale again, another deadline) is raised anew.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from console.domain.ages import age
from console.domain.incident import SEVERITY, Incident
from console.domain.indicators import Reading, State
from console.domain.letters import folded
from console.domain.live_feed import SourceStanding
from console.domain.question import Question
from console.domain.times import DAY, MINUTE, SECOND, Instant, dtg_short

GRAVE: Final = 4
"""Incidents of this severity and above are alarms."""
NEW_FOR: Final = 3 * DAY
"""So long an incident that came with public data is news; one made in this case is until somebody acknowledges it."""
GRADE_WITHIN: Final = 30 * MINUTE
"""A report should be graded, accepted or dismissed within so long, unless somebody sets another time."""


class Cause(StrEnum):
    """Why something is due; in the order of what is looked at first."""

    SEVERE = "severe"
    SILENCE = "silence"
    INDICATOR = "indicator"
    QUESTION = "question"
    STEP = "step"
    TASK = "task"
    PARTNER = "partner"
    STALE = "stale"
    GRADE = "grade"


NAMES: Final = {
    Cause.SEVERE: "Grave incident",
    Cause.SILENCE: "Silence ends",
    Cause.INDICATOR: "Indicator raised",
    Cause.QUESTION: "Question overdue",
    Cause.STEP: "Playbook step overdue",
    Cause.TASK: "Task overdue",
    Cause.PARTNER: "Partner to tell",
    Cause.STALE: "Feed stale",
    Cause.GRADE: "Grades overdue",
}
"""What people read."""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """Somebody has seen an alarm and says so by name."""

    alarm: str
    at: Instant
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due. ``since`` is when it became so; ``owner`` is empty where it is the cell's.

    ``subject`` is the kind and id (hexadecimal) of what to look at, empty where there is none.
    """

    key: str
    cause: Cause
    since: Instant
    words: str
    owner: str = ""
    subject: tuple[str, str] = ("", "")
    acknowledged: Acknowledgement | None = None

    @property
    def open(self) -> bool:
        """Whether nobody has acknowledged it."""
        return self.acknowledged is None

    def is_of(self, *names: str) -> bool:
        """Whether it is somebody's own, by the name or the desk they signed on with."""
        return bool(self.owner) and folded(self.owner) in map(folded, names)


def grave_incidents(incidents: Iterable[Incident], now: Instant) -> list[Due]:
    """Open incidents of severity 4 and above that are new."""
    return [
        Due(
            f"{Cause.SEVERE}:{one.id.hex()}:{one.severity}",
            Cause.SEVERE,
            one.opened_at,
            f"{one.title}: severity {one.severity}, {SEVERITY[one.severity]}",
            subject=("incident", one.id.hex()),
        )
        for one in incidents
        if one.severity >= GRAVE
        and one.closed_at is None
        and one.opened_at <= now
        and (one.provenance is None or now - one.opened_at <= NEW_FOR)
    ]


def overdue_questions(questions: Iterable[Question], titles: dict[bytes, str], now: Instant) -> list[Due]:
    """Questions past their time; ``titles`` of their incidents by id."""
    return [
        Due(
            f"{Cause.QUESTION}:{one.id.hex()}:{one.due_at}",
            Cause.QUESTION,
            one.due_at,
            f"{one.text} · {titles.get(one.incident_id, '')}".rstrip(" ·"),
            one.owner,
            ("incident", one.incident_id.hex()),
        )
        for one in questions
        if one.overdue(now) and one.due_at is not None
    ]


def stale_sources(sources: Iterable[SourceStanding], now: Instant) -> list[Due]:
    """Sources that should have been heard by now, and feeds that fail."""
    found = []
    for one in sources:
        heard, every = one.last_heard, one.expected_every_s
        if one.failing_since is not None and (one.feed is None or one.feed.enabled):
            words = f"{one.name} does not come in: {one.failure or 'no reason given'}"
            key = f"{Cause.STALE}:{one.id.hex()}:failing:{one.failing_since}"
            found.append(Due(key, Cause.STALE, one.failing_since, words))
        elif one.is_stale(now) and heard is not None and every is not None:
            words = f"{one.name}: newest {age(now - heard)} ago, usually every {age(every * SECOND)}"
            key = f"{Cause.STALE}:{one.id.hex()}:{heard}"
            found.append(Due(key, Cause.STALE, heard + 2 * every * SECOND, words))
    return found


def overdue_grades(received: Sequence[Instant], now: Instant, within: int = GRADE_WITHIN) -> list[Due]:
    """One alarm for all reports in the inbox that nobody graded, by when they were received.

    It is raised anew each time their number has doubled, not with each report.
    """
    late = sorted(at + within for at in received if at + within <= now)
    if not late:
        return []
    step = len(late).bit_length() - 1
    many = "1 report" if len(late) == 1 else f"{len(late)} reports"
    words = f"{many} in the inbox ungraded for over {age(within)}, the oldest {age(now - late[0] + within)} old"
    return [Due(f"{Cause.GRADE}:{1 << step}", Cause.GRADE, late[(1 << step) - 1], words)]


def raised_indicators(readings: Iterable[Reading]) -> list[Due]:
    """Indicators that are raised; a rule that was lowered between is raised anew."""
    found = []
    for one in readings:
        if one.state is State.RAISED and one.since is not None:
            # What is unusual has its hour or day in its key; when it was reached may move with reports that come late.
            key = f"{Cause.INDICATOR}:{one.key}" + ("" if one.indicator is None else f":{one.since}")
            found.append(Due(key, Cause.INDICATOR, one.since, f"{one.name}: {one.words}"))
    return found


def answered(due: Iterable[Due], acknowledgements: Iterable[Acknowledgement]) -> tuple[Due, ...]:
    """What is due with what was said to it: open ones first, in the order of their causes, then by time.

    An acknowledgement from before the alarm was raised does not count.
    """
    newest: dict[str, Acknowledgement] = {}
    for one in sorted(acknowledgements, key=lambda one: one.at):
        newest[one.alarm] = one
    found = []
    for alarm in due:
        said = newest.get(alarm.key)
        found.append(replace(alarm, acknowledged=said) if said is not None and said.at >= alarm.since else alarm)
    causes = list(Cause)
    return tuple(sorted(found, key=lambda one: (not one.open, causes.index(one.cause), one.since, one.key)))


def said_of(due: Due) -> str:
    """``open`` or who acknowledged it, when, and what they said."""
    said = due.acknowledged
    if said is None:
        return "open"
    note = f": {said.note}" if said.note else ""
    return f"{said.by}, {dtg_short(said.at)}{note}"
