"""Due: what asks for somebody, mine or the cell's, since when, and who said that it was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from console.domain.due import NAMES, Due, said_of
from console.domain.indicators import State
from console.domain.operation import Changes
from console.domain.times import dtg
from console.ui import state_glyphs
from console.ui.columns import Column, number
from console.ui.due import due_of
from console.ui.panes import Panel
from console.ui.selection import INCIDENT
from console.ui.style import mark
from console.ui.table_view import TableView
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


class DuePanel(Panel):
    """A table under a choice of whose. Enter shows what a row is about."""

    def __init__(self, window: Window) -> None:
        """Follows what is due in ``window``."""
        super().__init__()
        self._window = window
        self._due = due_of(window)
        self._only_mine = False
        self.table: TableView[Due] = TableView(window.look, tr("Due"), self._columns(), lambda row: row.key, self)
        self.table.open_with(self.open)
        self._cells, self._mine = self._choice(tr("The cell’s"), False), self._choice(tr("Mine"), True)
        self._seen = self._act(tr("Acknowledge…"), self.acknowledge)
        self._set = self._act(tr("When grades are due…"), self._ask_grades)
        self._line = QHBoxLayout()
        for widget in (self._cells, self._mine):
            self._line.addWidget(widget)
        self._line.addStretch(1)
        self._line.addWidget(self._set)
        self._line.addWidget(self._seen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._line)
        column.addWidget(self.table, 1)
        self._due.changed.connect(self._show)
        window.session.admitted.connect(self._show)
        window.preferences.changed.connect(self._show)
        window.look.changed.connect(self._dress)
        self._dress()
        self._show()

    @property
    def chosen(self) -> Due | None:
        """The row that is chosen."""
        return next((one for one in self.table.model.shown_rows() if one.key == self.table.selected_id), None)

    def refresh(self, changes: Changes | None) -> None:
        """What is due is read for this panel; whether it can be acknowledged may be another now."""
        self._show()

    def show_mine(self, only: bool) -> None:
        """Show only what is of the person signed on, or everything."""
        self._only_mine = only
        self._show()

    def open(self) -> None:
        """Show what the chosen row is about."""
        chosen = self.chosen
        if chosen is None:
            return
        kind, thing = chosen.subject
        if kind == INCIDENT:
            self._window.selection.select(INCIDENT, thing)
            self._window.show_panel("inspector")
        elif kind in ("crisis", "consultation"):
            self._consult(kind, bytes.fromhex(thing))
        elif chosen.key.startswith("indicator:") and "indicators" in self._window.panels:
            self._window.show_panel("indicators")

    def _consult(self, kind: str, thing: bytes) -> None:
        from console.ui.consult.chosen import consulting_of
        from console.ui.desk_kinds import COUNCIL, CRISIS

        if kind == "consultation":
            consulting_of(self._window).choose_consultation(thing)
        else:
            consulting_of(self._window).choose(thing)
        self._window.desks.show(COUNCIL if kind == "consultation" else CRISIS)

    def acknowledge(self) -> None:
        """Say by name that the chosen row, else everything listed that is open, was seen."""
        from console.ui.due_form import ask_to_acknowledge

        chosen = self.chosen
        listed = [one for one in self.table.model.shown_rows() if one.open]
        ask_to_acknowledge(self._window, [chosen] if chosen is not None and chosen.open else listed)

    def _ask_grades(self) -> None:
        from console.ui.due_form import ask_grade_within

        ask_grade_within(self._window)

    def _show(self) -> None:
        me = self._window.session.actor
        alarms = self._due.alarms
        mine = [one for one in alarms if one.is_of(me.name, me.station)]
        self.table.set_rows(mine if self._only_mine else alarms)
        for button, rows, words in ((self._cells, alarms, tr("The cell’s")), (self._mine, mine, tr("Mine"))):
            waiting = sum(one.open for one in rows)
            button.setText(f"{words}  {number(waiting)}" if waiting else words)
            button.setChecked((button is self._mine) == self._only_mine)
        writable = self._window.session.writable
        self._seen.setVisible(writable and bool(self._due.open))
        self._set.setVisible(writable)
        self.tell(number(len(self._due.open)) if self._due.open else "")
        if self._window.session.store is None:
            self.table.set_empty(tr("No case is open."), tr("Open one with Ctrl+O, or drop its file here."))
        elif self._only_mine:
            self.table.set_empty(tr("Nothing is due of yours."), tr("The cell’s shows what is due of everybody."))
        else:
            self.table.set_empty(
                tr("Nothing is due."),
                tr(
                    "Here stand grave incidents, raised indicators, stale feeds, silences about to end, and questions,"
                    " tasks, partners and grades that wait too long."
                ),
            )

    def _columns(self) -> tuple[Column[Due], ...]:
        return (
            Column(
                tr("Kind"), lambda row: tr(NAMES[row.cause]), 46, 34, icon=self._shape,
                role=lambda row: "state.warn" if row.open else "ink.secondary",
            ),
            Column(tr("Due since"), lambda row: dtg(row.since), 37, sort=lambda row: row.since),
            Column(
                tr("What"), lambda row: row.words, 110, 50, stretch=True, bold=True, tip=lambda row: row.words,
                role=lambda row: None if row.open else "ink.secondary",
            ),
            Column(tr("Owner"), lambda row: row.owner or tr("the cell"), 34, 22, rank=1),
            Column(
                tr("Seen by"), lambda row: "" if row.open else said_of(row), 56, 30, rank=0,
                tip=lambda row: "" if row.open else said_of(row),
            ),
        )  # fmt: skip

    def _shape(self, row: Due) -> QPixmap:
        value = State.RAISED if row.open else State.QUIET
        return state_glyphs.state(self._window.look, value, self.devicePixelRatioF())

    def _choice(self, words: str, mine: bool) -> QPushButton:
        button = QPushButton(words, self)
        button.setCheckable(True)
        mark(button, "act", "choice")
        button.clicked.connect(lambda: self.show_mine(mine))
        return button

    def _act(self, words: str, run: object) -> QPushButton:
        button = QPushButton(words, self)
        mark(button, "act", "link")
        button.clicked.connect(run)
        return button

    def _dress(self) -> None:
        gap = self._window.look.gap
        self._line.setContentsMargins(gap(2), gap(1), gap(3), gap(1))
        self._line.setSpacing(gap(2))


def due_panel_of(window: Window) -> DuePanel | None:
    """The panel of what is due; None in a window without it."""
    found = window.panels.get("due")
    return found if isinstance(found, DuePanel) else None
