"""What people do with the incident that is shown: mark its matrix, assess it, ask, link; and how they look at it.

One desk a window. It keeps how each incident's matrix is looked at while its sheet is drawn anew.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.domain.matrix import Mark
from console.ui.panels.matrix_view import MatrixState
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.matrix import Hypothesis
    from console.domain.question import Question
    from console.ui.panels.incident_facts import IncidentFacts
    from console.ui.window import Window


class IncidentDesk(QObject):
    """Acts on incidents, each a service or a small form; ``looked`` tells that a matrix is looked at otherwise."""

    looked = Signal()

    def __init__(self, window: Window) -> None:
        """Ask :func:`desk_of` for the window's one."""
        super().__init__(window)
        self.window = window
        self.states: defaultdict[bytes, MatrixState] = defaultdict(MatrixState)
        self.unsaved: dict[bytes, tuple[str, ...]] = {}
        """What was typed into an incident's assessment and not saved, field by field."""
        window.session.opened.connect(self.states.clear)
        window.session.opened.connect(self.unsaved.clear)

    def show_neutral(self, incident_id: bytes, shown: bool) -> None:
        """Show the rows that take no side, or hide them."""
        self.states[incident_id].neutral = shown
        self.looked.emit()

    def look_as(self, incident_id: bytes, analyst: str | None) -> None:
        """Look at the marks of one analyst; None: at what all agree on."""
        self.states[incident_id].analyst = analyst
        self.looked.emit()

    def open_section(self, incident_id: bytes, heading: str, opened: bool) -> None:
        """Show a long section whole, or its newest lines."""
        change = self.states[incident_id].opened.add if opened else self.states[incident_id].opened.discard
        change(heading)
        self.looked.emit()

    def mark(self, report_id: bytes, hypothesis_id: bytes, mark: Mark) -> None:
        """Set a mark in the name of who is signed on."""
        from console.services.matrix import mark_evidence

        self.window.session.act(mark_evidence, [report_id], hypothesis_id, mark)

    def open_report(self, report_id: bytes) -> None:
        """Select a report: the inspector shows it."""
        self.window.selection.select("report", report_id.hex())

    def add_hypothesis(self, incident_id: bytes) -> None:
        """Ask for one more explanation."""
        from console.ui.hypothesis_form import ask_new

        ask_new(self.window, incident_id)

    def edit_hypothesis(self, hypothesis: Hypothesis) -> None:
        """Ask how an explanation is worded, or whether it goes."""
        from console.ui.hypothesis_form import ask_edit

        ask_edit(self.window, hypothesis)

    def assess(self, known: IncidentFacts) -> None:
        """Ask what we think now."""
        from console.ui.assessment_form import ask_assessment

        ask_assessment(self.window, known)

    def ask(self, incident_id: bytes) -> None:
        """Ask what would have to be known."""
        from console.ui.question_form import ask_question

        ask_question(self.window, incident_id)

    def answer(self, question: Question) -> None:
        """Ask for the answer to an open question, or ask an answered one again."""
        from console.ui.question_form import ask_answer

        if question.open:
            ask_answer(self.window, question)
        else:
            from console.services.questions import reopen_question

            self.window.session.act(reopen_question, question.id)

    def edit_question(self, question: Question) -> None:
        """Ask for other words, another owner or time."""
        from console.ui.question_form import ask_edit

        ask_edit(self.window, question)

    def history(self, incident_id: bytes) -> None:
        """Show how the counts and the lead changed over time, as they are looked at."""
        from console.ui.matrix_history import show_history

        show_history(self.window, incident_id, self.states[incident_id].analyst)

    def link(self, incident_id: bytes) -> None:
        """Ask which report belongs to the incident."""
        from console.ui.report_link import ask_link

        ask_link(self.window, incident_id)


def desk_of(window: Window) -> IncidentDesk:
    """The desk of a window, made when the first asks for it."""
    found = window.findChild(IncidentDesk)
    return IncidentDesk(window) if found is None else found


def all_agree() -> str:
    """What the view of all analysts together is called."""
    return tr("What all agree on")
