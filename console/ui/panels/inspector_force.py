"""A force or a mission in the inspector: where it is, how strong, under whom, and how that changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.domain import coordinates
from console.domain.force import Force, Mission, Position, Readiness, Strength
from console.domain.posture_words import notice_words
from console.domain.reference import Ally
from console.domain.times import Instant, Interval, Precision, dtg, overlaps
from console.ui.countries import Countries
from console.ui.panels.inspector_sheet import (
    Chip,
    Fact,
    Section,
    Sheet,
    checks,
    evidence,
    facts,
    to_check_chip,
    validity,
)
from console.ui.panels.inspector_subjects import Shown, Subject
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.store.reader import Reader

_POSITION = {
    Position.POINT: later("Place as published"),
    Position.HOME: later("Home of its headquarters, not where its troops are"),
    Position.AREA: later("Area, not position"),
    Position.NOT_PUBLIC: later("Position not public"),
}
Write = Callable[[float, float], str]


@dataclass(frozen=True)
class ForceFacts:
    """A unit's placements in order of time, which of them is shown, and the Allies for their names."""

    placements: tuple[Force, ...]
    shown: Force
    allies: tuple[Ally, ...]


@dataclass(frozen=True)
class MissionFacts:
    """A mission, and the Allies for their names."""

    mission: Mission
    allies: tuple[Ally, ...]


def read(reader: Reader, thing: bytes, moment: Instant) -> ForceFacts | MissionFacts | None:
    """Read a unit (as at ``moment``), one placement of it, or a mission by id; None when there is none."""
    from console.store import reference, units

    known = units.forces(reader)
    allies = tuple(reference.allies(reader))
    exact = next((force for force in known if force.placement_id == thing), None)
    unit_id = thing if exact is None else exact.id
    placements = tuple(
        sorted((force for force in known if force.id == unit_id), key=lambda force: force.valid_from or 0)
    )
    if placements:
        return ForceFacts(placements, exact or _at(placements, moment), allies)
    mission = next((mission for mission in units.missions(reader) if mission.id == thing), None)
    return None if mission is None else MissionFacts(mission, allies)


def _at(placements: tuple[Force, ...], moment: Instant) -> Force:
    """The placement that holds at a moment, as map and table show it, else the last one before it, else the first."""
    at = Interval(moment, moment + 1)
    begun = [force for force in placements if force.valid_from is None or force.valid_from < at.end]
    holding = [force for force in begun if overlaps(at, force.valid_from, force.valid_to)]
    return (holding or begun or placements[:1])[-1]


def force_sheet(known: ForceFacts, write: Write, now: Instant) -> Sheet:
    """The sheet of a force. ``write`` writes a position as the user prefers it."""
    force, countries = known.shown, Countries(known.allies)
    return Sheet(
        force.name,
        (*_where(force, countries, write), tr(_POSITION[force.position])),
        force.sidc,
        (
            Chip(_first_capital(force.kind)),
            *((Chip(force.short_name),) if force.short_name else ()),
            _chip_of(force.valid_from, force.valid_to, now),
            *to_check_chip(force.provenance),
        ),
        to_check=checks(force.provenance),
        sections=(
            Section(
                tr("Force"),
                facts(
                    (tr("Strength"), strength(force.strength)),
                    (tr("Size"), force.size_level),
                    (tr("Lead"), countries.spelled_out(force.lead)),
                    (tr("Contributors"), countries.names(force.contributors)),
                    (tr("Higher HQ"), force.higher),
                    (tr("Domain"), force.domain),
                    (tr("Notice"), notice(force.readiness)),
                    (tr("Authority"), (force.readiness.authority or "") if force.readiness else ""),
                    (tr("Valid"), validity(force.valid_from, force.valid_to)),
                    (tr("Change"), force.note),
                ),
            ),
            *_over_time(known, countries),
            evidence(force.provenance),
        ),
        finding=_finding(force.valid_from, force.valid_to, now),
    )


def mission_sheet(known: MissionFacts, write: Write, now: Instant) -> Sheet:
    """The sheet of a mission, an activity or an exercise."""
    mission, countries = known.mission, Countries(known.allies)
    # Without a country the place is a region, and the position only where its name may stand.
    region = not mission.country
    where = (mission.place, tr("Area, not position")) if region else _where(mission, countries, write)
    return Sheet(
        mission.name,
        where,
        mission.sidc,
        (
            Chip(_first_capital(mission.kind)),
            _chip_of(mission.valid_from, mission.valid_to, now),
            *to_check_chip(mission.provenance),
        ),
        to_check=checks(mission.provenance),
        sections=(
            *((Section(tr("What it is"), (Fact("", mission.description),)),) if mission.description else ()),
            Section(
                tr("Mission"),
                facts(
                    (tr("Command"), mission.command),
                    (tr("Strength"), strength(mission.strength)),
                    (tr("Domain"), mission.domain),
                    (tr("Status"), mission.status),
                    (tr("Valid"), validity(mission.valid_from, mission.valid_to)),
                ),
            ),
            evidence(mission.provenance),
        ),
        finding=_finding(mission.valid_from, mission.valid_to, now),
    )


def strength(known: Strength) -> str:
    """Persons as a figure or a range, with what the source says of it; unknown said as unknown."""
    return f"{known.text} · {known.note}" if known.note else known.text


def notice(readiness: Readiness | None) -> str:
    """Notice to move: the source's own words where it has some, else its days."""
    note = readiness.note if readiness is not None else ""
    return note or notice_words(readiness, tr) or tr("not published")


def _where(thing: Force | Mission, countries: Countries, write: Write) -> tuple[str, ...]:
    country = countries.name(thing.country)
    # A place that is the country's own name says it once.
    place = ", ".join(dict.fromkeys(part for part in (thing.place, country) if part))
    if thing.lon is None or thing.lat is None:
        return (place,) if place else ()
    point = f"{write(thing.lon, thing.lat)} · {coordinates.grid(thing.lon, thing.lat)}"
    return (place, point) if place else (point,)


def _over_time(known: ForceFacts, countries: Countries) -> tuple[Section, ...]:
    others = [force for force in reversed(known.placements) if force is not known.shown]
    if not others:
        return ()
    lines = [
        Fact(
            validity(force.valid_from, force.valid_to).replace(" – ", " –\n"),
            " · ".join(
                part
                for part in (
                    tr("{strength} persons", strength=force.strength.text),
                    force.size_level,
                    tr("lead {lead}", lead=countries.spelled_out(force.lead)) if force.lead else "",
                    force.place,
                    force.note,
                )
                if part
            ),
        )
        for force in others
    ]
    return (Section(tr("At other times"), tuple(lines), str(len(lines))),)


def _chip_of(start: Instant | None, end: Instant | None, now: Instant) -> Chip:
    if start is not None and start > now:
        return Chip(tr("Not yet"), "state.info")
    if end is not None and end <= now:
        return Chip(tr("Past"), "state.warn")
    return Chip(tr("Valid"), "state.ok")


def _finding(start: Instant | None, end: Instant | None, now: Instant) -> str:
    span, day = validity(start, end), dtg(now, Precision.DAY)
    if start is not None and start > now:
        return tr("Not yet valid on {day}: {span}.", day=day, span=span)
    if end is not None and end <= now:
        return tr("No longer valid on {day}: {span}.", day=day, span=span)
    return tr("Valid on {day}: {span}.", day=day, span=span)


def _first_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sheet(found: ForceFacts | MissionFacts, shown: Shown) -> Sheet:
    if isinstance(found, ForceFacts):
        return force_sheet(found, shown.write, shown.day)
    return mission_sheet(found, shown.write, shown.day)


SUBJECT = Subject(read, _sheet, by_time=True)
