"""The window's one clock: the real time, or a scenario's or a repeatable run's time instead."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from console.domain.times import MINUTE, Instant, from_datetime


class Clock(QObject):
    """Tells the time. ``ticked`` comes with each new minute and when the clock is set."""

    ticked = Signal()

    def __init__(self, fixed: Instant | None = None, parent: QObject | None = None) -> None:
        """``fixed`` stops the clock at an instant, for repeatable runs."""
        super().__init__(parent)
        self._fixed = fixed
        self._ahead = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        if fixed is None:
            self._wait()

    def now(self) -> Instant:
        """The time of the case, milliseconds UTC."""
        return self._fixed if self._fixed is not None else _real() + self._ahead

    def run_from(self, start: Instant) -> None:
        """Go on from ``start``: a scenario's time in a demonstration or an exercise; a stopped clock stays stopped."""
        if self._fixed is None:
            self._ahead = start - _real()
        else:
            self._fixed = start
        self._tick()

    def _wait(self) -> None:
        self._timer.start(MINUTE - self.now() % MINUTE)

    def _tick(self) -> None:
        self.ticked.emit()
        if self._fixed is None:
            self._wait()


def _real() -> Instant:
    return from_datetime(datetime.now(UTC))
