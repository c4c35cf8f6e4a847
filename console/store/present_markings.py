"""The case as known at a moment, marked as it is now: a marking tells how to handle a thing, and that is today's word.

Who raised a marking since would otherwise see the thing leave as it was marked then. The same holds for the release of
national positions: what was taken back since is not released.
"""

from console.domain.marking import Marking
from console.domain.times import Instant
from console.store import markings
from console.store.casefile import Store
from console.store.cutting import marked_tables
from console.store.operations import transaction
from console.store.reader import Reader, Writer
from console.store.rewind import Rewound


def as_marked_now(store: Store, moment: Instant | None) -> Rewound:
    """A copy as :meth:`Store.known_at` gives it, with the markings of now. It is not moved again. The caller closes it.

    What is not in the case any more keeps the marking it had.
    """
    copy = store.known_at(None)
    try:
        if moment is not None and moment < copy.moment:
            tables = marked_tables(copy)
            known = _note(copy, tables)
            copy.go_to(moment)
            copy.stand_still()
            with transaction(copy.db), store.reader() as live:
                for table in tables:
                    _raise_and_lower(copy, live, table, known)
                copy.db.execute(
                    "DELETE FROM position_release WHERE consultation_id IN (SELECT consultation_id FROM temp.kept_back)"
                )
        return copy
    except BaseException:
        copy.close()
        raise


def _note(copy: Rewound, tables: list[str]) -> dict[bytes | None, Marking]:
    copy.db.execute(
        "CREATE TEMP TABLE present (tbl TEXT, id BLOB, marking_id BLOB, PRIMARY KEY (tbl, id)) WITHOUT ROWID"
    )
    for table in tables:
        copy.db.execute(
            f"INSERT INTO temp.present SELECT '{table}', id, marking_id FROM {table} WHERE marking_id IS NOT NULL"
        )
    copy.db.execute(
        "CREATE TEMP TABLE kept_back AS SELECT consultation_id FROM position_release r WHERE released = 0 AND id ="
        " (SELECT id FROM position_release WHERE consultation_id = r.consultation_id ORDER BY at DESC, id DESC LIMIT 1)"
    )
    return markings.all_markings(copy)


def _raise_and_lower(copy: Rewound, live: Reader, table: str, known: dict[bytes | None, Marking]) -> None:
    case = Writer(copy.db)
    for (now,) in copy.all(
        f"SELECT DISTINCT p.marking_id FROM temp.present p CROSS JOIN {table} t ON t.id = p.id"
        " WHERE p.tbl = ? AND t.marking_id IS NOT p.marking_id",
        (table,),
    ):
        case.execute(
            f"UPDATE {table} SET marking_id = ?"
            " WHERE id IN (SELECT id FROM temp.present WHERE tbl = ? AND marking_id = ?)",
            (markings.marking_id(case, known[now], 0), table, now),
        )
    for (row_id,) in copy.all(
        f"SELECT id FROM {table} WHERE marking_id IS NOT NULL"
        " AND id NOT IN (SELECT id FROM temp.present WHERE tbl = ?)",
        (table,),
    ):
        if live.one(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)) is not None:
            case.update(table, row_id, marking_id=None)
