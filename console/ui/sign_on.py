"""Tools ▸ Sign on…: the name and station every operation is recorded under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


def ask_who(window: Window) -> None:
    """Ask who works here from now on."""
    actor = window.session.actor
    sheet = Sheet(window, tr("Sign on"))
    sheet.heading(tr("Who works at this console"))
    sheet.text(tr("Every change is recorded under this name and station."), "secondary")
    name = sheet.field(tr("Name"), actor.name)
    station = sheet.field(tr("Station"), actor.station)

    def run() -> str | None:
        if not name.text().strip() or not station.text().strip():
            return tr("Both are needed: a change without a name cannot be traced.")
        window.preferences.change(name=name.text().strip(), station=station.text().strip())
        return None

    sheet.act(tr("Sign on"), run)
    sheet.open()
    name.setFocus()
    name.selectAll()
