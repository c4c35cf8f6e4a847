"""The board: each indicator with its state, since when, its newest counts, what it says; Enter shows its reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from console.domain.indicators import Reading, State
from console.domain.operation import Changes
from console.domain.times import dtg
from console.ui import sparkline, state_glyphs
from console.ui.columns import Column, number
from console.ui.indicators import indicators_of
from console.ui.label import Label
from console.ui.panes import Panel
from console.ui.style import mark
from console.ui.table_view import TableView
from console.ui.words import later, plain_tip, tr

if TYPE_CHECKING:
    from console.ui.window import Window

_STATES: Final = {
    State.RAISED: later("Raised"),
    State.QUIET: later("Quiet"),
    State.OFF: later("Off"),
    State.UNKNOWN: later("Cannot tell"),
}
_BARS: Final = (18, 4)


class IndicatorBoard(Panel):
    """A table and, under it, how it is judged and what can be done."""

    def __init__(self, window: Window) -> None:
        """Follows the board of ``window``."""
        super().__init__()
        self._window = window
        self._watch = indicators_of(window)
        self.table: TableView[Reading] = TableView(
            window.look, tr("Indicators"), self._columns(), lambda row: row.key, self
        )
        self._method = Label("", self)
        self._method.setProperty("ink", "secondary")
        self._method.setMinimumWidth(1)
        self._method.setWordWrap(True)
        self._method.setAccessibleName(tr("How it is judged"))
        self._foot = self._make_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self._foot)
        self.table.open_with(self.open)
        self._watch.changed.connect(self._show)
        window.session.admitted.connect(self._show)
        window.look.changed.connect(self._dress)
        self._dress()
        self._show()

    @property
    def chosen(self) -> Reading | None:
        """The row that is chosen."""
        return next((one for one in self.table.model.shown_rows() if one.key == self.table.selected_id), None)

    def refresh(self, changes: Changes | None) -> None:
        """The board is read for this panel; whether rules can be made may be another now."""
        self._show()

    def open(self) -> None:
        """Show what stands behind the chosen row."""
        from console.ui.indicator_sheet import show_reading

        if self.chosen is not None:
            show_reading(self._window, self.chosen)

    def _make_foot(self) -> QWidget:
        from console.ui.indicator_form import ask_for_indicator

        foot = QWidget(self)
        self._new = QPushButton(tr("New indicator…"), foot)
        self._how = QPushButton(tr("How this works"), foot)
        for button in (self._new, self._how):
            mark(button, "act", "link")
        self._new.clicked.connect(lambda: ask_for_indicator(self._window))
        self._how.clicked.connect(self._help)
        self._line = QHBoxLayout(foot)
        self._line.addWidget(self._method, 1)
        self._line.addWidget(self._how)
        self._line.addWidget(self._new)
        return foot

    def _help(self) -> None:
        from console.ui.indicator_help import show_indicator_help

        show_indicator_help(self._window)

    def _show(self) -> None:
        board = self._watch.board
        self.table.set_rows(() if board is None else board.readings)
        self._method.setText("" if board is None else board.method)
        self._method.setToolTip(plain_tip(self._method.text()))
        self._new.setVisible(self._window.session.writable)
        raised = 0 if board is None else len(board.raised)
        self.tell(number(raised) if raised else "")
        if self._window.session.store is None:
            self.table.set_empty(tr("No case is open."), tr("Open one with Ctrl+O, or drop its file here."))
        elif board is None:
            self.table.set_empty(tr("The reports are being judged."), "")
        else:
            self.table.set_empty(
                tr("No indicator, and nothing stands out."), tr("New indicator… makes a rule over the reports.")
            )

    def _columns(self) -> tuple[Column[Reading], ...]:
        look = self._window.look
        return (
            Column(
                tr("State"), lambda row: tr(_STATES[row.state]), 28, 24, icon=self._state,
                sort=lambda row: list(State).index(row.state), role=lambda row: state_glyphs.ROLES[row.state],
            ),
            Column(tr("Indicator"), lambda row: row.name, 56, 36, bold=True, tip=_rule),
            Column(
                tr("Since"), lambda row: "" if row.since is None else dtg(row.since), 37, 34, rank=1,
                sort=lambda row: row.since,
            ),
            Column(
                tr("Now"), lambda row: number(row.count), 38, 36, sort=lambda row: row.count,
                icon=lambda row: sparkline.pixmap(
                    look, row.bars, state_glyphs.ROLES[row.state], _BARS, self.devicePixelRatioF()
                ),
                tip=lambda row: tr("The newest {n} spans, the running one last", n=len(row.bars)),
            ),
            Column(tr("Measure"), lambda row: row.measure, 44, 30, rank=2, tip=_rule),
            Column(tr("What it says"), lambda row: row.words, 90, 40, stretch=True, tip=lambda row: row.words),
        )  # fmt: skip

    def _state(self, row: Reading) -> QPixmap:
        return state_glyphs.state(self._window.look, row.state, self.devicePixelRatioF())

    def _dress(self) -> None:
        gap = self._window.look.gap
        self._line.setContentsMargins(gap(3), gap(1), gap(3), gap(1))
        self._line.setSpacing(gap(3))


def board_of(window: Window) -> IndicatorBoard | None:
    """The board's panel; None in a window without it."""
    found = window.panels.get("indicators")
    return found if isinstance(found, IndicatorBoard) else None


def _rule(row: Reading) -> str:
    if row.indicator is None:
        return tr("Found without a rule: more than the weeks before lead one to expect.")
    return tr("Rule: {words}", words=row.indicator.rule.words)
