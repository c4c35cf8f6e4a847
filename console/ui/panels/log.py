"""The log: operations of the case and entries of the watch log together, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from console.domain.log import LogEntry
from console.domain.operation import Changes, Operation
from console.domain.times import Instant, dtg
from console.ui.columns import Column, number
from console.ui.panels.table_panel import TablePanel
from console.ui.selection import LOG_ENTRY, OPERATION
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window

NEWEST = 10_000
"""Operations shown; ``check`` and exports reach all of them."""


@dataclass(frozen=True)
class Line:
    """One row: an operation, or the entry it wrote. ``number`` counts entries within their station."""

    id: str
    seq: int | None
    number: int | None
    at: Instant
    actor: str
    station: str
    what: str
    undone: bool = False


class Log(TablePanel[Line]):
    """Reads again whenever something was recorded."""

    def __init__(self, window: Window) -> None:
        """Empty until the case is read."""
        # Labels quote the titles of what was worked on, so the journal is as sensitive as all the case together.
        super().__init__(
            window,
            tr("Log"),
            _columns(),
            lambda row: row.id,
            (OPERATION, LOG_ENTRY),
            marking=lambda _: window.marking.of_window,
        )
        self.table.order_by(0, descending=True)
        self.table.open_with(lambda: self._open(self.table.selected_id))
        window.look.changed.connect(lambda: self.refresh(None))
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Read the journal and the entries again."""
        self._say_empty(tr("Nothing is recorded yet."), tr("Write the first entry with Ctrl+L."))
        if self._window.session.store is None:
            self.table.set_rows(())
        elif changes is None or changes.touches("operation", "log_entry"):
            fresh = changes is not None and changes.written
            self._window.session.read(_lines, lambda rows: self._show(rows, mark=fresh))

    def _show(self, rows: list[Line], *, mark: bool) -> None:
        told = self._window.session.told
        if self._window.look.on_wall:
            rows = [row if row.number is not None else replace(row, what=told(row.what)) for row in rows]
        self.table.set_rows(rows, mark=mark)

    def _open(self, thing: str) -> None:
        """Show the case as it was known just after that operation; of an entry, when it was written."""
        row = next((line for line in self.table.model.shown_rows() if line.id == thing), None)
        if row is not None and row.number is None:
            self._window.session.put_back_to(bytes.fromhex(row.id))
        elif row is not None:
            self._window.session.put_back(row.at)

    def _pick(self, thing: str) -> None:
        row = next((line for line in self.table.model.shown_rows() if line.id == thing), None)
        if row is not None:
            self._window.selection.select(OPERATION if row.number is None else LOG_ENTRY, thing)


def lines(
    operations: Sequence[Operation],
    entries: Sequence[LogEntry],
    undone: frozenset[bytes],
    written_by: Mapping[bytes, bytes],
) -> list[Line]:
    """Operations and entries as one list, newest first; an entry stands in the place of the operation that wrote it.

    ``written_by`` tells that operation's id by the entry's; an entry whose operation is not among them comes last.
    """
    waiting = {written_by.get(entry.id, entry.id): entry for entry in entries}
    found: list[Line] = []
    for operation in sorted(operations, key=lambda operation: operation.seq, reverse=True):
        entry = waiting.pop(operation.id, None)
        if entry is None:
            found.append(_operation(operation, operation.id in undone))
        else:
            found.append(_entry(entry, operation.seq))
    return found + [_entry(entry, None) for entry in waiting.values()]


def _operation(row: Operation, undone: bool) -> Line:
    words = tr("{label} (undone)", label=row.label) if undone else row.label
    return Line(row.id.hex(), row.seq, None, row.at, row.actor.name, row.actor.station, words, undone)


def _entry(row: LogEntry, seq: int | None) -> Line:
    return Line(row.id.hex(), seq, row.number, row.at, row.author, row.station, row.text)


def _lines(reader: Reader) -> list[Line]:
    from console.store import journal, log

    operations = journal.newest(reader, NEWEST)
    return lines(operations, log.entries(reader), journal.undone(reader), log.written_by(reader))


def _columns() -> tuple[Column[Line], ...]:
    return (
        Column(
            tr("No."), lambda row: number(row.seq), 14, sort=lambda row: row.seq, number=True,
            role=lambda row: "ink.secondary",
        ),
        Column(tr("Time"), lambda row: dtg(row.at), 37, sort=lambda row: row.at),
        Column(tr("Kind"), _kind, 32, 20, role=lambda row: "ink.secondary"),
        Column(
            tr("What"), lambda row: row.what, 120, 50, stretch=True,
            role=lambda row: "ink.muted" if row.undone else None,
        ),
        Column(tr("Who"), lambda row: row.actor, 44, 26),
        Column(tr("Station"), lambda row: row.station, 44, 26, rank=1),
    )  # fmt: skip


def _kind(row: Line) -> str:
    return tr("operation") if row.number is None else tr("entry {n}", n=row.number)
