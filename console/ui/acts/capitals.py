"""Capitals: national assessments, contacts, partners and observers at the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.acts.consult import under_way, why_not
from console.ui.commands import Command
from console.ui.desk_kinds import CAPITALS
from console.ui.words import later

if TYPE_CHECKING:
    from console.ui.consult.capitals import CapitalsDesk
    from console.ui.window import Window

_MENU = later("Consultation")


def record_assessment(window: Window) -> None:
    """Ask how an Ally sees it: of the one chosen on the desk, else of one chosen in the form."""
    from console.ui.consult.chosen import consulting_of
    from console.ui.consult.national_form import ask_assessment

    picture, desk = consulting_of(window).picture, _desk(window)
    if picture is None:
        return
    chosen = ""
    if desk is not None:
        rows = desk.roster.chosen_rows
        chosen = desk.national.chosen or (rows[0].ally.iso2 if rows else "")
    ask_assessment(window, picture, chosen)


def _contact(window: Window) -> None:
    window.desks.show(CAPITALS)
    desk = _desk(window)
    if desk is not None:
        desk.contacts.line.setFocus()


def _guest(window: Window) -> None:
    from console.ui.consult.capital_forms import ask_guest
    from console.ui.consult.chosen import consulting_of

    picture = consulting_of(window).picture
    if picture is not None and picture.consultation is not None:
        ask_guest(window, picture.consultation.id, None)


def _desk(window: Window) -> CapitalsDesk | None:
    if window.desks.shown != CAPITALS:
        return None
    from console.ui.consult.capitals import CapitalsDesk

    desk = window.desks.desk
    return desk if isinstance(desk, CapitalsDesk) else None


COMMANDS = (
    Command(
        "capitals.contact", later("Log a contact"), _MENU, 5, _contact, "Ctrl+Alt+K", under_way, why_not=why_not
    ),
    Command(
        "capitals.assess", later("Record national assessment…"), _MENU, 5, record_assessment, "Ctrl+Alt+V", under_way,
        why_not=why_not,
    ),
    Command("capitals.guest", later("Add partner or observer…"), _MENU, 5, _guest, "", under_way, why_not=why_not),
)  # fmt: skip
