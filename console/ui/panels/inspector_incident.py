"""An incident in the inspector: everything known about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from console.domain import coordinates, times
from console.domain.crisis import NAMES, Crisis
from console.domain.incident import SEVERITY, Incident, Status
from console.domain.numbers import grouped
from console.domain.operation import Operation
from console.domain.report import Sources
from console.domain.times import Instant
from console.exports.countries import Countries
from console.exports.sources_words import origins_words, reports_words
from console.ui.incident_desk import desk_of
from console.ui.panels.attached_part import attached
from console.ui.panels.incident_facts import IncidentFacts, read
from console.ui.panels.incident_matrix import MatrixPart
from console.ui.panels.incident_questions import QuestionsPart
from console.ui.panels.incident_said import assessed, assessments, claimed
from console.ui.panels.incident_timeline import timeline
from console.ui.panels.inspector_sheet import (
    Chip,
    Disc,
    Fact,
    Section,
    Sheet,
    checks,
    evidence,
    facts,
    moment,
    to_check_chip,
)
from console.ui.panels.inspector_subjects import Shown, Subject
from console.ui.panels.inspector_view import Deed
from console.ui.panels.long_section import LongSection
from console.ui.words import count, later, tr

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window

_STATUS = {
    Status.UNVERIFIED: (later("Unverified"), "state.warn"),
    Status.DEVELOPING: (later("Developing"), "state.info"),
    Status.ASSESSED: (later("Assessed"), "state.ok"),
}
_INTENT = {
    "yes": later("assessed as hostile"),
    "no": later("none seen"),
    "unclear": later("unclear"),
    "criminal": later("criminal, not of a state"),
    "extremist": later("extremist"),
}
_FINDING = {
    "low": later("Confidence is low: say “cause not established”."),
    "moderate": later("Assessed with moderate confidence: say “assessed”, not “known”."),
    "high": later("Assessed with high confidence."),
}


def sheet(known: IncidentFacts, shown: Shown) -> Sheet:
    """The sheet, in the order of every incident: what and where, claimed and assessed, the evidence, what is open."""
    incident, countries = known.incident, Countries(known.allies)
    desk, writable = desk_of(shown.window), shown.window.session.writable and known.incident.closed_at is None
    marking = shown.marking
    own = incident.marking.text if incident.marking is not None else tr("{marking} (the case's)", marking=marking)
    weighed = bool(known.evidence.hypotheses)
    matrix = (MatrixPart(known, desk, writable),) if weighed or writable else ()
    opened = desk.states[incident.id].opened
    now = shown.window.session.now
    questions = (
        (QuestionsPart(incident.id, known.questions, now, desk, writable),) if known.questions or writable else ()
    )
    return Sheet(
        incident.title,
        (*_where(incident, countries, shown.write), _when(incident, countries)),
        Disc(incident.category.value, incident.severity, incident.status),
        (*_chips(known), *to_check_chip(incident.provenance)),
        claimed(known),
        assessed(known),
        checks(incident.provenance),
        (
            *(matrix if weighed else ()),
            *(questions if known.questions else ()),
            *attached(shown.window, known.attachments, None, incident.title),
            *((Section(tr("What happened"), (Fact("", incident.summary),)),) if incident.summary else ()),
            Section(
                tr("Effects and intent"),
                facts(
                    (tr("Severity"), f"{incident.severity} – {tr(SEVERITY[incident.severity])}"),
                    (tr("Killed"), _number(incident.killed)),
                    (tr("Injured"), _number(incident.injured)),
                    (tr("Hostile intent"), _intent(incident.hostile_intent)),
                    (tr("Category"), tr(incident.category.label)),
                    (tr("Marking"), own),
                ),
            ),
            evidence(incident.provenance, incident.source_names or ""),
        ),
        "" if weighed else _finding(incident),
        (
            *(() if weighed else matrix),
            *(() if known.questions else questions),
            *(
                LongSection(one, one.heading in opened, partial(desk.open_section, incident.id, one.heading), few)
                for one, few in (
                    (assessments(known), 3),
                    (_reports(known), 4),
                    (timeline(known), 4),
                    (_history(known.history), 1),
                )
                if one.facts
            ),
        ),
    )


def _intent(word: str | None) -> str:
    return tr("not assessed") if word is None else tr(_INTENT.get(word, word))


def _where(incident: Incident, countries: Countries, write: Callable[[float, float], str]) -> tuple[str, ...]:
    place = ", ".join(part for part in (incident.place, countries.name(incident.country)) if part)
    if incident.lon is None or incident.lat is None:
        return (f"{place} · {tr('no position')}",) if place else (tr("No place, no position"),)
    point = f"{write(incident.lon, incident.lat)} · {coordinates.grid(incident.lon, incident.lat)}"
    return (place, point) if place else (point,)


def _when(incident: Incident, countries: Countries) -> str:
    return moment(incident.occurred_at, incident.precision, countries, incident.country)


def _chips(known: IncidentFacts) -> tuple[Chip, ...]:
    incident, behind = known.incident, known.sources
    words, role = _STATUS[incident.status]
    closed = () if incident.closed_at is None else (Chip(tr("Closed {time}", time=times.dtg(incident.closed_at))),)
    marking = () if incident.marking is None else (Chip(incident.marking.text),)
    return (
        *closed,
        Chip(tr(words), role),
        *(() if known.reports else (_severity(incident),)),
        *((_counting(known), _origins(behind)) if known.reports else ()),
        *((Chip(tr("Rev {number}", number=known.assessments[-1].revision)),) if known.assessments else ()),
        *(_crisis(one) for one in known.crises),
        *marking,
    )


def _crisis(crisis: Crisis) -> Chip:
    tip = tr("{title}: {phase}", title=crisis.title, phase=tr(NAMES[crisis.phase]))
    return Chip(tr("Crisis, phase {number}", number=int(crisis.phase)), tip=tip)


def _counting(known: IncidentFacts) -> Chip:
    """How many reports count, as the map says it; what is linked besides is told on hover."""
    linked = sum(report.superseded_by is None for report in known.reports)
    left_out = linked - known.sources.reports
    tip = tr(
        "{linked} linked; {n} withdrawn, dismissed or repeating one that is: not counted", linked=linked, n=left_out
    )
    return Chip(reports_words(known.sources), tip=tip if left_out else "")


def _severity(incident: Incident) -> Chip:
    return Chip(tr("Severity {number}", number=incident.severity), tip=tr(SEVERITY[incident.severity]))


def _origins(behind: Sources) -> Chip:
    words = origins_words(behind)
    if behind.echoes:
        words = f"{words}, {count('{n} echo', '{n} echoes', behind.echoes)}"
    return Chip(words, tip=", ".join(behind.origins))


def _finding(incident: Incident) -> str:
    if incident.confidence is None:
        return tr("Nothing is assessed yet: say “cause not established”.")
    if incident.status is Status.UNVERIFIED and incident.provenance is not None and incident.provenance.to_check:
        return tr("Nothing verifies this entry yet: check it before you use it.")
    sentence = tr(_FINDING[incident.confidence])
    if incident.attribution_changed:
        return tr("{finding} The first attribution did not hold: do not repeat it as fact.", finding=sentence)
    return sentence


def _reports(known: IncidentFacts) -> Section:
    lines = tuple(
        Fact(
            " ".join(part for part in (times.dtg(report.received_at), report.grade) if part),
            f"{report.source or report.caller}: {report.headline}"
            if report.source or report.caller
            else report.headline,
        )
        for report in reversed(known.reports)
    )
    return Section(tr("Linked reports"), lines, str(len(lines)) if lines else "")


def _history(operations: tuple[Operation, ...]) -> Section:
    lines = [Fact(times.dtg(row.at), f"{row.label} · {row.actor.name}, {row.actor.station}") for row in operations]
    return Section(tr("History in this case"), tuple(lines) or (Fact("", tr("None yet.")),))


def _number(persons: int | None) -> str:
    return tr("unknown") if persons is None else grouped(persons)


def _read(reader: Reader, incident_id: bytes, _day: Instant) -> IncidentFacts | None:
    return read(reader, incident_id)


def _deeds(window: Window, known: IncidentFacts) -> tuple[Deed, ...]:
    from console.ui.panels.inspector import inspector_of

    panel, desk = inspector_of(window), desk_of(window)
    if panel is None:
        return ()
    if known.incident.closed_at is not None:
        return (Deed(tr("Reopen incident"), "", panel.reopen_incident, main=True),)
    incident_id = known.incident.id

    def crisis() -> None:
        from console.ui.consult.crisis_acts import take_up

        take_up(window, known.incident)

    words = tr("Go on editing") if panel.drafting.keeps(incident_id) else tr("Edit")
    return (
        Deed(tr("Revise assessment"), "R", lambda: desk.assess(known), main=True),
        Deed(tr("Link report"), "L", lambda: desk.link(incident_id)),
        Deed(words, "Ctrl+E", panel.edit),
        Deed(words, "E", panel.edit, foot=False),
        Deed(tr("Crisis"), "C", crisis),
        Deed(tr("Ask"), "Q", lambda: desk.ask(incident_id), foot=False),
    )


SUBJECT = Subject(_read, sheet, _deeds)
