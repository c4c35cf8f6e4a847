"""Crises: open one, move it through its phases, lay out a playbook, give tasks, tell partners, close it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.crisis import NAMES, Phase
from console.ui.commands import Choice, Command, why_not_writable
from console.ui.consult import crisis_acts as acts
from console.ui.panels.inspector import inspector_of
from console.ui.selection import UNIT
from console.ui.situation_export import ask_how
from console.ui.words import later, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from console.services.consult_picture import ConsultPicture
    from console.ui.window import Window

_CRISIS = later("Crisis")
OPEN_KEY = "Ctrl+Shift+U"
ENTER_KEY = "Ctrl+Alt+I"


def _on_open(window: Window) -> bool:
    crisis = acts.crisis_of(window)
    return window.session.writable and crisis is not None and crisis.open


def _on_closed(window: Window) -> bool:
    crisis = acts.crisis_of(window)
    return window.session.writable and crisis is not None and not crisis.open


def _why_not(window: Window) -> str:
    if why := why_not_writable(window):
        return why
    crisis = acts.crisis_of(window)
    if crisis is None:
        return tr("No crisis is open. Choose an incident and press C in the inspector.")
    return tr("This crisis is closed. Reopen it first.")


def _has_crisis(window: Window) -> bool:
    return acts.crisis_of(window) is not None


def _can_open(window: Window) -> bool:
    return window.session.writable


def _open(window: Window) -> None:
    """About the incident selected, else about none yet."""
    panel = inspector_of(window)
    incident = None if panel is None else panel.incident
    if incident is not None and incident.closed_at is None and window.desks.desk is None:
        acts.take_up(window, incident)
    else:
        acts.open_crisis(window)


def _next(window: Window) -> None:
    """The phase looked at on the Crisis desk, else the one after that it is in."""
    from console.ui.consult.crisis_desk import CrisisDesk
    from console.ui.consult.crisis_forms import ask_enter

    def ask(picture: ConsultPicture) -> None:
        if picture.crisis is not None:
            desk, after = window.desks.desk, Phase(min(picture.crisis.phase + 1, Phase.TRANSITION))
            ask_enter(window, picture, desk.phases.chosen if isinstance(desk, CrisisDesk) else after)

    acts.with_picture(window, ask)


def _phases(window: Window) -> Sequence[Choice]:
    from console.ui.consult.crisis_forms import ask_enter

    def enter(phase: Phase) -> Callable[[], None]:
        return lambda: acts.with_picture(window, lambda picture: ask_enter(window, picture, phase))

    crisis = acts.crisis_of(window)
    return [
        Choice(f"{int(phase)} {tr(NAMES[phase])}", enter(phase), checked=crisis is not None and crisis.phase is phase)
        for phase in Phase
    ]


def _lay_out(window: Window) -> None:
    from console.ui.consult.playbook_form import ask_playbook

    acts.with_picture(window, lambda picture: ask_playbook(window, picture))


def _edit(window: Window) -> None:
    from console.ui.consult.crisis_forms import ask_edit

    if (crisis := acts.crisis_of(window)) is not None:
        ask_edit(window, crisis)


def _close(window: Window) -> None:
    from console.ui.consult.crisis_forms import ask_close

    if (crisis := acts.crisis_of(window)) is not None:
        ask_close(window, crisis)


def _reopen(window: Window) -> None:
    from console.services.crises import reopen_crisis

    if (crisis := acts.crisis_of(window)) is not None:
        window.session.act(reopen_crisis, crisis.id)


def _can_add_force(window: Window) -> bool:
    return _on_open(window) and window.selection.kind == UNIT and bool(window.selection.id)


def _add_force(window: Window) -> None:
    acts.add_force(window, bytes.fromhex(window.selection.id))


COMMANDS = (
    Command("crisis.open", later("Open crisis…"), _CRISIS, 0, _open, OPEN_KEY, _can_open, why_not=why_not_writable),
    Command("crisis.enter", later("Enter next phase…"), _CRISIS, 1, _next, ENTER_KEY, _on_open, why_not=_why_not),
    Command("crisis.phase", later("Phase"), _CRISIS, 1, enabled_when=_on_open, choices=_phases),
    Command(
        "crisis.playbook", later("Lay out playbook…"), _CRISIS, 2, _lay_out, "Ctrl+Shift+Y", _on_open, why_not=_why_not
    ),
    Command("crisis.task", later("Give task…"), _CRISIS, 2, acts.give_task, "Ctrl+Alt+T", _on_open, why_not=_why_not),
    Command("crisis.partner", later("Partner to tell…"), _CRISIS, 2, acts.notice_partner, "", _on_open),
    Command("crisis.incident", later("Add incident to crisis…"), _CRISIS, 3, acts.add_incident, "", _on_open),
    Command("crisis.force", later("Add force to crisis"), _CRISIS, 3, _add_force, "", _can_add_force),
    Command("crisis.report", later("Situation report…"), _CRISIS, 4, ask_how, "", _has_crisis, why_not=_why_not),
    Command("crisis.edit", later("Edit crisis…"), _CRISIS, 4, _edit, "", _on_open),
    Command("crisis.close", later("Close crisis…"), _CRISIS, 4, _close, "", _on_open),
    Command("crisis.reopen", later("Reopen crisis"), _CRISIS, 4, _reopen, "", _on_closed),
)
