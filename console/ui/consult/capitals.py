"""The Capitals desk: who is on the line, how each Ally sees it, partners apart, which capitals spoke."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from console.domain.times import MINUTE
from console.ui.acts.consult import CONVENE_KEY
from console.ui.consult.consult_desk import ConsultDesk
from console.ui.consult.contacts import ContactLog
from console.ui.consult.guests import Guests
from console.ui.consult.national import National
from console.ui.consult.roster import Roster
from console.ui.consult.roster_rows import rows
from console.ui.desk_card import Card
from console.ui.label import CutLabel
from console.ui.panels.inspector_controls import KeyedButton
from console.ui.segments import Segments
from console.ui.style import mark
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture
    from console.ui.desk_kinds import DeskKind
    from console.ui.window import Window

ROSTER: Final = "roster"
NATIONAL: Final = "national"
_SHARES: Final = (67, 33)


class CapitalsDesk(ConsultDesk):
    """The roster or the national assessments at the left; partners and the contact log at the right."""

    def __init__(self, window: Window, kind: DeskKind) -> None:
        """On the roster."""
        super().__init__(window, kind)
        look = window.look
        self.convene = KeyedButton(look, tr("Convene all"), CONVENE_KEY, self)
        mark(self.convene, "act", "main")
        self.convene.clicked.connect(self._convene)
        self.head.addWidget(self.convene)
        self._card = Card(look, tr("Allies"), self, hypothetical=False)
        self.edit = QPushButton(tr("Edit lines…"), self._card)
        self.edit.clicked.connect(self.edit_lines)
        self._parts = Segments(((ROSTER, later("On the line")), (NATIONAL, later("How they see it"))), self._card)
        self._parts.wanted.connect(self.show_part)
        self._card.head.addWidget(self.edit)
        self._card.head.addWidget(self._parts)
        self.roster = Roster(window, self.edit_lines, self._card)
        self.national = National(window, self._card)
        self._stack = QStackedLayout()
        for part in (self.roster, self.national):
            self._stack.addWidget(part)
        self._hint = CutLabel("", self._card)
        self._hint.setProperty("ink", "muted")
        self._hint.setProperty("type", "small")
        self._card.body.addLayout(self._stack, 1)
        self._card.body.addWidget(self._hint)
        self.guests = Guests(window, self)
        self.contacts = ContactLog(window, self)
        self._lay_out()
        self.show_part(ROSTER)
        self.remember(self.roster.grid)

    def show_picture(self, picture: ConsultPicture) -> None:
        """Everybody as they stand."""
        of = None if picture.consultation is None else picture.consultation.id
        self.convene.setVisible(self.writable and not _all_convened(picture))
        self.edit.setVisible(self.writable)
        self._hint.setVisible(self.writable)
        for part in (self.roster, self.national, self.guests, self.contacts):
            part.consultation_id = of
        what = self.why_empty(tr("No Ally is known for this day."), tr("Import the baseline."))
        self.roster.set_empty(*what)
        self.show_time(picture)
        if self.hidden:
            what = tr("Positions are not released for the wall."), tr("They are shown at the desk.")
        self.national.show_picture(picture, what, hidden=self.hidden)
        self.guests.show_guests(picture, self.consulting.now, writable=self.writable)
        self.contacts.show_contacts(picture, writable=self.writable, hidden=self.hidden)

    def show_time(self, picture: ConsultPicture) -> None:
        """Clocks and waiting times go on; the lines stay where they are."""
        fresh = rows(picture, self.consulting.now // MINUTE * MINUTE) if picture.consultation is not None else []
        shown = {row.ally.iso2: row for row in self.roster.model.shown_rows()}
        if fresh and shown.keys() == {row.ally.iso2 for row in fresh}:
            changed = {row.ally.iso2: row for row in fresh if shown[row.ally.iso2] != row}
            if changed:
                self.roster.model.change(changed)
        else:
            self.roster.set_rows(fresh)
        self.guests.show_guests(picture, self.consulting.now, writable=self.writable)

    def show_part(self, part: str) -> None:
        """The roster, or how each Ally sees it."""
        self._parts.show_id(part)
        shown = self.roster if part == ROSTER else self.national
        self._stack.setCurrentWidget(shown)
        self.edit.setText(tr("Edit lines…") if part == ROSTER else tr("Record assessment…"))
        self._hint.say(
            tr("U, D, X link up, degraded, down · A known · C convened · I instructed · W waits from now, or no more"
               " · L level · E edit · Shift+arrows several")
            if part == ROSTER
            else tr("Enter records what a capital says now; what it said before stays in the history.")
        )  # fmt: skip

    @property
    def part(self) -> str:
        """Which of both is shown."""
        return ROSTER if self._stack.currentWidget() is self.roster else NATIONAL

    def edit_lines(self) -> None:
        """Open the form of what is chosen."""
        from console.ui.consult.capital_forms import ask_lines
        from console.ui.consult.national_form import ask_assessment

        if not self.writable:
            return
        if self.part == NATIONAL:
            ask_assessment(self._window, self.picture, self.national.chosen)
        elif self.roster.chosen_rows:
            ask_lines(self._window, self.picture, self.roster.chosen_rows)

    def _convene(self) -> None:
        from console.services.consultation import convene

        if self.picture.consultation is not None:
            self._window.session.act(convene, self.picture.consultation.id)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(self._window.look.gap(3))
        right.addWidget(self.contacts, 62)
        right.addWidget(self.guests, 38)
        side = QWidget(self)
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        whole = QHBoxLayout()
        whole.setSpacing(self._window.look.gap(3))
        for part, share in zip((self._card, side), _SHARES, strict=True):
            part.setMinimumWidth(1)
            whole.addWidget(part, share)
        self.body.addLayout(whole, 1)


def _all_convened(picture: ConsultPicture) -> bool:
    """Whether there is nobody left to convene."""
    stands = picture.roster or {}
    return bool(picture.allies) and all(one.id in stands and stands[one.id].convened for one in picture.allies)
