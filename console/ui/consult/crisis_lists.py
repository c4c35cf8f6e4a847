"""The lists of the Crisis desk: what happened, what is asked, who does what, whom to tell, which forces matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from console.domain.decision import Task
from console.domain.incident import Incident, Status
from console.domain.partner import PartnerNotice
from console.domain.question import Question
from console.domain.times import Instant, dtg
from console.ui.columns import Column
from console.ui.desk_card import Card
from console.ui.panels.incident_questions import due_words
from console.ui.table_view import TableView
from console.ui.time_words import moment_words
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window

T = TypeVar("T")
_STATUS = {
    Status.UNVERIFIED: (later("Unverified"), "state.warn"),
    Status.DEVELOPING: (later("Developing"), "state.info"),
    Status.ASSESSED: (later("Assessed"), "state.ok"),
}


class ListCard(Card, Generic[T]):
    """A table with a button for one more; ``keys`` are what letters do with the row chosen, Enter the first of them."""

    def __init__(
        self, window: Window, title: str, columns: Sequence[Column[T]], ident: Callable[[T], str], parent: QWidget
    ) -> None:
        """Empty at first."""
        super().__init__(window.look, title, parent, hypothetical=False)
        self.keys: dict[str, Callable[[T], None]] = {}
        self.table: TableView[T] = TableView(window.look, title, columns, ident, self, row="row_compact")
        self.table.answer_keys(self._key)
        self.table.opened.connect(lambda _: self._do("\r"))
        self.body.addWidget(self.table, 1)
        self.buttons: list[QPushButton] = []

    @property
    def chosen(self) -> T | None:
        """The row chosen."""
        return self.table.selected_row

    def button(self, words: str, run: Callable[[], None]) -> None:
        """One more act at the head; it is there while something can be written."""
        made = QPushButton(words, self)
        made.clicked.connect(run)
        self.buttons.append(made)
        self.head.addWidget(made)

    def show_rows(self, rows: Sequence[T], *, writable: bool) -> None:
        """Show these."""
        for one in self.buttons:
            one.setVisible(writable)
        self.table.set_rows(rows)

    def _key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._do("\r")
        if event.key() == Qt.Key.Key_Delete:
            return self._do("\x7f")
        return self._do(event.text().lower())

    def _do(self, key: str) -> bool:
        act, row = self.keys.get(key), self.chosen
        if act is not None and row is not None:
            act(row)
        return act is not None


def incident_columns(leading: Callable[[], bytes | None]) -> tuple[Column[Incident], ...]:
    """Which leads, what happened, how far we know, who is thought to have done it."""
    return (
        Column(tr("What happened"), lambda row: row.title, 56, 44, bold=lambda row: row.id == leading(), stretch=True,
               after=lambda row: tr("leads") if row.id == leading() else "", tip=lambda row: row.title),
        Column(tr("Known"), lambda row: tr(_STATUS[row.status][0]), 24, role=lambda row: _STATUS[row.status][1]),
        Column(tr("Cause"), lambda row: row.assessed or tr("not assessed"), 44, 20, rank=1,
               tip=lambda row: row.assessed or ""),
        Column(tr("When"), lambda row: dtg(row.occurred_at, row.precision), 36, rank=2,
               sort=lambda row: row.occurred_at),
    )  # fmt: skip


def question_columns(now: Callable[[], Instant]) -> tuple[Column[Question], ...]:
    """What is asked, who has it until when, the answer."""

    def owner(row: Question) -> str:
        if not row.open:
            return tr("answered by {who}", who=row.answered_by)
        return due_words(row, now()) or tr("no owner yet")

    def role(row: Question) -> str | None:
        if not row.open:
            return "ink.muted"
        return "state.warn" if row.overdue(now()) or not row.owner else None

    return (
        Column(tr("What would have to be known"), lambda row: row.text, 70, 30, stretch=True,
               role=lambda row: None if row.open else "ink.muted", tip=_answer),
        Column(tr("Owner · due"), owner, 54, 30, role=role),
    )  # fmt: skip


def task_columns(now: Callable[[], Instant]) -> tuple[Column[Task], ...]:
    """What is to be done, by whom until when."""

    def owner(row: Task) -> str:
        if row.done_at is not None:
            return tr("done by {who}, {when}", who=row.done_by, when=moment_words(row.done_at, now()))
        due = "" if row.due_at is None else moment_words(row.due_at, now())
        if row.due_at is not None and row.due_at < now():
            due = tr("{time}, overdue", time=due)
        return " · ".join(part for part in (row.owner or tr("no owner yet"), due) if part)

    def role(row: Task) -> str | None:
        if row.done_at is not None:
            return "ink.muted"
        late = row.due_at is not None and row.due_at < now()
        return "state.warn" if late or not row.owner else None

    return (
        Column(tr("To do"), lambda row: row.text, 70, 30, stretch=True, tip=lambda row: row.text,
               role=lambda row: None if row.done_at is None else "ink.muted"),
        Column(tr("Who · until"), owner, 54, 30, role=role),
    )  # fmt: skip


def partner_columns(now: Callable[[], Instant]) -> tuple[Column[PartnerNotice], ...]:
    """Who is to be told what, by whom until when, and when they were."""

    def told(row: PartnerNotice) -> str:
        if row.told_at is not None:
            return " · ".join(
                part for part in (tr("told {when}", when=moment_words(row.told_at, now())), row.means) if part
            )
        due = "" if row.due_at is None else moment_words(row.due_at, now())
        due = tr("{time}, overdue", time=due) if row.overdue(now()) else due
        return " · ".join(part for part in (row.owner, due) if part) or tr("to tell")

    def role(row: PartnerNotice) -> str | None:
        return "ink.muted" if row.told_at is not None else "state.warn" if row.overdue(now()) else None

    return (
        Column(tr("Who"), lambda row: row.partner, 44, 24, bold=lambda row: row.told_at is None,
               tip=lambda row: row.partner, role=lambda row: None if row.told_at is None else "ink.muted"),
        Column(tr("What"), lambda row: row.subject, 50, 24, stretch=True, rank=1, tip=_said,
               role=lambda row: None if row.told_at is None else "ink.muted"),
        Column(tr("Who tells · until"), told, 44, 30, role=role),
    )  # fmt: skip


def force_columns(names: Callable[[], Mapping[bytes, str]]) -> tuple[Column[bytes], ...]:
    """The forces that matter, by name."""
    return (Column(tr("Force"), lambda row: names().get(row, tr("not in the case")), 60, stretch=True),)


def _answer(question: Question) -> str:
    return f"{question.text}\n{question.answer}" if question.answer else question.text


def _said(notice: PartnerNotice) -> str:
    answered = tr("It said: {answer}", answer=notice.answer) if notice.answer else ""
    return "\n".join(part for part in (notice.subject, answered) if part)
