"""Decisions: record one, what follows from it, what was known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.acts.consult import under_way, why_not
from console.ui.commands import Command, why_not_writable
from console.ui.desk_kinds import DECISIONS
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.consult.decisions_desk import DecisionsDesk
    from console.ui.window import Window

_MENU = later("Consultation")
DECIDE_KEY, ACTIVATE_KEY = "Ctrl+Alt+B", "Ctrl+Alt+J"


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
    from console.ui.consult.chosen import consulting_of

    return window.session.writable and consulting_of(window).decision is not None


def _activate(window: Window) -> None:
    from console.ui.consult.activation_form import ask_activation
    from console.ui.consult.chosen import consulting_of

    consulting, desk = consulting_of(window), _desk(window)
    picture, decision = consulting.picture, consulting.decision
    if picture is not None and decision is not None:
        ask_activation(window, picture, decision, () if desk is None else desk.forces.chosen_units)


def _why_no_activation(window: Window) -> str:
    return why_not_writable(window) or tr("Nothing is decided yet. Record the decision first.")


COMMANDS = (
    Command("decision.record", later("Record decision…"), _MENU, 7, _record, DECIDE_KEY, under_way, why_not=why_not),
    Command(
        "decision.activate", later("Activate forces…"), _MENU, 7, _activate, ACTIVATE_KEY, _can_activate,
        why_not=_why_no_activation,
    ),
)  # fmt: skip
