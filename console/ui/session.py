"""The open case as the window has it.

Services run on one writer thread, queries on one reader thread; results come back on the window's thread. So the
window never waits for the disk, and two connections never meet on one thread.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from console.domain.errors import BadInput, ConsoleError, WrongKey
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.ui.clock import Clock
from console.ui.holding import Holding
from console.ui.notices import Notice
from console.ui.past import Moved, Past
from console.ui.readers import Readers
from console.ui.rights import Rights, admitted, require_right, rights_of, signed_on
from console.ui.words import tr
from console.ui.workers import Workers

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.store.reader import Reader

P = ParamSpec("P")
T = TypeVar("T")
Service = Callable[Concatenate["Store", Actor, Instant, P], Changes]
Opening = Callable[[Actor, Instant], "Store"]
UNDO_KEY = "operation"
NOWHERE_KEY = "nowhere"


class Session(QObject):
    """One case at a time. Every signal arrives on the window's thread."""

    #: The case is being let go of; what still works on it has to stop.
    leaving = Signal()
    #: Another case is open, or none; read everything again.
    opened = Signal()
    #: Rows changed (:class:`Changes`), or everything did (``None``): nobody can tell what.
    changed = Signal(object)
    #: The view was put to another moment, or came back; :attr:`changed` follows with what is different there.
    moved = Signal()
    #: After ``opened``: what may be done with the case is known now.
    admitted = Signal()
    #: A :class:`Notice` for the user.
    said = Signal(object)
    #: The case at this path asks for a passphrase (the sentence says so); whoever asks for it opens the case again.
    key_wanted = Signal(object, str)

    def __init__(self, clock: Clock, actor: Callable[[], Actor], parent: QObject | None = None) -> None:
        """``actor`` tells who is signed on, each time something is written."""
        super().__init__(parent)
        self.clock = clock
        self._actor = actor
        self._workers = Workers(self)
        self._readers = Readers(self._workers)
        self._view = 0
        self._following: Changes | None = None
        self._holding = Holding(self._workers)
        self.store: Store | None = None
        self.past = Past(self._readers, self._moved, self._refused, self._stable)
        self.last_saved: Instant | None = None
        self.rights = Rights()
        self.proved: Actor | None = None
        self.posing = False
        """For a picture: the case is only looked at, and shown as to somebody who opened it for writing."""
        self.told: Callable[[str], str] = str
        """How the label of an operation is told where it is shown."""

    @property
    def moment(self) -> Instant | None:
        """The moment the case is put back to; None: it is shown as it is now."""
        return self.past.moment

    def follows(self, *tables: str) -> bool:
        """While ``moved`` is told: whether ``changed`` will tell of one of these tables next."""
        return self._following is not None and self._following.touches(*tables)

    @property
    def now(self) -> Instant:
        """Now by the case's clock, or the moment the case is put back to."""
        return self.clock.now() if self.moment is None else self.moment

    @property
    def why_read_only(self) -> str:
        """Why nothing can be changed, as a sentence; empty when the case is open for writing, or none is open."""
        if self.store is None or self.posing or not self.store.read_only:
            return ""
        return self.store.why_read_only

    @property
    def busy(self) -> bool:
        """Whether something is being read or written."""
        return self._workers.busy

    @property
    def writable(self) -> bool:
        """Whether acts are possible: a case is open for writing, shown as it is now, by somebody it takes them from."""
        if self.store is None or self.why_read_only or self.moment is not None:
            return False
        return not self.rights.asks or self.proved == self.actor

    @property
    def actor(self) -> Actor:
        """Who is signed on."""
        return self._actor()

    def begin(
        self,
        opening: Opening,
        path: Path,
        then: Callable[[], None] | None = None,
        failed: Callable[[ConsoleError], None] | None = None,
    ) -> None:
        """Open or make a case off the window's thread, then show it instead of the one open now.

        ``then`` follows once it is shown. ``failed`` hears why it was not, unless only its passphrase is wanted;
        without it the user is told.
        """
        actor, now = self.actor, self.clock.now()

        def made(store: Store) -> None:
            self.show(store)
            if then is not None:
                then()

        def refused(error: ConsoleError) -> None:
            if isinstance(error, WrongKey):
                self.key_wanted.emit(path, str(error))
            else:
                (failed or self._refused)(error)

        self._holding.open(lambda: opening(actor, now), made, refused)

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
        """The same for an act whose result, or refusal, the asker needs: both arrive on the window's thread.

        Unless another case is shown by then: what was asked for this one is not for that one.
        """
        store, actor, now = self.store, self.actor, self.clock.now()
        if store is None:
            return
        if self.moment is not None:
            (failed or self._refused)(
                BadInput(tr("This is the case as it was known then. Press Esc to come back first."))
            )
            return
        held, proved = store, self.proved

        def run() -> tuple[T, Changes, Rights]:
            require_right(held, actor, proved)
            result, changes = work(held, actor, now)
            return result, changes, rights_of(held)

        def done(told: tuple[T, Changes, Rights]) -> None:
            if held is self.store:
                self._acted(now, told[1], told[2])
                then(told[0])

        def refused(error: ConsoleError) -> None:
            # Whoever asked shows another case by now, but what was not saved must be said.
            (failed if failed is not None and held is self.store else self._refused)(error)

        self._workers.write(run, done, refused)

    def note(self, work: Callable[[Store, Actor, Instant, bool], Changes]) -> None:
        """Write down what happened already: also while the case is put back, and by somebody who did not sign on.

        ``work`` is told whether the case asks for a passphrase that nobody gave. Not where this console may not write.
        """
        held, actor, now = self.store, self.actor, self.clock.now()
        if held is None or held.read_only:
            return
        unproved = self.rights.asks and self.proved != actor

        def run() -> tuple[Changes, Rights]:
            return work(held, actor, now, unproved), rights_of(held)

        def done(told: tuple[Changes, Rights]) -> None:
            if held is self.store:
                self._acted(now, *told)

        self._workers.write(run, done, self._refused)

    def sign_on(
        self, name: str, station: str, passphrase: str, then: Callable[[Actor], None], failed: Callable[[str], None]
    ) -> None:
        """Prove who works here, where the case asks for it; ``then`` or ``failed`` follow on the window's thread."""
        store, now = self.store, self.clock.now()
        if store is None:
            return
        held = store

        def work() -> tuple[Actor, Changes]:
            return signed_on(held, name, station, passphrase, now)

        def done(told: tuple[Actor, Changes]) -> None:
            if held is self.store:
                self.proved = told[0]
                then(told[0])
                self.changed.emit(told[1])

        self._workers.write(work, done, lambda error: failed(str(error)))

    def undo(self) -> None:
        """Take back the last operation, with Redo beside what is said of it."""
        from console.store.undo import undo

        def work(store: Store, actor: Actor, now: Instant) -> tuple[str, Changes]:
            label = rights_of(store).undo or ""
            return label, replace(undo(store, actor, now), label="")

        def told(label: str) -> None:
            run = self.redo if self.rights.redo is not None else None
            self.said.emit(Notice(tr("Undone: {label}.", label=self.told(label)), "done", tr("Redo"), run, UNDO_KEY))

        self.attempt(work, told)

    def redo(self) -> None:
        """Bring back what was undone last, with Undo beside what is said of it."""
        from console.store.undo import redo

        def work(store: Store, actor: Actor, now: Instant) -> tuple[str, Changes]:
            label = rights_of(store).redo or ""
            return label, replace(redo(store, actor, now), label="")

        def told(label: str) -> None:
            run = self.undo if self.rights.undo is not None else None
            words = tr("Done again: {label}.", label=self.told(label))
            self.said.emit(Notice(words, "done", tr("Undo"), run, UNDO_KEY))

        self.attempt(work, told)

    def read(self, query: Callable[[Reader], T], then: Callable[[T], None]) -> None:
        """Run a query on the reader thread; ``then`` gets the result unless another case or moment is shown by then."""
        view, store = self._view, self.store
        if store is None:
            return
        path = store.path

        def work() -> list[T]:
            from console.store.faults import explained

            with explained(path):
                return [] if self._readers.current is None else [query(self._readers.current)]

        def arrived(results: list[T]) -> None:
            if view == self._view:
                for result in results:
                    then(result)

        self._workers.read(work, arrived, self._refused)

    def put_back(self, moment: Instant | None) -> None:
        """Show the case as it was known at ``moment``, or as it is now (``None``)."""
        if self.store is None:
            return
        if moment is None:
            self.past.come_back(self.store)
        else:
            self.past.go_to(self.store, moment)

    def put_back_to(self, operation_id: bytes) -> None:
        """Show the case as it was just after an operation."""
        if self.store is not None:
            self.past.go_to_operation(self.store, operation_id)

    def step(self, by: int, among: frozenset[str] | None = None) -> None:
        """Show it as of the next operation that changed something, or the one before (−1); from now as well.

        With ``among`` as of the next that touched one of these tables. Where there is none the user is told.
        """
        if self.store is not None:
            self.past.step(self.store, by, among)

    def close(self) -> None:
        """Let go of the case; the threads fold it into one file behind the window's back."""
        self._let_go()
        self.opened.emit()

    def close_all(self) -> tuple[str, ...]:
        """Close the case, and one that is just being opened, and wait for it: the window is about to go.

        Returns what could not be done, a sentence each.
        """
        if self._workers.ended:
            return ()
        self._drop_readers().result()
        self._forget()
        return self._holding.close_all()

    def end(self) -> None:
        """Stop the threads; after :meth:`close_all`."""
        self._workers.end()

    def show(self, store: Store) -> None:
        """Show a case that is open already, instead of the one shown now."""
        self._let_go()
        self.store = store
        self._holding.take(store)
        self._readers.ask(store.reader, lambda: self._ready(store), self._refused)

    def _ready(self, store: Store) -> None:
        actor, now = self.actor, self.clock.now()
        self._workers.write(
            lambda: admitted(store, actor, now), lambda told: self._entitled(store, told), self._refused
        )
        self.opened.emit()

    def _entitled(self, store: Store, told: tuple[Rights, Changes]) -> None:
        if store is self.store:
            self.rights, changes = told
            self.changed.emit(changes)
            self.admitted.emit()

    def _moved(self, moved: Moved) -> None:
        if moved.tables is None:
            self._view += 1
        self._following = moved.changes
        self.moved.emit()
        self._following = None
        self.changed.emit(moved.changes)
        if moved.nowhere:
            self.said.emit(Notice(moved.nowhere, "info", key=NOWHERE_KEY))

    def _stable(self) -> bool:
        return self.store is not None and (not self.store.read_only or self.posing)

    def change_key(self, key: bytes | None) -> None:
        """Encrypt the case with another key, or take encryption away; the reader steps aside meanwhile."""
        store, actor, now = self.store, self.actor, self.clock.now()
        if store is None:
            return
        held, gone = store, self._drop_readers()

        def work() -> None:
            gone.result()
            held.change_key(key, actor, now)

        def again_there() -> None:
            self.past.forget()
            self._moved(Moved(None, "", None))

        def again(_: object = None) -> None:
            if held is self.store:
                self._readers.ask(held.reader, again_there, self._refused)

        def failed(error: ConsoleError) -> None:
            self._refused(error)
            again()

        self._workers.write(work, again, failed)

    def _drop_readers(self) -> Future[None]:
        self._view += 1
        return self._readers.drop(self._refused)

    def _let_go(self) -> None:
        store = self.store
        if store is None:
            return
        unread = self._drop_readers()
        self._forget()
        self.leaving.emit()
        self._holding.let_go(store, unread, self._refused)

    def _forget(self) -> None:
        self._view += 1
        self.store = self.last_saved = self.proved = None
        self.past.forget()
        self.rights = Rights()

    def _acted(self, now: Instant, changes: Changes, rights: Rights) -> None:
        self.rights = rights
        if changes.operation is not None:
            self.last_saved = now
        if changes.label:
            can = rights.undo == changes.label
            act = tr("Undo") if can else ""
            words = tr("Saved: {label}.", label=self.told(changes.label))
            self.said.emit(Notice(words, "done", act, self.undo if can else None, UNDO_KEY))
        self.changed.emit(changes)

    def _refused(self, error: ConsoleError) -> None:
        # Every panel meets the same damaged page: it is said once.
        self.said.emit(Notice(str(error), "danger", key=str(error)))
