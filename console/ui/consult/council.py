"""The Council desk: where each Ally stands on the text, the silence on it, the text itself, the ledger."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from console.services.consult_picture import ConsultPicture
from console.ui.choice_box import ChoiceBox
from console.ui.consult import council_words as words
from console.ui.consult.ally_cells import cells
from console.ui.consult.ally_grid import AllyGrid
from console.ui.consult.clock_card import clock_card
from console.ui.consult.consult_desk import ConsultDesk
from console.ui.consult.council_acts import ActsRow
from console.ui.consult.council_empty import Nothing
from console.ui.consult.draft_card import DraftCard
from console.ui.consult.forecast_card import forecast_card
from console.ui.consult.ledger import Ledger
from console.ui.consult.phase_strip import PhaseStrip
from console.ui.consult.round_hand import RoundHand
from console.ui.consult.silence_card import SilenceCard
from console.ui.consult.stance_legend import StanceLegend
from console.ui.consult.ways_card import ways_card
from console.ui.desks import DeskKind
from console.ui.label import CutLabel, Label
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_RIGHT = 0.36
"""The share of the right column, where the Allies have as many cards in a row as they may with it."""
_LEAST_RIGHT = 98
"""Steps of the grid the right column needs beside the Allies; with less it stands below them."""
_LEAST_COLUMNS = 4
_WIDEST = 16_777_215
"""Qt's own: as wide as may be."""
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
        self._make_body()
        self._left.insertWidget(2, self.entry)
        self.draft_card.chosen.connect(self._again)
        self.draft_card.answering.connect(self._answer)
        self.grid.opened.connect(self._open)
        self.grid.shown.connect(self._reveal)
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
        self._scroll.setVisible(there)
        self.nothing.setVisible(not there)
        self.nothing.show_picture(picture)
        self.phases.show_crisis(picture.crisis)
        self.title.setText(words.title_words(picture))
        self.about.say(words.about_words(picture, exercise=self._window.standing.exercise))
        self._offer(picture)
        if not there:
            self.hand.end()
            return
        self.hand.arrived(picture)
        self.draft_card.show_picture(picture, hidden=self.hidden)
        self._show_rest(picture)

    def show_time(self, picture: ConsultPicture) -> None:
        """A minute went by: it is another hour in the capitals."""
        self._show_grid()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: single letters for what is done most."""
        command = _KEYS.get(Qt.Key(event.key()))
        if command is not None and not event.modifiers() and self.picture.consultation is not None:
            self.run(command)
        else:
            super().keyPressEvent(event)

    def run(self, command_id: str) -> None:
        """Do a command of the table, or have it said why not."""
        self._window.menus.run(next(one for one in self._window.menus.table if one.id == command_id))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: what is in sight has another size."""
        if event.type() is QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

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
        self.guests.setVisible(bool(picture.guests))
        self.legend.say(words.drawn_words(picture))
        self._show_grid()

    def _show_grid(self) -> None:
        picture, draft, hidden = self.picture, self.draft_card.draft, self.hidden
        if picture.consultation is None:
            return
        now = self.consulting.now
        self.over.setText(words.over_words(picture, draft, self.draft_card.newest, hidden=hidden))
        self.sentence.say(words.silence_sentence(picture, draft, now, hidden=hidden))
        held = tr("Positions are not released for the wall.")
        self.consensus.setText(held if hidden else words.consensus_words(picture, draft, now))
        self.consensus.setVisible(bool(self.consensus.text()))
        self.grid.show_cells(cells(picture, draft, now, self.hand.pending, hidden=hidden))
        self._fill()

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

    def _reveal(self, area: QRect) -> None:
        at = self.grid.mapTo(self._inside, area.center())
        self._scroll.ensureVisible(at.x(), at.y(), area.width() // 2, area.height())

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
        self.which.activated.connect(
            lambda place: self.consulting.choose_consultation(bytes(self.which.itemData(place)))
        )
        self._title = QHBoxLayout()
        self._title.addWidget(self.title)
        self._title.addWidget(self.about, 1)
        self._title.addWidget(self.which)
        self.body.addLayout(self._title)

    def _make_body(self) -> None:
        self.nothing = Nothing(self._window, partial(self.run, "consult.open"), self)
        self.body.addWidget(self.nothing, 1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget(self._scroll)
        self._scroll.setWidget(self._inside)
        self._scroll.viewport().installEventFilter(self)
        self.body.addWidget(self._scroll, 1)
        self._columns = QBoxLayout(_ACROSS, self._inside)
        self._beside = QWidget(self._inside)
        self._left, self._right = QVBoxLayout(), QVBoxLayout(self._beside)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._columns.addLayout(self._left, 1)
        self._columns.addWidget(self._beside)
        self._make_left()
        self._make_right()

    def _make_left(self) -> None:
        inside = self._inside
        self.over, self.sentence = Label("", inside), CutLabel("", inside)
        self.over.setProperty("type", "heading")
        self.sentence.setProperty("ink", "secondary")
        self._over = QHBoxLayout()
        self._over.addWidget(self.over)
        self._over.addWidget(self.sentence, 1)
        self.consensus = Label("", inside)
        self.consensus.setWordWrap(True)
        self.consensus.setAccessibleName(tr("Consensus"))
        self._is_beside = False
        for label in (self.over, self.consensus):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.grid = AllyGrid(self._look, inside)
        self.legend = StanceLegend(self._look, inside)
        self.guests = CutLabel("", inside)
        self.guests.setProperty("ink", "secondary")
        self.models = self._make_models()
        self._left.addLayout(self._over)
        self._left.addWidget(self.consensus)
        self._left.addWidget(self.grid, 1)
        self._left.addWidget(self.legend)
        self._left.addWidget(self.guests)
        self._left.addLayout(self.models)
        self._left.addStretch(0)

    def _make_models(self) -> QBoxLayout:
        """Below the Allies: what the clock says, and beside it what the models do."""
        self.clock = clock_card(self._window, self._inside)
        self.forecast = forecast_card(self._window, self._inside)
        self.ways = ways_card(self._window, self._inside)
        made, modelled = QBoxLayout(_ACROSS), QVBoxLayout()
        modelled.addWidget(self.forecast)
        modelled.addWidget(self.ways)
        made.addWidget(self.clock, 48)
        made.addLayout(modelled, 52)
        self._modelled = modelled
        return made

    def _make_right(self) -> None:
        inside = self._beside
        self.silence = SilenceCard(self._window, self.consulting, inside)
        self.draft_card = DraftCard(self._window, inside)
        self.ledger = Ledger(self._window, inside)
        self.acts = ActsRow(self._window, self.run, inside)
        self._right.addWidget(self.silence)
        self._right.addWidget(self.draft_card, 3)
        self._right.addWidget(self.ledger, 2)
        self._right.addWidget(self.acts)

    def _arrange(self) -> None:
        """The right column takes its share, or less where that gives the Allies one more card in a row."""
        gap = self._look.gap
        room, least = self._scroll.viewport().width() - gap(2) - gap(4), gap(_LEAST_RIGHT)
        fit = [count for count in range(_LEAST_COLUMNS, 9) if self.grid.least_width(count) + least <= room]
        self._columns.setDirection(_ACROSS if fit else _DOWN)
        if fit:
            spare = room - self.grid.least_width(fit[-1])
            self._beside.setFixedWidth(max(least, min(round(room * _RIGHT), spare)))
        else:
            self._beside.setMinimumWidth(0)
            self._beside.setMaximumWidth(_WIDEST)
        self._fill()

    def _fill(self) -> None:
        """The Allies fill what is in sight; what the models say stands below them, in sight where both fit."""
        self._place_consensus()
        parts = (self.over, self.legend, self.guests, self.entry, *(() if self._is_beside else (self.consensus,)))
        taken = sum(part.sizeHint().height() + self._look.gap(2) for part in parts if part.isVisibleTo(self))
        below = self._below()
        high = self._scroll.viewport().height() - taken - self._look.gap(2)
        self.grid.fill(high - below if high - below >= self.grid.minimumSizeHint().height() else high)

    def _below(self) -> int:
        """How high the models stand below the Allies; their words wrap where it is narrow."""
        wide = self._inside.width() - (self._beside.width() if self._columns.direction() == _ACROSS else 0)
        if self.models.hasHeightForWidth():
            return self.models.minimumHeightForWidth(wide - self._look.gap(6))
        return self.models.minimumSize().height()

    def _place_consensus(self) -> None:
        """Beside what it is about where there is room, else below."""
        wide = self.over.sizeHint().width() + self.consensus.fontMetrics().horizontalAdvance(self.consensus.text())
        wide += self.sentence.fontMetrics().horizontalAdvance(self.sentence.accessibleName()) + self._look.gap(14)
        beside = wide <= self.grid.width()
        if beside is not self._is_beside:
            self._is_beside = beside
            if beside:
                self._left.removeWidget(self.consensus)
                self._over.addWidget(self.consensus)
            else:
                self._over.removeWidget(self.consensus)
                self._left.insertWidget(1, self.consensus)
        self.consensus.setWordWrap(not beside)

    def _dress(self) -> None:
        gap = self._look.gap
        self._columns.setContentsMargins(0, 0, gap(2), 0)
        for layout in (self._columns, self._title, self._over, self.models):
            layout.setSpacing(gap(4))
        self._modelled.setSpacing(gap(3))
        self._left.setSpacing(gap(2))
        self._right.setSpacing(gap(3))
        self.draft_card.text.setMinimumHeight(gap(44))
        self.ledger.table.setMinimumHeight(self._look.px("row") + 4 * self._look.px("row_compact"))
        self._arrange()
        if self._window.desks.desk is self:
            self._again()
