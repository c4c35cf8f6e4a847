"""Which time the window shows: one span that follows the clock, or one chosen under the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.domain import time_window
from console.domain.time_window import TimeWindow, Unit
from console.domain.times import DAY, Instant

if TYPE_CHECKING:
    from console.ui.session import Session


class ShownTime(QObject):
    """The time window of map, tables, inspector and timeline. ``changed`` after it became another."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """A year up to now; kept to the moment the case is put back to."""
        super().__init__(parent)
        self._session = session
        self._window = time_window.live(time_window.YEAR, self.limit)
        self._moment = session.moment
        self._before: TimeWindow | None = None
        """What was shown before the case was put back; it is shown again when it comes back."""
        session.clock.ticked.connect(self._follow)
        session.opened.connect(self._follow)
        session.moved.connect(self._follow)
        session.changed.connect(lambda _: self._follow())

    @property
    def window(self) -> TimeWindow:
        """The span shown."""
        return self._window

    @property
    def limit(self) -> Instant:
        """Where it ends at the latest: with the minute it is, or the one the case is put back to."""
        return time_window.limit_of(self._session.now)

    @property
    def live(self) -> bool:
        """Whether the end follows the clock."""
        return self._window.live

    @property
    def moment(self) -> Instant:
        """What "now" is for things that hold over time: the last moment shown."""
        return self._window.at

    def show(self, window: TimeWindow) -> None:
        """Show this span, kept inside; a live one ends now."""
        self._become(time_window.ending(window, self.limit if window.live else window.end, self.limit))

    def show_day(self, day: Instant) -> None:
        """Show the span of the present length, a day at least, that ends with the UTC day an instant falls on."""
        length = self._window.length
        held = time_window.of_length(self._window, None if length is None else max(DAY, length), self.limit)
        self._become(time_window.ending(held, day // DAY * DAY + DAY, self.limit))

    def end_at(self, end: Instant) -> None:
        """Show the span of the present length that ends there."""
        self._become(time_window.ending(self._window, end, self.limit))

    def reach(self, length: int | None) -> None:
        """Another length before the same end; None: everything before it."""
        self._become(time_window.of_length(self._window, length, self.limit))

    def step(self, unit: Unit, times: int) -> None:
        """So many units on; back when negative."""
        self._become(time_window.stepped(self._window, unit, times, self.limit))

    def grow(self, unit: Unit, times: int) -> None:
        """So many units more at the start; fewer when negative."""
        self._become(time_window.grown(self._window, unit, times, self.limit))

    def show_live(self) -> None:
        """Follow the clock again."""
        self._become(time_window.live(self._window.length, self.limit))

    def _follow(self) -> None:
        before, self._moment = self._moment, self._session.moment
        if before is None and self._moment is not None:
            self._before = self._window
        elif before is not None and self._moment is None and self._before is not None:
            back, self._before = self._before, None
            self._become(time_window.followed(back, self.limit))
            return
        self._become(time_window.followed(self._window, self.limit))

    def _become(self, window: TimeWindow) -> None:
        if window != self._window:
            self._window = window
            self.changed.emit()
