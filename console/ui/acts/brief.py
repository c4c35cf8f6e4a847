"""Brief: its desks, and what is done with briefings, their slides and what left the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.commands import Act, Command
from console.ui.desk_kinds import names
from console.ui.words import later
from console.ui.workplaces import BRIEF

if TYPE_CHECKING:
    from console.ui.window import Window

_MENU = later("Briefing")


def _goes(desk_id: str) -> Act:
    def go(window: Window) -> None:
        window.desks.show(desk_id)

    return go


_DESKS = tuple(Command(f"desk.{desk_id}", title, _MENU, 0, run=_goes(desk_id)) for desk_id, title in names(BRIEF))
COMMANDS = (*_DESKS,)
