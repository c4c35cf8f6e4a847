"""Open questions in an incident's sheet: a tick answers one; owner and time stand right; answered ones follow."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from console.domain.question import Question, clock
from console.domain.times import Instant
from console.ui.check_box import CheckBox
from console.ui.incident_desk import IncidentDesk
from console.ui.panels.inspector_controls import KeyedButton
from console.ui.panels.inspector_parts import Words, label
from console.ui.theme import Look
from console.ui.words import plain_tip, tr

_OWNER_UNITS = 44


@dataclass(frozen=True)
class QuestionsPart:
    """Draws questions as they stand at ``now``; acts go to ``desk``."""

    incident_id: bytes
    questions: tuple[Question, ...]
    now: Instant
    desk: IncidentDesk
    writable: bool

    def make(self, look: Look, parent: QWidget) -> QWidget:
        """The whole section."""
        made = QWidget(parent)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.gap(2))
        line = QHBoxLayout()
        all_answered = self.questions and not any(one.open for one in self.questions)
        heading = tr("Questions, all answered") if all_answered else tr("Open questions")
        line.addWidget(label(heading, made, type_="strong"))
        line.addStretch(1)
        if self.questions and not all_answered:
            line.addWidget(label(tr("owner · due"), made, ink="muted"))
        if self.writable:
            ask = KeyedButton(look, tr("Ask"), "Q", made)
            ask.clicked.connect(lambda: self.desk.ask(self.incident_id))
            line.addWidget(ask)
        column.addLayout(line)
        if not self.questions:
            column.addWidget(Words(tr("None yet."), made, ink="secondary"))
            return made
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.gap(2))
        grid.setVerticalSpacing(look.gap(1))
        grid.setColumnStretch(1, 1)
        for row, question in enumerate(self.questions):
            self._row(grid, row, question, look, made)
        column.addLayout(grid)
        return made

    def _row(self, grid: QGridLayout, row: int, question: Question, look: Look, parent: QWidget) -> None:
        top = Qt.AlignmentFlag.AlignTop
        if self.writable:
            tick = CheckBox(look, "", parent)
            tick.setFixedSize(look.gap(5), look.gap(5))
            tick.setObjectName(f"question{question.id.hex()}")
            tick.setAccessibleName(question.text)
            tick.setChecked(not question.open)
            tick.clicked.connect(lambda: self._answer(tick, question))
            grid.addWidget(tick, row, 0, top)
        if not question.open:
            grid.addWidget(Words(_answered(question, self.now), parent, ink="muted"), row, 1, 1, 2)
            return
        grid.addWidget(Words(question.text, parent), row, 1)
        aside, late = due_words(question, self.now), question.overdue(self.now)
        if not self.writable:
            grid.addWidget(label(aside, parent, ink="warn" if late else "secondary"), row, 2, top)
            return
        metrics = QFontMetrics(look.font())
        cut = metrics.elidedText(aside or tr("no owner yet"), Qt.TextElideMode.ElideMiddle, look.gap(_OWNER_UNITS))
        button = QPushButton(cut, parent)
        button.setToolTip(plain_tip(aside))
        button.setObjectName(f"owner{question.id.hex()}")
        button.setProperty("act", "choice")
        button.setProperty("late", "true" if late else "false")
        button.setAccessibleName(tr("Change “{text}”, {owner}", text=question.text, owner=aside or tr("no owner yet")))
        button.clicked.connect(lambda: self.desk.edit_question(question))
        grid.addWidget(button, row, 2, top)

    def _answer(self, tick: CheckBox, question: Question) -> None:
        tick.setChecked(not question.open)  # only the answer ticks it
        self.desk.answer(question)


def _answered(question: Question, now: Instant) -> str:
    """The question, under it the answer, who gave it and when."""
    when = "" if question.answered_at is None else clock(question.answered_at, now)
    return f"{question.text}\n{question.answer} · {question.answered_by}, {when}"


def due_words(question: Question, now: Instant) -> str:
    """``Air desk · 2100Z``, and ``overdue`` after a time that has passed."""
    due = "" if question.due_at is None else clock(question.due_at, now)
    if question.overdue(now):
        due = tr("{time}, overdue", time=due)
    return " · ".join(part for part in (question.owner, due) if part)
