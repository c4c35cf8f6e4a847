"""What is worked out anew as fast as a hand moves: beside the window where it is much, and only the last of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from console.ui.jobs import Jobs

T = TypeVar("T")


class _Asked(NamedTuple, Generic[T]):
    work: Callable[[], T]
    then: Callable[[T], None]


class Latest(Generic[T]):
    """Works out one thing at a time; of what is asked meanwhile only the last is worked out, and told."""

    def __init__(self, jobs: Jobs) -> None:
        """Works on the threads of ``jobs``, without a word in the status line."""
        self._jobs = jobs
        self._waiting: _Asked[T] | None = None
        self._last: _Asked[T] | None = None
        self._busy = False

    def ask(self, work: Callable[[], T], then: Callable[[T], None], *, at_once: bool) -> None:
        """Call ``then`` with what ``work`` gives: before this returns (``at_once``), or when it is done.

        Nobody hears of what was asked before.
        """
        asked = self._last = _Asked(work, then)
        self._waiting = None
        if at_once:
            then(work())
        elif self._busy:
            self._waiting = asked
        else:
            self._start(asked)

    def _start(self, asked: _Asked[T]) -> None:
        self._busy = True
        self._jobs.start("", lambda _progress: asked.work(), lambda found: self._done(asked, found), self._lost)

    def _done(self, asked: _Asked[T], found: T) -> None:
        self._lost()
        if asked is self._last:
            asked.then(found)

    def _lost(self) -> None:
        self._busy = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._start(waiting)
