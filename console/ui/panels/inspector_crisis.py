"""A crisis in the inspector: where it is, what its next gate misses, what it groups; its desk shows the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.domain.crisis import NAMES, Crisis, Phase
from console.domain.gates import Gate
from console.domain.incident import Incident
from console.domain.times import dtg
from console.ui.panels.inspector_sheet import Chip, Fact, Section, Sheet, facts
from console.ui.panels.inspector_subjects import Shown, Subject
from console.ui.panels.inspector_view import Deed
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.times import Instant
    from console.store.reader import Reader
    from console.ui.window import Window


@dataclass(frozen=True)
class CrisisFacts:
    """What is read of one; ``ahead`` is the gate of the next phase, None in the last."""

    crisis: Crisis
    incidents: tuple[Incident, ...]
    forces: tuple[str, ...]
    ahead: Gate | None


def _read(reader: Reader, thing: bytes, _day: Instant) -> CrisisFacts | None:
    from console.services.phases import gate_of
    from console.store import crises, incidents, units

    crisis = crises.crisis(reader, thing)
    if crisis is None:
        return None
    found = [incidents.incident(reader, one) for one in crisis.incidents]
    ahead = None if crisis.phase is Phase.TRANSITION else gate_of(reader, thing, Phase(crisis.phase + 1))
    names = tuple(units.name(reader, one) for one in crisis.units)
    return CrisisFacts(crisis, tuple(one for one in found if one is not None), names, ahead)


def _sheet(known: CrisisFacts, shown: Shown) -> Sheet:
    from console.ui.consult.phases_card import entry_words

    crisis, ahead = known.crisis, known.ahead
    closed = () if crisis.closed_at is None else (Chip(tr("Closed {time}", time=dtg(crisis.closed_at))),)
    overrides = tuple(Chip(tr("Override"), "state.warn", tip=entry_words(one)) for one in crisis.overrides)
    asks: tuple[Section, ...] = ()
    if ahead is not None and crisis.open:
        heading = tr("To enter “{phase}”", phase=tr(NAMES[ahead.phase]))
        missing = ahead.missing or (tr("The way is free."),)
        asks = (Section(heading, tuple(Fact("", words) for words in missing)),)
    return Sheet(
        crisis.title,
        tuple(part for part in (crisis.area, tr("opened {time} by {who}", time=dtg(crisis.opened_at),
                                                who=crisis.opened_by)) if part),
        None,
        (Chip(f"{int(crisis.phase)} {tr(NAMES[crisis.phase])}"), *overrides, *closed),
        sections=(
            *asks,
            *((Section(tr("What it is about"), (Fact("", crisis.summary),)),) if crisis.summary else ()),
            Section(tr("What happened"), tuple(_incident(one, crisis) for one in known.incidents) or _none()),
            Section(tr("Forces"), tuple(Fact("", name) for name in known.forces) or _none()),
            Section(tr("How it came here"), tuple(Fact("", entry_words(one)) for one in reversed(crisis.phases))),
            Section(
                tr("Crisis"),
                facts(
                    (tr("Closed by"), crisis.closed_by and f"{crisis.closed_by}: {crisis.close_reason}"),
                    (tr("Marking"), crisis.marking.text if crisis.marking is not None else shown.marking),
                ),
            ),
        ),
    )  # fmt: skip


def _incident(one: Incident, crisis: Crisis) -> Fact:
    return Fact(
        dtg(one.occurred_at, one.precision),
        tr("{title}, leads", title=one.title) if one.id == crisis.leading else one.title,
    )


def _none() -> tuple[Fact, ...]:
    return (Fact("", tr("None yet.")),)


def _deeds(window: Window, known: CrisisFacts) -> tuple[Deed, ...]:
    from console.ui.consult.crisis_acts import show
    from console.ui.consult.crisis_forms import ask_edit

    deeds = (Deed(tr("Show it"), "C", lambda: show(window, known.crisis.id), main=True),)
    return (*deeds, Deed(tr("Edit…"), "E", lambda: ask_edit(window, known.crisis))) if known.crisis.open else deeds


SUBJECT = Subject(_read, _sheet, _deeds)
