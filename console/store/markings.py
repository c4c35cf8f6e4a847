"""Markings as rows: each distinct one is kept once."""

import json
from collections.abc import Collection

from console.domain.marking import Level, Marking
from console.domain.times import Instant
from console.store.ids import new_id
from console.store.reader import Reader, Writer

Known = dict[bytes | None, Marking]
_NOBODY = ";"
"""An empty release list (nobody), apart from none at all (an empty text)."""
_NAMES = (
    ("unit", "name"), ("unit", "short_name"), ("mission", "name"), ("corridor", "name"), ("source", "name"),
    ("incident", "title"), ("crisis", "title"), ("plan", "name"), ("annotation", "label"), ("closure", "name"),
    ("overlay", "name"), ("course_option", "title"), ("decision", "title"),
)  # fmt: skip
_MARKED_TABLES = (
    "SELECT t.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c"
    " WHERE t.type = 'table' AND c.name = 'marking_id' ORDER BY t.name"
)


def all_markings(reader: Reader) -> Known:
    """Every marking of the case by its id; a row without one carries the case's."""
    return {
        row_id: Marking(Level[level], owner, _release(release), bool(exercise), caveat)
        for row_id, level, owner, release, exercise, caveat in reader.rows(
            "SELECT id, level, owner, release, exercise, caveat FROM marking"
        )
    }


def in_use(reader: Reader, among: Collection[str] | None = None) -> list[Marking]:
    """The markings that rows of the case (or of some tables) carry now; one that no row carries is left out."""
    tables = [name for (name,) in reader.rows(_MARKED_TABLES) if among is None or name in among]
    known = all_markings(reader)
    return [known[row_id] for (row_id,) in reader.rows(_in_use_sql(tables))] if tables else []


def carried(reader: Reader, table: str, ids: Collection[bytes]) -> list[Marking | None]:
    """The different markings that rows of a table carry; None where one carries the case's own."""
    if not ids:
        return []
    known = all_markings(reader)
    among = json.dumps([one.hex() for one in ids])
    sql = f"SELECT DISTINCT marking_id FROM {table} WHERE hex(id) IN (SELECT upper(value) FROM json_each(?))"
    return [known.get(row_id) for (row_id,) in reader.rows(sql, (among,))]


def carried_by(reader: Reader, ids: Collection[bytes]) -> set[bytes]:
    """The ids of markings that any rows of these ids carry, whatever their table."""
    among = json.dumps([one.hex() for one in ids])
    found: set[bytes] = set()
    for (table,) in reader.all(_MARKED_TABLES):
        if reader.one(f"SELECT 1 FROM {table} WHERE marking_id IS NOT NULL"):
            found |= {
                marking
                for (marking,) in reader.rows(
                    "SELECT DISTINCT marking_id FROM json_each(?) CROSS JOIN"
                    f" {table} ON {table}.id = unhex(value) WHERE marking_id IS NOT NULL",
                    (among,),
                )
            }
    return found


def named(reader: Reader) -> list[tuple[str, bytes]]:
    """The names of things that carry a marking, with its id: of what is called by a name of its own."""
    return [
        (name, marking)
        for table, column in _NAMES
        for name, marking in reader.rows(
            f"SELECT DISTINCT {column}, marking_id FROM {table} WHERE marking_id IS NOT NULL AND {column} <> ''"
        )
    ]


def carried_by_rows(reader: Reader, table: str, rows: Collection[int]) -> list[Marking | None]:
    """The same by the rows' numbers (rowids)."""
    known = all_markings(reader)
    sql = f"SELECT DISTINCT marking_id FROM {table} WHERE rowid IN (SELECT value FROM json_each(?))"
    return [known.get(row_id) for (row_id,) in reader.rows(sql, (json.dumps(list(rows)),))]


def carried_behind(reader: Reader, incident_ids: Collection[bytes]) -> list[Marking | None]:
    """Of the reports linked to incidents: whoever is told how many there are is told of each."""
    known = all_markings(reader)
    among = json.dumps([one.hex() for one in incident_ids])
    sql = (
        "SELECT DISTINCT marking_id FROM incident_report AS link JOIN report ON report.id = link.report_id"
        " WHERE hex(link.incident_id) IN (SELECT upper(value) FROM json_each(?))"
    )
    return [known.get(row_id) for (row_id,) in reader.rows(sql, (among,))]


def carried_by_regions(reader: Reader) -> list[Marking | None]:
    """Of the reports of which only a region is known."""
    known = all_markings(reader)
    sql = "SELECT DISTINCT marking_id FROM report WHERE place_precision IS 'region'"
    return [known.get(row_id) for (row_id,) in reader.rows(sql)]


def any_carried(reader: Reader, table: str) -> bool:
    """Whether any row of a table has a marking of its own."""
    return bool(reader.value(f"SELECT EXISTS (SELECT 1 FROM {table} WHERE marking_id IS NOT NULL)"))


def marking_id(case: Writer, marking: Marking | None, now: Instant) -> bytes | None:
    """The row of a marking, made when it is new. None stays None: the case's own."""
    if marking is None:
        return None
    release = "" if marking.release is None else ";".join(sorted(marking.release)) or _NOBODY
    values = (marking.level.name, marking.owner, release, int(marking.exercise), marking.caveat)
    found: bytes | None = case.value(
        "SELECT id FROM marking WHERE level = ? AND owner = ? AND release = ? AND exercise = ? AND caveat = ?", values
    )
    if found is None:
        found = new_id(now)
        names = ("id", "level", "owner", "release", "exercise", "caveat")
        case.insert_many("marking", names, [(found, *values)])
    return found


def _in_use_sql(tables: list[str]) -> str:
    carried = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE marking_id = marking.id)" for table in tables)
    return f"SELECT id FROM marking WHERE {carried} ORDER BY id"


def _release(stored: str) -> frozenset[str] | None:
    return frozenset(part for part in stored.split(";") if part) if stored else None
