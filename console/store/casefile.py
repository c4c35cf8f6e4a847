"""The case file: making it, opening it, and the one way to change it.

:class:`Store` is a case that is open. Whoever writes says what they do, who they are and when::

    with store.operation("Grade report", actor, now) as case:
        case.insert("report_revision", ...)

Reading goes through a :class:`~console.store.reader.Reader` of its own, one a thread.
"""

import os
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from console.domain.errors import BadInput, CannotWrite, WrongKey
from console.domain.operation import Actor, Changes, Kind
from console.domain.times import Instant
from console.store import connection, header, heads, journal, migrations, search, settings
from console.store.backups import back_up
from console.store.faults import explained
from console.store.lock import CaseLock, Holder
from console.store.operations import Operating, apply_changeset, flush_if_small, record, transaction
from console.store.reader import Reader
from console.store.rewind import Rewound

_REMEMBER_EVERY = 50
"""The head is remembered outside the file when the case is closed, and every so many operations before that."""


class Store:
    """An open case. Made by :func:`create`, :func:`open_case` or :func:`open_reading`; end it with :meth:`close`.

    ``holder`` tells who has the case when it could only be opened for reading.
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
        self._entities = frozenset(migrations.entity_tables(db))
        self.case = settings.identity(Reader(db))

    @property
    def read_only(self) -> bool:
        """Whether this console may only look."""
        return self._lock is None

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted."""
        return self._key is not None

    def reader(self) -> Reader:
        """A new connection that cannot write, for the calling thread. The caller closes it."""
        with explained(self.path):
            return Reader(connection.for_reading(self.path, self._key))

    def known_at(self, moment: Instant) -> Rewound:
        """The case as it stood at ``moment``: every query works on it. The caller closes it."""
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
        self._remember_head()

    def event(self, label: str, actor: Actor, now: Instant) -> Changes:
        """Record that something happened to the case without changing it: opened, exported, printed, shown."""
        with self._transaction() as db:
            row = journal.append(db, Kind.EVENT, label, actor, now, None, lasting=True)
        self._remember_head()
        return journal.changes_of(row, frozenset())

    def apply_recorded(
        self, kind: Kind, label: str, actor: Actor, now: Instant, changeset: bytes, undoes: bytes
    ) -> Changes:
        """Apply a changeset as a new operation. Raises ConflictFound when the case no longer fits it."""
        with self._transaction() as db:
            tables = apply_changeset(db, changeset)
            row = journal.append(db, kind, label, actor, now, changeset, undoes=undoes)
            flush_if_small(db)
        self._remember_head()
        return journal.changes_of(row, tables)

    def flush_search(self) -> None:
        """Bring the search index up to date after a large operation."""
        if search.noted(self._db, 1):
            with self._transaction() as db:
                search.flush(db)

    def writer_view(self) -> Reader:
        """The writing connection as a reader, for the thread that writes."""
        return Reader(self._db)

    def change_key(self, key: bytes | None, actor: Actor, now: Instant) -> None:
        """Encrypt the case anew, or take encryption away with None. Older backups keep their passphrase."""
        self.event("Change passphrase" if key else "Remove encryption", actor, now)
        with self._turn, explained(self.path):
            connection.fold_in(self._db)
            self._db.pragma("hexrekey", key.hex() if key else "")
            self._key = key
            self._db.close()
            self._db = connection.for_writing(self.path, key)
            connection.begin_writing(self._db)

    def back_up(self, now: Instant) -> Path:
        """A verified copy beside the case."""
        with self._turn, explained(self.path):
            return back_up(self._db, self.path, self._key, now)

    def close(self) -> None:
        """Fold everything into the one file and give it back."""
        with self._turn, explained(self.path):
            try:
                if self._lock:
                    self.flush_search()
                    heads.record(self.case.case_id, *journal.head(self._db))
                    connection.fold_in(self._db)
            finally:
                self._db.close()
                if self._lock:
                    self._lock.release()

    @contextmanager
    def _transaction(self) -> Iterator[apsw.Connection]:
        if self._lock is None:
            raise CannotWrite(self.why_read_only)
        with self._turn, explained(self.path), transaction(self._db):
            yield self._db

    @property
    def why_read_only(self) -> str:
        """One sentence for who wants to write and may not."""
        if self.holder:
            return f"{self.path.name} is open for reading: {self.holder.name} at {self.holder.station} has it."
        return f"{self.path.name} is open for reading only."

    def _remember_head(self) -> None:
        seq, chained = journal.head(self._db)
        if seq % _REMEMBER_EVERY == 0:
            heads.record(self.case.case_id, seq, chained)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def create(
    path: Path, title: str, actor: Actor, now: Instant, *, exercise: bool = False, key: bytes | None = None
) -> Store:
    """Make a case file and open it. Raises CannotWrite when there is a file already or none can be written."""
    if path.exists():
        raise CannotWrite(f"{path} is there already. Choose another name, or open it.")
    if not path.parent.is_dir():
        raise CannotWrite(f"The folder {path.parent} does not exist. Make it first.")
    half_made = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with explained(path):
            db = connection.create(half_made, key)
            try:
                db.pragma("page_size", 4096)
                migrations.migrate(db, now)
                entities = frozenset(migrations.entity_tables(db))
                with transaction(db), record(db, entities, Kind.WRITE, "Make case", actor, now, lasting=True) as case:
                    settings.found(case, uuid.uuid4().hex, title, exercise, now)
            finally:
                db.close()
        # A hard link never replaces a file somebody made meanwhile; some file systems have none.
        try:
            os.link(half_made, path)
        except FileExistsError:
            raise CannotWrite(f"{path} is there already. Choose another name, or open it.") from None
        except OSError:
            half_made.rename(path)
    finally:
        half_made.unlink(missing_ok=True)
    return open_case(path, actor, now, key=key)


def open_case(path: Path, actor: Actor, now: Instant, *, key: bytes | None = None) -> Store:
    """Open a case for writing; for reading when another console has it (see ``holder``)."""
    found = header.inspect(path)
    _require_key(path, found, key)
    if found.version is not None and found.version > migrations.newest():
        raise _too_new(path, found.version)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return open_reading(path, key=key)
    lock = CaseLock.take(path, actor, now)
    if isinstance(lock, Holder):
        return open_reading(path, key=key, holder=lock)
    try:
        with explained(path):
            db = connection.for_writing(path, key)
            try:
                _bring_up_to_date(path, db, key, now)
                connection.begin_writing(db)
                store = Store(path, db, key, lock, None)
                store.flush_search()
            except BaseException:
                db.close()
                raise
    except BaseException:
        lock.release()
        raise
    return store


def open_reading(path: Path, *, key: bytes | None = None, holder: Holder | None = None) -> Store:
    """Open a case for reading only; the file is left as it was."""
    found = header.inspect(path)
    _require_key(path, found, key)
    with explained(path):
        db = connection.for_reading(path, key)
        try:
            _require_ours(path, db)
            if int(db.pragma("user_version")) < migrations.newest():
                raise BadInput(
                    f"{path.name} was made by an older console. Open it once for writing to bring it up to date."
                )
            return Store(path, db, key, None, holder)
        except BaseException:
            db.close()
            raise


def _require_key(path: Path, found: header.Header, key: bytes | None) -> None:
    if found.nature is header.Nature.ENCRYPTED and key is None:
        raise WrongKey(f"{path.name} is encrypted. Give its passphrase: --key-file FILE, FLANK_KEY, or at the prompt.")
    if found.nature is header.Nature.PLAIN and key is not None:
        raise WrongKey(f"{path.name} is not encrypted: open it without a passphrase.")


def _require_ours(path: Path, db: apsw.Connection) -> None:
    if db.pragma("application_id") != header.APPLICATION_ID:
        raise BadInput(f"{path.name} is a database of another program, not a case file. It was left as it was.")
    if (version := int(db.pragma("user_version"))) > migrations.newest():
        raise _too_new(path, version)


def _too_new(path: Path, version: int) -> BadInput:
    return BadInput(
        f"{path.name} was made by a newer console (schema {version}, this one knows {migrations.newest()})."
        " Update the console; the file was left as it was."
    )


def _bring_up_to_date(path: Path, db: apsw.Connection, key: bytes | None, now: Instant) -> None:
    _require_ours(path, db)
    if int(db.pragma("user_version")) < migrations.newest():
        back_up(db, path, key, now)
        migrations.migrate(db, now)
