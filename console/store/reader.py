"""Reading a case: a connection that cannot write, and how far its journal reaches."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Self, TypeVar

import apsw

T = TypeVar("T")
Row = tuple[Any, ...]
Values = Sequence[Any] | Mapping[str, Any]
Stamp = tuple[int, int]
"""Which connection, and how far it was moved; of the case itself :data:`LIVE` and its newest operation."""
LIVE = 0


class Reader:
    """What every query takes. The live case, a second console's view and a rewound case all look the same.

    ``last_operation`` is the sequence number the picture stands at; None means the newest.
    """

    def __init__(self, db: apsw.Connection, last_operation: int | None = None) -> None:
        self.db = db
        self.last_operation = last_operation

    def rows(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """The rows of a query, as tuples. Stopping early is fine."""
        cursor = self.db.execute(sql, values)
        try:
            yield from cursor
        finally:
            # A cursor that is only dropped can stay in progress, which holds up backups and the write-ahead log.
            cursor.close()

    def all(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of a query at once."""
        return self.db.execute(sql, values).fetchall()

    def one(self, sql: str, values: Values = ()) -> Row | None:
        """The first row, or None."""
        cursor = self.db.execute(sql, values)
        try:
            return next(cursor, None)
        finally:
            cursor.close()

    def value(self, sql: str, values: Values = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.one(sql, values)
        return row[0] if row else None

    def kept(self, name: str, tables: frozenset[str], make: Callable[[], T]) -> T:
        """What ``make`` works out from these tables alone, nobody changes it afterwards.

        A rewound case keeps it under its name until it is moved over a change of one of them.
        """
        return make()

    @property
    def stamp(self) -> Stamp:
        """Where it stands, for :meth:`report_rows_since`."""
        return LIVE, int(self.value("SELECT coalesce(max(seq), 0) FROM operation"))

    def report_rows_since(self, stamp: Stamp) -> set[int] | None:
        """The rows (rowids) of reports that may be others than at a stamp: only a rewound case can tell, else None."""
        return None

    def before_search(self) -> None:
        """Make sure full text agrees with the tables. Only a rewound case has something to do here."""

    def close(self) -> None:
        """Let go of the connection."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Writer(Reader):
    """What an operation hands to a service: reading, and writing that the journal records.

    Table and column names come from the console's own code, never from outside.
    """

    def execute(self, sql: str, values: Values = ()) -> None:
        """Run one statement."""
        self.db.execute(sql, values).fetchall()

    def insert(self, table: str, **columns: Any) -> None:
        """Insert one row."""
        names = ", ".join(columns)
        places = ", ".join("?" * len(columns))
        self.db.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", tuple(columns.values()))

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterator[Row] | Sequence[Row]) -> None:
        """Insert many rows of the same columns; the fastest way in."""
        places = ", ".join("?" * len(columns))
        self.db.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)

    def update(self, table: str, row_id: bytes, **columns: Any) -> None:
        """Change columns of one row."""
        settings = ", ".join(f"{name} = ?" for name in columns)
        self.db.execute(f"UPDATE {table} SET {settings} WHERE id = ?", (*columns.values(), row_id))
