"""The open case as the window has it.

Services run on one writer thread, queries on one reader thread; results come back on the window's thread. So the
window never waits for the disk, and two connections never meet on one thread.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
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
Labels = tuple[str | None, str | None]
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

        self._submit(self._writing, work, self.show, failed)

    def act(self, service: Service[P], *args: P.args, **kwargs: P.kwargs) -> None:
        """Run a service on the writer thread; on success announce its changes, with Undo beside them."""

        def work(store: Store, actor: Actor, now: Instant) -> tuple[None, Changes]:
            return None, service(store, actor, now, *args, **kwargs)

        self.attempt(work, lambda _: None)

    def attempt(
        self,
        work: Callable[[Store, Actor, Instant], tuple[T, Changes]],
        then: Callable[[T], None],
        failed: Callable[[ConsoleError], None] | None = None,
    ) -> None:
        """The same for an act whose result, or refusal, the asker needs: both arrive on the window's thread."""
        store, actor, now = self.store, self.actor, self.clock.now()
        if store is None:
            return
        held = store

        def run() -> tuple[T, Changes, Labels]:
            result, changes = work(held, actor, now)
            return result, changes, _labels(held)

        def done(told: tuple[T, Changes, Labels]) -> None:
            self._acted(now, told[1], told[2])
            then(told[0])

        self._submit(self._writing, run, done, failed or self._refused)

    def undo(self) -> None:
        """Take back the last operation."""
        from console.store.undo import undo

        self.act(undo)

    def redo(self) -> None:
        """Bring back what was undone last."""
        from console.store.undo import redo

        self.act(redo)

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

    def show(self, store: Store) -> None:
        """Show a case that is open already, instead of the one shown now."""
        self._let_go()
        self.store = store
        self._submit(self._reading, store.reader, self._ready, self._refused)

    def _ready(self, reader: Reader) -> None:
        self._reader = reader
        store = self.store
        if store is not None:
            held = store
            self._submit(self._writing, lambda: _labels(held), self._labelled, self._refused)
        self.opened.emit()

    def _labelled(self, labels: Labels) -> None:
        self.undo_label, self.redo_label = labels
        self.changed.emit(Changes(frozenset()))

    def _put(self, reader: Reader, moment: Instant | None) -> None:
        old, self._reader, self.moment = self._reader, reader, moment
        self._view += 1
        if old is not None:
            self._submit(self._reading, old.close, _nothing, self._refused)
        self.changed.emit(None)

    def change_key(self, key: bytes | None) -> None:
        """Encrypt the case with another key, or take encryption away; the reader steps aside meanwhile."""
        store, actor, now = self.store, self.actor, self.clock.now()
        if store is None:
            return
        held, gone = store, self._close_reader()

        def work() -> None:
            gone.result()
            held.change_key(key, actor, now)

        def again(_: object = None) -> None:
            self._submit(self._reading, held.reader, lambda reader: self._put(reader, None), self._refused)

        def failed(error: ConsoleError) -> None:
            self._refused(error)
            again()

        self._submit(self._writing, work, again, failed)

    def _close_reader(self) -> Future[None]:
        """Close the reader on its own thread; what waits for the result may then have the file for itself."""
        reader, self._reader = self._reader, None
        self._view += 1
        return self._submit(
            self._reading, lambda: reader.close() if reader is not None else None, _nothing, self._refused
        )

    def _let_go(self) -> None:
        store = self.store
        if store is None:
            return
        held, gone = store, self._close_reader()
        self.store = self.moment = self.last_saved = self.undo_label = self.redo_label = None

        def work() -> None:
            gone.result()
            held.close()

        self._submit(self._writing, work, _nothing, self._refused)

    def _acted(self, now: Instant, changes: Changes, labels: Labels) -> None:
        self.undo_label, self.redo_label = labels
        if changes.operation is not None:
            self.last_saved = now
        if changes.label:
            can = self.undo_label == changes.label
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
    ) -> Future[None]:
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

    def _ended(self, follow: Callable[[], Any]) -> None:
        self._under_way -= 1
        follow()
        if not self._under_way:
            self.settled.emit()


def _nothing(_: object) -> None:
    """What follows when nothing has to."""


def _reported(mistake: BaseException) -> None:
    crash.report(mistake)


def _labels(store: Store) -> Labels:
    """What undo and redo would act on; belongs on the writer thread."""
    from console.store import journal
    from console.store.undo import next_redo, next_undo

    reader = store.writer_view()
    undo, taken_back = next_undo(reader), next_redo(reader)
    redo = journal.operation(reader, taken_back.undoes) if taken_back and taken_back.undoes else None
    return undo.label if undo else None, redo.label if redo else None
