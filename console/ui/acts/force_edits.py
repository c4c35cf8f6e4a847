"""Forces: make one, and what is done with the one selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.commands import Act, Command, why_not_writable
from console.ui.force_acts import ACTS, act_on, chosen_force, make_force
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window


def _writable(window: Window) -> bool:
    return window.session.writable


def _chosen(window: Window) -> bool:
    return window.session.writable and chosen_force(window) is not None


def _why_not(window: Window) -> str:
    return why_not_writable(window) or tr("Choose a force first: in the table, in the tree or on the map.")


def _does(act: str) -> Act:
    def run(window: Window) -> None:
        act_on(window, act, bytes.fromhex(window.selection.id))

    return run


COMMANDS = (
    Command(
        "force.new", later("New force…"), "Forces", 2, make_force, "Ctrl+Alt+F", _writable, why_not=why_not_writable
    ),
    *(
        Command(f"force.{act.id}", act.title, "Forces", 2, _does(act.id), act.key, _chosen, why_not=_why_not)
        for act in ACTS
    ),
)
