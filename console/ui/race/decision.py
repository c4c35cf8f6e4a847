"""Decide by: the last moment at which the odds are good enough, large; the odds as it stands; how they fall."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from console.charts.odds_curve import OddsCurve
from console.domain.numbers import chance, grouped
from console.domain.race import Race
from console.domain.times import Instant, Precision, dtg
from console.exports.race_stories import decide_by, goal_words, hours_of, odds_story
from console.ui.desk_card import Card
from console.ui.label import CutLabel, Label
from console.ui.style import mark
from console.ui.theme import Look
from console.ui.words import tr


class DecideBy(Card):
    """What a minister reads off."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty until :meth:`show_races`."""
        super().__init__(look, tr("Decide by"), parent)
        self.time = Label("", self)
        self.time.setObjectName("decideBy")
        self.local = CutLabel("", self)
        self.what = CutLabel("", self)  # Words that wrap would give the desk the height they ask for, not have.
        for label in (self.time, self.local, self.what):
            self.body.addWidget(label)
        self.local.setProperty("ink", "secondary")
        self.what.setProperty("ink", "secondary")
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self._odds: list[tuple[Label, CutLabel]] = []
        self.chart = OddsCurve(look, self)
        self.chart.setAccessibleName(tr("Odds over the moment of the decision"))
        self.body.addWidget(self.chart, 1)
        self._races: tuple[Race, ...] = ()
        look.changed.connect(self.chart.dress)

    def show_races(self, races: Sequence[Race], decision: Instant, zone: str, now: Instant) -> None:
        """The first is the plan's; the others are another number, or another plan."""
        self._races = tuple(races)
        told = decide_by(races[0], zone, now)
        self.time.setText(told.time)
        self.local.say(told.local)
        self.what.say(told.what)
        mark(self.time, "ink", "danger" if told.late else "primary")
        while len(self._odds) < len(races):
            row = len(self._odds)
            number, words = Label("", self), CutLabel("", self)
            number.setObjectName("odds")
            words.setProperty("ink", "secondary")
            self._grid.addWidget(number, row, 0)
            self._grid.addWidget(words, row, 1)
            self._odds.append((number, words))
        self._grid.setHorizontalSpacing(self._look.gap(4))
        self.chart.show_story(odds_story(races[0], tuple(races[1:]), decision))
        self.show_decision(decision)

    def show_decision(self, decision: Instant) -> None:
        """The odds when it is decided then: looked up, not simulated."""
        for place, (number, words) in enumerate(self._odds):
            shown = place < len(self._races)
            number.setVisible(shown)
            words.setVisible(shown)
            if shown:
                race = self._races[place]
                number.setText(chance(race.odds(hours_of(race.plan, decision))))
                words.say(self._line(race, decision))
        self.chart.move_decision(decision)

    def _line(self, race: Race, decision: Instant) -> str:
        """``6 000 first, decided 24 NOV``; another plan says whose it is."""
        day = dtg(decision, Precision.DAY)[:6]
        goal = goal_words(race) if race.plan.threshold is None else grouped(race.plan.threshold)
        if race.plan.id != self._races[0].plan.id:
            return tr("{plan}: {goal} first", plan=race.plan.name, goal=goal)
        return tr("{goal} first, decided {day}", goal=goal, day=day)
