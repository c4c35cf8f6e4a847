"""Ask, hand over, answer and reopen the questions of an incident."""

from dataclasses import dataclass

from console.domain.errors import BadInput
from console.domain.letters import shortened
from console.domain.operation import Actor, Changes
from console.domain.question import Question
from console.domain.times import Instant
from console.store import questions
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader


@dataclass(frozen=True)
class QuestionForm:
    """What is asked, who finds out (a person or a desk; empty: nobody yet), until when (None: no time set)."""

    text: str
    owner: str = ""
    due_at: Instant | None = None


def ask_question(
    store: Store, actor: Actor, now: Instant, incident_id: bytes, form: QuestionForm
) -> tuple[bytes, Changes]:
    """Ask something about an incident. Gives the question's id. Raises BadInput with what is missing."""
    text = _sound(form)
    question_id = new_id(now)
    with store.operation(f"Ask “{shortened(text)}”", actor, now) as case:
        closed = case.one("SELECT closed_at, title FROM incident WHERE id = ?", (incident_id,))
        if closed is None:
            raise BadInput("This incident is not in the case any more: its creation was undone.")
        if closed[0] is not None:
            raise BadInput(f"“{closed[1]}” is closed. Reopen it first.")
        case.insert(
            "question",
            id=question_id,
            incident_id=incident_id,
            text=text,
            owner=form.owner.strip() or None,
            asked_at=now,
            asked_by=actor.name,
            due_at=form.due_at,
        )
    return question_id, case.changes


def edit_question(store: Store, actor: Actor, now: Instant, question_id: bytes, form: QuestionForm) -> Changes:
    """Word a question otherwise, hand it to somebody else, or set another time. Raises BadInput."""
    text = _sound(form)
    with store.operation(f"Change question “{shortened(text)}”", actor, now) as case:
        before = _required(case, question_id)
        wanted = (text, form.owner.strip(), form.due_at)
        if wanted != (before.text, before.owner, before.due_at):
            case.update("question", question_id, text=text, owner=wanted[1] or None, due_at=form.due_at)
    return case.changes


def answer_question(store: Store, actor: Actor, now: Instant, question_id: bytes, answer: str) -> Changes:
    """Record the answer. Raises BadInput without one: that nobody can know is an answer too."""
    if not answer.strip():
        raise BadInput("Say what the answer is; that it cannot be found out is an answer too.")
    asked = _required(store.writer_view(), question_id)
    with store.operation(f"Answer “{shortened(asked.text)}”", actor, now) as case:
        if (asked.answer, asked.open) != (answer.strip(), False):
            case.update("question", question_id, answered_at=now, answer=answer.strip(), answered_by=actor.name)
    return case.changes


def reopen_question(store: Store, actor: Actor, now: Instant, question_id: bytes) -> Changes:
    """Ask again what was answered."""
    asked = _required(store.writer_view(), question_id)
    with store.operation(f"Reopen “{shortened(asked.text)}”", actor, now) as case:
        if not asked.open:
            case.update("question", question_id, answered_at=None, answer=None, answered_by=None)
    return case.changes


def _sound(form: QuestionForm) -> str:
    text = " ".join(form.text.split())
    if not text:
        raise BadInput("A question needs words. Say what would have to be known.")
    return text


def _required(reader: Reader, question_id: bytes) -> Question:
    found = questions.question(reader, question_id)
    if found is None:
        raise BadInput("This question is not in the case any more: its asking was undone.")
    return found
