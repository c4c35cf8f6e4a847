"""Who stands where on the eastern flank on a day: the land forces on the map, and beside it a row for every host."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from console.domain.errors import BadInput, UsageError
from console.domain.force import IMPORTED, Force, Position, Strength
from console.domain.force_kinds import COMMAND, HOST_NATION, POOL, RESPONSE
from console.domain.letters import first_capital
from console.domain.posture import Presence, presence
from console.domain.reference import Ally
from console.domain.time_window import TimeWindow
from console.domain.times import parse_day_or_instant
from console.domain.wording import listed, number
from console.exports.briefing.fact_sources import day_words, fact_sources
from console.exports.briefing.fit import roomy
from console.exports.briefing.map_content import ATTRIBUTION, forces_content, map_of, shown_in, window_of
from console.exports.briefing.page import BODY, Body, Box, Cell, Column, Map, Table, Words
from console.exports.briefing.scene import Scene
from console.exports.check_words import checked
from console.exports.countries import Countries
from console.exports.picture_names import force_name, place_words
from console.map.views import around
from console.map.words import tr
from console.store import reference
from console.store.markings import carried

_MAP: Final = Box(BODY.left, BODY.top, 690.0, BODY.height)
_TABLE: Final = Box(810.0, BODY.top, 1030.0, BODY.height - 86.0)
_NOTE: Final = Box(810.0, _TABLE.bottom + 20, 1030.0, 66.0)
_ROW: Final = 42.0
_EDGE: Final = 90.0
_ELSEWHERE: Final = frozenset({COMMAND, RESPONSE, POOL, HOST_NATION, *IMPORTED})
"""Kinds that are no land force where it stands."""


_DATED: Final = re.compile(r"(\d{1,2}) ([A-Z][a-z]{2}) 20(\d\d)\b")
"""How the public baseline dates a figure in its note: ``28 Jun 2022 NATO figure``."""


@dataclass(frozen=True)
class _Host:
    """A country, the Allied forces in it, and its own."""

    country: str
    name: str
    allied: tuple[Force, ...]
    own: tuple[Force, ...]


def body(scene: Scene) -> Body | None:
    """The posture of the slide's day (``as_of``), else of its moment; everywhere, or in some ``countries``."""
    window = _window(scene)
    shown, allies = shown_in(scene.reader, window), reference.allies(scene.reader)
    wanted = {code for code in scene.slide.subject.get("countries", "").split(";") if code}
    hosts = _hosts(shown.forces, [one for one in allies if one.iso2 in shown.allies], wanted)
    allied = [force for host in hosts for force in host.allied]
    if not hosts:
        return None
    facts = [one.provenance for host in hosts for one in (*host.allied, *host.own)]
    sources, to_check = fact_sources(facts)
    table = _table(hosts, Countries(allies))
    return Body(
        _title(hosts, allied),
        (*_map(scene, window, allied), table, Words(_NOTE, _note(hosts), 22, 400, "ink.secondary")),
        sources=sources,
        to_check=to_check,
        notes=_notes(shown.forces, allied),
        markings=tuple(carried(scene.reader, "unit", {one.id for host in hosts for one in (*host.allied, *host.own)})),
        attribution=(ATTRIBUTION,),
    )


def _window(scene: Scene) -> TimeWindow:
    day = scene.slide.subject.get("as_of", "")
    try:
        return window_of(scene.at, None, parse_day_or_instant(day).end if day else scene.at + 1)
    except UsageError:
        raise BadInput(tr("“{day}” is no day. Write it as 2022-11-15.", day=day)) from None


def _hosts(forces: Sequence[Force], allies: Sequence[Ally], wanted: set[str]) -> list[_Host]:
    """Those with Allied land forces or with a row of their own, from north to south; others than Allies last."""
    north = {ally.iso2: -ally.lat for ally in allies}
    names = Countries(allies)
    found = []
    here = {force.country for force in forces if force.country and (is_allied(force) or force.kind == HOST_NATION)}
    for country in sorted(here, key=lambda one: (north.get(one, 90.0), one)):
        if wanted and country not in wanted:
            continue
        there = [force for force in forces if force.country == country]
        allied = sorted((force for force in there if is_allied(force)), key=lambda one: (one.kind, one.name))
        own = tuple(force for force in there if force.kind == HOST_NATION)
        found.append(_Host(country, names.name(country), tuple(allied), own))
    return found


def is_allied(force: Force) -> bool:
    """Whether it is a land force of the Alliance or of Allies in place, no headquarters and no country's own."""
    return force.kind not in _ELSEWHERE and presence(force) is Presence.IN_PLACE


def _map(scene: Scene, window: TimeWindow, allied: Sequence[Force]) -> tuple[Map, ...]:
    """Those with a public place; nothing where none has one."""
    content = forces_content(scene.reader, window, {force.id for force in allied})
    places = [(mark.lon, mark.lat) for mark in content.units]
    if not places:
        return ()
    view = around(places, _MAP.width, _MAP.height, _EDGE)
    plain = replace(content, units=tuple(replace(mark, detail="") for mark in content.units))
    names = ", ".join(mark.name for mark in content.units)
    return (map_of(scene.reader, _MAP, view, plain, window, tr("Map: {places}", places=names)),)


def _table(hosts: Sequence[_Host], countries: Countries) -> Table:
    columns = (
        Column(tr("Host"), 156.0), Column(tr("Allied force, lead"), 370.0), Column(tr("Persons"), 196.0, "right"),
        Column(tr("As of"), 148.0, "right"), Column(tr("Own forces"), 160.0, "right"),
    )  # fmt: skip
    rows = []
    for host in hosts:
        own = Cell(_own(host), 400, "ink.secondary")
        nobody = Cell("–", 400, "ink.muted")
        if not host.allied:
            rows.append((Cell(host.name, 600), nobody, nobody, nobody, own))
        for place, force in enumerate(host.allied):
            rows.append((
                Cell("" if place else host.name, 600),
                Cell(_force(force, countries)),
                Cell(_figure(force), 600),
                Cell(_figure_day(force), 400, "ink.secondary"),
                Cell("") if place else own,
            ))  # fmt: skip
    return roomy(Table(_TABLE, columns, tuple(rows), _ROW, 24))


def _figure(force: Force) -> str:
    return checked(strength_words(force.strength), force.provenance.to_check)


def _figure_day(force: Force) -> str:
    """Of which day its figure is: where the note to the figure begins with a day that, for a row may be newer."""
    dated = _DATED.match(force.strength.note)
    if dated is None or force.strength.least != force.strength.most:
        return day_words(force.provenance.as_of)
    return f"{int(dated[1]):02} {dated[2].upper()} {dated[3]}"


def strength_words(strength: Strength) -> str:
    """``1 430``, ``1 000–1 200``, ``unknown``: a range stays one."""
    return tr(strength.text)


def _force(force: Force, countries: Countries) -> str:
    """``BG Estonia, United Kingdom``; where it is held elsewhere or has no public point, it says so."""
    parts = [force_name(force), countries.spelled_out(force.lead)]
    home = force.home
    if home is not None and home.place and home.country not in (None, "", force.country):
        parts[1:] = [tr("held at {place}", place=home.place)]
    elif force.position is Position.AREA:
        parts[1:] = [tr("area")]
    elif force.position is not Position.POINT:
        parts[1:] = [place_words(force)]
    return ", ".join(part for part in parts if part)


def _own(host: _Host) -> str:
    """What is known of a country's own forces; they always have a place in the table."""
    words = [_figure(force) for force in host.own]
    return " + ".join(words) or tr("unknown")


def _title(hosts: Sequence[_Host], allied: Sequence[Force]) -> str:
    """How many and where. Never how strong together: the figures are of different days, some of them plans."""
    if not allied:
        return tr("No Allied land force is known to stand on the eastern flank.")
    many, places = len(allied), [host.name for host in hosts if host.allied]
    if many == 1:
        return tr("One Allied land force is on record in {place}.", place=places[0])
    where = places[0] if len(places) == 1 else tr("{many} countries", many=number(len(places), tr))
    forces = first_capital(number(many, tr))
    return tr("{forces} Allied land forces are on record in {place}.", forces=forces, place=where)


def _note(hosts: Sequence[_Host]) -> str:
    own = [force for host in hosts for force in host.own]
    closed = sum(force.position is Position.NOT_PUBLIC for force in own)
    said = [tr("Own forces of a host: positions not public.")] if closed == len(own) and own else []
    areas = [force_name(one) for host in hosts for one in host.allied if one.position is Position.AREA]
    if areas:
        said.append(tr("{forces}: area, not position.", forces=listed(areas, tr)))
    rest = tr("Public figures, each of its own day: not added up. No headquarters, response, air or sea forces.")
    return " ".join([rest, *said])


def _notes(forces: Sequence[Force], allied: Sequence[Force]) -> str:
    """What to say, what not: caveats, what is on call and on paper, that nothing is to be added."""
    told = [(force_name(one), [one.strength.note, one.caveats or one.note]) for one in allied]
    lines = [f"{name}: {'; '.join(filter(None, said))}" for name, said in told if any(said)]
    called = [one for one in forces if one.kind == RESPONSE]
    if called:
        names = ", ".join(f"{force_name(one)} {_figure(one)}" for one in called)
        lines.append(tr("Response and standing forces, not in place here: {names}. Do not add them.", names=names))
    if any(presence(one) is Presence.ON_PAPER for one in forces):
        lines.append(tr("Pools of the force model are numbers on paper: do not add them."))
    lines.append(tr("Figures are public ones of different days, some rounded or planned; a range is as published."))
    return "\n".join(lines)
