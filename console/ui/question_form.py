"""The small forms of open questions: ask, change, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from console.domain.operation import Actor, Changes
from console.domain.question import Question, clock, due_time
from console.domain.times import Instant
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, open_beside, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.services.questions import QuestionForm
    from console.store.casefile import Store
    from console.ui.window import Window

_ANSWER_UNITS = 20


class _Fields:
    """What is asked, who finds out, until when."""

    def __init__(self, window: Window, sheet: Sheet, question: Question | None) -> None:
        self._now = window.clock.now
        self._before = question
        due = "" if question is None or question.due_at is None else clock(question.due_at, self._now())
        self.text = sheet.field(tr("What would have to be known?"), "" if question is None else question.text)
        self.owner: QLineEdit = sheet.field(tr("Who finds out"), "" if question is None else question.owner)
        self.owner.setPlaceholderText(tr("A person or a desk"))
        self.due: QLineEdit = sheet.field(tr("Due"), due)
        self.due.setPlaceholderText(tr("As 2100Z, +2 h or 152100Z NOV 22"))
        self._written = due

    def form(self) -> QuestionForm:
        from console.services.questions import QuestionForm

        kept = self._before is not None and self.due.text() == self._written
        due = self._before.due_at if kept and self._before is not None else due_time(self.due.text(), self._now())
        return QuestionForm(self.text.text(), self.owner.text(), due)


def ask_question(window: Window, incident_id: bytes) -> None:
    """Ask what would have to be known about an incident."""
    sheet = Sheet(window, tr("Ask"))
    sheet.heading(tr("Open question"))
    fields = _Fields(window, sheet, None)

    def asked() -> Work:
        form = fields.form()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.questions import ask_question

            return ask_question(store, actor, now, incident_id, form)

        return work

    sheet.act(tr("Ask"), writing(window, sheet, asked))
    open_beside(window, sheet, fields.text)


def ask_edit(window: Window, question: Question) -> None:
    """Ask for other words, another owner or time."""
    sheet = Sheet(window, tr("Change question"))
    sheet.heading(tr("Open question"))
    fields = _Fields(window, sheet, question)

    def asked() -> Work:
        form = fields.form()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.questions import edit_question

            return None, edit_question(store, actor, now, question.id, form)

        return work

    sheet.act(tr("Save"), writing(window, sheet, asked))
    open_beside(window, sheet, fields.owner)


def ask_answer(window: Window, question: Question) -> None:
    """Ask for the answer."""
    sheet = Sheet(window, tr("Answer"))
    sheet.heading(question.text)
    field = QPlainTextEdit(sheet)
    field.setTabChangesFocus(True)
    field.setFixedHeight(window.look.gap(_ANSWER_UNITS))
    sheet.labelled(tr("Answer"), field)

    def asked() -> Work:
        text = field.toPlainText()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.questions import answer_question

            return None, answer_question(store, actor, now, question.id, text)

        return work

    sheet.act(tr("Answer"), writing(window, sheet, asked))
    open_beside(window, sheet, field)
