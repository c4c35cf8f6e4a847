"""Reading tables nothing more is known of yet than their own columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from console.domain.times import Instant
from console.store.reader import Reader

BEGINS = {
    "crisis": "opened_at",
}
"""Of every table read so: the column that says since when a row is so."""


@dataclass(frozen=True)
class PlainRow:
    """A row as it is kept: ids as bytes, instants as milliseconds, by the names of its columns."""

    columns: Mapping[str, Any]


def plain_rows(reader: Reader, table: str, by: Instant | None = None) -> list[PlainRow]:
    """The rows of a table of :data:`BEGINS`, newest first; with ``by`` those that began before that instant."""
    begins = BEGINS[table]
    names = [name for (name,) in reader.all("SELECT name FROM pragma_table_info(?)", (table,))]
    sql = f"SELECT {', '.join(names)} FROM {table} WHERE ?1 IS NULL OR {begins} < ?1 ORDER BY {begins} DESC, id"
    return [PlainRow(dict(zip(names, row, strict=True))) for row in reader.rows(sql, (by,))]
