"""The log: operations of the case and entries of the watch log together, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from console.domain.log import LogEntry
from console.domain.operation import Changes, Kind, Operation
from console.domain.times import Instant, dtg
from console.ui.columns import Column, number
from console.ui.panes import Panel
from console.ui.selection import LOG_ENTRY, OPERATION
from console.ui.table_view import TableView
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window

NEWEST = 10_000
"""Operations shown; ``check`` and exports reach all of them."""
_WROTE = "Write in the log"


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


class Log(Panel):
    """Reads again whenever something was recorded."""

    def __init__(self, window: Window) -> None:
        """Empty until the case is read."""
        super().__init__()
        self._window = window
        # Labels quote the titles of what was worked on, so the journal is as sensitive as all the case together.
        self.table: TableView[Line] = TableView(
            window.look, tr("Log"), _columns(), lambda row: row.id, self, marking=lambda _: window.marking.of_window
        )
        self.table.order_by(0, descending=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.table.picked.connect(self._pick)
        self.table.model.counted.connect(self._count)
        window.selection.changed.connect(
            lambda kind, thing: self.table.select(thing if kind in (OPERATION, LOG_ENTRY) else "")
        )
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Read the journal and the entries again."""
        if self._window.session.store is None:
            self.table.set_rows(())
            self.table.set_empty(tr("No case is open."), tr("Open one with Ctrl+O, or drop its file here."))
        elif changes is None or changes.touches("operation", "log_entry"):
            self.table.set_empty(tr("Nothing is recorded yet."), tr("Write the first entry with Ctrl+L."))
            self._window.session.read(_lines, lambda rows: self.table.set_rows(rows, mark=changes is not None))

    def _pick(self, thing: str) -> None:
        row = next((line for line in self.table.model.shown_rows() if line.id == thing), None)
        if row is not None:
            self._window.selection.select(OPERATION if row.number is None else LOG_ENTRY, thing)

    def _count(self) -> None:
        model = self.table.model
        shown, total = model.rowCount(), model.total
        self.tell(number(total) if shown == total else tr("{n} of {all}", n=number(shown), all=number(total)))


def lines(operations: Sequence[Operation], entries: Sequence[LogEntry], undone: frozenset[bytes]) -> list[Line]:
    """Operations and entries as one list, newest first; an entry stands in the place of the operation that wrote it.

    A station's entries are numbered in the order in which it wrote them, so its writing operations tell which is which.
    """
    waiting: dict[str, list[LogEntry]] = {}
    for entry in sorted(entries, key=lambda entry: entry.number):
        waiting.setdefault(entry.station, []).append(entry)
    found: list[Line] = []
    for operation in sorted(operations, key=lambda operation: operation.seq, reverse=True):
        own = waiting.get(operation.actor.station)
        if operation.label == _WROTE and operation.kind is Kind.WRITE and own:
            found.append(_entry(own.pop(), operation.seq))
        else:
            found.append(_operation(operation, operation.id in undone))
    return found + [_entry(entry, None) for own in waiting.values() for entry in reversed(own)]


def _operation(row: Operation, undone: bool) -> Line:
    words = tr("{label} (undone)", label=row.label) if undone else row.label
    return Line(row.id.hex(), row.seq, None, row.at, row.actor.name, row.actor.station, words, undone)


def _entry(row: LogEntry, seq: int | None) -> Line:
    return Line(row.id.hex(), seq, row.number, row.at, row.author, row.station, row.text)


def _lines(reader: Reader) -> list[Line]:
    from console.store import journal, log

    operations = journal.operations(reader, newest_first=True, limit=NEWEST)
    return lines(operations, log.entries(reader), journal.undone(reader))


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
