"""The small form for what an incident did: killed, injured, country. An empty field is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from console.domain.errors import BadInput
from console.domain.incident import Incident
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.services.effects import Effects
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window


def ask_effects(window: Window, incident: Incident) -> None:
    """Ask for them."""
    sheet = Sheet(window, tr("Killed, injured, country"))
    sheet.heading(tr("What did it do?"))
    sheet.text(tr("{incident}. Leave empty what is not known.", incident=incident.title), "secondary")
    killed = sheet.field(tr("Killed"), "" if incident.killed is None else str(incident.killed))
    injured = sheet.field(tr("Injured"), "" if incident.injured is None else str(incident.injured))
    country = sheet.field(tr("Country, by its two letters"), incident.country or "")

    def asked() -> Work:
        effects = Effects(_number(killed), _number(injured), country.text().strip().upper() or None)

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.effects import state_effects

            return None, state_effects(store, actor, now, incident.id, effects)

        return work

    sheet.act(tr("Save"), writing(window, sheet, asked))
    sheet.open()
    killed.setFocus()
    killed.selectAll()


def _number(field: QLineEdit) -> int | None:
    text = field.text().strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > 9:
        raise BadInput(tr("“{text}” is no number of people. Write 2, or leave it empty.", text=text))
    return int(text)
