"""Taking rows out of a rewound copy: all that carry one of some markings, and everything that hangs on them.

What belongs to what is read from the schema, so that a table added later is covered. A row goes where its own marking
is among those; where it has none and what it belongs to goes; and where it cannot be without what goes.
"""

import re
from collections.abc import Collection
from typing import Final, NamedTuple

from console.store.migrations import entity_tables
from console.store.operations import transaction
from console.store.rewind import Rewound
from console.store.searchable import SEARCHABLE

OWN: Final = (
    "correction_notice", "correction", "output_page", "output", "slide", "storyboard", "audience", "handover",
)  # fmt: skip
"""The cell's own: who was briefed on what, and handovers, which quote from everything. No audience sees any of it."""
LOOSE: Final = frozenset((
    ("report", "revises_id"), ("report", "arrival_id"), ("unit", "parent_id"), ("unit", "arrival_id"),
    ("unit", "order_id"), ("source", "repeats_id"), ("placement", "parent_id"), ("placement", "place_id"),
    ("placement", "corrects_id"), ("placement", "arrival_id"), ("readiness", "placement_id"),
    ("assessment", "hypothesis_id"), ("amendment_answer", "taken_in_id"), ("course_option", "plan_id"),
    ("decision", "option_id"), ("overlay", "arrival_id"),
))  # fmt: skip
"""References that only point: what holds them stays when the other goes, and points nowhere."""
_NUMBERED: Final = (
    ("assessment", "incident_id", "revision"), ("draft", "consultation_id, title", "version"),
    ("log_entry", "station", "number"), ("overlay_feature", "overlay_id", "number"),
)  # fmt: skip
"""Numbers that a reader would miss one of: table, what they are counted in, the number."""
_FOLLOWING: Final = (
    # A picture that came with several reports is the one's it came with first.
    ("attachment", "SELECT a.id FROM attachment a WHERE a.marking_id IS NULL AND (SELECT report_id FROM"
     " report_attachment WHERE attachment_id = a.id ORDER BY id LIMIT 1) IN (SELECT id FROM temp.gone)"),
    # A plan without one of its forces would be another plan, with other odds.
    ("plan", "SELECT plan_id AS id FROM plan_force WHERE unit_id IN (SELECT id FROM temp.gone WHERE tbl = 'unit')"),
)  # fmt: skip
"""What goes that no reference of its own says."""
TITLES: Final = {entry.table: entry.title for entry in SEARCHABLE} | {"map_view": "name", "source": "name"}
_ID: Final = re.compile(r"[0-9a-f]{32}")


class _Link(NamedTuple):
    table: str
    column: str
    to: str
    carries: str
    """Of the rows of the table those that go with what they name (SQL); empty: none."""


class Carried(NamedTuple):
    """A row that carries one of the markings, and its title."""

    table: str
    id: bytes
    marking_id: bytes
    title: str


def find(copy: Rewound, hidden: Collection[bytes]) -> None:
    """List in ``temp.gone`` (id, tbl) all rows that go with these markings. The copy is not moved again."""
    copy.stand_still()
    with transaction(copy.db):
        copy.db.execute("CREATE TEMP TABLE gone (id BLOB PRIMARY KEY, tbl TEXT NOT NULL) WITHOUT ROWID")
        copy.db.executemany("INSERT INTO temp.gone VALUES (?, 'marking')", [(one,) for one in hidden])
        places = ", ".join("?" * len(hidden))
        for table in marked_tables(copy) if hidden else ():
            copy.db.execute(
                f"INSERT INTO temp.gone SELECT id, '{table}' FROM {table} WHERE marking_id IN ({places})", tuple(hidden)
            )
        copy.db.execute("CREATE INDEX temp.gone_tbl ON gone (tbl)")
        if copy.one("SELECT 1 FROM temp.gone WHERE tbl <> 'marking'"):
            _close(copy, _links(copy))


def take_out(copy: Rewound) -> None:
    """Take what :func:`find` listed out of the copy, and always the journal's words and the cell's :data:`OWN`."""
    with transaction(copy.db):
        copy.db.execute("CREATE TEMP TABLE operation AS SELECT * FROM main.operation WHERE 0")
        for table in OWN:
            copy.db.execute(f"DELETE FROM {table}")
        if copy.one("SELECT 1 FROM temp.gone"):
            _take(copy, _links(copy))


def carried(copy: Rewound, hidden: Collection[bytes]) -> list[Carried]:
    """The rows that carry one of the markings themselves, by table and title."""
    places = ", ".join("?" * len(hidden))
    found = [
        Carried(table, *row)
        for table in marked_tables(copy)
        if lost(copy, table)
        for row in copy.rows(f"SELECT id, marking_id, {TITLES[table]} FROM {table} WHERE marking_id IN ({places})",
                             tuple(hidden))
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.table, one.title, one.id))


def links_of_marked(copy: Rewound) -> list[tuple[str, str, str]]:
    """References from a table with markings to another that a row belongs to: table, column, the other."""
    marked = set(marked_tables(copy))
    return [
        (link.table, link.column, link.to)
        for link in _links(copy)
        if link.carries and link.table in marked and link.to in marked
    ]


def is_gone(copy: Rewound, row_id: bytes) -> bool:
    """Whether a row was taken out of this copy."""
    return copy.value("SELECT 1 FROM temp.gone WHERE id = ?", (row_id,)) is not None


def marked_tables(copy: Rewound) -> list[str]:
    """The tables whose rows carry markings, but for the cell's own."""
    sql = "SELECT 1 FROM pragma_table_info(?) WHERE name = 'marking_id'"
    return [table for table in entity_tables(copy.db) if table not in OWN and copy.one(sql, (table,))]


def _links(copy: Rewound) -> list[_Link]:
    """Every reference of the case, as the schema has it."""
    marked, found = set(marked_tables(copy)), []
    for table in entity_tables(copy.db):
        needed = {
            name: bool(needs) for name, needs in copy.rows('SELECT name, "notnull" FROM pragma_table_info(?)', (table,))
        }
        for column, to in copy.all('SELECT "from", "table" FROM pragma_foreign_key_list(?)', (table,)):
            if to == "marking" or table in OWN:
                continue
            if needed[column]:
                carries = "1"
            elif (table, column) in LOOSE:
                carries = ""
            else:
                carries = "c.marking_id IS NULL" if table in marked else "1"
            found.append(_Link(table, column, to, carries))
    return found


def _close(copy: Rewound, links: list[_Link]) -> None:
    """Follow the references until nothing more goes."""
    fresh = {table for (table,) in copy.all("SELECT DISTINCT tbl FROM temp.gone")}
    while fresh:
        grown = {
            link.table
            for link in links
            if link.to in fresh
            and link.carries
            and _more(
                copy, link.table, f"SELECT c.id FROM temp.gone g JOIN {link.table} c ON c.{link.column} = g.id"
                f" WHERE g.tbl = '{link.to}' AND {link.carries}",
            )
        }  # fmt: skip
        grown |= {table for table, sql in _FOLLOWING if _more(copy, table, sql)}
        fresh = grown


def _more(copy: Rewound, table: str, sql: str) -> bool:
    """Whether the rows of a table that ``sql`` yields made those that go more."""
    before = copy.db.total_changes()
    copy.db.execute(f"INSERT OR IGNORE INTO temp.gone SELECT id, '{table}' FROM ({sql})")
    return copy.db.total_changes() > before


def _take(copy: Rewound, links: list[_Link]) -> None:
    """Take the rows out, and what would tell of them: words made of their names, numbers that would miss one."""
    db = copy.db
    if lost(copy, "report"):
        _forget_counts(copy)
    if lost(copy, "unit"):
        _forget_names(copy)
    if lost(copy, "incident"):
        # What a gate asked for then may quote them.
        db.execute(
            "UPDATE phase SET missing = '[]' WHERE missing <> '[]' AND crisis_id IN (SELECT crisis_id FROM"
            " crisis_incident WHERE incident_id IN (SELECT id FROM temp.gone))"
        )
    for row_id, alarm in copy.all("SELECT id, alarm FROM acknowledgement"):
        if any(is_gone(copy, bytes.fromhex(one)) for one in _ID.findall(alarm)):
            db.execute("DELETE FROM acknowledgement WHERE id = ?", (row_id,))
    went = {table for (table,) in copy.all("SELECT DISTINCT tbl FROM temp.gone")}
    numbers = [
        (table, number, _numbers(copy, table, within, number)) for table, within, number in _NUMBERED if table in went
    ]
    for table in went:
        db.execute(f"DELETE FROM {table} WHERE id IN (SELECT id FROM temp.gone WHERE tbl = ?)", (table,))
    for link in links:
        if link.to in went and link.carries != "1":
            db.execute(
                f"UPDATE {link.table} SET {link.column} = NULL"
                f" WHERE {link.column} IN (SELECT id FROM temp.gone WHERE tbl = ?)",
                (link.to,),
            )
    for table, number, fresh in numbers:
        db.executemany(f"UPDATE {table} SET {number} = ? WHERE id = ?", fresh)


def lost(copy: Rewound, table: str) -> bool:
    """Whether rows of a table go."""
    return copy.one("SELECT 1 FROM temp.gone WHERE tbl = ? LIMIT 1", (table,)) is not None


def _numbers(copy: Rewound, table: str, within: str, number: str) -> list[tuple[int, bytes]]:
    """The numbers that those that stay get so that none is missing, lowest first: none is taken twice on the way."""
    return copy.all(
        f"SELECT fresh, id FROM (SELECT id, {number} AS old, least - 1 + row_number() OVER"
        f" (PARTITION BY {within} ORDER BY {number}, id) AS fresh FROM"
        f" (SELECT *, min({number}) OVER (PARTITION BY {within}) AS least FROM {table})"
        f" WHERE id NOT IN (SELECT id FROM temp.gone)) WHERE fresh <> old ORDER BY fresh"
    )


def _forget_counts(copy: Rewound) -> None:
    """What was counted over reports that go: how many came with a file, and indicators raised since the first."""
    copy.db.execute(
        "INSERT OR IGNORE INTO temp.gone SELECT DISTINCT arrival_id, 'arrival' FROM report"
        " WHERE arrival_id IS NOT NULL AND id IN (SELECT id FROM temp.gone WHERE tbl = 'report')"
    )
    copy.db.execute(
        "DELETE FROM indicator_state WHERE at >= (SELECT min(min(received_at, coalesce(occurred_from, received_at)))"
        " FROM report WHERE id IN (SELECT id FROM temp.gone WHERE tbl = 'report'))"
    )


def _forget_names(copy: Rewound) -> None:
    """Edits of other forces that name one that went."""
    copy.db.execute(
        "DELETE FROM force_edit WHERE EXISTS (SELECT 1 FROM unit u WHERE u.id IN (SELECT id FROM temp.gone WHERE"
        " tbl = 'unit') AND (instr(words || ' ' || reason, u.name) OR"
        " (length(u.short_name) > 2 AND instr(words || ' ' || reason, u.short_name))))"
    )
