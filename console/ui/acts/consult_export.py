"""Consultation: what leaves of it, its minutes and its ledger."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from console.ui import consult_export
from console.ui.commands import Command
from console.ui.consult.chosen import consulting_of
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window


def _shown(window: Window) -> bool:
    picture = consulting_of(window).picture
    return picture is not None and picture.consultation is not None


def _why_not(_window: Window) -> str:
    return tr("No consultation is open. Open one first.")


COMMANDS = tuple(
    Command(
        f"consultation.{form}",
        title,
        "Consultation",
        8,
        partial(consult_export.ask_where, form=form),
        enabled_when=_shown,
        why_not=_why_not,
    )
    for form, title in (
        (consult_export.MINUTES, later("Export minutes…")),
        (consult_export.LEDGER, later("Export ledger…")),
    )
)
