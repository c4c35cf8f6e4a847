"""The Decisions desk: what was adopted and how, what Allies put on record, tasks, and the forces it activates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from console.domain.decision import Decision
from console.domain.times import dtg
from console.ui.acts.decisions import ACTIVATE_KEY, DECIDE_KEY
from console.ui.columns import Column
from console.ui.consult.activation_table import ActivationTable, all_told
from console.ui.consult.consult_desk import ConsultDesk
from console.ui.consult.decision_card import AGREED, DecisionCard
from console.ui.consult.task_table import TaskTable
from console.ui.desk_card import Card
from console.ui.label import Label
from console.ui.panels.inspector_controls import KeyedButton
from console.ui.style import mark
from console.ui.table_view import TableView
from console.ui.words import tr, unbroken

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture
    from console.ui.desk_kinds import DeskKind
    from console.ui.window import Window

_SHARES: Final = (30, 70)
_FEW: Final = 2


class DecisionsDesk(ConsultDesk):
    """Decisions at the left, newest first; the one chosen at the right with its tasks and forces."""

    def __init__(self, window: Window, kind: DeskKind) -> None:
        """Empty until it is opened."""
        super().__init__(window, kind)
        look = window.look
        self.record = KeyedButton(look, tr("Record decision"), DECIDE_KEY, self)
        mark(self.record, "act", "main")
        self.record.clicked.connect(self._record)
        self.head.addWidget(self.record)
        self._list = Card(look, tr("Decisions"), self, hypothetical=False)
        self.table: TableView[Decision] = TableView(
            look, tr("Decisions"), _columns(), lambda row: row.id.hex(), self, marking=lambda row: row.marking
        )
        self._list.body.addWidget(self.table, 1)
        self.table.chosen.connect(self._tell)
        self.card = DecisionCard(look, self)
        self.known = QPushButton(tr("What we knew"), self.card)
        self.known.clicked.connect(self._what_we_knew)
        self.card.head.addWidget(self.known)
        self._tasks = Card(look, tr("Tasks"), self, hypothetical=False)
        self.tasks = TaskTable(window, self._tasks)
        self.done = QPushButton(tr("Done"), self._tasks)
        self.done.clicked.connect(self.tasks.turn)
        self._tasks.aside.say(tr("Space says that one is done"))
        self._tasks.head.addWidget(self.done)
        self._tasks.body.addWidget(self.tasks, 1)
        self._forces = Card(look, tr("Forces activated"), self, hypothetical=False)
        self.forces = ActivationTable(window, self._activate, self._forces)
        self.activate = KeyedButton(look, tr("Activate forces…"), ACTIVATE_KEY, self._forces)
        self.activate.clicked.connect(self._activate)
        self._forces.head.addWidget(self.activate)
        self._forces.body.addWidget(self.forces, 1)
        self.told = Label("", self._forces)
        self.told.setWordWrap(True)
        self.told.setProperty("ink", "secondary")
        self._forces.body.addWidget(self.told)
        self.forces.chosen.connect(self._tell_force)
        self._lay_out()

    @property
    def decision(self) -> Decision | None:
        """The decision chosen, else the newest."""
        known = self.picture.decisions
        return next((one for one in known if one.id.hex() == self.table.selected_id), known[0] if known else None)

    def show_picture(self, picture: ConsultPicture) -> None:
        """Decisions as they stand."""
        self.table.set_empty(*self._nothing())
        self.table.set_rows(picture.decisions)
        if self.decision is not None and self.table.selected_id != self.decision.id.hex():
            self.table.select(self.decision.id.hex())
        self._tell()

    def show_time(self, picture: ConsultPicture) -> None:
        """What is due becomes overdue."""
        self._tell()

    def choose(self, decision_id: bytes) -> None:
        """Show one decision."""
        self.table.select(decision_id.hex())
        self._tell()

    def _tell(self) -> None:
        decision, picture, now = self.decision, self.picture, self.consulting.now
        self.consulting.decision_id = None if decision is None else decision.id
        may = self.writable
        self.record.setVisible(may)
        # What follows from a decision goes on after the consultation is closed.
        follows = self._window.session.writable and decision is not None
        self.activate.setVisible(follows)
        self.done.setVisible(follows and decision is not None and bool(decision.tasks))
        self._tasks.aside.setVisible(self.done.isVisibleTo(self._tasks))
        self.known.setVisible(decision is not None and self._window.session.moment is None)
        self.card.show_decision(decision, picture, self._nothing(), hidden=self.hidden)
        self.tasks.show_tasks(() if decision is None else decision.tasks, now)
        self.tasks.set_empty(tr("No task follows from it.") if decision is not None else "", "")
        self.forces.show_decision(decision, picture, now)
        self._tell_force()
        # Without a decision there is one card, which says so.
        for part in (self._beside, self._tasks):
            part.setVisible(decision is not None)

    def _nothing(self) -> tuple[str, str]:
        to_do = tr("Record decision writes the first.") if self.writable else ""
        return self.why_empty(tr("Nothing is decided yet."), to_do)

    def _tell_force(self) -> None:
        """All that is recorded of the forces chosen, where there are few."""
        chosen = [row for row in self.forces.model.shown_rows() if row.unit_id in self.forces.chosen_units]
        self.told.setText(unbroken("\n".join(all_told(row) for row in chosen[:_FEW])))
        self.told.setVisible(bool(chosen))

    def _record(self) -> None:
        from console.ui.consult.decision_form import ask_decision

        if self.writable:
            ask_decision(self._window, self.picture, self.choose)

    def _activate(self) -> None:
        from console.ui.consult.activation_form import ask_activation

        if self._window.session.writable and self.decision is not None:
            ask_activation(self._window, self.picture, self.decision, self.forces.chosen_units)

    def _what_we_knew(self) -> None:
        if self.decision is not None:
            self._window.session.put_back(self.decision.picture_at)

    def _lay_out(self) -> None:
        gap = self._window.look.gap
        self._beside = QWidget(self)
        left, right = QVBoxLayout(), QVBoxLayout(self._beside)
        right.setContentsMargins(0, 0, 0, 0)
        for column in (left, right):
            column.setSpacing(gap(3))
        left.addWidget(self._list, 46)
        left.addWidget(self._tasks, 54)
        right.addWidget(self.card, 46)
        right.addWidget(self._forces, 54)
        whole = QHBoxLayout()
        whole.setSpacing(gap(3))
        whole.addLayout(left, _SHARES[0])
        whole.addWidget(self._beside, _SHARES[1])
        for card in (self._list, self._tasks, self.card, self._forces, self._beside):
            card.setMinimumSize(1, 1)
        self.body.addLayout(whole, 1)


def _columns() -> tuple[Column[Decision], ...]:
    return (
        Column(tr("When"), lambda row: dtg(row.at), 38, 36, sort=lambda row: row.at),
        Column(tr("Decision"), lambda row: row.title, 60, 36, bold=True, stretch=True),
        Column(tr("How"), lambda row: "" if row.agreed is None else tr(AGREED[row.agreed]), 40, 38, rank=1),
    )
