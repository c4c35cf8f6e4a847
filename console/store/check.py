"""Check: does the case still hold? Integrity, chain, head, search index, and the journal replayed.

Nothing here writes. Each finding is one sentence; where an operation is to blame, it is the first that does not hold.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import apsw

from console.domain.operation import GENESIS, Operation, chained_hash, digest_of
from console.store import backups, connection, heads, journal, migrations, search
from console.store.operations import ConflictFound, apply_changeset, transaction
from console.store.reader import Reader
from console.store.rewind import work_on_copy
from console.store.searchable import SEARCHABLE, texts

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Finding:
    """Something that does not hold; ``operation`` is the sequence number of the first operation to blame."""

    sentence: str
    operation: int | None = None


@dataclass(frozen=True)
class Verdict:
    """What a check found. ``notes`` are worth knowing but no fault."""

    operations: int
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def check(
    reader: Reader, case: Path, case_id: str, key: bytes | None = None, progress: Progress = lambda _step: None
) -> Verdict:
    """Check a case. ``progress`` is told each step and may raise to stop it."""
    findings: list[Finding] = []
    progress("Reading every page")
    findings += _integrity(reader)
    progress("Following the chain")
    rows = journal.operations(reader)
    findings += _chain(reader, rows)
    findings += _head(reader, rows)
    outside, notes = _outside_heads(rows, case, case_id, key)
    findings += outside
    if not findings:
        progress("Replaying every operation")
        findings += _replay(reader, rows)
        progress("Comparing the search index")
        findings += _search(reader)
    return Verdict(len(rows), tuple(findings), tuple(notes))


def _integrity(reader: Reader) -> Iterator[Finding]:
    for (line,) in reader.rows("PRAGMA integrity_check(5)"):
        if line != "ok":
            yield Finding(f"The file is damaged: {line}.")
    for table, rowid, parent, _ in reader.rows("PRAGMA foreign_key_check"):
        yield Finding(f"Row {rowid} of {table} refers to a {parent} that is not there.")


def _chain(reader: Reader, rows: list[Operation]) -> Iterator[Finding]:
    """Every row must carry its own hash, follow the one before, and have the changeset it was made with."""
    previous, seq = GENESIS, 0
    for row in rows:
        if row.seq != seq + 1 or row.previous != previous:
            missing = "an operation before it is missing or out of order"
            yield Finding(f"Operation {row.seq} “{row.label}” does not follow operation {seq}: {missing}.", row.seq)
            return
        if row.hash != chained_hash(row):
            yield Finding(f"Operation {row.seq} “{row.label}” was edited after it was recorded.", row.seq)
            return
        if not _changeset_fits(reader, row):
            yield Finding(f"The recorded change of operation {row.seq} “{row.label}” was edited.", row.seq)
            return
        previous, seq = row.hash, row.seq


def _changeset_fits(reader: Reader, row: Operation) -> bool:
    try:
        changeset = journal.changeset_of(reader, row.id)
    except ValueError:
        return False
    return digest_of(row.salt, changeset or b"") == row.digest


def _head(reader: Reader, rows: list[Operation]) -> Iterator[Finding]:
    seq, chained = journal.head(reader.db)
    last = rows[-1] if rows else None
    if (last.seq, last.hash) != (seq, chained) if last else seq != 0:
        after = f"after operation {last.seq} “{last.label}”" if last else "from the first operation on"
        yield Finding(f"The journal is cut off {after}: its head is operation {seq}.", (last.seq + 1) if last else 1)


def _outside_heads(
    rows: list[Operation], case: Path, case_id: str, key: bytes | None
) -> tuple[list[Finding], list[str]]:
    """Compare with the head this machine remembers and with the heads of the backups beside the case."""
    hashes = {row.seq: row.hash for row in rows}
    last = rows[-1].seq if rows else 0
    findings, notes = [], []
    if known := heads.recorded(case_id):
        findings += _behind(hashes, last, known, "this machine saw")
    for backup in backups.backups(case):
        name = f"the backup {backup.path.name} holds"
        if head := backups.head_of(backup, key):
            findings += _behind(hashes, last, head, name)
        else:
            notes.append(f"The backup {backup.path.name} could not be compared: it does not open with this passphrase.")
    return findings, notes


def _behind(hashes: dict[int, bytes], last: int, head: tuple[int, bytes], who: str) -> Iterator[Finding]:
    seq, chained = head
    if seq > last:
        yield Finding(f"The case is behind its recorded head: it ends at operation {last}, {who} operation {seq}.", last + 1)
    elif seq and hashes.get(seq) != chained:
        yield Finding(f"Operation {seq} is not the one {who}: the journal was rewritten.", seq)


def _replay(reader: Reader, rows: list[Operation]) -> Iterator[Finding]:
    """Apply every changeset to an empty case and compare all tables."""
    labels = {row.seq: row.label for row in rows}
    replayed = connection.in_memory()
    try:
        migrations.migrate(replayed, 0)
        work_on_copy(replayed)
        last = rows[-1].seq if rows else 0
        for seq, changeset in journal.with_changesets(reader, 0, last, newest_first=False):
            try:
                with transaction(replayed):
                    apply_changeset(replayed, changeset)
            except ConflictFound:
                yield Finding(f"Operation {seq} “{labels[seq]}” does not fit what came before it.", seq)
                return
        for table in migrations.entity_tables(reader.db):
            yield from _compare(reader, Reader(replayed), table, labels)
    finally:
        replayed.close()


def _compare(live: Reader, replayed: Reader, table: str, labels: dict[int, str]) -> Iterator[Finding]:
    """Name the first row of a table that is not what the journal left, and who wrote it last."""
    key = live.value("SELECT name FROM pragma_table_info(?) WHERE pk = 1", (table,))
    sql = f"SELECT {key}, * FROM {table} ORDER BY {key}"
    mine, theirs = live.rows(sql), replayed.rows(sql)
    while True:
        one, other = next(mine, None), next(theirs, None)
        if one == other:
            if one is None:
                return
            continue
        row_key = min(side[0] for side in (one, other) if side is not None)
        seq = _last_writer(live, table, row_key)
        by = f"operation {seq} “{labels[seq]}” left" if seq else "any operation left"
        yield Finding(f"A row of {table} is not what {by}: it was changed behind the journal.", seq)
        return


def _last_writer(reader: Reader, table: str, row_key: object) -> int | None:
    newest = int(reader.value("SELECT max(seq) FROM operation"))
    for seq, changeset in journal.with_changesets(reader, 0, newest, newest_first=True):
        for change in apsw.Changeset.iter(changeset):
            side = change.old or change.new
            if change.name == table and side and side[next(iter(change.pk_columns))] == row_key:
                return seq
    return None


def _search(reader: Reader) -> Iterator[Finding]:
    """Index the tables anew in memory and compare every word with where the case's index has it."""
    fresh = connection.in_memory()
    try:
        sql = reader.value("SELECT sql FROM sqlite_schema WHERE name = 'search'")
        fresh.execute(sql)
        docs = {row_id: (doc, kind) for doc, kind, row_id in reader.rows("SELECT doc, kind, row_id FROM search_doc")}
        with transaction(fresh):
            for entry in SEARCHABLE:
                for row_id, title, body in reader.rows(texts(entry, f"SELECT id FROM {entry.table}")):
                    doc, kind = docs.pop(row_id, (None, None))
                    if kind != entry.table:
                        yield Finding(f"The search index lacks a row of {entry.table}.")
                        return
                    fresh.execute("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", (doc, title, body))
        if docs or search.noted(reader.db, 1):
            yield Finding("The search index holds rows that are not there any more.")
        elif _vocabulary(reader.db) != _vocabulary(fresh):
            yield Finding("The search index does not agree with the texts it was made from.")
    finally:
        fresh.close()


def _vocabulary(db: apsw.Connection) -> list[tuple[object, ...]]:
    """Of every word: how often it stands anywhere, and a sum over where, so that no swap goes unseen."""
    db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab('main', 'search', 'instance')")
    return db.execute(
        "SELECT term, count(*), sum((doc % 65521) * (offset + 7) + length(col)) FROM words GROUP BY term"
    ).fetchall()
