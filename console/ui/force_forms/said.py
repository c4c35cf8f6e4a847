"""From when on something said of a force holds, and who says so: the first and the last fields of every form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from console.domain.errors import BadInput, ConsoleError
from console.domain.provenance import Provenance
from console.domain.times import Instant, Interval, iso_day, parse_day_or_instant
from console.services.posture_checks import day as day_words
from console.services.posture_forms import Said
from console.ui.check_box import CheckBox
from console.ui.form_page import FormPage
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


def day_of(text: str) -> Interval:
    """The day, month or moment that was typed. Raises BadInput."""
    try:
        return parse_day_or_instant(text)
    except ConsoleError:
        raise BadInput(
            tr("“{text}” is no day. Write 2022-11-15, 15 NOV 22 or 151944Z NOV 22.", text=text.strip())
        ) from None


class FromPage(FormPage):
    """From which day on. ``changed`` tells another that can be read."""

    changed = Signal()

    def __init__(self, window: Window, words: str, at: Instant, parent: QWidget) -> None:
        """``words`` name the field; ``at`` is the day it holds at first."""
        super().__init__(window.look, parent)
        self.at = at
        self.day = self.field(day_words(at), tr("As 15 NOV 22 or 2022-11-15"))
        self.row((words, self.day, 1))
        self.day.textEdited.connect(self._typed)

    def moment(self) -> Instant:
        """The moment it begins. Raises BadInput."""
        return day_of(self.day.text()).start

    def _typed(self) -> None:
        try:
            at = self.moment()
        except BadInput:
            return
        if at != self.at:
            self.at = at
            self.changed.emit()


class SaidPage(FormPage):
    """Why, the source, of which day, and whether it is still to be checked."""

    def __init__(self, window: Window, parent: QWidget, *, required: bool = False) -> None:
        """``required``: something said before is put right, and the reason has to be given."""
        super().__init__(window.look, parent)
        why = tr("Why it is wrong; it stays with it") if required else tr("In a few words; may be left empty")
        self.reason = self.field(hint=why)
        self.source = self.field(hint=window.session.actor.name)
        self.as_of = self.field(hint=iso_day(window.clock.now()))
        self.row((tr("Why"), self.reason, 1))
        source, as_of = (
            (tr("Source; empty: as before"), tr("As of; empty: as before"))
            if required
            else (tr("Source; empty: you"), tr("As of; empty: today"))
        )
        self.row((source, self.source, 3), (as_of, self.as_of, 2))
        self.check = CheckBox(window.look, tr("Still to be checked"), self)
        self.column.addWidget(self.check)
        self.note = self.field(hint=tr("What is not verified"))
        self.note.setAccessibleName(tr("What is still to be checked"))
        self.column.addWidget(self.note)
        self.note.hide()
        self.check.toggled.connect(self.note.setVisible)

    def show_known(self, known: Provenance) -> None:
        """Begin with a source and a mark that stand already, instead of with those of a new word."""
        self.source.setPlaceholderText(known.source)
        self.as_of.setPlaceholderText(known.as_of)
        self.check.setChecked(known.to_check)
        self.note.setText(known.check_note)
        self.note.setCursorPosition(0)

    def said(self, at: Instant | None) -> Said:
        """What was typed of something that holds from a moment on."""
        check = self.check.isChecked()
        note = self.note.text().strip()
        return Said(
            at, self.source.text(), self.as_of.text(), True if check else None, note if check else "",
            reason=self.reason.text(),
        )  # fmt: skip
