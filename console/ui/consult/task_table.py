"""Tasks: what has to be done after decisions, by whom, until when; Space says that one is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.decision import Task
from console.domain.times import Instant, dtg, dtg_short
from console.ui.columns import Column
from console.ui.table_view import TableView
from console.ui.time_words import group_words
from console.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from console.ui.window import Window


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task at a moment."""

    task: Task
    now: Instant

    @property
    def state(self) -> str:
        """``done 201530Z NOV 26``, ``overdue``, or nothing."""
        if self.task.done_at is not None:
            return tr("done {when}", when=dtg_short(self.task.done_at))
        late = self.task.due_at is not None and self.task.due_at < self.now
        return tr("overdue") if late else tr("open")

    @property
    def due(self) -> str:
        """``201400Z``, with month and year where it is far."""
        at = self.task.due_at
        return "" if at is None else group_words(at, self.now)


class TaskTable(TableView[TaskRow]):
    """Those to do first."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Empty at first."""
        self._window = window
        super().__init__(window.look, tr("Tasks"), _columns(), lambda row: row.task.id.hex(), parent)
        self.set_empty(tr("No task follows from it."), "")
        self.answer_keys(self._key)

    def show_tasks(self, tasks: Sequence[Task], now: Instant) -> None:
        """Show these."""
        self.set_rows([TaskRow(task, now) for task in tasks])

    def turn(self) -> None:
        """Say that the tasks chosen are done; of a done one that it is not."""
        from console.services.crisis_tasks import finish_task, reopen_task

        for ident in self.selected_ids if self._window.session.writable else ():
            place = self.model.find(ident)
            if place is not None:
                task = self.model.row_at(place).task
                self._window.session.act(finish_task if task.done_at is None else reopen_task, task.id)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Space or event.modifiers():
            return False
        self.turn()
        return True


def _columns() -> tuple[Column[TaskRow], ...]:
    return (
        Column(tr("Task"), lambda row: row.task.text, 60, 34, stretch=True),
        Column(tr("Who"), lambda row: row.task.owner, 30, 22),
        Column(
            tr("Due"), lambda row: row.due, 30, 22, rank=1, sort=lambda row: row.task.due_at,
            tip=lambda row: "" if row.task.due_at is None else dtg(row.task.due_at),
        ),
        Column(
            tr("State"), lambda row: row.state, 34, 29,
            role=lambda row: "state.warn" if row.state == tr("overdue") else "ink.secondary",
        ),
    )  # fmt: skip
