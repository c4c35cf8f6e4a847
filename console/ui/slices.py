"""Long work in slices between two frames, for what the window itself must work out."""

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer

_SLICE_S: Final = 0.012


class Slices:
    """One piece of work at a time, as steps of a few milliseconds; what is done within the first slice is done at once.

    ``done`` is called once the last step is taken, and not for work that is dropped or takes the place of other work.
    """

    def __init__(self, parent: QObject, done: Callable[[], None]) -> None:
        """Nothing to do at first."""
        self._done = done
        self._steps: Iterator[None] | None = None
        self._timer = QTimer(parent)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    @property
    def working(self) -> bool:
        """Whether there are steps left."""
        return self._steps is not None

    def work(self, steps: Iterator[None]) -> None:
        """Take these steps instead of what was left."""
        self._steps = steps
        self._timer.start()
        self._slice()

    def finish(self) -> None:
        """Take at once what steps are left."""
        if self._steps is not None:
            for _ in self._steps:
                pass
            self._end()

    def drop(self) -> None:
        """Take no more steps."""
        self._steps = None
        self._timer.stop()

    def _slice(self) -> None:
        if self._steps is None:
            return
        until = perf_counter() + _SLICE_S
        for _ in self._steps:
            if perf_counter() > until:
                return
        self._end()

    def _end(self) -> None:
        self.drop()
        self._done()
