"""Reading closures: ways that cannot be taken for a time."""

from console.domain.movement import Closure, Mode
from console.domain.times import Interval
from console.store import markings
from console.store.facts import listed, valid_in
from console.store.reader import Reader, Row

_SELECT = "SELECT id, name, geometry, modes, valid_from, valid_to, reason, author, made_at, marking_id FROM closure"


def closures(reader: Reader, during: Interval | None = None) -> list[Closure]:
    """Every closure that holds at some time in ``during`` (None: ever), the oldest first."""
    condition, values = valid_in(during)
    known = markings.all_markings(reader)
    return [_closure(row, known) for row in reader.all(f"{_SELECT} WHERE {condition} ORDER BY made_at, id", values)]


def closure(reader: Reader, closure_id: bytes) -> Closure | None:
    """One closure."""
    row = reader.one(f"{_SELECT} WHERE id = ?", (closure_id,))
    return _closure(row, markings.all_markings(reader)) if row else None


def _closure(row: Row, known: markings.Known) -> Closure:
    row_id, name, geometry, modes, valid_from, valid_to, reason, author, made_at, marking_id = row
    return Closure(
        row_id, name, geometry, tuple(Mode(mode) for mode in listed(modes)), valid_from, valid_to, reason, author,
        made_at, known.get(marking_id),
    )  # fmt: skip
