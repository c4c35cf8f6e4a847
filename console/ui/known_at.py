"""View ▸ As known at…: the whole window as the case was known at a past moment; Esc comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.errors import ConsoleError
from console.domain.times import dtg, parse_instant
from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


def ask_moment(window: Window) -> None:
    """Ask for the moment and put the window back to it."""
    session = window.session
    sheet = Sheet(window, tr("As known at"))
    sheet.heading(tr("What did we know then?"))
    sheet.text(tr("Everything is shown as this case stood at that moment. Esc comes back."), "secondary")
    moment = sheet.field(tr("Moment, Zulu"), dtg(session.clock.now() if session.moment is None else session.moment))

    def run() -> str | None:
        try:
            asked = parse_instant(moment.text())
        except ConsoleError as error:
            return str(error)
        if asked > session.clock.now():
            return tr("That is still to come. Give a moment that has passed.")
        session.put_back(asked)
        return None

    sheet.act(tr("Show it"), run)
    sheet.open()
    moment.setFocus()
    moment.selectAll()
