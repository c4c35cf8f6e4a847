"""Lay out playbooks for crises, tick their steps, and keep those a cell writes for itself."""

import json
from functools import cache, lru_cache
from typing import Final

from console.config import paths
from console.domain.crisis import Crisis
from console.domain.errors import BadInput
from console.domain.gates import cause, free_of_cause
from console.domain.letters import folded, shortened
from console.domain.operation import Actor, Changes
from console.domain.playbook import Playbook, PlaybookRun, Tick
from console.domain.times import MINUTE, Instant
from console.feeds.playbook_file import read_playbook
from console.services.crises import required_open
from console.services.phases import ground_of
from console.store import crises, matrix, questions
from console.store import playbooks as kept
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader, Writer

_MOST_HYPOTHESES: Final = 9


@cache
def shipped() -> dict[str, tuple[Playbook, str]]:
    """What the program ships: each playbook with its text, by slug. Raises BadInput where a file is damaged."""
    found = {}
    for file in sorted(paths.resources("playbooks").glob("*.toml")):
        text = file.read_text(encoding="utf-8")
        try:
            playbook = read_playbook(text)
        except BadInput as error:
            raise BadInput(f"{file.name}: {error}") from None
        found[playbook.slug] = playbook, text
    return found


def playbooks(reader: Reader) -> tuple[Playbook, ...]:
    """Every playbook there is, by name; one of the cell's own takes the place of a shipped one of the same slug."""
    return tuple(sorted((one for one, _ in _all(reader).values()), key=lambda one: folded(one.name)))


def text_of(reader: Reader, slug: str) -> str:
    """A playbook as it is written, to begin one of one's own from. Raises BadInput."""
    return _known(reader, slug)[1]


def runs(reader: Reader, crisis_id: bytes | None = None) -> tuple[PlaybookRun, ...]:
    """Those laid out for one crisis, or for all, in the order they were."""
    return tuple(
        PlaybookRun(run.id, run.crisis_id, _read(run.content), run.begun_at, run.author, run.ticks)
        for run in kept.runs(reader, crisis_id)
    )


def begin_playbook(store: Store, actor: Actor, now: Instant, crisis_id: bytes, slug: str) -> tuple[bytes, Changes]:
    """Lay a playbook out for a crisis: its steps to tick, and what it brings for the crisis in the same operation.

    Its questions are asked and its explanations named at the leading incident, if one leads; its options and partners
    join those of the crisis. What is there in the same words stays as it is. Gives the run's id. Raises BadInput.
    """
    playbook, text = _known(store.writer_view(), slug)
    run_id = new_id(now)
    with store.operation(f"Lay out “{playbook.name}”", actor, now) as case:
        crisis = required_open(case, crisis_id)
        if any(run.slug == slug for run in kept.runs(case, crisis_id)):
            raise BadInput(f"“{playbook.name}” is laid out for this crisis already. Go on with its steps.")
        case.insert(
            "playbook_run", id=run_id, crisis_id=crisis_id, slug=slug, content=text, begun_at=now,
            author=actor.name,
        )  # fmt: skip
        if crisis.leading is not None and _is_open(case, crisis.leading):
            _ask(case, actor, now, crisis.leading, playbook)
            _name(case, now, crisis.leading, playbook)
        _lay_options(case, actor, now, crisis, playbook)
        _list_partners(case, actor, now, crisis, playbook)
    return run_id, case.changes


def tick_step(
    store: Store, actor: Actor, now: Instant, run_id: bytes, step_key: str, done: bool, note: str = ""
) -> Changes:
    """Say that a step is done, or that it is not after all. Nothing is recorded where that is so already.

    Raises BadInput for a step that waits while the cause of the crisis is not assessed, with what is missing.
    """
    run = _run(store.writer_view(), run_id)
    step = run.playbook.step(step_key)
    if step is None:
        raise BadInput(f"“{run.playbook.name}” has no step {step_key!r}.")
    verb = "Done" if done else "Not done"
    with store.operation(f"{verb}: “{shortened(step.text)}”", actor, now) as case:
        crisis = required_open(case, run.crisis_id)
        if done and step.waits and not free_of_cause(ground := ground_of(case, crisis)):
            raise BadInput(f"This step waits for the cause. {cause(ground).says}")
        before = next((one for one in _run(case, run_id).ticks if one.step == step_key), Tick(step_key, False, now, ""))
        words = " ".join(note.split())
        if before.done is not done or words not in ("", before.note):
            case.insert(
                "playbook_tick", id=new_id(now), run_id=run_id, step=step_key, done=int(done), at=now,
                author=actor.name, note=words,
            )  # fmt: skip
    return case.changes


def keep_playbook(store: Store, actor: Actor, now: Instant, text: str) -> tuple[bytes, Changes]:
    """Keep one of the cell's own, from its TOML; one of the same slug is replaced. Gives its id. Raises BadInput.

    What was laid out already keeps the text it was begun with.
    """
    playbook = read_playbook(text, shipped=False)
    before = next((one for one in kept.own(store.writer_view()) if one.slug == playbook.slug), None)
    playbook_id = new_id(now) if before is None else before.id
    row = {"name": playbook.name, "content": text, "author": actor.name, "made_at": now}
    with store.operation(f"Keep playbook “{playbook.name}”", actor, now) as case:
        if before is None:
            case.insert("playbook", id=playbook_id, slug=playbook.slug, **row)
        elif (before.content, before.retired_at) != (text, None):
            case.update("playbook", playbook_id, retired_at=None, **row)
    return playbook_id, case.changes


def retire_playbook(store: Store, actor: Actor, now: Instant, slug: str) -> Changes:
    """Offer one of the cell's own no more; where it took the place of a shipped one, that is offered again."""
    found = next((one for one in kept.own(store.writer_view()) if one.slug == slug and one.retired_at is None), None)
    if found is None:
        raise BadInput("Only a playbook of the cell's own can be retired; those that ship stay.")
    with store.operation(f"Retire playbook “{found.name}”", actor, now) as case:
        case.update("playbook", found.id, retired_at=now)
    return case.changes


def _all(reader: Reader) -> dict[str, tuple[Playbook, str]]:
    mine = {one.slug: (_read(one.content), one.content) for one in kept.own(reader) if one.retired_at is None}
    return shipped() | mine


def _known(reader: Reader, slug: str) -> tuple[Playbook, str]:
    found = _all(reader).get(slug)
    if found is None:
        raise BadInput(f"There is no playbook {slug!r}. Choose one of {', '.join(sorted(_all(reader)))}.")
    return found


@lru_cache(maxsize=64)
def _read(content: str) -> Playbook:
    return read_playbook(content, shipped=any(content == text for _, text in shipped().values()))


def _run(reader: Reader, run_id: bytes) -> PlaybookRun:
    found = next((one for one in runs(reader) if one.id == run_id), None)
    if found is None:
        raise BadInput("This playbook is not laid out any more: that was undone.")
    return found


def _is_open(reader: Reader, incident_id: bytes) -> bool:
    return bool(reader.value("SELECT closed_at IS NULL FROM incident WHERE id = ?", (incident_id,)))


def _due(now: Instant, within_min: int | None) -> Instant | None:
    return None if within_min is None else now + within_min * MINUTE


def _ask(case: Writer, actor: Actor, now: Instant, incident_id: bytes, playbook: Playbook) -> None:
    asked = {folded(one.text) for one in questions.questions(case, incident_id)}
    for one in playbook.questions:
        if folded(one.text) not in asked:
            case.insert(
                "question", id=new_id(now), incident_id=incident_id, text=one.text, owner=one.owner or None,
                asked_at=now, asked_by=actor.name, due_at=_due(now, one.within_min),
            )  # fmt: skip


def _name(case: Writer, now: Instant, incident_id: bytes, playbook: Playbook) -> None:
    """Name its explanations, unless the cell has named its own: two sets of them would not part cleanly."""
    if matrix.hypotheses(case, incident_id):
        return
    for position, text in enumerate(playbook.hypotheses[:_MOST_HYPOTHESES], start=1):
        case.insert(
            "hypothesis", id=new_id(now), incident_id=incident_id, position=position, label=f"H{position}", text=text
        )


def _lay_options(case: Writer, actor: Actor, now: Instant, crisis: Crisis, playbook: Playbook) -> None:
    there = crises.options(case, crisis.id)
    titles = {folded(one.title) for one in there}
    place = max((one.place for one in there), default=0)
    for one in playbook.options:
        if folded(one.title) not in titles:
            place += 1
            case.insert(
                "course_option", id=new_id(now), crisis_id=crisis.id, title=one.title, actor=one.actor.value,
                criteria=json.dumps(dict(one.criteria), ensure_ascii=False), place=place, author=actor.name,
                made_at=now,
            )  # fmt: skip


def _list_partners(case: Writer, actor: Actor, now: Instant, crisis: Crisis, playbook: Playbook) -> None:
    there = {(folded(one.partner), folded(one.subject)) for one in crises.partner_notices(case, crisis.id)}
    for one in playbook.tell:
        if (folded(one.partner), folded(one.subject)) not in there:
            case.insert(
                "partner_notice", id=new_id(now), crisis_id=crisis.id, partner=one.partner, subject=one.subject,
                owner=one.owner, due_at=_due(now, one.within_min), made_at=now, author=actor.name,
            )  # fmt: skip
