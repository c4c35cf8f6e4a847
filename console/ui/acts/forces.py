"""Forces: the desks, and what is done with forces, plans and the ways they take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.commands import Act, Command
from console.ui.desks import names
from console.ui.words import later

if TYPE_CHECKING:
    from console.ui.window import Window


def _goes(desk_id: str) -> Act:
    def go(window: Window) -> None:
        window.desks.show(desk_id)

    return go


_KEYS = {"posture": "Ctrl+Alt+1", "race": "Ctrl+Alt+2", "compare": "Ctrl+Alt+3"}
COMMANDS = tuple(
    Command(f"desk.{desk_id}", title, later("Forces"), 0, run=_goes(desk_id), key=_KEYS[desk_id])
    for desk_id, title in names()
)
