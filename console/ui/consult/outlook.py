"""What the model says of the consultation shown, worked out once for all cards, beside the window.

HYPOTHETICAL. In the past (known-at) it is run less often, every card says how often; and only once nobody steps on:
until then no card shows a figure of another moment as if it were of this one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from console.ui.consult.chosen import consulting_of
from console.ui.latest import Latest
from console.ui.panes import RESTING

if TYPE_CHECKING:
    from console.domain.article4_replay import PastCase
    from console.domain.assumption import Assumption, Assumptions
    from console.domain.decision_clock import Milestones
    from console.domain.forecast import Forecast
    from console.domain.operation import Changes
    from console.domain.times import Instant
    from console.domain.ways_of_working import WayFound
    from console.services.consult_picture import ConsultPicture
    from console.store.reader import Reader
    from console.ui.window import Window

PAST_RUNS: Final = 2_000
_SOON_MS: Final = 120
"""After an entry the window shows first what was entered: two threads at once would only wait for each other."""
WAITING: Final = "…"
"""Shown where a figure is still to come."""
_REST_MS: Final = 200
"""After the last step through the past."""
_SHEET: Final = ("assumption",)


@dataclass(frozen=True, eq=False)
class Outlook:
    """``forecast`` is None where there is no consultation; ``ways`` until they were worked out.

    ``at``: the moment the case is put back to; None for now. ``waiting``: nothing was run yet for what is shown, and
    ``ways`` are those of another moment.
    """

    known: Milestones
    cases: tuple[PastCase, ...]
    forecast: Forecast | None = None
    used: tuple[Assumption, ...] = ()
    ways: tuple[WayFound, ...] = ()
    at: Instant | None = None
    waiting: bool = False


@dataclass(frozen=True, eq=False)
class _Ways:
    """The ways of working, and what they rest on: they are the same until that changes."""

    on: object = None
    found: tuple[WayFound, ...] = ()


@dataclass(frozen=True, eq=False)
class _Worked:
    outlook: Outlook
    ways: _Ways


class Outlooks(QObject):
    """Ask :func:`outlooks_of` for the window's one. It works while a card that was given to :meth:`watch` is seen."""

    #: :attr:`told` is another.
    changed = Signal()

    def __init__(self, window: Window) -> None:
        """Follows what the window consults on, the sheet of assumptions and the clock."""
        super().__init__(window)
        self._window, self._session = window, window.session
        self._consulting = consulting_of(window)
        self._latest: Latest[_Worked] = Latest(window.jobs)
        self._cards: list[QWidget] = []
        self._assumed: Assumptions | None = None
        self._stale = True
        self._ways = _Ways()
        self.told: Outlook | None = None
        self._soon = QTimer(self)
        self._soon.setObjectName(RESTING)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._begin)
        self._resting = QTimer(self, interval=_REST_MS, singleShot=True)
        self._resting.setObjectName(RESTING)
        self._resting.timeout.connect(self._begin)
        self._consulting.changed.connect(self._again)
        self._session.changed.connect(self._changed)
        self._session.opened.connect(self._forget)
        window.clock.ticked.connect(self._ticked)

    def now(self) -> Instant:
        """Now by the case's clock, or the moment the case is put back to."""
        return self._consulting.now

    @property
    def released(self) -> bool:
        """Whether Allies may be named on the wall."""
        picture = self._consulting.picture
        return picture is not None and picture.released

    def watch(self, card: QWidget) -> None:
        """Work for this card whenever it is seen."""
        self._cards.append(card)

    def seen(self) -> None:
        """A card came into sight: what changed meanwhile is worked out now."""
        if self._stale:
            self._again()

    def _forget(self) -> None:
        self._assumed, self._ways = None, _Ways()
        self._show(None)

    def _changed(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*_SHEET):
            self._assumed = None
            self._again()

    def _ticked(self) -> None:
        if self._session.moment is None:
            self._again()

    def _again(self) -> None:
        self._stale = True
        self._cards = [card for card in self._cards if isValid(card)]
        if self._session.store is None or not any(card.isVisible() for card in self._cards):
            return
        before, moment = self.told, self._session.moment
        if before is not None and (before.at, moment) != (None, None):
            self._wait(before)
        if before is not None and before.at is not None and moment is not None:
            self._resting.start()
        elif before is None or moment is not None:
            self._begin()
        else:
            self._soon.start()

    def _wait(self, before: Outlook) -> None:
        """Tell what needs no run, and that the rest is still to come."""
        picture = self._consulting.picture
        if picture is not None:
            from console.domain.article4_replay import past_cases
            from console.services.forecast import milestones, shocks

            known, cases = milestones(picture), past_cases(picture.past, shocks())
            waiting = picture.consultation is not None
            ways = before.ways if waiting else ()
            self._show(Outlook(known, cases, ways=ways, at=self._session.moment, waiting=waiting))

    def _begin(self) -> None:
        self._soon.stop()
        self._resting.stop()
        if self._session.store is None:
            return
        if self._assumed is None:
            self._session.read(_read_assumptions, self._arrived)
        else:
            self._work(self._assumed)

    def _arrived(self, assumed: Assumptions) -> None:
        self._assumed = assumed
        self._work(assumed)

    def _work(self, assumed: Assumptions) -> None:
        picture, now = self._consulting.picture, self._consulting.now
        if picture is None:
            return
        self._stale = False
        at, kept = self._session.moment, self._ways

        def work() -> _Worked:
            return _worked_out(picture, assumed, now, kept, at)

        def done(found: _Worked) -> None:
            self._ways = found.ways
            same = at is None or picture is self._consulting.picture
            if same and at == self._session.moment and assumed is self._assumed:
                self._show(found.outlook)

        self._latest.ask(work, done, at_once=False)

    def _show(self, told: Outlook | None) -> None:
        self.told = told
        self.changed.emit()


def _read_assumptions(reader: Reader) -> Assumptions:
    from console.services.assumptions import every_assumption

    return every_assumption(reader)


def _worked_out(
    picture: ConsultPicture, assumed: Assumptions, now: Instant, kept: _Ways, at: Instant | None
) -> _Worked:
    """All of it; the ways only where what they rest on is another."""
    from console.domain.article4_replay import past_cases
    from console.domain.forecast import RUNS, forecast, rests_on
    from console.domain.ways_of_working import compare
    from console.services.forecast import asked_anew, milestones, shocks, situation

    known, cases = milestones(picture), past_cases(picture.past, shocks())
    if picture.consultation is None:
        return _Worked(Outlook(known, cases, at=at), kept)
    runs = RUNS if at is None else PAST_RUNS
    here = situation(picture, now)
    found = forecast(here, assumed, runs=runs)
    fresh = asked_anew(here)
    on = (fresh, id(assumed), runs)
    ways = kept if kept.on == on else _Ways(on, compare(fresh, assumed, runs=runs))
    return _Worked(Outlook(known, cases, found, rests_on(here, assumed), ways.found, at), ways)


def outlooks_of(window: Window) -> Outlooks:
    """What the model says of what the window is on, made when the first asks for it."""
    found = window.findChild(Outlooks)
    return Outlooks(window) if found is None else found
