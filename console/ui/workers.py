"""The two threads of an open case: one writes, one reads; what they bring comes back on the window's thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject

from console.domain.errors import ConsoleError
from console.ui import crash
from console.ui.threads import WindowThread

T = TypeVar("T")
Then = Callable[[T], None]
Failed = Callable[[ConsoleError], None]


class Workers(QObject):
    """Calls run in the order they were handed over, each kind on its own thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Must be made on the window's thread."""
        super().__init__(parent)
        self._window = WindowThread(self)
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._reading = ThreadPoolExecutor(1, thread_name_prefix="reader")
        self._under_way = 0
        self.ended = False

    @property
    def busy(self) -> bool:
        """Whether something is being read or written."""
        return self._under_way > 0

    def write(self, work: Callable[[], T], then: Then[T], failed: Failed) -> Future[None]:
        """Run ``work`` on the writer thread."""
        return self._submit(self._writing, work, then, failed)

    def read(self, work: Callable[[], T], then: Then[T], failed: Failed) -> Future[None]:
        """Run ``work`` on the reader thread."""
        return self._submit(self._reading, work, then, failed)

    def write_now(self, work: Callable[[], T]) -> T:
        """Run ``work`` on the writer thread after all that was handed over before, and wait for what it gives."""
        return self._writing.submit(work).result()

    def end(self) -> None:
        """Wait until everything handed over is done, and take nothing new; nothing follows from it any more."""
        self.ended = True
        self._reading.shutdown(wait=True)
        self._writing.shutdown(wait=True)

    def _submit(self, pool: ThreadPoolExecutor, work: Callable[[], T], then: Then[T], failed: Failed) -> Future[None]:
        self._under_way += 1

        def run() -> None:
            try:
                result = work()
            except ConsoleError as error:
                refusal = error
                self._window.post(lambda: self._ended(lambda: failed(refusal)))
            except BaseException as error:  # Ours: the thread must live on, and the user must hear of it.
                mistake = error
                self._window.post(lambda: self._ended(lambda: _reported(mistake)))
            else:
                self._window.post(lambda: self._ended(lambda: then(result)))

        return pool.submit(run)

    def _ended(self, follow: Callable[[], None]) -> None:
        self._under_way -= 1
        if not self.ended:
            follow()


def _reported(mistake: BaseException) -> None:
    crash.report(mistake)
