"""A report in the inspector: what it says, how far it can be believed, where it is from, what was said of it since."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.domain import coordinates, times
from console.domain.attachment import Attachment
from console.domain.letters import shortened
from console.domain.report import CREDIBILITY, RELIABILITY, Report, Revision, Said, State, origin_of
from console.domain.times import Instant, Precision
from console.ui.panels.attached_part import attached
from console.ui.panels.inspector_sheet import Chip, Fact, Section, Sheet, facts
from console.ui.panels.inspector_subjects import Shown, Subject, Write
from console.ui.panels.inspector_view import Deed
from console.ui.triage import triage_of
from console.ui.words import count, tr

if TYPE_CHECKING:
    from console.domain.same_event import Suggestion
    from console.store.reader import Reader
    from console.ui.window import Window

_LONGEST = 12_000
"""So many letters of a text stand in the sheet; more would take the window's time to lay out."""
_COMPARED = 2_000
_LONG = 300
"""Letters of a line of a section, and of a title, at most."""
_MOST = 60
"""Lines of a section at most."""


@dataclass(frozen=True)
class ReportFacts:
    """What is read of one report: ``known`` are the others it names or that name it."""

    report: Report
    revisions: tuple[Revision, ...]
    versions: tuple[Report, ...]
    known: dict[bytes, Report]
    echoes: tuple[Report, ...]
    incidents: tuple[tuple[bytes, str], ...]
    suggestions: tuple[Suggestion, ...]
    attachments: tuple[Attachment, ...] = ()


def read(reader: Reader, report_id: bytes, _day: Instant) -> ReportFacts | None:
    """Read everything about a report; None when it is not in the case."""
    from console.services.suggesting import suggest
    from console.store import attachments, reports
    from console.store.report_lines import titles_of

    found = reports.report(reader, report_id)
    if found is None:
        return None
    said = reports.revisions(reader, report_id)
    named = {one for row in said for one in (row.repeats_id, row.withdrawal_id) if one is not None}
    known = {one.id: one for one in reports.reports_of(reader, sorted(named))} | reports.relayed_by(reader, [found])
    echoes = reports.echoes_of(reader, report_id)
    titles = titles_of(reader, found.incident_ids)
    return ReportFacts(
        found,
        tuple(said),
        tuple(reports.versions(reader, report_id)),
        known,
        tuple(echoes),
        tuple((one, titles[one]) for one in found.incident_ids if one in titles),
        tuple(suggest(reader, report_id)),
        tuple(attachments.of_report(reader, report_id)),
    )


def sheet(facts_: ReportFacts, shown: Shown) -> Sheet:
    """The sheet."""
    report, write = facts_.report, shown.write
    own = report.marking.text if report.marking is not None else tr("{marking} (the case's)", marking=shown.marking)
    return Sheet(
        shortened(report.headline, _LONG) or tr("Without a headline"),
        (_from(report), _where(report, write)),
        None,
        _chips(facts_),
        to_check=(report.check_note or tr("Still to be checked.")) if report.to_check else "",
        sections=(
            Section(tr("What it says"), (Fact("", _body(report)),)),
            *attached(shown.window, facts_.attachments, report.id, report.headline),
            _grade(report),
            _origin(facts_),
            _times(report),
            _place(report, write),
            Section(tr("Incidents"), tuple(Fact("", title) for _, title in facts_.incidents)),
            _suggested(facts_),
        ),
        more=(_said(facts_), _versions(facts_), _attributes(report, own)),
    )


def deeds(window: Window, facts_: ReportFacts) -> tuple[Deed, ...]:
    """What can be done with it, each with its key; all other acts are in the menu Reports."""
    triage, report = triage_of(window), facts_.report
    accept = (Deed(tr("Accept"), "Enter", triage.accept),) if report.state is State.NEW else ()
    grade = Deed(tr("Grade"), "A–F", triage.begin_grade)
    return (
        Deed(tr("Link"), "L", triage.link, main=True), *accept, grade, Deed(tr("Dismiss"), "X", triage.dismiss),
    )  # fmt: skip


def _from(report: Report) -> str:
    caller = tr("caller {name}", name=report.caller) if report.caller else ""
    source = report.source or tr("No source named")
    return " · ".join(
        part for part in (source, caller, tr("received {time}", time=times.dtg(report.received_at))) if part
    )


def _where(report: Report, write: Write) -> str:
    if report.lon is None or report.lat is None:
        return tr("{place} · no position", place=report.place) if report.place else tr("No place, no position")
    if report.region_only:
        return tr("{place} · known as a region only", place=report.place or tr("A region"))
    point = write(report.lon, report.lat)
    return f"{report.place} · {point}" if report.place else point


def _chips(facts_: ReportFacts) -> tuple[Chip, ...]:
    report = facts_.report
    found = [
        Chip(report.grade or tr("Not graded"), "state.info" if report.grade else "line.strong", grade_words(report))
    ]
    if report.withdrawn_at is not None:
        found.append(Chip(tr("Withdrawn {time}", time=times.dtg(report.withdrawn_at)), "state.danger"))
    if report.superseded_by is not None:
        found.append(Chip(tr("Replaced by a newer version"), "state.warn"))
    if report.repeats_id is not None:
        found.append(Chip(tr("⤺ Echo"), "state.warn", tr("It relays another report and adds no independent source.")))
    state = {State.NEW: tr("New"), State.ACCEPTED: tr("Accepted"), State.DISMISSED: tr("Dismissed")}
    found.append(Chip(state[report.state], "state.accent" if report.state is State.NEW else "line.strong"))
    if report.category is not None:
        found.append(Chip(tr(report.category.label)))
    if report.to_check:
        found.append(Chip(tr("To check"), "state.warn", report.check_note))
    return tuple(found)


def grade_words(report: Report) -> str:
    """A grade in words; empty where there is none."""
    letter = tr(RELIABILITY[report.reliability]) if report.reliability else ""
    digit = tr(CREDIBILITY[report.credibility]) if report.credibility else ""
    return ", ".join(part for part in (letter, digit) if part)


def _body(report: Report) -> str:
    text = report.body.strip() or report.headline.strip()
    if len(text) <= _LONGEST:
        return text
    rest = count("… and {n} letter more", "… and {n} letters more", len(text) - _LONGEST)
    return f"{text[:_LONGEST]}\n{rest}"


def _grade(report: Report) -> Section:
    by = f"{report.graded_by}, {times.dtg(report.graded_at)}" if report.graded_at is not None else ""
    letter = f"{report.reliability} – {tr(RELIABILITY[report.reliability])}" if report.reliability else tr("not graded")
    digit = f"{report.credibility} – {tr(CREDIBILITY[report.credibility])}" if report.credibility else tr("not graded")
    return Section(
        tr("Grade"),
        facts((tr("Source"), letter), (tr("Information"), digit), (tr("Graded by"), by)),
        aside=report.grade,
    )


def _origin(facts_: ReportFacts) -> Section:
    report = facts_.report
    lines = [Fact(tr("Origin"), origin_of(report, facts_.known) or tr("not known"))]
    before: Report | None = report
    seen = {report.id}
    while before is not None and before.repeats_id is not None and before.repeats_id not in seen:
        seen.add(before.repeats_id)
        before = facts_.known.get(before.repeats_id)
        if before is not None:
            lines.append(Fact(tr("⤺ relays"), named(before)))
    lines += [Fact(tr("relayed by"), named(one)) for one in facts_.echoes[:_MOST]]
    return Section(tr("Whose knowledge it is"), tuple(lines))


def named(report: Report) -> str:
    """A report in one line: source, grade, headline, time."""
    parts = (report.source, report.grade, shortened(report.headline, _LONG), times.dtg(report.received_at))
    return " · ".join(part for part in parts if part)


def _times(report: Report) -> Section:
    precision = report.precision or Precision.MINUTE
    until = report.occurred_to
    span = ""
    if report.occurred_from is not None:
        span = times.dtg(report.occurred_from, precision)
        if until is not None and until > report.occurred_from:
            span = f"{span} – {times.dtg(until, precision)}"
    return Section(
        tr("Times"),
        facts(
            (tr("Occurred"), span or tr("not known")),
            (tr("Received"), times.dtg(report.received_at)),
            (tr("Version of"), times.dtg(report.version_at) if report.version_at is not None else ""),
            (tr("Holds until"), times.dtg(report.stale_at) if report.stale_at is not None else ""),
        ),
    )


def _place(report: Report, write: Write) -> Section:
    located = report.lon is not None and report.lat is not None
    precision = {"region": tr("a region, no point"), "town": tr("the middle of a town"), "point": tr("a point")}
    exact = precision.get(report.place_precision or "", report.place_precision or "") if located else ""
    position = grid = ""
    if report.lon is not None and report.lat is not None and not report.region_only:
        position, grid = write(report.lon, report.lat), coordinates.grid(report.lon, report.lat)
    return Section(
        tr("Place"),
        facts(
            (tr("In words"), report.place),
            (tr("Position"), position or ("" if located else tr("none"))),
            (tr("Grid"), grid),
            (tr("Known as"), exact),
            (tr("Placed by"), tr("a person, for a report that came without") if report.placed else ""),
            (tr("Not taken"), report.unlocated),
        ),
    )


def _suggested(facts_: ReportFacts) -> Section:
    lines = [Fact(tr("Incident") if one.kind == "incident" else tr("Report"), f"{one.title} · {one.reason}")
             for one in facts_.suggestions]  # fmt: skip
    return Section(tr("Perhaps the same event"), tuple(lines))


def _said(facts_: ReportFacts) -> Section:
    report = facts_.report
    first = tr("taken down by {name}", name=report.taken_by) if report.taken_by else tr("received")
    lines = [Fact(times.dtg(report.received_at), first)]
    lines += [
        Fact(times.dtg(row.at), f"{said_words(row, facts_.known)} · {row.author}") for row in facts_.revisions[-_MOST:]
    ]
    return Section(tr("What was said of it"), tuple(reversed(lines)))


def said_words(row: Revision, known: dict[bytes, Report]) -> str:
    """A revision as a few words."""
    other = known.get(row.repeats_id or row.withdrawal_id or b"")
    name = named(other) if other is not None else ""
    match row.kind:
        case Said.GRADE:
            words = tr("graded {grade}", grade=f"{row.reliability or ''}{row.credibility or ''}")
        case Said.REPEATS:
            words = tr("repeats {report}", report=name) if row.repeats_id is not None else tr("repeats no other")
        case Said.ORIGIN:
            words = tr("origin: {origin}", origin=row.origin or tr("its source"))
        case Said.WITHDRAWN:
            words = tr("withdrawn by {report}", report=name) if name else tr("withdrawn")
        case Said.REINSTATED:
            words = tr("stands after all")
        case Said.ACCEPTED:
            words = tr("accepted")
        case Said.DISMISSED:
            words = tr("dismissed")
        case Said.NEW:
            words = tr("back into the inbox")
        case Said.PLACED:
            words = tr("placed at {place}", place=row.place or "")
    return f"{words}: {row.reason}" if row.reason else words


def _versions(facts_: ReportFacts) -> Section:
    versions = facts_.versions
    if len(versions) < 2:
        return Section(tr("Versions"), ())
    lines: list[Fact] = []
    for number, one in enumerate(versions, 1):
        here = tr(" (this one)") if one.id == facts_.report.id else ""
        lines.append(Fact(tr("Version {n}", n=number), f"{times.dtg(one.received_at)}{here}"))
        if number > 1:
            lines += [Fact("", line) for line in differences(versions[number - 2], one)]
    return Section(tr("Versions"), tuple(lines), aside=str(len(versions)))


def differences(before: Report, after: Report) -> list[str]:
    """What is different in the text of a newer version: lines taken away (−) and added (+)."""
    old, new = (f"{one.headline}\n{one.body}".strip().splitlines()[:_COMPARED] for one in (before, after))
    # By whole lines: comparing letters of long texts would hold the window up.
    lines = [line for line in difflib.unified_diff(old, new, n=0, lineterm="")][2:]
    marks = {"-": "−", "+": "+"}
    found = [f"{marks[line[0]]} {shortened(line[1:], _LONG)}" for line in lines if line[0] in marks]
    if (before.lon, before.lat) != (after.lon, after.lat):
        found.append(tr("± the position is another"))
    if before.occurred_from != after.occurred_from:
        found.append(tr("± the time is another"))
    return found[:_MOST] or [tr("The same text.")]


def _attributes(report: Report, marking: str) -> Section:
    own = [(shortened(name, _LONG), shortened(str(value), _LONG)) for name, value in (report.attributes or {}).items()]
    return Section(
        tr("What else came with it"),
        facts(
            (tr("Source's id"), report.external_id or ""), (tr("Marking"), marking), *own[:_MOST]
        ),
    )  # fmt: skip


SUBJECT = Subject(read, sheet, deeds)
