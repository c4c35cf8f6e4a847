"""Everything that happened to an incident, in order of time: reports, what was said of them, assessments, questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from console.domain.letters import shortened
from console.domain.report import Report, Revision, Said
from console.domain.times import Instant, dtg
from console.ui.panels.incident_facts import IncidentFacts
from console.ui.panels.inspector_sheet import Fact, Section
from console.ui.words import count, tr

_SHORT = 90


@dataclass(frozen=True)
class _Event:
    at: Instant
    words: str


def timeline(known: IncidentFacts) -> Section:
    """The section; the newest first."""
    events = sorted(_events(known), key=lambda event: event.at, reverse=True)
    lines = tuple(Fact(dtg(event.at), event.words) for event in events)
    return Section(tr("Timeline"), lines, count("{n} event", "{n} events", len(lines)) if lines else "")


def _events(known: IncidentFacts) -> Iterator[_Event]:
    reports = {report.id: report for report in known.reports}
    yield _Event(known.incident.opened_at, tr("Incident opened"))
    if known.incident.closed_at is not None:
        yield _Event(known.incident.closed_at, tr("Incident closed"))
    for report in known.reports:
        yield _Event(report.received_at, f"{_who(report)}: {shortened(report.headline, _SHORT)}")
        linked_at, author = known.links.get(report.id, (None, ""))
        if linked_at is not None and linked_at > report.received_at:
            yield _Event(linked_at, tr("{name} linked {report}", name=author, report=_who(report)))
    for said in known.revisions:
        words = _said(said, reports[said.report_id], reports)
        if words and (said.kind is not Said.GRADE or said.at > reports[said.report_id].received_at):
            yield _Event(said.at, words)
    for one in known.assessments:
        if one.at is not None:
            yield _Event(
                one.at, tr("Rev {number}: {what} · {name}", number=one.revision, what=one.attribution, name=one.author)
            )
    for question in known.questions:
        yield _Event(question.asked_at, tr("Asked: {text}", text=question.text))
        if question.answered_at is not None:
            answer = tr("Answered “{text}”: {answer}", text=shortened(question.text, _SHORT), answer=question.answer)
            yield _Event(question.answered_at, answer)
    for claim in known.claims:
        if claim.made_at is not None:
            yield _Event(claim.made_at, tr("Claim of {actor} followed: {text}", actor=claim.actor, text=claim.text))


def _said(said: Revision, report: Report, reports: dict[bytes, Report]) -> str:
    who = _who(report)
    match said.kind:
        case Said.GRADE:
            grade = f"{said.reliability or ''}{said.credibility or ''}"
            return tr("{name} graded {report} {grade}", name=said.author, report=who, grade=grade)
        case Said.REPEATS:
            other = None if said.repeats_id is None else reports.get(said.repeats_id)
            if said.repeats_id is None:
                return tr("{report} repeats no other after all", report=who)
            return tr(
                "{report} repeats {other}", report=who, other=tr("another report") if other is None else _who(other)
            )
        case Said.ORIGIN:
            return tr("{report} comes from {origin}", report=who, origin=said.origin or report.source)
        case Said.WITHDRAWN:
            return tr("{report} withdrawn: {reason}", report=who, reason=said.reason or "–")
        case Said.REINSTATED:
            return tr("{report} stands after all", report=who)
        case Said.DISMISSED:
            return tr("{report} set aside: {reason}", report=who, reason=said.reason or "–")
    return ""


def _who(report: Report) -> str:
    return report.source or report.caller or shortened(report.headline, _SHORT)
