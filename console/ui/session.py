"""The open case as the window has it.

Services run on one writer thread, queries on one reader thread; results come back on the window's thread. So the
window never waits for the disk, and two connections never meet on one thread.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from console.domain.errors import ConsoleError, WrongKey
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.ui import crash
from console.ui.clock import Clock
from console.ui.notices import Notice
from console.ui.threads import WindowThread
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.store.reader import Reader

P = ParamSpec("P")
T = TypeVar("T")
Service = Callable[Concatenate["Store", Actor, Instant, P], Changes]
Opening = Callable[[Actor, Instant], "Store"]
UNDO_KEY = "operation"


class Session(QObject):
    """One case at a time. Every signal arrives on the window's thread."""

    #: Another case is open, or none; read everything again.
    opened = Signal()
    #: Rows changed (:class:`Changes`), or everything did (``None``): the view was put to another moment.
    changed = Signal(object)
    #: A :class:`Notice` for the user.
    said = Signal(object)
    #: The case at this path asks for a passphrase; call :meth:`open` again with it.
    key_wanted = Signal(object, str)
    #: Nothing is under way any more.
    settled = Signal()

    def __init__(self, clock: Clock, actor: Callable[[], Actor], parent: QObject | None = None) -> None:
        """``actor`` tells who is signed on, each time something is written."""
        super().__init__(parent)
        self.clock = clock
        self._actor = actor
        self._window = WindowThread(self)
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._reading = ThreadPoolExecutor(1, thread_name_prefix="reader")
        self._under_way = 0
        self._view = 0
        self._reader: Reader | None = None
        self.store: Store | None = None
        self.moment: Instant | None = None
        self.last_saved: Instant | None = None
        self.undo_label: str | None = None
        self.redo_label: str | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being read or written."""
        return self._under_way > 0

    @property
    def writable(self) -> bool:
        """Whether acts are possible: a case is open, not read-only, and shown as it is now."""
        return self.store is not None and not self.store.read_only and self.moment is None

    @property
    def actor(self) -> Actor:
        """Who is signed on."""
        return self._actor()

    def begin(self, opening: Opening, path: Path) -> None:
        """Open or make a case off the window's thread, then show it instead of the one open now."""
        actor, now = self.actor, self.clock.now()

        def work() -> Store:
            return opening(actor, now)

        def failed(error: ConsoleError) -> None:
            if isinstance(error, WrongKey):
                self.key_wanted.emit(path, str(error))
            else:
                self.said.emit(Notice(str(error), "danger"))

        self._submit(self._writing, work, self._show, failed)

    def act(self, service: Service[P], *args: P.args, **kwargs: P.kwargs) -> None:
        """Run a service on the writer thread; on success announce its changes with Undo beside them."""
        store, actor, now = self.store, self.actor, self.clock.now()
        if store is None:
            return
        held = store

        def work() -> tuple[Changes, str | None, str | None]:
            changes = service(held, actor, now, *args, **kwargs)
            return changes, held.undo_label(), held.redo_label()

        self._submit(self._writing, work, lambda done: self._acted(now, *done), self._refused)

    def undo(self) -> None:
        """Take back the last operation."""
        self.act(_undo)

    def redo(self) -> None:
        """Bring back what was undone last."""
        self.act(_redo)

    def read(self, query: Callable[[Reader], T], then: Callable[[T], None]) -> None:
        """Run a query on the reader thread; ``then`` gets the result unless another case or moment is shown by then."""
        view = self._view

        def work() -> T | None:
            return None if self._reader is None else query(self._reader)

        def arrived(result: T | None) -> None:
            if result is not None and view == self._view:
                then(result)

        if self.store is not None:
            self._submit(self._reading, work, arrived, self._refused)

    def put_back(self, moment: Instant | None) -> None:
        """Show the case as it was known at ``moment``, or as it is now (``None``)."""
        store = self.store
        if store is None or moment == self.moment:
            return
        held = store
        self._submit(
            self._reading,
            lambda: held.reader() if moment is None else held.known_at(moment),
            lambda reader: self._put(reader, moment),
            self._refused,
        )

    def close(self) -> None:
        """Let go of the case; the threads fold it into one file behind the window's back."""
        self._let_go()
        self.opened.emit()

    def end(self) -> None:
        """Let go of the case and wait until it is one file: the program is about to exit."""
        self._let_go()
        self._reading.shutdown(wait=True)
        self._writing.shutdown(wait=True)

    def _show(self, store: Store) -> None:
        self._let_go()
        self.store = store
        self.last_saved = None
        self._submit(self._reading, store.reader, self._ready, self._refused)

    def _ready(self, reader: Reader) -> None:
        self._reader = reader
        self._submit(self._writing, self._labels, self._labelled, self._refused)
        self.opened.emit()

    def _labels(self) -> tuple[str | None, str | None]:
        return (None, None) if self.store is None else (self.store.undo_label(), self.store.redo_label())

    def _labelled(self, labels: tuple[str | None, str | None]) -> None:
        self.undo_label, self.redo_label = labels
        self.changed.emit(Changes(frozenset()))

    def _put(self, reader: Reader, moment: Instant | None) -> None:
        old, self._reader, self.moment = self._reader, reader, moment
        self._view += 1
        if old is not None:
            self._submit(self._reading, old.close, lambda _: None, self._refused)
        self.changed.emit(None)

    def _let_go(self) -> None:
        reader, store = self._reader, self.store
        self._reader = self.store = self.moment = self.last_saved = self.undo_label = self.redo_label = None
        self._view += 1
        if reader is not None:
            self._submit(self._reading, reader.close, lambda _: None, self._refused)
        if store is not None:
            self._submit(self._writing, store.close, lambda _: None, self._refused)

    def _acted(self, now: Instant, changes: Changes, undo: str | None, redo: str | None) -> None:
        self.undo_label, self.redo_label = undo, redo
        if changes.operation is not None:
            self.last_saved = now
        if changes.label:
            can = undo == changes.label
            act = tr("Undo") if can else ""
            self.said.emit(Notice(tr("{done}.", done=changes.label), "done", act, self.undo if can else None, UNDO_KEY))
        self.changed.emit(changes)

    def _refused(self, error: ConsoleError) -> None:
        self.said.emit(Notice(str(error), "danger"))

    def _submit(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[ConsoleError], None],
    ) -> None:
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

        pool.submit(run)

    def _ended(self, follow: Callable[[], Any]) -> None:
        self._under_way -= 1
        follow()
        if not self._under_way:
            self.settled.emit()


def _reported(mistake: BaseException) -> None:
    crash.report(mistake)


def _undo(store: Store, actor: Actor, now: Instant) -> Changes:
    return store.undo(actor, now)


def _redo(store: Store, actor: Actor, now: Instant) -> Changes:
    return store.redo(actor, now)
