"""Undo and redo: the inverted changeset of an operation, applied as a new operation.

Redo is the undo of an undo. Both are refused, with what stands in the way, when later work rests on it.
"""

from collections.abc import Iterator

import apsw

from console.domain.errors import BadInput
from console.domain.operation import Actor, Changes, Kind, Operation
from console.domain.times import Instant
from console.store import journal
from console.store.casefile import Store
from console.store.operations import ConflictFound
from console.store.reader import Reader


def next_undo(reader: Reader) -> Operation | None:
    """The newest change that can be undone."""
    for row_id, kind, lasting, off in _back(reader):
        if kind == Kind.WRITE and not lasting and not off:
            return journal.operation(reader, row_id)
    return None


def next_redo(reader: Reader) -> Operation | None:
    """The undo that would be taken back; None once something new was done after it."""
    for row_id, kind, lasting, off in _back(reader):
        if kind == Kind.WRITE and not lasting:
            return None
        if kind == Kind.UNDO and not off:
            return journal.operation(reader, row_id)
    return None


def _back(reader: Reader) -> Iterator[tuple[bytes, str, int, bool]]:
    """The journal from its end: id, kind, lasting, and whether the row is taken back (what does that comes later)."""
    off: set[bytes] = set()
    sql = "SELECT id, kind, lasting, undoes FROM operation WHERE seq <= ? ORDER BY seq DESC"
    for row_id, kind, lasting, undoes in reader.rows(sql, (journal.upto(reader),)):
        if undoes and kind != Kind.RESTORE and row_id not in off:
            off.add(undoes)
        yield row_id, kind, lasting, row_id in off


def undo(store: Store, actor: Actor, now: Instant, operation_id: bytes | None = None) -> Changes:
    """Undo an operation, by default the newest that can be. Raises BadInput with the reason when it cannot be."""
    reader = store.writer_view()
    target = journal.operation(reader, operation_id) if operation_id else next_undo(reader)
    if target is None:
        raise BadInput("There is nothing to undo.")
    if target.id in journal.undone(reader):
        raise BadInput(f"“{target.label}” is undone already.")
    if target.lasting:
        raise BadInput(f"“{target.label}” stays: it can be answered by a new entry, not undone.")
    return _take_back(store, target, Kind.UNDO, f"Undo “{target.label}”", actor, now)


def redo(store: Store, actor: Actor, now: Instant) -> Changes:
    """Undo the newest undo. Raises BadInput when there is none or work rests on it."""
    reader = store.writer_view()
    target = next_redo(reader)
    if target is None:
        raise BadInput("There is nothing to redo.")
    done = journal.operation(reader, target.undoes) if target.undoes else None
    label = done.label if done else target.label
    return _take_back(store, target, Kind.REDO, f"Redo “{label}”", actor, now)


def _take_back(store: Store, target: Operation, kind: Kind, label: str, actor: Actor, now: Instant) -> Changes:
    changeset = journal.changeset_of(store.writer_view(), target.id)
    if changeset is None:
        raise BadInput(f"“{target.label}” changed nothing that could be undone.")
    try:
        return store.apply_recorded(kind, label, actor, now, bytes(apsw.Changeset.invert(changeset)), target.id)
    except ConflictFound:
        raise BadInput(_refusal(store.writer_view(), target, changeset)) from None


def _refusal(reader: Reader, target: Operation, changeset: bytes) -> str:
    """Name the later operations that rest on ``target``: they touch its rows, or refer to them."""
    if any(change.name == "log_entry" for change in apsw.Changeset.iter(changeset)):
        return f"“{target.label}” stays: it made an entry in the watch log. Answer it by a new entry."
    rows = {key for _, key in _rows(changeset)}
    off = journal.undone(reader)
    later = []
    for row in journal.operations(reader):
        if row.seq > target.seq and row.kind is Kind.WRITE and row.id not in off:
            theirs = journal.changeset_of(reader, row.id)
            if theirs and any(not rows.isdisjoint(values) for values, _ in _rows(theirs)):
                later.append(row.label)
    if not later:
        return f"Cannot undo “{target.label}”: what it changed is not as it left it any more."
    named = ", ".join(f"“{label}”" for label in later[-3:])
    count = "1 later change rests" if len(later) == 1 else f"{len(later)} later changes rest"
    return f"Cannot undo “{target.label}”: {count} on it ({named}). Undo what came later first."


def _rows(changeset: bytes) -> list[tuple[set[bytes | str], object]]:
    """Of every changed row: all values it held or holds, and its key."""
    found: list[tuple[set[bytes | str], object]] = []
    for change in apsw.Changeset.iter(changeset):
        values = [value for side in (change.old, change.new) if side for value in side]
        key = next(iter(change.pk_columns))
        sides = [side for side in (change.old, change.new) if side]
        found.append(({value for value in values if isinstance(value, bytes | str)}, sides[0][key]))
    return found
