"""The forecast of a consultation: what it assumes. Its desk stands with the others of Consult."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.commands import Command
from console.ui.words import later

if TYPE_CHECKING:
    from console.ui.window import Window


def show(window: Window) -> None:
    """The sheet of what the forecast and the ways of working assume."""
    from console.domain.assumption import Sheet
    from console.ui.race.assumptions import show_assumptions

    show_assumptions(window, Sheet.CONSULTATION)


COMMANDS = (
    Command(
        "forecast.assumptions", later("Assumptions of the forecast…"), later("Consultation"), 8, show, "",
        lambda window: window.session.store is not None,
    ),
)  # fmt: skip
