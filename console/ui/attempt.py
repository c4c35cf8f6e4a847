"""One service call whose end somebody waits for: a form that must keep what was typed until it is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject

from console.domain.errors import ConsoleError
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.ui.notices import Notice
from console.ui.session import Session
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store

T = TypeVar("T")
Verb = Callable[["Store", Actor, Instant], tuple[T, Changes]]


class Attempt(QObject, Generic[T]):
    """Runs ``verb`` as the session runs services; then calls ``done(result)`` or ``failed(sentence)`` once."""

    def __init__(
        self, session: Session, verb: Verb[T], done: Callable[[T], None], failed: Callable[[str], None]
    ) -> None:
        """Begins at once; lives until the end is told."""
        super().__init__(session)
        self._verb, self._done, self._failed = verb, done, failed
        self._result: tuple[T, Changes] | None = None
        self._error: ConsoleError | None = None
        if not session.writable:
            failed(tr("This case cannot be written now."))
            return
        session.changed.connect(self._changed)
        session.said.connect(self._said)
        session.act(self._run)

    def _run(self, store: Store, actor: Actor, now: Instant) -> Changes:
        try:
            self._result = self._verb(store, actor, now)
        except ConsoleError as error:
            self._error = error
            raise
        return self._result[1]

    def _changed(self, changes: object) -> None:
        if self._result is not None and changes is self._result[1]:
            self._end()
            self._done(self._result[0])

    def _said(self, notice: Notice) -> None:
        if self._error is not None and notice.text == str(self._error):
            self._end()
            self._failed(notice.text)

    def _end(self) -> None:
        session = self.parent()
        if isinstance(session, Session):
            session.changed.disconnect(self._changed)
            session.said.disconnect(self._said)
        self.deleteLater()
