"""Rewind: a copy of the case in memory with later operations taken back, read like the live one."""

import bisect

import apsw

from console.domain.times import Instant
from console.store import connection, journal, search
from console.store.operations import apply_changeset, transaction
from console.store.reader import Reader
from console.store.searchable import noting_triggers


class Rewound(Reader):
    """The case as known at a moment: everything up to the last operation that is not later than it.

    Operations stand in the order they were recorded; a clock that was set back does not reorder them.
    """

    def __init__(self, live: apsw.Connection, moment: Instant, *, encrypted: bool) -> None:
        super().__init__(connection.in_memory_copy(live, encrypted=encrypted), None)
        work_on_copy(self.db)
        rows = self.all("SELECT seq, at FROM operation ORDER BY seq")
        # As of operation k the newest time seen so far: a rising list that bisect can use.
        self._times: list[tuple[Instant, int]] = []
        for seq, at in reversed(rows):
            if not self._times or at < self._times[-1][0]:
                self._times.append((at, seq))
        self._times.reverse()
        self.newest = rows[-1][0] if rows else 0
        self.last_operation: int = self.newest
        self.moment = moment
        self.go_to(moment)

    def go_to(self, moment: Instant) -> None:
        """Move the copy to another moment, back or on."""
        self.go_to_operation(self._last_at(moment))
        self.moment = moment

    def go_to_operation(self, seq: int) -> None:
        """Move the copy to just after operation ``seq`` (0: before the first)."""
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
        if changeset:
            with transaction(self.db):
                apply_changeset(self.db, changeset)
        self.last_operation = seq

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
