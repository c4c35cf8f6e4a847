"""The Crisis desk: where the crisis is and what its next gate asks for; what to do first, ask, give out and tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from console.domain.crisis import Crisis, Phase
from console.domain.decision import Task
from console.domain.incident import Incident
from console.domain.partner import PartnerNotice
from console.domain.question import Question
from console.domain.times import Instant
from console.ui.acts.crisis import OPEN_KEY
from console.ui.choice_box import ChoiceBox
from console.ui.consult import crisis_lists
from console.ui.consult.consult_desk import ConsultDesk
from console.ui.consult.council_empty import Nothing
from console.ui.consult.crisis_lists import ListCard
from console.ui.consult.phases_card import PhasesCard
from console.ui.consult.playbook_card import PlaybookCard
from console.ui.incident_desk import desk_of
from console.ui.selection import INCIDENT, UNIT
from console.ui.steady_scroll import SteadyScroll
from console.ui.words import tr

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture
    from console.ui.desk_kinds import DeskKind
    from console.ui.window import Window

_LEAST_WIDE = 260
"""Steps of the grid three columns need; with less they stand one below the other."""
_LEAST_ROWS = 2
"""Rows of a list that are always in it."""


class CrisisDesk(ConsultDesk):
    """Phases over three columns: the playbook, what happened and is asked, who does and is told what."""

    def __init__(self, window: Window, kind: DeskKind) -> None:
        """Empty until it is opened."""
        super().__init__(window, kind)
        look = window.look
        self.which = ChoiceBox(look, self)
        self.which.setAccessibleName(tr("Crisis"))
        self.which.activated.connect(lambda _: self.consulting.choose(bytes.fromhex(self.which.currentData())))
        self.open = QPushButton(tr("Open crisis…"), self)
        self.edit = QPushButton(tr("Edit…"), self)
        self.open.clicked.connect(self._open)
        self.edit.clicked.connect(self._edit)
        for part in (self.which, self.edit, self.open):
            self.head.addWidget(part)
        self.phases = PhasesCard(window, self.enter_phase, self)
        self.playbook = PlaybookCard(window, self)
        self._make_lists(window)
        self._act_on_rows()
        self._lay_out()

    def opened(self) -> None:
        """Somebody came to this desk: without a crisis its one button is pressed by Enter."""
        super().opened()
        if self._last is None and self.nothing.button.isVisible():
            self.nothing.button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_picture(self, picture: ConsultPicture) -> None:
        """Show a crisis as it stands."""
        crisis = picture.crisis
        writable = crisis is not None and crisis.open and self._window.session.writable
        self.subject.say("")
        self.which.clear()
        for one in picture.crises:
            self.which.addItem(one.title if one.open else tr("{title} (closed)", title=one.title), one.id.hex())
        self.which.setCurrentIndex(max(0, self.which.findData("" if crisis is None else crisis.id.hex())))
        self.which.setVisible(len(picture.crises) > 1)
        self.open.setVisible(self._window.session.writable)
        self.edit.setVisible(writable)
        self.phases.show_picture(picture)
        self.playbook.show_picture(picture)
        lists: tuple[tuple[ListCard[Any], Any], ...] = (
            (self.incidents, picture.incidents), (self.questions, picture.questions), (self.tasks, picture.tasks),
            (self.partners, picture.partners), (self.forces, () if crisis is None else crisis.units),
        )  # fmt: skip
        for card, rows in lists:
            card.show_rows(rows, writable=writable)
        for card, words in self._hints:
            card.aside.say(words if writable else "")
        self._tell_empty()

    def show_time(self, picture: ConsultPicture) -> None:
        """What became overdue says so."""
        self.playbook.show_time()
        for card in (self.questions, self.tasks, self.partners):
            card.table.redraw()

    def enter_phase(self, phase: Phase) -> None:
        """Ask about entering a phase."""
        from console.ui.consult.crisis_forms import ask_enter

        ask_enter(self._window, self.picture, phase)

    @property
    def crisis(self) -> Crisis | None:
        """The one shown."""
        return self.picture.crisis

    def _now(self) -> Instant:
        return self.consulting.now

    def _make_lists(self, window: Window) -> None:
        columns, now = crisis_lists, self._now

        def leading() -> bytes | None:
            return None if self.crisis is None else self.crisis.leading

        self.incidents: ListCard[Incident] = ListCard(
            window, tr("What happened"), columns.incident_columns(leading), lambda row: row.id.hex(), self
        )
        self.questions: ListCard[Question] = ListCard(
            window, tr("Open questions"), columns.question_columns(now), lambda row: row.id.hex(), self
        )
        self.tasks: ListCard[Task] = ListCard(
            window, tr("Tasks"), columns.task_columns(now), lambda row: row.id.hex(), self
        )
        self.partners: ListCard[PartnerNotice] = ListCard(
            window, tr("Partners to tell"), columns.partner_columns(now), lambda row: row.id.hex(), self
        )
        self.forces: ListCard[bytes] = ListCard(
            window, tr("Forces"), columns.force_columns(lambda: self.picture.unit_names), lambda row: row.hex(), self
        )

    def _act_on_rows(self) -> None:
        from console.ui.consult import crisis_acts as acts

        window = self._window
        self.incidents.button(tr("Add…"), lambda: acts.add_incident(window))
        self.incidents.keys = {
            "\r": lambda row: self._look_at(INCIDENT, row.id),
            "l": lambda row: acts.lead_with(window, row.id),
            "\x7f": lambda row: acts.remove_incident(window, row.id),
        }
        self.questions.button(tr("Ask…"), self._ask)
        self.questions.keys = {
            "\r": lambda row: desk_of(window).edit_question(row), "a": lambda row: desk_of(window).answer(row),
        }  # fmt: skip
        self.tasks.button(tr("Give…"), lambda: acts.give_task(window))
        self.tasks.keys = {
            "\r": lambda row: acts.change_task(window, row), " ": lambda row: acts.turn_task(window, row),
        }  # fmt: skip
        self.partners.button(tr("Add…"), lambda: acts.notice_partner(window))
        self.partners.keys = {
            "\r": lambda row: acts.change_notice(window, row), "t": lambda row: acts.told(window, row),
        }  # fmt: skip
        self.forces.keys = {
            "\r": lambda row: self._look_at(UNIT, row), "\x7f": lambda row: acts.remove_force(window, row),
        }  # fmt: skip
        self._hints: tuple[tuple[ListCard[Any], str], ...] = (
            (self.incidents, tr("L leads · Del out · Enter shows it")), (self.questions, tr("A answer · Enter owner")),
            (self.tasks, tr("Space done · Enter change")), (self.partners, tr("T told · Enter change")),
            (self.forces, tr("Del out · Enter shows it")),
        )  # fmt: skip
        for card, _ in self._hints:
            card.aside.setProperty("ink", "muted")

    def _tell_empty(self) -> None:
        nothing = self._window.session.store is None or self.crisis is None
        self.nothing.setVisible(nothing)
        for part in (self.phases, self._scroll):
            part.setVisible(not nothing)
        if nothing:
            self.open.hide()
            how = tr("Open one here, or from an incident: C in the inspector.")
            self.nothing.say(tr("No crisis is open."), how if self._window.session.writable else "")
            return
        crisis, writable = self.crisis, self._window.session.writable
        told: tuple[tuple[ListCard[Any], str, str], ...] = (
            (self.incidents, tr("No incident is in this crisis."), tr("Add what happened.")),
            (self.questions, tr("Nothing is asked."), tr("Ask, or lay out a playbook.")),
            (self.tasks, tr("No task is given."), tr("Give one: what, who, until when.")),
            (self.partners, tr("Nobody is to be told."), tr("Add a partner, or lay out a playbook.")),
            (self.forces, tr("No force is named."), tr("Choose one in Operate and add it: Crisis, Add force.")),
        )
        for card, what_is, what_to_do in told:
            # Of what was known then, or is closed, nothing is to be done.
            card.table.set_empty(what_is, what_to_do if writable and crisis is not None and crisis.open else "")

    def _look_at(self, kind: str, thing: bytes) -> None:
        """Show it in the inspector."""
        self._window.desks.leave()
        self._window.selection.select(kind, thing.hex())
        self._window.show_panel("inspector")

    def _ask(self) -> None:
        crisis = self.crisis
        chosen = self.incidents.chosen
        of = chosen.id if chosen is not None else None if crisis is None else crisis.leading
        if of is not None:
            desk_of(self._window).ask(of)

    def _open(self) -> None:
        from console.ui.consult.crisis_acts import open_crisis

        open_crisis(self._window)

    def _edit(self) -> None:
        from console.ui.consult.crisis_forms import ask_edit

        if self.crisis is not None:
            ask_edit(self._window, self.crisis)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: three columns beside each other, or one below the other."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self._scroll = SteadyScroll(self)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self._scroll)
        self._scroll.setWidget(inside)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addWidget(self.playbook, 36)
        self._sides = []
        for cards, share in (
            (((self.incidents, 38), (self.questions, 62)), 32),
            (((self.tasks, 34), (self.partners, 44), (self.forces, 22)), 32),
        ):  # fmt: skip
            side = QWidget(inside)
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            side.setMinimumWidth(1)
            for card, part in cards:
                column.addWidget(card, part)
            self._sides.append(column)
            self._columns.addWidget(side, share)
        self._above = QHBoxLayout()
        self._above.addWidget(self.phases)
        self.nothing = Nothing(self._window, self._open, self, tr("Open crisis…"), OPEN_KEY)
        self.nothing.hide()
        self.body.addWidget(self.nothing, 1)
        self.body.addLayout(self._above)
        self.body.addWidget(self._scroll, 1)
        self._window.look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        gap, px = self._window.look.gap, self._window.look.px
        for layout in (self._columns, *self._sides):
            layout.setSpacing(gap(3))
        rows = px("row") + _LEAST_ROWS * px("row_compact")
        for card in (self.incidents, self.questions, self.tasks, self.partners, self.forces):
            card.table.setMinimumHeight(rows)
        self._scroll.leave_room(gap(3))
        self.leave_margin(gap(3), self.head, self._above)
        self._arrange()

    def _arrange(self) -> None:
        gap, ways = self._window.look.gap, QBoxLayout.Direction
        beside = self.width() >= gap(_LEAST_WIDE)
        self._columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self.playbook.setMinimumSize(1, gap(40 if beside else 80))
