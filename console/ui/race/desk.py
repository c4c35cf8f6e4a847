"""The Race desk: map and forces at the left, arrivals over the race at the right, and until when to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from console.domain.operation import Changes
from console.domain.times import Instant
from console.ui.choice_box import ChoiceBox
from console.ui.desks import Desk, DeskKind
from console.ui.label import CutLabel, Label
from console.ui.picture import picture_of
from console.ui.race.arrivals import Arrivals, lines_of
from console.ui.race.decision import DecideBy
from console.ui.race.land_forces import LandForces
from console.ui.race.reading import Told
from console.ui.race.stories import arrival_span, chart_hours, log_wanted
from console.ui.race.strength import Strength
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

_LEFT, _RIGHT = 31, 69
_RACE, _DECIDE = 66, 34
_LEAST_HIGH = 140
"""Steps of the grid the body needs; with less it scrolls."""
_LEAST_WIDE = 300


class RaceDesk(Desk):
    """One plan at a time, with another over it."""

    def __init__(self, window: Window, kind: DeskKind) -> None:
        """Empty until it is opened."""
        super().__init__(window, kind)
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = window.look
        self._told = Told()
        self._hours = 24.0
        self._make_head()
        self._make_body()
        self.strength.decided.connect(self._decided)
        self._look.changed.connect(self._dress)
        self._dress()

    @property
    def plan(self) -> str | None:
        """The plan's name; nothing here is a picture of what is."""
        return "" if self._told.race is None else self._told.race.plan.name

    def map_holder(self) -> QVBoxLayout | None:
        """Over the forces, at the left."""
        return self._map

    def refresh(self, changes: Changes | None) -> None:
        """Read and simulate again."""

    def show_told(self, told: Told) -> None:
        """Show what was read; the decision stands where the plan says."""
        self._told = told
        race = told.race
        self._empty.setVisible(race is None)
        self._right.setVisible(race is not None)
        if race is None:
            return
        self.purpose.say(race.plan.purpose)
        self._hours = chart_hours(tuple(one for one in (race, told.over) if one is not None))
        self._log = log_wanted(race)
        decision = race.plan.decision_at
        forces = {force.id: force for force in picture_of(self._window).known.forces if _holds(force, decision)}
        span = arrival_span(race, decision, self._hours, log=self._log)
        self.arrivals.show_lines(lines_of(race, forces), race, span)
        self.strength.show_race(race, told.over, self._hours, may_write=self._window.session.writable)
        races = [race, *(one for one in (told.second, told.over) if one is not None)]
        now = self._window.clock.now()
        self.decide_by.show_races(races, decision, self._window.preferences.value.city, now)
        self.strength.foot.setText(told.footnote)
        self._window.desks.changed.emit(self.kind.id)

    _log = False

    def _decided(self, to: Instant) -> None:
        """The decision was moved on the chart: what depends on it goes along, and nothing is simulated."""
        race = self._told.race
        if race is not None:
            self.arrivals.show_span(arrival_span(race, to, self._hours, log=self._log))
            self.decide_by.show_decision(to)

    def _make_head(self) -> None:
        self.choice = ChoiceBox(self._look, self)
        self.choice.setAccessibleName(tr("Plan"))
        self.purpose = CutLabel("", self)
        self.purpose.setProperty("ink", "secondary")
        self.assumptions = QPushButton(tr("Assumptions"), self)
        self.overlay = QPushButton(tr("Overlay plan…"), self)
        self.edit = QPushButton(tr("Edit plan…"), self)
        self.edit.setProperty("act", "main")
        self.choice.hide()
        self.head.addWidget(self.choice)
        self.head.addWidget(self.purpose, 1)
        for button in (self.assumptions, self.overlay, self.edit):
            self.head.addWidget(button)
            button.hide()

    def _make_body(self) -> None:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(scroll)
        scroll.setWidget(inside)
        self.body.addWidget(scroll)
        self._inside = inside
        self._columns = QHBoxLayout(inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        left, right = QVBoxLayout(), QVBoxLayout()
        holder = QFrame(inside)
        holder.setObjectName("deskCard")
        self._map = QVBoxLayout(holder)
        self._map.setContentsMargins(1, 1, 1, 1)
        self.forces = LandForces(self._window, inside)
        left.addWidget(holder, 52)
        left.addWidget(self.forces, 48)
        self._right = QWidget(inside)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        self.arrivals = Arrivals(self._look, self._right)
        below = QHBoxLayout()
        self.strength = Strength(self._look, self._right)
        self.decide_by = DecideBy(self._look, self._right)
        below.addWidget(self.strength, _RACE)
        below.addWidget(self.decide_by, _DECIDE)
        right.addWidget(self.arrivals, 47)
        right.addLayout(below, 53)
        self._empty = Label(tr("There is no plan in this case yet."), inside)
        self._columns.addLayout(left, _LEFT)
        self._columns.addWidget(self._right, _RIGHT)
        self._columns.addWidget(self._empty, _RIGHT)
        self._spaced = (self._columns, left, right, below)

    def _dress(self) -> None:
        gap = self._look.gap
        for layout in self._spaced:
            layout.setSpacing(gap(3))
        self._inside.setMinimumSize(gap(_LEAST_WIDE), gap(_LEAST_HIGH))


def _holds(force: object, at: Instant) -> bool:
    start, end = getattr(force, "valid_from", None), getattr(force, "valid_to", None)
    return (start is None or start <= at) and (end is None or at < end)
