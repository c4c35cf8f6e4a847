"""Rewind: a copy of the case in memory with later operations taken back, read like the live one."""

import bisect
from collections.abc import Callable
from typing import Any, TypeVar

import apsw

from console.domain.errors import Fault
from console.domain.times import Instant
from console.store import connection, journal, search
from console.store.operations import apply_changeset, tables_of, transaction
from console.store.reader import LIVE, Reader, Stamp
from console.store.searchable import noting_triggers

T = TypeVar("T")


class Rewound(Reader):
    """The case as known at a moment: everything up to the last operation that is not later than it.

    Operations stand in the order they were recorded; a clock that was set back does not reorder them. ``newest`` is the
    last operation the copy knows of; :attr:`last_operation` where it stands.
    """

    last_operation: int

    def __init__(self, live: apsw.Connection, moment: Instant | None, *, encrypted: bool) -> None:
        """Stands at ``moment``; None: after the newest operation."""
        super().__init__(connection.in_memory_copy(live, encrypted=encrypted), None)
        work_on_copy(self.db)
        rows = self.all("SELECT seq, at FROM operation ORDER BY seq")
        # As of operation k the newest time seen so far: a rising list that bisect can use.
        self._times: list[tuple[Instant, int]] = []
        for seq, at in reversed(rows):
            if not self._times or at < self._times[-1][0]:
                self._times.append((at, seq))
        self._times.reverse()
        self._tables: dict[int, frozenset[str]] = {}
        self._rows: list[set[int]] = []
        """The rows of reports that each move may have changed."""
        self._as_live = not encrypted
        """A plain copy numbers its rows as the case does."""
        self._kept: dict[str, tuple[frozenset[str], Any]] = {}
        self._still = False
        self.newest: int = rows[-1][0] if rows else 0
        self.last_operation = self.newest
        self.moment: Instant = rows[-1][1] if rows else 0
        if moment is not None:
            self.go_to(moment)

    def go_to(self, moment: Instant) -> frozenset[str]:
        """Move the copy to another moment, back or on; gives the tables that are different there."""
        tables = self.go_to_operation(self._last_at(moment))
        self.moment = moment
        return tables

    def go_to_operation(self, seq: int) -> frozenset[str]:
        """Move the copy to just after operation ``seq`` (0: before the first); gives the tables that are different."""
        if self._still:
            raise Fault("A cut copy of the case was moved. Nothing was changed; report this.")
        seq = max(0, min(seq, self.newest))
        back = seq < self.last_operation
        low, high = sorted((seq, self.last_operation))
        builder = apsw.ChangesetBuilder()  # type: ignore[no-untyped-call]
        try:
            # What an older console recorded has fewer columns than the tables have since.
            builder.schema(self.db, "main")
            for _, changeset in journal.with_changesets(Reader(self.db), low, high, newest_first=back):
                builder.add(apsw.Changeset.invert(changeset) if back else changeset)
            changeset = builder.output()
        finally:
            builder.close()
        tables: frozenset[str] = frozenset()
        if changeset:
            tables = self._apply(changeset)
        self._kept = {name: one for name, one in self._kept.items() if not one[0] & tables}
        self.last_operation = seq
        self.moment = self._at(seq)
        return tables

    def stand_still(self) -> None:
        """Stay at this moment for good: the copy is about to be changed, and no other has its rows."""
        self._still = True
        self._kept.clear()

    def _apply(self, changeset: bytes) -> frozenset[str]:
        rows: set[int] = set()

        def note(_kind: int, _name: str, table: str, row: int) -> None:
            if table == "report":
                rows.add(row)

        self.db.set_update_hook(note)
        try:
            with transaction(self.db):
                tables = apply_changeset(self.db, changeset)
        finally:
            self.db.set_update_hook(None)
        self._rows.append(rows)
        return tables

    @property
    def stamp(self) -> Stamp:
        """As every reader's."""
        return id(self), len(self._rows)

    def report_rows_since(self, stamp: Stamp) -> set[int] | None:
        """As every reader's; of the case it was copied from as well, where that stood at the newest operation."""
        of, at = stamp
        if self._still:
            return None
        if of == LIVE and at == self.newest and self._as_live:
            return set[int]().union(*self._rows)
        return set[int]().union(*self._rows[at:]) if of == id(self) else None

    def step(self, by: int, among: frozenset[str] | None = None) -> frozenset[str] | None:
        """Move to the next operation that changed something (``by`` 1), or to the one before (−1).

        With ``among`` to the next one that touched one of these tables. Gives the tables that are different there, or
        None where there is no such operation: the copy stays where it is.
        """
        seq = self._following(self.last_operation, among) if by > 0 else self._before(among)
        return None if seq is None else self.go_to_operation(seq)

    def stands_after(self) -> str:
        """The label of the operation the copy stands after; empty before the first."""
        found = self.one(
            "SELECT label FROM operation WHERE seq <= ? AND changeset IS NOT NULL ORDER BY seq DESC LIMIT 1",
            (self.last_operation,),
        )
        return "" if found is None else str(found[0])

    def _following(self, seq: int, among: frozenset[str] | None) -> int | None:
        rows = self.rows("SELECT seq FROM operation WHERE seq > ? AND changeset IS NOT NULL ORDER BY seq", (seq,))
        return next((one for (one,) in rows if among is None or among & self.touched(one)), None)

    def _before(self, among: frozenset[str] | None) -> int | None:
        """What stands here was made by the last operation up to here: the step goes before that one."""
        sql = "SELECT seq FROM operation WHERE seq <= ? AND changeset IS NOT NULL ORDER BY seq DESC"
        rows = self.rows(sql, (self.last_operation,))
        next(rows, None)
        return next((one for (one,) in rows if among is None or among & self.touched(one)), None)

    def touched(self, seq: int) -> frozenset[str]:
        """The tables an operation changed."""
        if seq not in self._tables:
            stored = journal.with_changesets(Reader(self.db), seq - 1, seq, newest_first=False)
            self._tables[seq] = frozenset().union(*(tables_of(self.db, changeset) for _, changeset in stored))
        return self._tables[seq]

    def _at(self, seq: int) -> Instant:
        """When an operation was recorded; before the first, just before that one."""
        found = self.value("SELECT at FROM operation WHERE seq = ?", (seq,))
        if found is not None:
            return int(found)
        first = self.value("SELECT min(at) FROM operation")
        return self.moment if first is None else int(first) - 1

    def kept(self, name: str, tables: frozenset[str], make: Callable[[], T]) -> T:
        """As every reader's, and kept."""
        if name not in self._kept:
            self._kept[name] = (tables, make())
        value: T = self._kept[name][1]
        return value

    def before_search(self) -> None:
        """Bring the copy's full text to where the copy stands; only done when somebody asks."""
        if search.noted(self.db, 1):
            with transaction(self.db):
                search.flush(self.db)

    def _last_at(self, moment: Instant) -> int:
        index = bisect.bisect_right(self._times, (moment, self.newest))
        return self._times[index - 1][1] if index else 0


def work_on_copy(db: apsw.Connection) -> None:
    """Make a copy fit for taking operations back and forth: they were checked when they were recorded."""
    db.pragma("foreign_keys", False)
    for (name,) in db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'keep\\_%' ESCAPE '\\'"
    ).fetchall():
        db.execute(f'DROP TRIGGER "{name}"')
    db.execute(noting_triggers())
