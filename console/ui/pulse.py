"""Whether the window answers: a short timer that notes how long its thread was away. For measuring."""

from time import perf_counter, process_time
from typing import Final

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

_EVERY_MS: Final = 5


class Pulse(QObject):
    """Beats from its making until :meth:`end`; ``longest`` is in seconds beyond the beat.

    ``longest_worked`` is the same in processor time of the whole program: on a machine that others use as well, the
    clock tells mostly of them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self.longest_worked = 0.0
        self._last, self._worked = perf_counter(), process_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_EVERY_MS)

    def _beat(self) -> None:
        now, worked = perf_counter(), process_time()
        self.longest = max(self.longest, now - self._last - _EVERY_MS / 1000)
        self.longest_worked = max(self.longest_worked, min(worked - self._worked, now - self._last))
        self._last, self._worked = now, worked

    def end(self) -> tuple[float, float]:
        """Stop; the longest absence in milliseconds by the clock, and of the processor."""
        self._beat()
        self._timer.stop()
        return round(1000 * self.longest, 1), round(1000 * self.longest_worked, 1)


def pass_events(seconds: float) -> None:
    """Let the window live for a while, as its own loop would."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()
