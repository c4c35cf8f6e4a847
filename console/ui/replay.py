"""Replay: the window of time goes on by itself, at a chosen speed, until it reaches now."""

from __future__ import annotations

from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from console.domain import time_window
from console.domain.numbers import grouped
from console.domain.times import DAY, HOUR, MINUTE, SECOND
from console.ui.shown_time import ShownTime
from console.ui.words import later, tr

SPEEDS: Final = (
    (1, later("Real time")),
    (MINUTE // SECOND, later("1 min/s")),
    (10 * MINUTE // SECOND, later("10 min/s")),
    (HOUR // SECOND, later("1 h/s")),
    (6 * HOUR // SECOND, later("6 h/s")),
    (DAY // SECOND, later("1 day/s")),
    (7 * DAY // SECOND, later("7 days/s")),
)
"""How many times faster than the clock, and what an operator calls it."""
_USUAL: Final = DAY // SECOND
_PASSES_S: Final = 10
_FRAME_MS: Final = 40
_LONGEST_S: Final = 0.5
"""After a longer wait (the machine slept, a dialog stood) the replay goes on where it was, and does not jump."""


class Replay(QObject):
    """Moves the shown time. ``changed`` after it began, stopped or got another speed."""

    changed = Signal()

    def __init__(self, time: ShownTime, parent: QObject | None = None) -> None:
        """Stands still."""
        super().__init__(parent)
        self._time = time
        self._last = 0.0
        self._chosen: int | None = None
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self._frame)

    @property
    def playing(self) -> bool:
        """Whether it goes on."""
        return self._timer.isActive()

    @property
    def speed(self) -> int:
        """How many times faster than the clock: as chosen, else so that the shown time passes in some ten seconds."""
        if self._chosen is not None:
            return self._chosen
        length = self._time.window.length or _USUAL * _PASSES_S * SECOND
        slower = [speed for speed, _ in SPEEDS if speed * _PASSES_S * SECOND <= length]
        return max(slower, default=1)

    @property
    def words(self) -> str:
        """What the mode is called: ``REPLAY ×3 600``; empty while it stands."""
        return tr("REPLAY ×{speed}", speed=grouped(self.speed)) if self.playing else ""

    def toggle(self) -> None:
        """Play, or stop."""
        if self.playing:
            self.stop()
        else:
            self.play()

    def play(self) -> None:
        """Go on from where the shown time ends; from now, one window earlier."""
        if not self.playing:
            self._time.show(time_window.replayed(self._time.window, self._time.limit))
            self._last = monotonic()
            self._timer.start()
            self.changed.emit()

    def stop(self) -> None:
        """Stay where it is."""
        if self.playing:
            self._timer.stop()
            self.changed.emit()

    def choose(self, speed: int) -> None:
        """So many times faster than the clock."""
        if speed != self._chosen:
            self._chosen = speed
            self.changed.emit()

    def go_on(self, seconds: float) -> None:
        """Move the shown time as far as it goes in so many seconds; stop at now."""
        self._time.end_at(self._time.window.end + round(seconds * self.speed * SECOND))
        if self._time.live:
            self.stop()

    def _frame(self) -> None:
        now = monotonic()
        passed, self._last = now - self._last, now
        self.go_on(min(passed, _LONGEST_S))
