"""Strength in place over time against theirs; the decision is dragged, or moved by keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QPushButton, QWidget

from console.charts.race_chart import RaceChart
from console.domain.numbers import chance, grouped
from console.domain.race import Race
from console.domain.times import HOUR, Instant, dtg, dtg_short
from console.exports.race_stories import hours_of, race_story
from console.ui.desk_card import Card
from console.ui.theme import Look
from console.ui.words import plain_tip, tr


class Strength(Card):
    """``decided`` tells each moment the decision is put to; ``kept`` that it is to be the plan's."""

    decided = Signal(object)
    kept = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty until :meth:`show_race`."""
        super().__init__(look, tr("Race"), parent)
        self._race: Race | None = None
        self._other: Race | None = None
        self.back = QPushButton(tr("Back"), self)
        self.keep = QPushButton(tr("Keep decision"), self)
        for button, run in ((self.back, self._go_back), (self.keep, self.kept.emit)):
            button.clicked.connect(run)
            button.hide()
            self.head.addWidget(button)
        self.chart = RaceChart(look, self)
        self.chart.setAccessibleName(
            tr("Strength in place over time. Left and Right move the decision an hour, with Shift a day; Home back.")
        )
        self.chart.tell = self._tell
        self.chart.decided.connect(self._decided)
        self.body.addWidget(self.chart, 1)
        look.changed.connect(self.chart.dress)

    @property
    def decision(self) -> Instant:
        """Where the decision stands."""
        return self.chart.decision

    def show_race(self, race: Race, other: Race | None, hours: float, *, may_write: bool) -> None:
        """Show a race, and another plan's over it."""
        self._race, self._other, self._may_write = race, other, may_write
        self.title.setText(tr("Race to {place}", place=race.plan.objective))
        self.aside.say(tr("Allied troops in place, host nation not counted"))
        self.chart.show_story(race_story(race, other, hours))
        self._say()

    def _go_back(self) -> None:
        if self._race is not None:
            self.chart.move_decision(self._race.plan.decision_at)
            self._decided(self._race.plan.decision_at)
            self.chart.setFocus()

    def _decided(self, to: Instant) -> None:
        self._say()
        self.decided.emit(to)

    def _say(self) -> None:
        """What stands at the line, and what a screen reader hears of it."""
        race, at = self._race, self.chart.decision
        if race is None:
            return
        moved = at != race.plan.decision_at
        self.back.setVisible(moved)
        self.keep.setVisible(moved and self._may_write)
        self.chart.flag = tr("decision {time}", time=dtg_short(at)) if moved else tr("decision, drag or ← →")
        odds = chance(race.odds(hours_of(race.plan, at)))
        words = tr("Decision {time}: odds {odds}", time=dtg(at), odds=odds)
        self.chart.setAccessibleDescription(words)
        if self.chart.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.chart, words))

    _may_write = False

    def _tell(self, hour: float) -> str:
        """What is in place at an hour of the chart."""
        race = self._race
        if race is None:
            return ""
        at = race.plan.begins_at + round(hour) * HOUR
        after = (at - self.chart.decision) / HOUR
        told = [_in_place(one, after) for one in (race, self._other) if one is not None]
        return plain_tip("\n".join([dtg(at), *told]))


def _in_place(race: Race, after: float) -> str:
    """What a plan has in place so many hours after the decision."""
    band = race.band
    place = max(0, int(band.hours.searchsorted(after, "right")) - 1)
    low, median, high = (grouped(float(values[place])) for values in (band.low, band.median, band.high))
    return tr("{plan}: median {n}, 10–90 % {low}–{high}", plan=race.plan.name, n=median, low=low, high=high)
