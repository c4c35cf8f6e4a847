"""The case files this window has open, shown or not: each is closed once, also one that nobody waits for any more."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from console.domain.errors import ConsoleError
from console.ui.workers import Workers

if TYPE_CHECKING:
    from console.store.casefile import Store

Failed = Callable[[ConsoleError], None]


class Holding:
    """Opens and closes case files on the writer thread. Its methods belong on the window's thread."""

    def __init__(self, workers: Workers) -> None:
        """Nothing is open at first."""
        self._workers = workers
        self._held: list[Store] = []

    def open(self, opening: Callable[[], Store], then: Callable[[Store], None], failed: Failed) -> None:
        """Open or make a case; ``then`` does not follow when all was closed meanwhile."""

        def work() -> Store:
            store = opening()
            self._held.append(store)
            return store

        self._workers.write(work, lambda store: then(store) if store in self._held else None, failed)

    def take(self, store: Store) -> None:
        """Hold a case that somebody else opened."""
        if store not in self._held:
            self._held.append(store)

    def let_go(self, store: Store, unread: Future[None], failed: Failed) -> None:
        """Close a case once ``unread`` says that nobody reads it any more."""

        def work() -> None:
            unread.result()
            self._held.remove(store)
            store.close()

        self._workers.write(work, lambda _: None, failed)

    def close_all(self) -> tuple[str, ...]:
        """Close everything, also what is just being opened, and wait; what could not be done, a sentence each."""
        return self._workers.write_now(self._close_all)

    def _close_all(self) -> tuple[str, ...]:
        refused = []
        while self._held:
            try:
                self._held.pop().close()
            except ConsoleError as error:
                refused.append(str(error))
        return tuple(refused)
