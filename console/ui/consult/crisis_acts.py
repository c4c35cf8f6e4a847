"""What is done with the crisis a window is on: each a service at once, or a small form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.consult.chosen import Consulting, consulting_of
from console.ui.desk_kinds import CRISIS
from console.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from console.domain.crisis import Crisis
    from console.domain.decision import Task
    from console.domain.incident import Incident
    from console.domain.partner import PartnerNotice
    from console.services.consult_picture import ConsultPicture
    from console.store.reader import Reader
    from console.ui.report_choosers import Found
    from console.ui.window import Window

_MOST = 30


def crisis_of(window: Window) -> Crisis | None:
    """The crisis the window is on; before the workplace was asked for, the newest that is open."""
    consulting = window.findChild(Consulting)
    if consulting is not None and consulting.picture is not None:
        return consulting.picture.crisis
    return next(iter(window.overrides.crises), None)


def with_picture(window: Window, then: Callable[[ConsultPicture], None]) -> None:
    """Do something with what is known of the crisis, once it is read."""
    consulting = consulting_of(window)
    if consulting.picture is not None:
        then(consulting.picture)
        return

    def arrived() -> None:
        consulting.changed.disconnect(arrived)
        if consulting.picture is not None:
            then(consulting.picture)

    consulting.changed.connect(arrived)


def show(window: Window, crisis_id: bytes) -> None:
    """Go to the Crisis desk, on this crisis."""
    consulting_of(window).choose(crisis_id)
    window.desks.show(CRISIS)


def open_crisis(window: Window, incident: Incident | None = None) -> None:
    """Ask for a new crisis, and show it once it is open."""
    from console.ui.consult.crisis_forms import ask_open

    ask_open(window, incident, lambda crisis_id: show(window, crisis_id))


def take_up(window: Window, incident: Incident) -> None:
    """From an incident: show the open crisis it is in, put it into one of those that are open, or open one about it."""
    from console.store import crises

    def arrived(found: list[Crisis]) -> None:
        inside = next((one for one in found if incident.id in one.incidents), None)
        if inside is not None:
            show(window, inside.id)
        elif found:
            _which(window, incident, found)
        else:
            open_crisis(window, incident)

    window.session.read(lambda reader: [one for one in crises.crises(reader) if one.open], arrived)


def _which(window: Window, incident: Incident, found: list[Crisis]) -> None:
    """A new crisis first, so that Enter means the same as where none is open; then those there are."""
    from console.services.crises import add_incidents
    from console.ui.report_choosers import ReasonChooser

    new = tr("Open a crisis about it")
    ids = {one.title: one.id for one in found}

    def take(words: str) -> None:
        if words in ids:
            window.session.act(add_incidents, ids[words], [incident.id])
            show(window, ids[words])
        elif words == new:
            open_crisis(window, incident)

    ready = [(new, ""), *((title, tr("add it to this crisis")) for title in ids)]
    chooser = ReasonChooser(window, tr("Crisis"), tr("Into which crisis?"), ready, take, lambda typed: typed)
    chooser.open_under(window.bar.find_place())


def add_incident(window: Window) -> None:
    """Ask which incident joins the crisis."""
    from console.services.crises import add_incidents
    from console.ui.report_choosers import ReportChooser

    crisis = crisis_of(window)
    if crisis is None:
        return
    there = crisis.incidents

    def look(reader: Reader, text: str) -> Found:
        return [one for one in _incidents(reader, text) if one[2] not in there]

    def take(incident_id: bytes) -> None:
        window.session.act(add_incidents, crisis.id, [incident_id])

    chooser = ReportChooser(window, tr("Add an incident"), tr("Add which incident to the crisis?"), look, take)
    chooser.open_under(window.bar.find_place())


def lead_with(window: Window, incident_id: bytes) -> None:
    """Let an incident lead the crisis."""
    from console.services.crises import lead_with as lead

    if (crisis := crisis_of(window)) is not None and window.session.writable:
        window.session.act(lead, crisis.id, incident_id)


def remove_incident(window: Window, incident_id: bytes) -> None:
    """Take an incident out of the crisis."""
    from console.services.crises import remove_incidents

    if (crisis := crisis_of(window)) is not None and window.session.writable:
        window.session.act(remove_incidents, crisis.id, [incident_id])


def add_force(window: Window, unit_id: bytes) -> None:
    """Name a force that matters in the crisis."""
    from console.services.crises import add_units

    if (crisis := crisis_of(window)) is not None:
        window.session.act(add_units, crisis.id, [unit_id])


def remove_force(window: Window, unit_id: bytes) -> None:
    """Take a force out of the crisis."""
    from console.services.crises import remove_units

    if (crisis := crisis_of(window)) is not None and window.session.writable:
        window.session.act(remove_units, crisis.id, [unit_id])


def give_task(window: Window) -> None:
    """Ask for a task."""
    from console.ui.consult.crisis_items import ask_task

    if (crisis := crisis_of(window)) is not None:
        ask_task(window, crisis.id, None)


def change_task(window: Window, task: Task) -> None:
    """Ask how a task stands now."""
    from console.ui.consult.crisis_items import ask_task

    if (crisis := crisis_of(window)) is not None and window.session.writable:
        ask_task(window, crisis.id, task)


def turn_task(window: Window, task: Task) -> None:
    """Say that a task is done, or not after all."""
    from console.services.crisis_tasks import finish_task, reopen_task

    if window.session.writable:
        window.session.act(finish_task if task.done_at is None else reopen_task, task.id)


def notice_partner(window: Window) -> None:
    """Ask whom to tell what."""
    from console.ui.consult.crisis_items import ask_notice

    if (crisis := crisis_of(window)) is not None:
        ask_notice(window, crisis.id, None)


def change_notice(window: Window, notice: PartnerNotice) -> None:
    """Ask whom to tell what instead."""
    from console.ui.consult.crisis_items import ask_notice

    if window.session.writable:
        ask_notice(window, notice.crisis_id, notice)


def told(window: Window, notice: PartnerNotice) -> None:
    """Ask how a partner was told."""
    from console.ui.consult.crisis_items import ask_told

    if window.session.writable:
        ask_told(window, notice)


def _incidents(reader: Reader, text: str) -> Found:
    from console.domain.times import dtg
    from console.store import incidents
    from console.ui.letters import fits

    found = [one for one in incidents.incidents(reader) if one.closed_at is None]
    fitting = [one for one in found if not text or fits(text, f"{one.title} {one.place}")]
    return [(one.title, f"{dtg(one.occurred_at, one.precision)} · {one.place}", one.id) for one in fitting[:_MOST]]
