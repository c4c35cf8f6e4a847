"""What stays in a copy of which rows are about to be taken out, and may tell of them: read while they are there."""

from collections.abc import Iterator
from typing import Final

from console.store.cutting import lost
from console.store.reader import Row
from console.store.rewind import Rewound

_GONE: Final = "IN (SELECT id FROM temp.gone)"
_RESTING: Final = (
    # What rests, its title; on what, by which link: the table, its column of what rests, its column of what goes.
    ("incident", "title", "report", "incident_report", "incident_id", "report_id"),
    ("claim", "text", "report", "claim_report", "claim_id", "report_id"),
    ("crisis", "title", "incident", "crisis_incident", "crisis_id", "incident_id"),
    ("crisis", "title", "unit", "crisis_unit", "crisis_id", "unit_id"),
    ("course_option", "title", "unit", "option_unit", "option_id", "unit_id"),
    ("course_option", "title", "claim", "option_claim", "option_id", "claim_id"),
    ("course_option", "title", "plan", "course_option", "id", "plan_id"),
    ("decision", "title", "course_option", "decision", "id", "option_id"),
    ("decision", "title", "unit", "activation", "decision_id", "unit_id"),
    ("plan", "name", "unit", "plan_force", "plan_id", "unit_id"),
)
_TEXTS: Final = (
    ("incident", "title", "title || ' ' || summary"),
    ("assessment", "attribution", "attribution || ' ' || narrative || ' ' || coalesce(would_change, '')"),
    ("question", "text", "text || ' ' || coalesce(answer, '')"),
    ("claim", "text", "text || ' ' || our_line"),
    ("crisis", "title", "title || ' ' || summary"),
    ("course_option", "title", "title || ' ' || criteria"),
    ("draft", "title", "title || ' ' || text"),
    ("decision", "title", "title || ' ' || text || ' ' || conditions"),
    ("annotation", "label", "label || ' ' || note"),
    ("consultation", "title", "title || ' ' || agenda || ' ' || trigger_text"),
)
"""Texts that stand on slides: the table, what a row is called, all it says."""


def resting(copy: Rewound) -> Iterator[Row]:
    """What rests on rows that go: its table and title, the table of those, and how many. A plan goes with its force."""
    for table, title, on, link, mine, theirs in _RESTING:
        if lost(copy, on):
            stays = "" if table == "plan" else f" AND t.id NOT {_GONE}"
            for name, many in copy.all(
                f"SELECT t.{title}, count(DISTINCT l.{theirs}) FROM {link} l JOIN {table} t ON t.id = l.{mine}"
                f" WHERE l.{theirs} {_GONE}{stays} GROUP BY t.id ORDER BY t.{title}, t.id"
            ):
                yield table, name, on, many


def overtaken(copy: Rewound) -> Iterator[Row]:
    """Incidents that stay while what was assessed of them last goes: title, and what was assessed before (or None)."""
    yield from copy.all(
        "SELECT i.title, (SELECT attribution FROM assessment WHERE incident_id = i.id AND id NOT " + _GONE + " ORDER BY"
        " revision DESC LIMIT 1) FROM incident i JOIN assessment a ON a.incident_id = i.id"
        f" WHERE i.id NOT {_GONE} AND a.id {_GONE}"
        " AND a.revision = (SELECT max(revision) FROM assessment WHERE incident_id = i.id) ORDER BY i.title, i.id"
    )


def texts(copy: Rewound) -> Iterator[Row]:
    """What stays and stands on slides: table, what it is called, all it says."""
    for table, title, said in _TEXTS:
        for row in copy.all(f"SELECT {title}, {said} FROM {table} WHERE id NOT {_GONE}"):
            yield table, *row


def reports_of(copy: Rewound, source_id: bytes) -> int:
    """How many reports go with their source."""
    return int(copy.value(f"SELECT count(*) FROM report WHERE source_id = ? AND id {_GONE}", (source_id,)))
