"""Give out the tasks of a crisis or of a decision in it, and say that they are done."""

from dataclasses import dataclass

from console.domain.decision import Task
from console.domain.errors import BadInput
from console.domain.letters import called, shortened
from console.domain.operation import Actor, Changes
from console.domain.question import dated
from console.domain.times import Instant
from console.services.crises import required_open
from console.store import crises
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader


@dataclass(frozen=True)
class TaskForm:
    """What is to be done, who does it (empty: nobody yet), until when (None: no time set)."""

    text: str
    owner: str = ""
    due_at: Instant | None = None


def give_task(store: Store, actor: Actor, now: Instant, crisis_id: bytes, form: TaskForm) -> tuple[bytes, Changes]:
    """Give a task in a crisis. Gives its id. Raises BadInput with what is missing."""
    text = _sound(form)
    task_id = new_id(now)
    with store.operation(f"Give task “{shortened(text)}”", actor, now) as case:
        required_open(case, crisis_id)
        case.insert(
            "task", id=task_id, crisis_id=crisis_id, text=text, owner=form.owner.strip(), due_at=form.due_at,
            author=actor.name, made_at=now,
        )  # fmt: skip
    return task_id, case.changes


def edit_task(store: Store, actor: Actor, now: Instant, task_id: bytes, form: TaskForm) -> Changes:
    """Word a task otherwise, hand it to somebody else, or set another time. Raises BadInput."""
    text = _sound(form)
    with store.operation(f"Change task “{shortened(text)}”", actor, now) as case:
        before = _required(case, task_id)
        wanted = (text, form.owner.strip(), form.due_at)
        if wanted != (before.text, before.owner, before.due_at):
            case.update("task", task_id, text=text, owner=wanted[1], due_at=form.due_at)
    return case.changes


def finish_task(store: Store, actor: Actor, now: Instant, task_id: bytes) -> Changes:
    """Say that a task is done, whoever it was given to."""
    task = _required(store.writer_view(), task_id)
    with store.operation(f"Done: “{shortened(task.text)}”", actor, now) as case:
        if _required(case, task_id).done_at is None:
            case.update("task", task_id, done_at=now, done_by=actor.name)
    return case.changes


def reopen_task(store: Store, actor: Actor, now: Instant, task_id: bytes) -> Changes:
    """Say that a task is not done after all."""
    task = _required(store.writer_view(), task_id)
    with store.operation(f"Reopen task “{shortened(task.text)}”", actor, now) as case:
        if _required(case, task_id).done_at is not None:
            case.update("task", task_id, done_at=None, done_by=None)
    return case.changes


def _sound(form: TaskForm) -> str:
    text = called(form.text, 1000)
    if not text:
        raise BadInput("A task needs words. Say what is to be done.")
    if form.due_at is not None:
        dated(form.due_at)
    return text


def _required(reader: Reader, task_id: bytes) -> Task:
    found = crises.task(reader, task_id)
    if found is None:
        raise BadInput("This task is not in the case any more: its giving was undone.")
    return found
