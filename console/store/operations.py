"""How a change is recorded: one transaction, one session, one row in the journal."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import apsw

from console.domain.operation import Actor, Changes, Kind
from console.domain.times import Instant
from console.store import journal, search
from console.store.reader import Row, Writer
from console.store.searchable import TABLES, noting_trigger

_FLUSH_WITHIN = 2_000
"""Up to so many touched rows the search index is brought up to date inside the operation itself."""


apsw.session_config(apsw.SQLITE_SESSION_CONFIG_STRMSIZE, 1 << 16)
_NO_SAVEPOINT = apsw.SQLITE_CHANGESETAPPLY_NOSAVEPOINT


class Operating(Writer):
    """The writer inside an operation; ``changes`` is set when the block has ended."""

    changes: Changes = Changes(frozenset())

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterator[Row] | Sequence[Row]) -> None:
        """Insert many rows of the same columns; the fastest way in.

        The new rows are noted for the search index all at once: a trigger that fires for each costs a large import
        two fifths more.
        """
        if table not in TABLES:
            super().insert_many(table, columns, rows)
            return
        last = self.value(f"SELECT coalesce(max(rowid), 0) FROM {table}")
        self.execute(f"DROP TRIGGER temp.note_{table}_insert")
        super().insert_many(table, columns, rows)
        self.execute(f"INSERT INTO search_note SELECT ?, id FROM {table} WHERE rowid > ?", (table, last))
        self.execute(noting_trigger(table, "INSERT"))


class ConflictFound(Exception):
    """A changeset does not fit the case as it stands now."""


@contextmanager
def transaction(db: apsw.Connection) -> Iterator[None]:
    """All of the block, or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        # SQLite rolls back by itself when the disk is full.
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


@contextmanager
def record(
    db: apsw.Connection, entities: frozenset[str], kind: Kind, label: str, actor: Actor, now: Instant, lasting: bool
) -> Iterator[Operating]:
    """Record the block's changes of entity tables as one operation. Belongs inside a transaction."""
    touched: set[str] = set()

    def wanted(table: str) -> bool:
        # SQLite asks once a table, when its first change arrives.
        if table in entities:
            touched.add(table)
        return table in entities

    session = apsw.Session(db, "main")
    try:
        session.table_filter(wanted)
        session.attach()
        work = Operating(db)
        yield work
        recording = journal.Recording()
        session.changeset_stream(recording.take)
    finally:
        session.close()
    if recording:
        row = journal.append(db, kind, label, actor, now, recording, lasting=lasting)
        work.changes = journal.changes_of(row, frozenset(touched))
    # Also when nothing changed in the end: what was written over with the same words is noted all the same.
    flush_if_small(db)


def flush_if_small(db: apsw.Connection) -> None:
    """Bring the search index up to date now, unless so much changed that it would hold the writer up."""
    if search.noted(db, _FLUSH_WITHIN + 1) <= _FLUSH_WITHIN:
        search.flush(db)


def apply_changeset(db: apsw.Connection, changeset: bytes) -> frozenset[str]:
    """Apply a changeset whole and tell the tables it touched, or raise ConflictFound.

    The caller's transaction must then be rolled back: there is no savepoint here, because inside a transaction that
    one makes large changesets quadratic.
    """
    tables: set[str] = set()

    def note(table: str) -> bool:
        tables.add(table)
        return True

    def refuse(_reason: int, _change: apsw.TableChange) -> int:
        return apsw.SQLITE_CHANGESET_ABORT

    try:
        apsw.Changeset.apply(changeset, db, filter=note, conflict=refuse, flags=_NO_SAVEPOINT)
    except (apsw.AbortError, apsw.ConstraintError) as error:
        raise ConflictFound from error
    return frozenset(tables)


def tables_of(db: apsw.Connection, changeset: bytes) -> frozenset[str]:
    """The tables a changeset touches: found by applying nothing of it, without an object for each row."""
    tables: set[str] = set()

    def note(table: str) -> bool:
        tables.add(table)
        return False

    apsw.Changeset.apply(changeset, db, filter=note, flags=_NO_SAVEPOINT)
    return frozenset(tables)
