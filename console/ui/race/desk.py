"""The Race desk: map and forces at the left, arrivals over the race at the right, and until when to decide."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from console.domain.letters import cut_at_word
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.exports.arrival_rows import lines_of
from console.exports.race_stories import arrival_span, chart_hours, log_wanted
from console.ui.desk_kinds import DeskKind
from console.ui.desks import Desk
from console.ui.label import Label
from console.ui.race.arrivals import Arrivals
from console.ui.race.decision import DecideBy
from console.ui.race.foot import Foot
from console.ui.race.footnote import about, clashes, counted_twice, footnote, to_check
from console.ui.race.head import Head
from console.ui.race.land_forces import LandForces
from console.ui.race.map_side import MapSide
from console.ui.race.reading import Told, Wanted, read
from console.ui.race.strength import Strength
from console.ui.selection import UNIT
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.window import Window

_DOWN = QBoxLayout.Direction.TopToBottom
_LEFT, _RIGHT = 31, 69
_RACE, _DECIDE = 66, 34
_LEAST_WIDE, _LEAST_HIGH, _LEAST_BELOW = 280, 124, 70
"""Steps of the grid the body needs. With less width the map and the forces stand below; with less height it scrolls."""
_LONGEST_NAME = 24
_TABLES = (
    "plan", "plan_force", "assumption", "unit", "placement", "readiness", "contribution", "authority", "closure",
    "place",
)  # fmt: skip


class RaceDesk(Desk):
    """One plan at a time, with another over it."""

    def __init__(self, window: Window, kind: DeskKind) -> None:
        """Empty until it is opened."""
        super().__init__(window, kind)
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = window.look
        self.told = Told()
        self._wanted, self._asked = Wanted(), 0
        self._hours, self._log = 24.0, False
        self.top = Head(window, self)
        self.head.addWidget(self.top, 1)
        self._make_body()
        self.top.plan_wanted.connect(self.show_plan)
        self.top.overlay_wanted.connect(self.show_over)
        self.strength.decided.connect(self._decided)
        self.strength.kept.connect(self._keep_decision)
        self.arrivals.table.open_with(self._open_force)
        self.arrivals.table.picked.connect(self._picked)
        window.selection.changed.connect(self._selected)
        self._look.changed.connect(self._dress)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self._dress()

    @property
    def plan(self) -> str | None:
        """The plan's name; nothing here is a picture of what is."""
        race = self.told.race
        return "" if race is None else cut_at_word(race.plan.name, _LONGEST_NAME).upper()

    def map_holder(self) -> QVBoxLayout | None:
        """Over the forces, at the left."""
        return self.map_side.holder

    def opened(self) -> None:
        """Somebody came to this desk: the decision is where the keys are."""
        self.map_side.enter()
        self.refresh(None)
        self.strength.chart.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def left(self) -> None:
        """Its ways go off the map, and what is still simulated is not put there any more."""
        self._asked += 1
        self.map_side.leave()

    def refresh(self, changes: Changes | None) -> None:
        """Read and simulate again what ``changes`` touches."""
        if self._window.session.store is None:
            self._show_nothing()
        elif changes is None or changes.touches(*_TABLES):
            self._read()

    def _read(self) -> None:
        """Of what is asked for while another is simulated only the last is, and shown."""
        now, wanted, asked = self._window.clock.now(), self._wanted, self._asked + 1
        self._asked = asked

        def simulated(reader: Reader) -> Told | None:
            return read(reader, wanted, now) if asked == self._asked else None

        def arrived(told: Told | None) -> None:
            if told is not None and asked == self._asked:
                self.show_told(told)

        self._window.session.read(simulated, arrived)

    def show_plan(self, plan_id: bytes) -> None:
        """Show another plan of the case."""
        self._wanted = replace(self._wanted, plan_id=plan_id)
        self.refresh(None)

    def show_over(self, over_id: bytes) -> None:
        """Show another plan over this one; empty: none."""
        self._wanted = replace(self._wanted, over_id=over_id)
        self.refresh(None)

    def _show_nothing(self) -> None:
        """No case is open."""
        self.told, self._wanted = Told(), Wanted()
        self.map_side.show_told(self.told)
        for part in (self.top, self._scroll, self.foot):
            part.hide()
        self._empty.show()
        self._window.desks.changed.emit(self.kind.id)

    def show_told(self, told: Told) -> None:
        """Show what was read; the decision stands where the plan says."""
        self.told = told
        race = told.race
        if race is None:
            return
        self._empty.hide()
        for part in (self.top, self._scroll, self.foot):
            part.show()
        self.top.show_told(told, self._wanted.over_id)
        self._hours = chart_hours(tuple(one for one in (race, told.over) if one is not None))
        self._log = log_wanted(race)
        decision = race.plan.decision_at
        span = arrival_span(race, decision, self._hours, log=self._log)
        forces = {force.id: force for force in told.forces}
        self.arrivals.show_lines(lines_of(race, forces), race, span)
        may = self._window.session.writable and told.kept
        self.strength.show_race(race, told.over, self._hours, may_write=may)
        races = [race, *(one for one in (told.second, told.over) if one is not None)]
        now = self._window.clock.now()
        self.decide_by.show_races(races, decision, self._window.preferences.value.city, now)
        twice, used = counted_twice(race, forces), told.used
        line, assumed = ([twice, about(race)], [clashes(race, forces), footnote(used)])
        self.foot.tell(line, assumed, len(used), to_check(used), pressing=bool(twice))
        self.map_side.show_told(told)
        self._window.desks.changed.emit(self.kind.id)
        self._window.menus.refresh()

    def _picked(self, line_id: str) -> None:
        """A row of the arrivals: its way in front, its force selected."""
        self.map_side.choose(line_id)
        line = self.arrivals.chosen
        if line is not None and line.unit_id:
            self._window.selection.select(UNIT, line.unit_id.hex())

    def _selected(self, kind: str, thing: str) -> None:
        if kind == UNIT and thing and self._window.desks.desk is self:
            self.arrivals.choose_unit(thing)

    def _decided(self, to: Instant) -> None:
        """The decision was moved on the chart: what depends on it goes along, and nothing is simulated."""
        race = self.told.race
        if race is not None:
            self.arrivals.show_span(arrival_span(race, to, self._hours, log=self._log))
            self.decide_by.show_decision(to)

    def _keep_decision(self) -> None:
        """The plan's decision becomes the one on the chart."""
        race, to = self.told.race, self.strength.decision
        if race is None:
            return
        plan = replace(race.plan, decision_at=to)

        def work(store: Store, actor: Actor, now: Instant) -> tuple[None, Changes]:
            from console.services.plans import edit_plan

            return None, edit_plan(store, actor, now, plan)

        self._window.session.attempt(work, lambda _: self.strength.chart.setFocus())

    def _open_force(self) -> None:
        """Enter on a row changes that force of the plan."""
        from console.ui.race.plan_form import ask_plan

        race = self.told.race
        if race is None or not self._window.session.writable:
            return
        line = self.arrivals.chosen
        ask_plan(self._window, race.plan, self.show_plan, force_id=b"" if line is None else line.plan_force)

    def _make_body(self) -> None:
        scroll = self._scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = self._inside = QWidget(scroll)
        scroll.setWidget(inside)
        self.body.addWidget(scroll)
        left, right, below = QBoxLayout(_DOWN), QVBoxLayout(), QHBoxLayout()
        self.map_side = MapSide(self._window, inside)
        self.forces = LandForces(self._window, inside)
        left.addWidget(self.map_side, 52)
        left.addWidget(self.forces, 48)
        self.arrivals = Arrivals(self._look, inside)
        self.strength = Strength(self._look, inside)
        self.decide_by = DecideBy(self._look, inside)
        below.addWidget(self.strength, _RACE)
        below.addWidget(self.decide_by, _DECIDE)
        right.addWidget(self.arrivals, 47)
        right.addLayout(below, 53)
        columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.addLayout(left, _LEFT)
        columns.addLayout(right, _RIGHT)
        self._columns, self._left = columns, left
        self._spaced = (columns, left, right, below)
        self.foot = Foot(self._look, self)
        self.body.addWidget(self.foot)
        self._empty = Label(tr("No case is open. Open one with Ctrl+O, or drop its file here."), self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.hide()
        self.body.addWidget(self._empty, 1)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._inside.isAncestorOf(new):
            self._scroll.ensureWidgetVisible(new)

    def _dress(self) -> None:
        gap = self._look.gap
        for layout in self._spaced:
            layout.setSpacing(gap(3))
        self._arrange()

    def _arrange(self) -> None:
        """Two columns where there is room for them; else one, what is asked most at its top."""
        gap, narrow = self._look.gap, self.width() < self._look.gap(_LEAST_WIDE)
        columns = self._columns
        columns.setDirection(QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight)
        self._left.setDirection(QBoxLayout.Direction.LeftToRight if narrow else _DOWN)
        high = _LEAST_HIGH + (_LEAST_BELOW if narrow else 0)
        columns.setStretch(0, _LEAST_BELOW if narrow else _LEFT)
        columns.setStretch(1, _LEAST_HIGH if narrow else _RIGHT)
        self._inside.setMinimumHeight(max(gap(high), columns.minimumSize().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: one column, or two."""
        super().resizeEvent(event)
        self._arrange()


def race_desk(window: Window) -> RaceDesk | None:
    """The Race desk where it is shown."""
    desk = window.desks.desk
    return desk if isinstance(desk, RaceDesk) else None
