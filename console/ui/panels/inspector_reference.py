"""Allies, places, corridors, consultations and log entries in the inspector: plain fact sheets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from console.domain import coordinates, times
from console.domain.consultation import Consultation
from console.domain.letters import first_capital
from console.domain.log import LogEntry
from console.domain.operation import Kind, Operation
from console.domain.reference import Ally, Place
from console.domain.times import Instant, Precision
from console.exports.countries import Countries
from console.ui.panels.inspector_sheet import Chip, Fact, Section, Sheet, checks, evidence, facts, to_check_chip
from console.ui.panels.inspector_subjects import Subject, no_deeds
from console.ui.panels.inspector_view import Deed
from console.ui.selection import ALLY, CONSULTATION, CORRIDOR, LOG_ENTRY, OPERATION
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window

Reference = Ally | Place | Consultation | LogEntry | Operation
_STATUS = {
    "considered_no_invocation_found": later("weighed; no invocation found"),
    "considered_not_invoked": later("weighed, not invoked"),
    "no_invocation_found": later("no invocation found"),
    "invoked": later("invoked"),
    "article5_invoked": later("invoked"),
    "article5_considered_not_invoked": later("weighed, not invoked"),
}


_OPERATION = {
    Kind.WRITE: later("Change"),
    Kind.UNDO: later("Undo"),
    Kind.REDO: later("Redo"),
    Kind.EVENT: later("Event, changes nothing"),
    Kind.RESTORE: later("Restore of a backup"),
}


def read(reader: Reader, kind: str, thing: bytes) -> tuple[Reference, tuple[Ally, ...]] | None:
    """Read a row of reference by its kind and id, with the Allies for their names; None when it is not in the case."""
    from console.store import consultations, journal, log, reference

    allies = tuple(reference.allies(reader))
    rows: list[Ally] | list[Place] | list[Consultation] | list[LogEntry] | list[Operation]
    if kind == ALLY:
        rows = list(allies)
    elif kind == CONSULTATION:
        rows = consultations.consultations(reader)
    elif kind == OPERATION:
        recorded = journal.operation(reader, thing)
        rows = [recorded] if recorded is not None else []
    elif kind == LOG_ENTRY:
        rows = log.entries(reader)
    else:
        rows = reference.places(reader)
    found = next((row for row in rows if row.id == thing), None)
    return None if found is None else (found, allies)


def sheet(
    found: Reference, allies: tuple[Ally, ...], write: Callable[[float, float], str], told: Callable[[str], str] = str
) -> Sheet:
    """The fact sheet of a row of reference; ``told`` is how the label of an operation is told here."""
    countries = Countries(allies)
    if isinstance(found, Ally):
        return _ally(found, write)
    if isinstance(found, Place):
        return _place(found, countries, write)
    if isinstance(found, Consultation):
        return _consultation(found)
    return _operation(found, told) if isinstance(found, Operation) else _log_entry(found)


def _ally(ally: Ally, write: Callable[[float, float], str]) -> Sheet:
    flank = (Chip(tr("Eastern flank")),) if ally.eastern_flank else ()
    return Sheet(
        ally.name,
        (f"{ally.capital} · {write(ally.lon, ally.lat)} · {coordinates.grid(ally.lon, ally.lat)}",),
        None,
        (Chip(tr("Ally")), *flank, *to_check_chip(ally.provenance)),
        to_check=checks(ally.provenance),
        sections=(
            Section(
                tr("Ally"),
                facts(
                    (tr("Ally since"), times.dtg(ally.accession, Precision.DAY)),
                    (tr("Capital"), ally.capital),
                    (tr("Region"), ally.region),
                    (tr("JFC area"), ally.jfc_area),
                    (tr("Parliament"), ally.parliament_approval),
                    (tr("Time zone"), ally.timezone),
                    (tr("Codes"), f"{ally.iso2} · {ally.iso3}"),
                ),
            ),
            evidence(ally.provenance),
        ),
    )


def _place(place: Place, countries: Countries, write: Callable[[float, float], str]) -> Sheet:
    where = countries.name(place.country)
    if place.lon is not None and place.lat is not None:
        point = (write(place.lon, place.lat), coordinates.grid(place.lon, place.lat))
        where = " · ".join(part for part in (where, *point) if part)
    return Sheet(
        place.name,
        (where,) if where else (),
        place.sidc,
        (Chip(first_capital(place.kind)), *to_check_chip(place.provenance)),
        to_check=checks(place.provenance),
        sections=(
            *((Section(tr("What it is"), (Fact("", place.note),)),) if place.note else ()),
            evidence(place.provenance),
        ),
    )


def _consultation(case: Consultation) -> Sheet:
    status = status_words(case)
    return Sheet(
        tr("{basis}: {requesters}", basis=case.basis, requesters=case.requesters),
        (_at(case.requested_at or case.considered_at or case.trigger_at, case.precision or case.trigger_precision),),
        None,
        (Chip(first_capital(status)), *to_check_chip(case.provenance)),
        to_check=checks(case.provenance),
        sections=(
            Section(tr("What set it off"), (Fact("", case.trigger),)) if case.trigger else Section("", ()),
            Section(
                tr("Consultation"),
                facts(
                    (tr("Set off"), _at(case.trigger_at, case.trigger_precision)),
                    (tr("Asked for"), _at(case.requested_at, case.precision)),
                    (tr("Weighed"), _at(case.considered_at, case.precision)),
                    (tr("Council met"), _at(case.met_at, case.met_precision)),
                    (tr("Format"), case.format),
                    (tr("To Council"), latency_words(case)),
                    (tr("Outcome"), case.outcome),
                    (tr("First action"), case.first_action),
                ),
            ),
            evidence(case.provenance),
        ),
    )


def _operation(row: Operation, told: Callable[[str], str]) -> Sheet:
    lasting = (Chip(tr("Cannot be undone")),) if row.lasting else ()
    return Sheet(
        told(row.label),
        (f"{times.dtg(row.at)} · {row.actor.name}, {row.actor.station}",),
        None,
        (Chip(tr(_OPERATION[row.kind])), *lasting),
        sections=(
            Section(
                tr("Operation"),
                facts(
                    (tr("Number"), str(row.seq)),
                    (tr("Hash"), _in_eights(row.hash)),
                    (tr("Hash before"), _in_eights(row.previous)),
                ),
            ),
        ),
    )


def _in_eights(digest: bytes) -> str:
    """Hexadecimal in groups, so that it can be read aloud and wraps."""
    return digest.hex(" ", 4)


def _log_entry(entry: LogEntry) -> Sheet:
    return Sheet(
        tr("Log entry {number}", number=entry.number),
        (f"{times.dtg(entry.at)} · {entry.author}, {entry.station}",),
        None,
        (Chip(tr("Cannot be changed")),),
        sections=(Section(tr("Entry"), (Fact("", entry.text),)),),
    )


def _at(when: Instant | None, precision: Precision | None) -> str:
    return "" if when is None else times.dtg(when, precision or Precision.MINUTE)


def status_words(case: Consultation) -> str:
    """``invoked``, ``weighed, not invoked``; one of the case in the words it is kept in."""
    return tr(_STATUS.get(case.status, case.status.replace("_", " ")))


def latency_words(case: Consultation) -> str:
    """Hours from request to Council as published, ``1–8 h``, ``about 44 h`` where only the day is; else empty."""
    least, most = case.latency_h_min, case.latency_h_max
    if least is None or most is None:
        return case.latency_note
    hours = tr("{hours:g} h", hours=least) if least == most else tr("{least:g}–{most:g} h", least=least, most=most)
    hours = tr("about {hours}", hours=hours) if case.precision is Precision.DAY else hours
    return f"{hours} – {case.latency_note}" if case.latency_note else hours


def subject(kind: str) -> Subject:
    """How the inspector shows rows of that kind."""
    return Subject(
        lambda reader, thing, _: read(reader, kind, thing),
        lambda known, shown: sheet(known[0], known[1], shown.write, shown.window.session.told),
        _corridor_deeds if kind == CORRIDOR else no_deeds,
    )


def _corridor_deeds(window: Window, known: tuple[Place, tuple[Ally, ...]]) -> tuple[Deed, ...]:
    """What can be done with a corridor, a strait or a gap."""
    from console.ui.closure_form import close_here

    return (Deed(tr("Close the ways here…"), "", lambda: close_here(window, CORRIDOR, known[0].id.hex())),)
