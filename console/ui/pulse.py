"""Whether the window answers: a short timer that notes how long its thread was away. For measuring."""

from time import perf_counter
from typing import Final

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

_EVERY_MS: Final = 5


class Pulse(QObject):
    """Beats from its making until :meth:`end`; ``longest`` is in seconds beyond the beat."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_EVERY_MS)

    def _beat(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, now - self._last - _EVERY_MS / 1000)
        self._last = now

    def end(self) -> float:
        """Stop; the longest absence in milliseconds."""
        self._beat()
        self._timer.stop()
        return round(1000 * self.longest, 1)


def pass_events(seconds: float) -> None:
    """Let the window live for a while, as its own loop would."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()
