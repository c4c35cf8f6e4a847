"""An incident in the inspector: everything known about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.domain import coordinates, times
from console.domain.incident import SEVERITY, Assessment, Incident, Status
from console.domain.numbers import grouped
from console.domain.operation import Operation
from console.domain.reference import Ally
from console.domain.times import Instant
from console.ui.countries import Countries
from console.ui.panels.inspector_sheet import (
    Chip,
    Disc,
    Fact,
    Said,
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
from console.ui.words import later, tr

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
_CONFIDENCE = {
    "low": later("Low confidence"),
    "moderate": later("Moderate confidence"),
    "high": later("High confidence"),
}
_FINDING = {
    "low": later("Confidence is low: say “cause not established”."),
    "moderate": later("Assessed with moderate confidence: say “assessed”, not “known”."),
    "high": later("Assessed with high confidence."),
}


@dataclass(frozen=True)
class IncidentFacts:
    """What is read of one incident."""

    incident: Incident
    assessments: tuple[Assessment, ...]
    history: tuple[Operation, ...]
    allies: tuple[Ally, ...]


def read(reader: Reader, incident_id: bytes) -> IncidentFacts | None:
    """Read everything about an incident; None when it is not in the case."""
    from console.store import incidents, reference
    from console.store.history import history_of

    found = incidents.incident(reader, incident_id)
    if found is None:
        return None
    return IncidentFacts(
        found,
        tuple(incidents.assessments(reader, incident_id)),
        tuple(history_of(reader, incident_id)),
        tuple(reference.allies(reader)),
    )


def sheet(known: IncidentFacts, write: Callable[[float, float], str], marking: str) -> Sheet:
    """The sheet. ``write`` writes a position as the user prefers it; ``marking`` is the case's own."""
    incident, countries = known.incident, Countries(known.allies)
    own = incident.marking.text if incident.marking is not None else tr("{marking} (the case's)", marking=marking)
    return Sheet(
        incident.title,
        (*_where(incident, countries, write), _when(incident, countries)),
        Disc(incident.category.value, incident.severity, incident.status),
        (*_chips(incident), *to_check_chip(incident.provenance)),
        _claimed(incident, known.assessments),
        _assessed(incident, known.assessments),
        checks(incident.provenance),
        (
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
        _finding(incident),
        (_revisions(known.assessments), _history(known.history)),
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


def _chips(incident: Incident) -> tuple[Chip, ...]:
    words, role = _STATUS[incident.status]
    closed = () if incident.closed_at is None else (Chip(tr("Closed {time}", time=times.dtg(incident.closed_at))),)
    marking = () if incident.marking is None else (Chip(incident.marking.text),)
    return (
        *closed,
        Chip(tr(words), role),
        Chip(tr("Severity {number}", number=incident.severity), tip=tr(SEVERITY[incident.severity])),
        *marking,
    )


def _claimed(incident: Incident, revisions: tuple[Assessment, ...]) -> Said:
    if incident.claimed is None:
        return Said(tr("Claimed"), tr("No claim recorded"))
    lines = (tr("First attribution"), _said_at(revisions[0])) if revisions else ()
    return Said(tr("Claimed"), _capital(incident.claimed), tuple(line for line in lines if line))


def _assessed(incident: Incident, revisions: tuple[Assessment, ...]) -> Said:
    # A first attribution alone is a claim: nobody has weighed it yet.
    if incident.assessed is None or len(revisions) < 2:
        return Said(tr("Assessed"), tr("Cause not established"))
    newest = revisions[-1]
    confidence = tr(_CONFIDENCE[incident.confidence]) if incident.confidence else tr("Confidence not stated")
    lines = (confidence, _said_at(newest), newest.narrative)
    return Said(tr("Assessed"), _capital(incident.assessed), tuple(line for line in lines if line))


def _said_at(revision: Assessment) -> str:
    when = tr("time not recorded") if revision.at is None else times.dtg(revision.at)
    return tr("Rev {number}, {author}, {when}", number=revision.revision, author=revision.author, when=when)


def _finding(incident: Incident) -> str:
    if incident.confidence is None:
        return tr("Nothing is assessed yet: say “cause not established”.")
    if incident.status is Status.UNVERIFIED and incident.provenance is not None and incident.provenance.to_check:
        return tr("Nothing verifies this entry yet: check it before you use it.")
    sentence = tr(_FINDING[incident.confidence])
    if incident.attribution_changed:
        return tr("{finding} The first attribution did not hold: do not repeat it as fact.", finding=sentence)
    return sentence


def _revisions(revisions: tuple[Assessment, ...]) -> Section:
    lines = [
        Fact(
            tr("Rev {number}", number=revision.revision),
            " · ".join(
                part
                for part in (
                    _capital(revision.attribution),
                    tr(_CONFIDENCE[revision.confidence]) if revision.confidence else "",
                    revision.narrative,
                    revision.author,
                    tr("time not recorded") if revision.at is None else times.dtg(revision.at),
                )
                if part
            ),
        )
        for revision in reversed(revisions)
    ]
    return Section(tr("Assessments"), tuple(lines) or (Fact("", tr("None yet.")),))


def _history(operations: tuple[Operation, ...]) -> Section:
    lines = [Fact(times.dtg(row.at), f"{row.label} · {row.actor.name}, {row.actor.station}") for row in operations]
    return Section(tr("History in this case"), tuple(lines) or (Fact("", tr("None yet.")),))


def _number(persons: int | None) -> str:
    return tr("unknown") if persons is None else grouped(persons)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _read(reader: Reader, incident_id: bytes, _day: Instant) -> IncidentFacts | None:
    return read(reader, incident_id)


def _sheet(known: IncidentFacts, shown: Shown) -> Sheet:
    return sheet(known, shown.write, shown.marking)


def _deeds(window: Window, known: IncidentFacts) -> tuple[Deed, ...]:
    from console.ui.panels.inspector import inspector_of

    panel = inspector_of(window)
    if panel is None:
        return ()
    if known.incident.closed_at is not None:
        return (Deed(tr("Reopen incident"), "", panel.reopen_incident, main=True),)
    words = tr("Go on editing") if panel.drafting.keeps(known.incident.id) else tr("Edit")
    return (Deed(words, "Ctrl+E", panel.edit, main=True), Deed(tr("Close incident"), "", panel.close_incident))


SUBJECT = Subject(_read, _sheet, _deeds)
