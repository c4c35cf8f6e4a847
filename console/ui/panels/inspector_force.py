"""A force in the inspector: where it is, how strong, of whom, under whom, on whose order, and all it ever was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from console.domain.force import IMPORTED, Force, Home, Permanence, Position
from console.domain.force_kinds import POOL
from console.domain.letters import first_capital
from console.domain.posture import given
from console.domain.posture_words import Names, for_whom
from console.domain.times import Instant, Precision, dtg
from console.exports.countries import Countries
from console.exports.picture_names import force_name
from console.ui.incident_desk import desk_of
from console.ui.panels.force_facts import ForceFacts, MissionFacts, read
from console.ui.panels.force_finding import finding
from console.ui.panels.force_history import HEADING, HistoryPart, edits_section
from console.ui.panels.force_links import CommandPart, PlansPart
from console.ui.panels.force_nations import NationsPart
from console.ui.panels.force_orders import OrdersPart
from console.ui.panels.force_sources import SourcesPart, said_of
from console.ui.panels.force_strength import StrengthPart
from console.ui.panels.force_words import has_framework, notice, rings, strength, valid_chip, where
from console.ui.panels.inspector_mission import mission_sheet
from console.ui.panels.inspector_sheet import Chip, Part, Section, Sheet, checks, facts, to_check_chip, validity
from console.ui.panels.inspector_subjects import Shown, Subject
from console.ui.panels.inspector_view import Deed
from console.ui.panels.long_section import LongSection
from console.ui.selection import UNIT
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window

_POSITION = {
    Position.POINT: later("Place as published"),
    Position.HOME: later("Home of its headquarters, not where its troops are"),
    Position.AREA: later("Area, not position"),
    Position.NOT_PUBLIC: later("Position not public"),
}
_STAYS = {Permanence.PERMANENT: later("Permanent"), Permanence.ROTATIONAL: later("Rotational")}


def force_sheet(known: ForceFacts, shown: Shown) -> Sheet:
    """The sheet of a force on the day shown."""
    card, countries = known.card, Countries(known.allies)
    force = card.shown
    return Sheet(
        force.name,
        (*where(force, countries, shown.write), _position(force), *_at_home(force.home, countries)),
        force.sidc,
        (*_chips(card.believed, force, shown.day), *to_check_chip(force.provenance)),
        to_check=checks(force.provenance),
        sections=(_facts(force, countries, card.at), *_parts(known, countries, shown)),
        finding=finding(card, shown.day, countries.name),
        more=_past(known, countries, shown),
    )


def _position(force: Force) -> str:
    """What its point means, or why it has none."""
    untold = force.position is Position.NOT_PUBLIC and force.kind in IMPORTED
    return tr("Its file tells no position") if untold else tr(_POSITION[force.position])


def _chips(believed: tuple[Force, ...], force: Force, day: Instant) -> tuple[Chip, ...]:
    acts = for_whom(force.acts_as, tr)
    standing = valid_chip(force.valid_from, force.valid_to, day) if believed else Chip(tr("Withdrawn"), "state.danger")
    return (
        Chip(first_capital(force.kind)),
        *((Chip(force_name(force)),) if force_name(force) != force.name else ()),
        standing,
        *((Chip(tr(_STAYS[force.permanence])),) if force.permanence is not None else ()),
        *((Chip(tr("Acts for {side}", side=acts)),) if acts else ()),
    )


def _at_home(home: Home | None, countries: Countries) -> tuple[str, ...]:
    if home is None:
        return ()
    place = ", ".join(part for part in (home.place, countries.name(home.country)) if part)
    return (tr("In peace at {place}", place=place),)


def _facts(force: Force, countries: Countries, at: Instant) -> Section:
    led = tr("Framework nation") if has_framework(force) else tr("Led by")
    stays = tr("not known") if force.permanence is None else tr(_STAYS[force.permanence])
    home = force.position is Position.HOME
    ordered = force.readiness.authority if force.readiness is not None else None
    return Section(
        tr("As on {day}", day=dtg(at, Precision.DAY)),
        facts(
            (tr("Strength"), strength(force.strength)),
            (tr("Size"), force.size_level),
            (tr("Headquarters in") if home else tr("Host"), countries.name(force.country)),
            (led, countries.spelled_out(force.lead)),
            (tr("Notice to move"), notice(force.readiness)),
            (tr("Ordered by"), ordered or ""),
            (tr("Stays"), "" if force.kind == POOL else stays),
            (tr("Caveats"), force.caveats),
            (tr("Side"), force.side),
            (tr("Domain"), force.domain),
            (tr("Valid"), validity(force.valid_from, force.valid_to)),
            (tr("Note"), force.note),
        ),
    )


def _parts(known: ForceFacts, countries: Countries, shown: Shown) -> tuple[Section | Part, ...]:
    card, select = known.card, shown.window.selection.select
    force, above = card.shown, card.shown.parent_id
    unread = card.above.get(above, "") if above is not None else ""
    return (
        StrengthPart(card.believed, shown.day, shown.window.session.now),
        *((NationsPart(force, countries.name),) if given(force) else ()),
        OrdersPart(card.authorities, countries.name),
        CommandPart(card.chain, card.below, force.higher, unread, lambda unit: select(UNIT, unit.hex())),
        *rings(card.coverages),
        *((PlansPart(force, card.counting, partial(_show_plan, shown.window)),) if card.counting else ()),
        SourcesPart(said_of(card, countries), checks(force.provenance)),
    )


def _past(known: ForceFacts, countries: Countries, shown: Shown) -> tuple[Section | Part, ...]:
    card, desk = known.card, desk_of(shown.window)
    unit_id = card.shown.id
    opened = desk.states[unit_id].opened
    names = Names(countries.name, lambda unit: card.above.get(unit, ""))
    edits = edits_section(card.edits)
    return (
        HistoryPart(card.history, card.shown, names, HEADING in opened, partial(desk.open_section, unit_id, HEADING)),
        *(
            (LongSection(edits, edits.heading in opened, partial(desk.open_section, unit_id, edits.heading)),)
            if edits.facts
            else ()
        ),
    )


def _show_plan(window: Window, plan_id: bytes) -> None:
    from console.ui.acts.plans import show_plan

    show_plan(window, plan_id)


def _sheet(found: ForceFacts | MissionFacts, shown: Shown) -> Sheet:
    return force_sheet(found, shown) if isinstance(found, ForceFacts) else mission_sheet(found, shown.write, shown.day)


def _deeds(window: Window, found: ForceFacts | MissionFacts) -> tuple[Deed, ...]:
    from console.ui.force_acts import deeds

    return deeds(window, found.card.shown.id) if isinstance(found, ForceFacts) else ()


SUBJECT = Subject(read, _sheet, _deeds, by_time=True)
"""How a force or a mission is shown and worked on."""
