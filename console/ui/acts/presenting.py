"""Briefing: give it, from its first slide or from the one chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.commands import Command
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window


def _begin(window: Window, *, from_chosen: bool) -> None:
    from console.ui.presenting.begin import begin

    begin(window, from_chosen=from_chosen)


def _can(window: Window) -> bool:
    return window.session.store is not None and window.session.moment is None


def _why_not(window: Window) -> str:
    if window.session.store is None:
        return tr("No case is open. Open one with Ctrl+O.")
    return tr("The case is put back: a showing could not be recorded. Esc comes back to now.")


COMMANDS = (
    Command(
        "brief.give",
        later("Give briefing"),
        "Briefing",
        3,
        lambda window: _begin(window, from_chosen=False),
        "F5",
        _can,
        why_not=_why_not,
    ),
    Command(
        "brief.give_from",
        later("Give briefing from the slide chosen"),
        "Briefing",
        3,
        lambda window: _begin(window, from_chosen=True),
        "Shift+F5",
        _can,
        why_not=_why_not,
    ),
)
