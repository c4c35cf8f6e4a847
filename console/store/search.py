"""Full text: bringing the index up to date, and asking it.

Writes only note which rows they touched. :func:`flush` deletes and inserts the noted rows; it is the one routine
for edits, undo, merge and rewind.
"""

import re
from pathlib import Path
from typing import NamedTuple

import apsw

from console.store.faults import damaged
from console.store.reader import Reader
from console.store.searchable import SEARCHABLE, Searchable, texts

_WORD = re.compile(r"\w+")
_BY_TABLE = {entry.table: entry for entry in SEARCHABLE}
_UNFINISHED = 3
"""A last word of so many letters may be the beginning of a longer one; shorter beginnings match half the index."""


class Hit(NamedTuple):
    """A found row: which table, which row, its title and body as plain text."""

    kind: str
    row_id: bytes
    title: str
    body: str


def noted(db: apsw.Connection, at_most: int) -> int:
    """How many rows wait for the index, counted up to ``at_most``."""
    return int(Reader(db).value("SELECT count(*) FROM (SELECT 1 FROM search_note LIMIT ?)", (at_most,)))


def flush(db: apsw.Connection) -> None:
    """Bring the index up to date with every noted row. Belongs inside a transaction."""
    gone = db.execute("DELETE FROM search_doc WHERE row_id IN (SELECT row_id FROM search_note) RETURNING doc")
    db.executemany("DELETE FROM search WHERE rowid = ?", gone)
    newest = db.execute("SELECT coalesce(max(doc), 0) FROM search_doc").fetchall()[0][0]
    for (kind,) in Reader(db).all("SELECT DISTINCT kind FROM search_note"):
        entry = _entry(db, kind)
        db.execute(
            "INSERT INTO search_doc (kind, row_id) SELECT ?1, id FROM"
            f" {kind} WHERE id IN (SELECT row_id FROM search_note WHERE kind = ?1) ORDER BY id",
            (kind,),
        )
        # The new keys rise, so this walks them in order and FTS5 appends.
        db.execute(
            f"INSERT INTO search (rowid, title, body) SELECT doc, {entry.title}, {entry.body}"
            f" FROM search_doc CROSS JOIN {kind} ON {kind}.id = row_id WHERE doc > ?2 AND search_doc.kind = ?1",
            (kind, newest),
        )
    db.execute("DELETE FROM search_note")


def expression(text: str) -> str | None:
    """What a person typed as an FTS5 expression: every word must occur, the last may be unfinished.

    Words are quoted, so no operator or column filter of FTS5 can be typed. None when there is no word.
    """
    words = _WORD.findall(text)
    if not words:
        return None
    return " ".join(f'"{word}"' for word in words) + ("*" if len(words[-1]) >= _UNFINISHED else "")


def find(reader: Reader, text: str, *, kinds: tuple[str, ...] = (), limit: int = 50) -> list[Hit]:
    """The newest rows that hold every word of ``text``."""
    asked = expression(text)
    if asked is None:
        return []
    reader.before_search()
    wanted = f"AND kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    found = reader.all(
        f"SELECT kind, row_id FROM search JOIN search_doc ON doc = search.rowid WHERE search MATCH ? {wanted}"
        " ORDER BY search.rowid DESC LIMIT ?",
        (asked, *kinds, limit),
    )
    hits = []
    for kind, row_id in found:
        for _, title, body in reader.rows(texts(_entry(reader.db, kind), "?"), (row_id,)):
            hits.append(Hit(kind, row_id, title, body))
    return hits


def _entry(db: apsw.Connection, kind: str) -> Searchable:
    """What a kind out of the file stands for. Raises BadInput: no console notes any other."""
    if kind not in _BY_TABLE:
        raise damaged(Path(db.filename))
    return _BY_TABLE[kind]


# Rows that are read as part of another: the table, its column that names the other, the other's table and title.
_PART_OF = {
    "assessment": ("incident_id", "incident", "title"),
    "placement": ("unit_id", "unit", "name"),
    "phase": ("crisis_id", "crisis", "title"),
    "partner_notice": ("crisis_id", "crisis", "title"),
}


def owner_of(reader: Reader, hit: Hit) -> tuple[bytes, str] | None:
    """The id and the title of what a found row is part of; None where it stands for itself."""
    part = _PART_OF.get(hit.kind)
    if part is None:
        return None
    column, table, title = part
    sql = f"SELECT o.id, o.{title} FROM {hit.kind} r JOIN {table} o ON o.id = r.{column} WHERE r.id = ?"
    row = reader.one(sql, (hit.row_id,))
    return (row[0], row[1]) if row else None
