"""The table of reports: those received or said to have occurred in the time shown, newest first; with the inbox."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from console.domain.operation import Changes
from console.domain.report import State
from console.domain.report_line import ReportLine
from console.domain.times import DAY, dtg, dtg_short, iso
from console.ui import picture_glyphs
from console.ui.columns import Column, number
from console.ui.label import Label
from console.ui.panels.table_panel import TablePanel
from console.ui.panes import RESTING
from console.ui.report_lines import ReportLines
from console.ui.selection import REPORT
from console.ui.time_words import period_in_file
from console.ui.triage import triage_of
from console.ui.words import count, tr

if TYPE_CHECKING:
    from console.ui.window import Window

_REST_MS = 150
"""While time is dragged the reports are read when it rests."""


_ADDED = 100
_FEW_DAYS = 20 * DAY
"""Of fewer days the group of day and time alone is plain: ``151944Z``."""


class Reports(TablePanel[ReportLine]):
    """Reads off the window's thread, in parts. Keys on its rows are those of the triage."""

    def __init__(self, window: Window) -> None:
        """Empty until the case is read."""
        self._short = False
        super().__init__(
            window, tr("Reports"), self._columns(), lambda row: row.key, (REPORT,), marking=lambda row: row.marking
        )
        self.new_only = False
        self.with_dismissed = False
        self._wanted = 0
        self._only: tuple[tuple[bytes, ...], str] | None = None
        self._bar = _Bar(self)
        self._bar.wide.clicked.connect(self.show_all)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.setSpacing(0)
            layout.insertWidget(0, self._bar)
        self.lines = ReportLines(window)
        self.lines.arrived.connect(self._show)
        self.lines.changed.connect(self._change)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.setObjectName(RESTING)
        self._rest.timeout.connect(self._other_time)
        self.table.order_by(0, descending=True)
        self.table.answer_keys(self._answer)
        self.table.opened.connect(lambda _key: self._window.map.canvas.setFocus())
        window.time.changed.connect(self._rest.start)
        window.session.moved.connect(self._jumped)
        window.session.opened.connect(self._other_case)
        self.triage = triage_of(window)
        self._date()
        self._tell_empty()

    def refresh(self, changes: Changes | None) -> None:
        """Read again what ``changes`` touch."""
        self.lines.refresh(changes)
        self._tell_empty()

    def show_new_only(self, only: bool) -> None:
        """Show the inbox alone, or everything again."""
        self.new_only = only
        self._show(False)

    def show_dismissed(self, shown: bool) -> None:
        """Show what was dismissed as well, or no longer."""
        self.with_dismissed = shown
        self._show(False)

    def show_these(self, ids: Sequence[bytes], words: str) -> None:
        """Show these reports alone, whatever time is shown; ``words`` say which they are."""
        self._only = (tuple(ids), words)
        self.lines.read_these(self._only[0])

    def show_all(self) -> None:
        """Show everything of the time shown again; the inbox alone if that was chosen first."""
        if self._only is not None:
            self._only = None
            self.lines.read(self._window.time.window)
        elif self.new_only:
            self.show_new_only(False)
        self._dress_bar()

    def next_new(self, after: Sequence[str]) -> str:
        """The report to go on with once those are dealt with: the next new one below them, else the first; or none."""
        model, done = self.table.model, set(after)
        last = max((place for place in map(model.find, after) if place is not None), default=-1)
        rows = map(model.row_at, chain(range(last + 1, model.rowCount()), range(last + 1)))
        return next((row.key for row in rows if row.state is State.NEW and row.key not in done), "")

    def _answer(self, event: QKeyEvent) -> bool:
        if self.triage.answer(event):
            return True
        if event.text() == "/":
            self.table.begin_filter()
            return True
        if event.text().lower() == "n":
            self.show_new_only(not self.new_only)
            return True
        if event.key() == _ESCAPE and not self.table.filter_text() and (self._only is not None or self.new_only):
            self.show_all()
            return True
        return bool(event.text().strip()) and event.text().isprintable() and not event.modifiers()

    def _other_case(self) -> None:
        self.new_only, self._only = False, None
        self._dress_bar()

    def _jumped(self) -> None:
        """Another moment is no drag: what waits for a hand to rest is read at once."""
        if self._rest.isActive():
            self._rest.stop()
            if self._only is None:
                self.lines.read(self._window.time.window, jump=True)
            self._date()

    def _other_time(self) -> None:
        if self._only is None:
            self.lines.read(self._window.time.window)
        self._date()

    def _date(self) -> None:
        self.table.period = period_in_file(self._window.time.window)

    def _show(self, fresh: bool) -> None:
        lines = self.lines.lines
        days = self.lines.days
        short = days is not None and days[1] - days[0] < _FEW_DAYS
        if short != self._short:
            self._short = short
            self.table.set_columns(self._columns())
        self.table.set_rows(self._shown_of(lines), mark=fresh)
        self._dress_bar()
        self._tell_empty()
        self._count()

    def _change(self, changed: dict[str, ReportLine], gone: set[str]) -> None:
        stay = {key: line for key, line in changed.items() if self._is_shown(line)}
        self.table.model.change(stay, gone | (changed.keys() - stay.keys()))
        self._wanted = self.table.model.total
        self._dress_bar()
        if not self.table.model.shows_all(stay) and not self._add(stay):
            self._show(self.lines.fresh)

    def _add(self, lines: dict[str, ReportLine]) -> bool:
        """Put those that are not shown yet among the others, where they are few and nobody wrote them just now."""
        model, days = self.table.model, self.lines.days
        new = {key: line for key, line in lines.items() if model.find(key) is None} if len(lines) <= _ADDED else None
        short = days is not None and days[1] - days[0] < _FEW_DAYS
        if new is None or self.lines.fresh or short != self._short or not model.add(new):
            return False
        self._wanted = model.total
        self._tell_empty()
        return True

    def _shown_of(self, lines: list[ReportLine]) -> list[ReportLine]:
        """Those of all lines that are shown; quick for 100,000."""
        if self._only is not None:
            found = lines
        elif self.new_only:
            found = [line for line in lines if line.state is State.NEW and not line.withdrawn]
        elif self.with_dismissed:
            found = lines
        else:
            found = [line for line in lines if line.state is not State.DISMISSED]
        self._wanted = len(found)
        return found

    def _is_shown(self, line: ReportLine) -> bool:
        if self._only is not None:
            return True
        if self.new_only:
            return line.state is State.NEW and not line.withdrawn
        return self.with_dismissed or line.state is not State.DISMISSED

    def _pick(self, thing: str) -> None:
        self.triage.grade_keys.cancel()
        self.triage.hint.tell()
        self._window.selection.select(REPORT, thing)

    def _count(self) -> None:
        shown, total = self.table.model.rowCount(), max(self.lines.total, self.table.model.total)
        self.tell(number(total) if shown == total else tr("{n} of {all}", n=number(shown), all=number(total)))

    def _dress_bar(self) -> None:
        if self._only is not None:
            self._bar.say(tr("{which} · Esc shows all", which=self._only[1]))
        elif self.new_only:
            words = count("{n} new report · N or Esc shows all", "{n} new reports · N or Esc shows all", self._wanted)
            self._bar.say(words)
        else:
            self._bar.hide()

    def _tell_empty(self) -> None:
        if self.lines.reading:
            self._say_empty(tr("Reading the reports …"), "")
        elif self.new_only:
            self._say_empty(tr("No new reports."), tr("N shows all. Drop files here, or import (Ctrl+I)."))
        else:
            self._say_empty(
                tr("No report in this time."),
                tr("Choose another time below the map, drop files here, or import (Ctrl+I)."),
            )

    def _columns(self) -> tuple[Column[ReportLine], ...]:
        return (
            Column(
                tr("Received"), self._received, *((26, 25) if self._short else (42, 40)),
                sort=lambda row: row.received_at, icon=self._dot, tip=_state,
                filed=lambda row: iso(row.received_at),
            ),
            Column(tr("Grade"), lambda row: row.grade, 15, bold=True, role=_role),
            Column(tr("Source"), lambda row: row.source, 44, 26, role=_role, note=lambda row: row.to_check or None),
            Column(
                tr("What it says"), _words, 90, 54, stretch=True, role=_role, tip=_state,
                struck=lambda row: row.withdrawn, filed=lambda row: row.headline,
            ),
            Column(tr("State"), _state, 24, 20, rank=3, role=lambda row: "ink.secondary"),
            Column(tr("Origin"), _origin, 40, 24, rank=1, role=_origin_role, tip=_origin_tip),
            Column(tr("Incident"), lambda row: ", ".join(row.incidents), 40, 24, rank=2, role=_role),
        )  # fmt: skip

    def _received(self, row: ReportLine) -> str:
        return (dtg_short if self._short else dtg)(row.received_at)

    def _dot(self, row: ReportLine) -> QPixmap | None:
        if row.state is not State.NEW or row.withdrawn:
            return picture_glyphs.no_dot(self._window.look, self.devicePixelRatioF())
        return picture_glyphs.fresh(self._window.look, self.devicePixelRatioF())


class _Bar(QWidget):
    """What the table is narrowed to, and a button that shows all; hidden while nothing is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = Label("", self)
        self._words.setProperty("ink", "secondary")
        self.wide = QPushButton(tr("Show all"), self)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 2, 8, 2)
        line.addWidget(self._words)
        line.addStretch(1)
        line.addWidget(self.wide)
        self.hide()

    def say(self, words: str) -> None:
        self._words.setText(words)
        self.show()


def _words(row: ReportLine) -> str:
    if row.withdrawn or row.state is State.DISMISSED:
        # In front: the column of the state finds no room in a narrow window.
        return f"{_state(row)} · {row.headline}"
    return row.headline


def _role(row: ReportLine) -> str | None:
    return "ink.muted" if row.withdrawn or row.state is State.DISMISSED else None


def _state(row: ReportLine) -> str:
    if row.withdrawn:
        return tr("Withdrawn")
    return {State.NEW: tr("New"), State.DISMISSED: tr("Dismissed"), State.ACCEPTED: tr("Accepted")}[row.state]


def _origin(row: ReportLine) -> str:
    return f"{_ECHO} {row.origin}" if row.echo else row.origin


def _origin_role(row: ReportLine) -> str | None:
    return _role(row) or ("state.warn" if row.echo else None)


def _origin_tip(row: ReportLine) -> str:
    return tr("Relays another report: it adds no independent source.") if row.echo else ""


_ECHO = "⤺"
_ESCAPE = 0x01000000
"""Qt.Key_Escape."""


def reports_of(window: Window) -> Reports | None:
    """The table of reports of a window that has one."""
    panel: QWidget | None = window.panels.get("reports")
    return panel if isinstance(panel, Reports) else None
