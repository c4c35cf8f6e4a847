"""The Council desk: where each Ally stands on the text, the silence on it, the text itself, the ledger."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from console.services.consult_picture import ConsultPicture
from console.ui.choice_box import ChoiceBox
from console.ui.consult import council_words as words
from console.ui.consult.ally_cells import cells
from console.ui.consult.consult_desk import ConsultDesk
from console.ui.consult.council_body import CouncilBody
from console.ui.consult.council_empty import Nothing
from console.ui.consult.phase_strip import PhaseStrip
from console.ui.consult.round_hand import RoundHand
from console.ui.desk_kinds import DeskKind
from console.ui.label import CutLabel, Label
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

_KEYS = {
    Qt.Key.Key_P: "consult.round",
    Qt.Key.Key_D: "consult.draft",
    Qt.Key.Key_A: "consult.amend",
    Qt.Key.Key_S: "consult.silence",
    Qt.Key.Key_X: "consult.break",
    Qt.Key.Key_E: "consult.event",
}


class CouncilDesk(ConsultDesk):
    """One consultation at a time, and of it one text."""

    def __init__(self, window: Window, kind: DeskKind) -> None:
        """Empty until it is opened."""
        super().__init__(window, kind)
        self._look = window.look
        self.subject.hide()
        self.head.addStretch(1)
        self.phases = PhaseStrip(window.look, self)
        self.head.addWidget(self.phases)
        self._make_title()
        self.hand = RoundHand(window, self)
        self.entry = self.hand.entry
        view = self.view = CouncilBody(window, self.run, self.entry, self)
        self.over, self.sentence, self.consensus = view.over, view.sentence, view.consensus
        self.grid, self.legend, self.guests = view.grid, view.legend, view.guests
        self.silence, self.draft_card, self.ledger, self.acts = view.silence, view.draft_card, view.ledger, view.acts
        self.nothing = Nothing(window, partial(self.run, "consult.open"), self)
        self.body.addWidget(self.nothing, 1)
        self.body.addWidget(view, 1)
        self.draft_card.chosen.connect(self._again)
        self.draft_card.answering.connect(self._answer)
        self.grid.opened.connect(self._open)
        self.hand.changed.connect(self._show_grid)
        window.look.changed.connect(self._dress)
        self._dress()

    def opened(self) -> None:
        """Somebody came to this desk: the keys are at the Allies."""
        self.refresh(None)
        if self._last is None and self.grid.isVisible():
            self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not self.enter():
            self.nothing.button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_picture(self, picture: ConsultPicture) -> None:
        """Show what is known now."""
        there = picture.consultation is not None
        came = there and self.view.isHidden()
        self.view.setVisible(there)
        self.nothing.setVisible(not there)
        self.nothing.show_picture(picture)
        self.phases.show_crisis(picture.crisis)
        self.title.setText(words.title_words(picture))
        self.about.say(words.about_words(picture, exercise=self._window.standing.exercise))
        self._offer(picture)
        if not there:
            self.hand.end()
            return
        if not self.writable:
            self.hand.end()
        self.hand.arrived(picture)
        self.draft_card.show_picture(picture, hidden=self.hidden)
        self._show_rest(picture)
        if came and not self.view.isAncestorOf(self.window().focusWidget()):
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)  # It came once somebody was here already.

    def show_time(self, picture: ConsultPicture) -> None:
        """A minute went by: it is another hour in the capitals."""
        self._show_grid()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: single letters for what is done most."""
        command = _KEYS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_L and not event.modifiers() and self.ledger.isVisible():
            self.ledger.show_ally("" if self.ledger.shown_ally == self.grid.current else self.grid.current)
            return
        if command is not None and not event.modifiers() and self.picture.consultation is not None:
            self.run(command)
        else:
            super().keyPressEvent(event)

    def run(self, command_id: str) -> None:
        """Do a command of the table, or have it said why not."""
        self._window.menus.run(next(one for one in self._window.menus.table if one.id == command_id))

    # Inside ----------------------------------------------------------------------------------------------------------

    def _again(self) -> None:
        self.draft_card.show_picture(self.picture, hidden=self.hidden)
        self._show_rest(self.picture)

    def _show_rest(self, picture: ConsultPicture) -> None:
        hidden, draft = self.hidden, self.draft_card.draft
        self.silence.show_picture(picture, draft, hidden=hidden)
        self.ledger.setVisible(not hidden)
        self.ledger.show_picture(picture, draft)
        self.acts.show_picture(picture, draft)
        self.legend.setVisible(not hidden)
        self.guests.say(words.guest_words(picture))
        self.legend.say(words.drawn_words(picture))
        self._show_grid()

    def _show_grid(self) -> None:
        picture, draft, hidden = self.picture, self.draft_card.draft, self.hidden
        if picture.consultation is None:
            return
        now = self.consulting.now
        self.over.setText(words.over_words(picture, draft, self.draft_card.newest, hidden=hidden))
        self.sentence.say(words.silence_sentence(picture, draft, now))
        held = tr("Positions are not released for the wall.")
        self.consensus.setText(held if hidden else words.consensus_words(picture, draft, now))
        self.consensus.setVisible(bool(self.consensus.text()))
        self.grid.show_cells(cells(picture, draft, now, self.hand.pending, hidden=hidden))
        # While a round is typed its line takes the room of theirs: the cards stay as they are.
        self.guests.setVisible(bool(picture.guests) and self.entry.isHidden())
        self.view.fill()

    def _open(self, iso2: str) -> None:
        """Enter on a card: the form for this Ally's position."""
        draft = self.draft_card.newest
        if draft is None:
            self.run("consult.round")  # It says what is missing.
        elif self.writable:
            from console.ui.consult.position_form import ask_position

            ask_position(self._window, self.picture, draft, iso2)
        else:
            self.run("consult.position")

    def _answer(self, amendment: object) -> None:
        from console.domain.draft_text import Amendment
        from console.ui.consult.draft_forms import ask_answer

        if self.writable and isinstance(amendment, Amendment):
            ask_answer(self._window, amendment)
        else:
            self.run("consult.amend")

    def _offer(self, picture: ConsultPicture) -> None:
        """Which consultation is shown, where there are several."""
        ids = [one.id for one in picture.consultations]
        if [self.which.itemData(place) for place in range(self.which.count())] != ids:
            self.which.clear()
            for one in picture.consultations:
                self.which.addItem(one.title, one.id)
        if picture.consultation is not None:
            self.which.setCurrentIndex(ids.index(picture.consultation.id))
        self.which.setVisible(len(ids) > 1)

    def _make_title(self) -> None:
        self.title, self.about = Label("", self), CutLabel("", self)
        self.title.setProperty("type", "title")
        self.about.setProperty("ink", "secondary")
        self.which = ChoiceBox(self._look, self)
        self.which.setAccessibleName(tr("Consultation"))
        self.which.setMinimumWidth(self._look.gap(60))
        self.which.activated.connect(
            lambda place: self.consulting.choose_consultation(bytes(self.which.itemData(place)))
        )
        self._title = QHBoxLayout()
        self._title.addWidget(self.title)
        self._title.addWidget(self.about, 1)
        self._title.addWidget(self.which)
        self.body.addLayout(self._title)

    def _dress(self) -> None:
        self._title.setSpacing(self._look.gap(4))
        self.leave_margin(self.view.room, self.head, self._title)
        self.view.dress()
        if self._window.desks.desk is self:
            self._again()
