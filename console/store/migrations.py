"""The schema in numbered .sql files. Each file and the record of it are one transaction."""

import re
from functools import cache
from importlib import resources as package_files

import apsw

from console.domain.times import Instant
from console.store.header import APPLICATION_ID

_NAME = re.compile(r"(\d{4})_(\w+)\.sql")

DERIVED = frozenset({"operation", "journal_head", "migration", "search_doc", "search_note"})
"""Tables that record or are derived; every other table is an entity table and stands in the journal."""


@cache
def steps() -> tuple[tuple[int, str, str], ...]:
    """(version, name, sql) of every step, in order."""
    found = []
    for file in package_files.files("console.store").joinpath("schema").iterdir():
        if match := _NAME.fullmatch(file.name):
            found.append((int(match[1]), match[2], file.read_text(encoding="utf-8")))
    return tuple(sorted(found))


def newest() -> int:
    """The schema version this console writes."""
    return steps()[-1][0]


def migrate(db: apsw.Connection, now: Instant) -> None:
    """Bring a database up to the newest version: all steps and the record of each, or nothing."""
    at = int(db.pragma("user_version"))
    with db:
        for version, name, sql in steps():
            if version <= at:
                continue
            db.execute(sql)
            db.execute("INSERT INTO migration VALUES (?, ?, ?)", (version, name, now))
            db.pragma("user_version", version)
            db.pragma("application_id", APPLICATION_ID)


def entity_tables(db: apsw.Connection) -> tuple[str, ...]:
    """The tables that the journal records, sorted."""
    listed = db.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    return tuple(
        sorted(name for (name,) in listed if name not in DERIVED and not name.startswith(("sqlite_", "search_")))
    )
