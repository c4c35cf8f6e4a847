"""Decisions: record one, what follows from it, what was known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.acts.capitals import consulting, why_not
from console.ui.commands import Command, table, why_not_writable
from console.ui.desks import DECISIONS
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.domain.decision import Decision
    from console.ui.consult.decisions_desk import DecisionsDesk
    from console.ui.window import Window

_MENU = later("Consultation")
_KNOWN = "known.decision"


def chosen_decision(window: Window) -> Decision | None:
    """The decision chosen on its desk, else the newest of the consultation shown."""
    from console.ui.consult.chosen import consulting_of

    desk = _desk(window)
    if desk is not None:
        return desk.decision
    picture = consulting_of(window).picture
    return picture.decisions[0] if picture is not None and picture.decisions else None


def what_we_knew(window: Window, decision: Decision) -> None:
    """The whole console as it was known when this was decided; Esc comes back."""
    command = next((one for one in table(window.kinds) if one.id == _KNOWN), None)
    if command is not None and command.run is not None:
        command.run(window)
    else:
        window.session.put_back(decision.picture_at)


def _desk(window: Window) -> DecisionsDesk | None:
    if window.desks.shown != DECISIONS:
        return None
    from console.ui.consult.decisions_desk import DecisionsDesk

    desk = window.desks.desk
    return desk if isinstance(desk, DecisionsDesk) else None


def _show(window: Window, decision_id: bytes) -> None:
    window.desks.show(DECISIONS)
    desk = _desk(window)
    if desk is not None:
        desk.choose(decision_id)


def _record(window: Window) -> None:
    from console.ui.consult.chosen import consulting_of
    from console.ui.consult.decision_form import ask_decision

    picture = consulting_of(window).picture
    if picture is not None:
        ask_decision(window, picture, lambda made: _show(window, made))


def _can_activate(window: Window) -> bool:
    return window.session.writable and chosen_decision(window) is not None


def _activate(window: Window) -> None:
    from console.ui.consult.activation_form import ask_activation
    from console.ui.consult.chosen import consulting_of

    picture, decision, desk = consulting_of(window).picture, chosen_decision(window), _desk(window)
    if picture is not None and decision is not None:
        ask_activation(window, picture, decision, () if desk is None else desk.forces.chosen_units)


def _why_no_activation(window: Window) -> str:
    return why_not_writable(window) or tr("Nothing is decided yet. Record the decision first.")


COMMANDS = (
    Command("decision.record", later("Record decision…"), _MENU, 7, _record, "Ctrl+Alt+B", consulting, why_not=why_not),
    Command(
        "decision.activate", later("Activate forces…"), _MENU, 7, _activate, "Ctrl+Alt+J", _can_activate,
        why_not=_why_no_activation,
    ),
)  # fmt: skip
