"""Consult: its workplace and desks, and what is done there. What a crisis asks for stands in the menu Crisis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.commands import Act, Command
from console.ui.desks import names
from console.ui.words import later
from console.ui.workplaces import CONSULT, WORKPLACES

if TYPE_CHECKING:
    from console.ui.window import Window


def _goes(desk_id: str) -> Act:
    def go(window: Window) -> None:
        window.desks.show(desk_id)

    return go


def _works(workplace: str) -> Act:
    def go(window: Window) -> None:
        window.desks.go_to(workplace)

    return go


_WORKPLACES = tuple(
    Command(f"workplace.{place}", title, later("View"), 4, run=_works(place), key=key)
    for place, title, key in WORKPLACES
)
_DESKS = tuple(
    Command(f"desk.{desk_id}", title, later("Consultation"), 0, run=_goes(desk_id)) for desk_id, title in names(CONSULT)
)
COMMANDS = (*_WORKPLACES, *_DESKS)
