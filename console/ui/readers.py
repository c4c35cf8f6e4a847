"""The connections a case is read through: one at a time is asked, and none outlives its case."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from console.domain.errors import ConsoleError
from console.ui.workers import Workers

if TYPE_CHECKING:
    from console.store.reader import Reader

T = TypeVar("T")
Failed = Callable[[ConsoleError], None]


class Readers:
    """Opens and closes readers on the reader thread. Its methods belong on the window's thread."""

    def __init__(self, workers: Workers) -> None:
        """None is open at first."""
        self._workers = workers
        self._asked = 0
        self._open: list[Reader] = []
        """Touched on the reader thread alone."""
        self.current: Reader | None = None
        """The one that queries go through."""

    def ask(self, make: Callable[[], Reader], then: Callable[[], None], failed: Failed) -> None:
        """Put a new reader in the place of the one before.

        Neither ``then`` nor ``failed`` follow when another was asked for meanwhile, or all were dropped: whoever did
        so closes this one as well.
        """
        self._asked += 1
        asked = self._asked

        def work() -> Reader:
            made = make()
            self._open.append(made)
            return made

        def arrived(made: Reader) -> None:
            if asked == self._asked:
                self.current = made
                self._close_but(made, failed)
                then()

        def refused(error: ConsoleError) -> None:
            if asked == self._asked:
                failed(error)

        self._workers.read(work, arrived, refused)

    def move(self, work: Callable[[Reader], T], then: Callable[[T], None], failed: Failed) -> None:
        """Do something with the one queries go through that changes what they find; else as :meth:`ask`."""
        current = self.current
        if current is None:
            return
        self._asked += 1
        asked, moved = self._asked, current

        def arrived(found: T) -> None:
            if asked == self._asked:
                self._close_but(moved, failed)
                then(found)

        def refused(error: ConsoleError) -> None:
            if asked == self._asked:
                failed(error)

        self._workers.read(lambda: work(moved), arrived, refused)

    def drop(self, failed: Failed) -> Future[None]:
        """Close all, also one that is just being opened; what waits for the result has the file for itself then."""
        self._asked += 1
        self.current = None
        return self._close_but(None, failed)

    def _close_but(self, kept: Reader | None, failed: Failed) -> Future[None]:
        def work() -> None:
            closing = [reader for reader in self._open if reader is not kept]
            self._open = [reader for reader in self._open if reader is kept]
            for reader in closing:
                reader.close()

        return self._workers.read(work, lambda _: None, failed)
