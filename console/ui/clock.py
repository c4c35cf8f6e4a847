"""The window's one clock: the real time, or a scenario's or a repeatable run's time instead."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from console.domain.times import MINUTE, Instant, from_datetime


class Clock(QObject):
    """Tells the time. ``ticked`` comes with each new minute and when the clock is set."""

    ticked = Signal()

    def __init__(self, source: Callable[[], Instant] | None = None, parent: QObject | None = None) -> None:
        """``source`` tells the time instead of the machine's clock."""
        super().__init__(parent)
        self._source = source or _real
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        self._wait()

    def now(self) -> Instant:
        """The time of the case, milliseconds UTC."""
        return self._source()

    def _wait(self) -> None:
        self._timer.start(MINUTE - self.now() % MINUTE)

    def _tick(self) -> None:
        self.ticked.emit()
        self._wait()


def _real() -> Instant:
    return from_datetime(datetime.now(UTC))
