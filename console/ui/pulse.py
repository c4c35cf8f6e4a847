"""Whether the window answers: a short timer that notes how long its thread was away. For measuring."""

from __future__ import annotations

from time import monotonic, perf_counter, process_time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from console.domain.errors import Fault

if TYPE_CHECKING:
    from console.ui.window import Window

_EVERY_MS: Final = 5
_SOON_MS: Final = 1_000
_PATIENCE_S: Final = 120


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


class Rest:
    """Waits until a window has read, counted and painted everything, also what waits for a hand to come to rest."""

    def __init__(self, window: Window) -> None:
        """Timers made later are found when :meth:`come` was called once after that."""
        self._window = window
        self._timers: list[QTimer] = []

    def come(self, *, judged: bool = True) -> None:
        """Let the window live until then. Raises Fault when that takes over two minutes.

        Without ``judged`` what the indicators wait to judge is not waited for, nor what panels that nobody sees owe,
        nor a forecast of the past that is not run while somebody may step on.
        """
        last = monotonic() + _PATIENCE_S
        wake = QTimer(interval=1)
        wake.start()
        QApplication.processEvents()
        while self._at_work(judged):
            if monotonic() > last:
                raise Fault("The window did not come to rest.")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._timers = [timer for timer in self._window.findChildren(QTimer) if timer.isSingleShot()]

    def _at_work(self, judged: bool) -> bool:
        from console.ui.consult.outlook import Outlooks
        from console.ui.indicators import Indicators
        from console.ui.tables import TableModel
        from console.ui.unseen import Unseen

        window = self._window
        return (
            window.session.busy
            or window.jobs.under_way
            or (window.map.isVisible() and not window.map.canvas.idle)
            or any(
                timer.isActive() and timer.interval() <= _SOON_MS
                for timer in self._timers
                if judged or not isinstance(timer.parent(), (Indicators, Outlooks, Unseen))
            )
            or any(model.looking for model in window.findChildren(TableModel))
        )
