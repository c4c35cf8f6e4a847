"""Replaying: the whole journal applied to an empty case must give the tables, the schema and the search index."""

from collections.abc import Iterator
from functools import cache

import apsw

from console.domain.operation import Operation
from console.store import connection, journal, migrations, search
from console.store.findings import Finding
from console.store.operations import ConflictFound, apply_changeset, transaction
from console.store.reader import Reader
from console.store.rewind import work_on_copy
from console.store.searchable import SEARCHABLE, texts


def differing_schema(reader: Reader) -> Iterator[Finding]:
    """Name what was added to, taken from or changed in the schema itself, such as a trigger."""
    fresh = _new_case()
    try:
        ours, theirs = _schema(Reader(fresh)), _schema(reader)
    finally:
        fresh.close()
    for name in sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)):
        yield Finding(f"The schema was changed behind the journal: {name}.")
        return


def _new_case() -> apsw.Connection:
    """A case in memory in which nothing was done yet."""
    db = connection.in_memory()
    image = connection.in_memory()
    try:
        image.deserialize("main", _image(migrations.steps()))
        # Copied, because what was deserialized may not grow without end.
        with db.backup("main", image, "main") as copying:
            copying.step()
    except BaseException:
        db.close()
        raise
    finally:
        image.close()
    return db


@cache
def _image(steps: tuple[tuple[int, str, str], ...]) -> bytes:
    """Such a case as bytes, made once: taking all ``steps`` takes longer than most cases take to check."""
    db = connection.in_memory()
    try:
        migrations.migrate(db, 0)
        return db.serialize("main")
    finally:
        db.close()


def _schema(reader: Reader) -> dict[str, str | None]:
    """What the file is built of; statistics that SQLite keeps for itself are left out."""
    sql = "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'"
    return dict(reader.all(sql))


def differing_rows(reader: Reader, rows: list[Operation]) -> Iterator[Finding]:
    """Apply every changeset to an empty case and compare all tables."""
    labels = {row.seq: row.label for row in rows}
    replayed = _new_case()
    try:
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


def differing_index(reader: Reader) -> Iterator[Finding]:
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
