"""Markings that rows have from what they belong to, written into a copy: there every reader finds what a row carries.

A report carries its source's marking beside its own, for the source's name stands beside it; an assessment its
incident's; a position its draft's. In the case itself only what people said stays.
"""

from console.domain.marking import product_of
from console.store import markings
from console.store.cutting import links_of_marked
from console.store.operations import transaction
from console.store.reader import Writer
from console.store.rewind import Rewound

_PICTURES = (
    "attachment",
    "(SELECT report_id FROM report_attachment WHERE attachment_id = c.id ORDER BY id LIMIT 1)",
    "report",
)
"""A picture is the report's that it came with first."""
_MOST_STEPS = 8
"""From a crisis over its consultation, a draft and a position is four."""


def inherit(copy: Rewound) -> None:
    """Give each row of a copy the marking of itself and of what it belongs to. The copy is not moved again."""
    copy.stand_still()
    if copy.one("SELECT 1 FROM marking") is None:
        return
    links = [*((table, f"c.{column}", to) for table, column, to in links_of_marked(copy)), _PICTURES]
    case = Writer(copy.db)
    with transaction(copy.db):
        for _ in range(_MOST_STEPS):
            # Not any() over a generator: every link has its turn.
            if not any([_passed_on(case, *link) for link in links]):
                return


def _passed_on(case: Writer, table: str, of: str, to: str) -> bool:
    """Whether a row ``c`` of a table got more from the row of ``to`` that it belongs to; ``of`` gives its id (SQL)."""
    changed = False
    known = markings.all_markings(case)
    for own, theirs in case.all(
        f"SELECT DISTINCT c.marking_id, p.marking_id FROM {to} p CROSS JOIN {table} c ON {of} = p.id"
        " WHERE p.marking_id IS NOT NULL AND c.marking_id IS NOT p.marking_id"
    ):
        both = product_of([one for one in (known.get(own), known[theirs]) if one is not None])
        if own is not None and both == known[own]:
            continue
        case.execute(
            f"UPDATE {table} AS c SET marking_id = ?1 WHERE marking_id IS ?2 AND {of} IN"
            f" (SELECT id FROM {to} WHERE marking_id = ?3)",
            (markings.marking_id(case, both, 0), own, theirs),
        )
        changed = True
    return changed
