"""The case file: making it, opening it, and the one way to change it.

:class:`Store` is a case that is open. Whoever writes says what they do, who they are and when::

    with store.operation("Grade report", actor, now) as case:
        case.insert("report_revision", ...)

Reading goes through a :class:`~console.store.reader.Reader` of its own, one a thread.
"""

import threading
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType

import apsw

from console.domain.errors import CannotWrite, ConsoleError
from console.domain.operation import Actor, Changes, Kind
from console.domain.times import Instant
from console.store import connection, disk, heads, journal, migrations, opening, search, settings, unlocking
from console.store.backups import back_up, verify
from console.store.faults import damaged, explained, on_disk
from console.store.lock import CaseLock, Holder
from console.store.operations import Operating, apply_changeset, flush_if_small, record, transaction
from console.store.reader import Reader
from console.store.rewind import Rewound

_PASSPHRASE_ACT = {False: "Change passphrase", True: "Remove encryption"}
_REMEMBER_EVERY = 50
"""The head is remembered outside the file when the case is closed, and every so many operations before that."""


class Store:
    """An open case. Made by :func:`create`, :func:`open_case` or :func:`open_reading`; end it with :meth:`close`.

    ``holder`` tells who has the case when it could only be opened for reading. ``notice`` is a sentence to show when
    the file is not the newest this machine saw of the case, else empty.
    """

    def __init__(
        self, path: Path, db: apsw.Connection, key: bytes | None, lock: CaseLock | None, holder: Holder | None
    ) -> None:
        self.path = path
        self.holder = holder
        self._db = db
        self._key = key
        self._lock = lock
        self._turn = threading.RLock()
        self._closed = False
        self._entities = frozenset(migrations.entity_tables(db))
        try:
            self.case = settings.identity(Reader(db))
        except (KeyError, ValueError):
            raise damaged(path) from None
        self.notice = self._older_than_seen()

    @property
    def read_only(self) -> bool:
        """Whether this console may only look."""
        return self._lock is None

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted."""
        return self._key is not None

    @property
    def key(self) -> bytes | None:
        """What opens the file, for whoever compares it with its backups or restores one once it is closed."""
        return self._key

    @property
    def why_read_only(self) -> str:
        """Why this console may only look, as a sentence; empty when it may write."""
        if not self.read_only:
            return ""
        if self.holder:
            return f"{self.path.name} is open for reading only: {self.holder.name} at {self.holder.station} has it."
        return f"{self.path.name} is open for reading only."

    def reader(self) -> Reader:
        """A new connection that cannot write, for the calling thread. The caller closes it."""
        with explained(self.path):
            return Reader(connection.for_reading(self.path, self._key))

    def known_at(self, moment: Instant | None) -> Rewound:
        """The case as it stood at ``moment`` (None: now), to be read and moved. The caller closes it."""
        with explained(self.path), self.reader() as live:
            return Rewound(live.db, moment, encrypted=self.encrypted)

    @contextmanager
    def operation(
        self, label: str, actor: Actor, now: Instant, *, lasting: bool = False, kind: Kind = Kind.WRITE
    ) -> Iterator["Operating"]:
        """Record everything done inside the block as one operation, or nothing if it raises.

        ``lasting`` operations cannot be undone. A block that changes nothing leaves no operation. A large one
        leaves the search index behind: call :meth:`flush_search` afterwards.
        """
        with self._transaction() as db, record(db, self._entities, kind, label, actor, now, lasting) as work:
            yield work

    def event(self, label: str, actor: Actor, now: Instant) -> Changes:
        """Record that something happened to the case without changing it: opened, exported, printed, shown."""
        at = self.not_before(now)
        with self._transaction() as db:
            row = journal.append(db, Kind.EVENT, label, actor, at, None, lasting=True)
        return journal.changes_of(row, frozenset())

    def not_before(self, now: Instant) -> Instant:
        """The moment to record under what adds nothing to the picture: ``now``, but not before what the case knows.

        A record from before it (by a present that was given, or a clock that was set back) would say that everything
        until then was known at that time.
        """
        return max(now, int(self.writer_view().value("SELECT coalesce(max(at), 0) FROM operation")))

    def apply_recorded(
        self, kind: Kind, label: str, actor: Actor, now: Instant, changeset: bytes, undoes: bytes
    ) -> Changes:
        """Apply a changeset as a new operation. Raises ConflictFound when the case no longer fits it."""
        with self._transaction() as db:
            tables = apply_changeset(db, changeset)
            row = journal.append(db, kind, label, actor, now, changeset, undoes=undoes)
            flush_if_small(db)
        return journal.changes_of(row, tables)

    def flush_search(self) -> None:
        """Bring the search index up to date after a large operation.

        On a connection of its own: FTS5's table of words in memory grows with a large flush and never shrinks, and
        every small commit after it would walk through all of it (0.75 ms instead of 0.33).
        """
        with self._turn, explained(self.path):
            if self._lock and search.noted(self._db, 1):
                with closing(connection.for_writing(self.path, self._key)) as indexing, transaction(indexing):
                    search.flush(indexing)
                self._db.pragma("shrink_memory")  # what a large import had taken

    def writer_view(self) -> Reader:
        """The writing connection as a reader, for the thread that writes."""
        return Reader(self._db)

    def change_key(self, key: bytes | None, actor: Actor, now: Instant) -> None:
        """Encrypt the case anew, or take encryption away with None. Every reader must be closed before.

        A new file takes the place of the old one at once, so a crash leaves either. Older backups keep their
        passphrase, or stay plain.
        """
        if self._lock is None:
            raise CannotWrite(self.why_read_only)
        half_made = disk.half_made(self.path)
        with self._turn, explained(self.path), on_disk(self.path):
            try:
                connection.fold_in(self._db)
                connection.copy_into(self._db, half_made, key)
                verify(half_made, key, journal.head(self._db))
                journal.append_to(half_made, key, Kind.EVENT, _PASSPHRASE_ACT[key is None], actor, now)
                self._db.close()
                disk.put_in_place(half_made, self.path)
                self._key = key
            finally:
                half_made.unlink(missing_ok=True)
                self._db.close()
                self._db = connection.for_writing(self.path, self._key)
                connection.begin_writing(self._db)

    def back_up(self, now: Instant) -> Path:
        """A verified copy beside the case."""
        with self._turn, explained(self.path):
            return back_up(self._db, self.path, self._key, now)

    def close(self) -> None:
        """Fold everything into the one file and give it back. While another console reads, the last one folds."""
        with self._turn, explained(self.path):
            if self._closed:
                return
            self._closed = True
            try:
                if self._lock:
                    self._finish()
            finally:
                self._db.close()
                if self._lock:
                    self._lock.release()
            if not self._lock:
                self._fold_what_was_left()

    def _finish(self) -> None:
        try:
            self.flush_search()
            self._remember_head()
        finally:
            try:
                with suppress(apsw.BusyError):
                    connection.fold_in(self._db)
            except apsw.FullError:
                name = self.path.name
                raise CannotWrite(
                    f"{name} is saved, but the disk is too full to make one file of it: keep {name}-wal beside it,"
                    " free space and open it again."
                ) from None

    def _fold_what_was_left(self) -> None:
        """The last console to go leaves one file behind, also when a crash or a reader kept the writer from it."""
        if not any(side.exists() for side in disk.side_files(self.path)) or not _may_write(self.path):
            return
        lock = CaseLock.take(self.path, Actor("A reader", "another console"), self.case.made_at)
        if isinstance(lock, CaseLock):
            with lock:
                opening.fold_what_was_left(self.path, self._key)

    @contextmanager
    def _transaction(self) -> Iterator[apsw.Connection]:
        if self._lock is None:
            raise CannotWrite(self.why_read_only)
        with self._turn, explained(self.path):
            with transaction(self._db):
                yield self._db
            if journal.head(self._db)[0] % _REMEMBER_EVERY == 0:
                self._remember_head()

    def _remember_head(self) -> None:
        """Witness the head outside the file, unless that would wipe out the trace that newer work is missing."""
        known = heads.recorded(self.case.case_id)
        if known is None or journal.holds(self._db, *known):
            heads.record(self.case.case_id, *journal.head(self._db))

    def _older_than_seen(self) -> str:
        known = heads.recorded(self.case.case_id)
        if known is None or journal.holds(self._db, *known):
            return ""
        return (
            f"{self.path.name} is an older copy, or another one: it ends at operation {journal.head(self._db)[0]}, "
            f"this machine saw operation {known[0]} of the case. Check it (flank check) before you go on."
        )

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.close()
        except ConsoleError:
            # What went wrong first is what the user must hear.
            if error is None:
                raise


def create(
    path: Path, title: str, actor: Actor, now: Instant, *, exercise: bool = False, key: bytes | None = None
) -> Store:
    """Make a case file and open it. Raises CannotWrite when there is a file already or none can be written."""
    if path.exists():
        raise CannotWrite(f"{path} is there already. Choose another name, or open it.")
    if not path.parent.is_dir():
        raise CannotWrite(f"The folder {path.parent} does not exist. Make it first.")
    if left := next((file for file in disk.side_files(path) if file.exists()), None):
        # SQLite would take them for the new file's own and find it damaged.
        raise CannotWrite(f"{left.name} is left there of a case that is gone. Choose another name, or move it away.")
    half_made = disk.half_made(path)
    with explained(path), on_disk(path):
        try:
            db = connection.create(half_made, key)
            try:
                migrations.migrate(db, now)
                entities = frozenset(migrations.entity_tables(db))
                with transaction(db), record(db, entities, Kind.WRITE, "Make case", actor, now, lasting=True) as case:
                    settings.found(case, uuid.uuid4().hex, title, exercise, now)
            finally:
                db.close()
            disk.put_anew(half_made, path)
        except FileExistsError:
            raise CannotWrite(f"{path} is there already. Choose another name, or open it.") from None
        finally:
            for left in (half_made, *disk.side_files(half_made)):
                left.unlink(missing_ok=True)
    return open_case(path, actor, now, key=key)


def open_case(path: Path, actor: Actor, now: Instant, *, key: bytes | None = None) -> Store:
    """Open a case for writing; for reading when another console has it (see ``holder``).

    Passphrases that failed before are recorded in the case now.
    """
    opening.admit(path, key)
    if not _may_write(path):
        return open_reading(path, key=key, now=now)
    lock = CaseLock.take(path, actor, now)
    if isinstance(lock, Holder):
        return open_reading(path, key=key, holder=lock, now=now)
    try:
        with unlocking.watched(path, now), explained(path):
            db = connection.for_writing(path, key)
            try:
                disk.sweep(path)
                opening.require_sound(path, db)
                opening.bring_up_to_date(path, db, key, now)
                # All that opening reads is read before the first byte is written: a damaged file stays as it was.
                store = Store(path, db, key, lock, None)
                search.noted(db, 1)
                connection.begin_writing(db)
                store.flush_search()
                for label in unlocking.failures(path):
                    store.event(label, actor, now)
                unlocking.forget(path)
            except BaseException:
                db.close()
                raise
    except BaseException:
        lock.release()
        raise
    return store


def bring_up_to_date(path: Path, actor: Actor, now: Instant, key: bytes | None) -> None:
    """Migrate a case of an older console and do nothing else: no word of its journal is written, whoever asks.

    Where it cannot be written, or another console has it, it stays as it is.
    """
    opening.admit(path, key)
    lock = CaseLock.take(path, actor, now) if _may_write(path) else None
    if not isinstance(lock, CaseLock):
        return
    try:
        with explained(path), closing(connection.for_writing(path, key)) as db:
            opening.require_sound(path, db)
            opening.bring_up_to_date(path, db, key, now)
    finally:
        lock.release()


def open_reading(
    path: Path,
    *,
    key: bytes | None = None,
    holder: Holder | None = None,
    now: Instant | None = None,
    damaged_too: bool = False,
) -> Store:
    """Open a case for reading only. With ``now`` a wrong passphrase is remembered for the next writing opening.

    A damaged file is refused unless it is opened to find out how far (``damaged_too``).
    """
    opening.admit(path, key)
    with unlocking.watched(path, now), explained(path):
        db = connection.for_reading(path, key)
        try:
            opening.require_current(path, db)
            if not damaged_too:
                opening.require_sound(path, db)
            return Store(path, db, key, None, holder)
        except BaseException:
            db.close()
            raise


def _may_write(path: Path) -> bool:
    return disk.may_write(path) and disk.may_write(path.parent)
