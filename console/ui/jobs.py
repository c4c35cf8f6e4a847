"""Long work off the window's thread, with progress and a way to stop it: reads, exports, checks."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from console.domain.errors import Cancelled, ConsoleError
from console.ui import crash
from console.ui.threads import WindowThread

T = TypeVar("T")
_WORKERS = 2


class Progress:
    """What a job tells of itself, from its own thread."""

    def __init__(self, told: Callable[[int, int], None]) -> None:
        """``told(done, total)`` is called for each report."""
        self._told = told
        self._stop = threading.Event()

    def report(self, done: int, total: int) -> None:
        """Say how far it is (``total`` 0: not known). Raises Cancelled once the user pressed Stop."""
        self.check()
        self._told(done, total)

    def check(self) -> None:
        """Raise Cancelled once the user pressed Stop."""
        if self._stop.is_set():
            raise Cancelled("Stopped. Nothing was changed.")

    def stop(self) -> None:
        """Ask the job to end at its next report."""
        self._stop.set()


class Job(Generic[T]):
    """One piece of work as the window sees it. ``done`` of ``total`` steps; ``total`` 0 means not known."""

    def __init__(
        self, title: str, work: Callable[[Progress], T], then: Callable[[T], None], lost: Callable[[], None]
    ) -> None:
        """``then`` gets the result on the window's thread; where there is none, ``lost`` is called there."""
        self.title = title
        self.work = work
        self.then = then
        self.lost = lost
        self.done = 0
        self.total = 0
        self.progress = Progress(lambda done, total: None)


class Jobs(QObject):
    """Runs jobs and keeps those under way. ``changed`` follows their progress; ``failed`` carries one sentence."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Must be made on the window's thread."""
        super().__init__(parent)
        self._window = WindowThread(self)
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="job")
        self._running: list[Job[object]] = []
        self._closed = False

    @property
    def running(self) -> list[Job[object]]:
        """Jobs under way, oldest first; quiet reads without a title are not among them."""
        return [job for job in self._running if job.title]

    @property
    def under_way(self) -> bool:
        """Whether anything runs, told or quiet."""
        return bool(self._running)

    def start(
        self,
        title: str,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        lost: Callable[[], None] = lambda: None,
    ) -> Progress:
        """Run ``work`` on a worker and hand its result to ``then`` on the window's thread.

        Work that was stopped, refused or failed has none: then ``lost`` is called there. Without a title the work is
        quiet: the status line does not show it. Stop it through what is returned. Once the window is closed nothing
        is begun.
        """
        job: Job[T] = Job(title, work, then, lost)
        job.progress = Progress(lambda done, total: self._window.post(lambda: self._told(job, done, total)))
        if self._closed:
            return job.progress
        self._running.append(job)  # type: ignore[arg-type]
        self._pool.submit(self._run, job)
        if title:
            self.changed.emit()
        return job.progress

    def stop(self) -> None:
        """Stop the newest job that has a title."""
        if self.running:
            self.running[-1].progress.stop()

    def stop_told(self) -> None:
        """Stop everything that has a title: an export that ended later would stand in the register of another case."""
        for job in self.running:
            job.progress.stop()

    def stop_all(self) -> None:
        """Stop everything, told or quiet."""
        for job in self._running:
            job.progress.stop()

    def close(self) -> None:
        """Stop everything and take nothing new; returns without waiting for a job that does not listen."""
        self._closed = True
        self.stop_all()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def join(self) -> None:
        """After :meth:`close`: wait for what does not listen, for who lets go of the window at once."""
        self._pool.shutdown(wait=True)

    def _run(self, job: Job[T]) -> None:
        try:
            job.progress.check()
            result = job.work(job.progress)
        except ConsoleError as error:
            sentence = "" if isinstance(error, Cancelled) and not job.title else str(error)
            self._window.post(lambda: self._refused(job, sentence))
        except BaseException as error:  # Whatever a job does wrong is a report, not a silent thread.
            broken = error
            self._window.post(lambda: self._broke(job, broken))
        else:
            self._window.post(lambda: self._finished(job, result))

    def _told(self, job: Job[T], done: int, total: int) -> None:
        job.done, job.total = done, total
        self.changed.emit()

    def _finished(self, job: Job[T], result: T) -> None:
        self._ended(job)
        job.then(result)

    def _refused(self, job: Job[T], sentence: str) -> None:
        self._ended(job)
        if sentence:
            self.failed.emit(sentence)
        job.lost()

    def _broke(self, job: Job[T], error: BaseException) -> None:
        self._ended(job)
        job.lost()
        crash.report(error)

    def _ended(self, job: Job[T]) -> None:
        self._running = [other for other in self._running if other is not job]
        self.changed.emit()
