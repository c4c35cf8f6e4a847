"""The race of each option's plan, simulated beside the window, one plan at a time. HYPOTHETICAL, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from console.domain.numbers import chance, grouped
from console.domain.times import Instant, dtg
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.domain.race import Race
    from console.store.reader import Reader
    from console.ui.window import Window

RESTS_ON: Final = (
    "plan", "plan_force", "unit", "placement", "readiness", "authority", "assumption", "closure", "ally", "place",
)  # fmt: skip
"""A change in one of these tables may give another race."""


class OptionRaces(QObject):
    """``lines`` are what the race of a plan gave, by its id; ``changed`` once another is there."""

    changed = Signal()

    def __init__(self, window: Window) -> None:
        """Nothing is simulated before somebody asks."""
        super().__init__(window)
        self._session, self._clock = window.session, window.clock
        self.lines: dict[bytes, tuple[str, ...]] = {}
        self._wanted: list[bytes] = []
        self._busy = False
        self._round = 0
        window.session.opened.connect(self._forget)
        window.session.changed.connect(self._changed)

    def want(self, plans: Iterable[bytes]) -> None:
        """Simulate these, unless that was done."""
        self._wanted = [plan for plan in dict.fromkeys(plans) if plan not in self.lines]
        self._next()

    def _next(self) -> None:
        if self._busy or not self._wanted or self._session.store is None:
            return
        self._busy = True
        plan_id, asked, now = self._wanted.pop(0), self._round, self._clock.now()

        def simulated(reader: Reader) -> tuple[str, ...]:
            from console.services.race import race
            from console.store import plans

            plan = plans.plan(reader, plan_id)
            return () if plan is None else race_lines(race(reader, plan, tr), now)

        def arrived(lines: tuple[str, ...]) -> None:
            self._busy = False
            if asked == self._round:
                self.lines[plan_id] = lines or (tr("the plan is not in the case any more"),)
                self.changed.emit()
            self._next()

        self._session.read(simulated, arrived)

    def _forget(self) -> None:
        # What is under way for another case or moment never arrives.
        self._round += 1
        self._busy = False
        self.lines.clear()
        self._wanted.clear()

    def _changed(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*RESTS_ON):
            self._forget()


def race_lines(race: Race, now: Instant) -> tuple[str, ...]:
    """``62 % that 5 000 are in place first if decided 201200Z NOV 26``, ``Decide by 221400Z NOV 26 for 80 %``."""
    from console.exports.race_stories import goal_words, hours_of

    odds = chance(race.odds(hours_of(race.plan, race.plan.decision_at)))
    what = tr("{odds} that {goal} are in place first") if race.plan.threshold is not None else tr(
        "{odds} that {goal} is there first")  # fmt: skip
    first = tr("{what}, decided {when}", what=what.format(odds=odds, goal=goal_words(race)),
               when=dtg(race.plan.decision_at))  # fmt: skip
    how = tr("{n} runs, seed {seed}; its inputs are assumptions", n=grouped(race.plan.runs), seed=race.plan.seed)
    by, wanted = race.decide_by(race.plan.odds), chance(race.plan.odds)
    if by is None:
        return first, tr("No moment gives {odds}, however early it is decided", odds=wanted), how
    moment = race.deadline(race.plan.odds)
    if moment is None or not isfinite(by):
        return first, tr("{odds} whenever it is decided", odds=wanted), how
    words = tr("Decide by {when} for {odds}: past already") if moment < now else tr("Decide by {when} for {odds}")
    return first, words.format(when=dtg(moment), odds=wanted), how
