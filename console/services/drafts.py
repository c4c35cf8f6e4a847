"""Put texts in numbered versions, and say who wants them changed and what became of it. Versions are never edited."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from console.domain.draft_text import Amendment, Draft, Outcome
from console.domain.errors import BadInput
from console.domain.letters import called
from console.domain.marking import Marking
from console.domain.numbers import grouped
from console.domain.operation import Actor, Changes
from console.domain.silence import ends, runs, standing
from console.domain.times import Instant, dtg
from console.services.consult_checks import (
    heard_at,
    not_before,
    required_draft,
    required_open,
)
from console.store import draft_texts, markings
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader, Writer

LONGEST: Final = 50_000
"""So many letters a version may have: some twenty pages, which can still be shown and compared at once."""


@dataclass(frozen=True)
class DraftForm:
    """The next version of the text called ``title``. ``taken`` are amendments it takes; ``at`` None is now."""

    title: str
    text: str
    proposer: str = ""
    note: str = ""
    taken: tuple[bytes, ...] = ()
    at: Instant | None = None
    marking: Marking | None = None


@dataclass(frozen=True)
class AmendmentForm:
    """``old`` (empty: an addition) is to become ``new`` (empty: it goes). ``proposer`` is an Ally's code or a name."""

    proposer: str
    old: str = ""
    new: str = ""
    reason: str = ""
    at: Instant | None = None
    marking: Marking | None = None


def put_draft(
    store: Store, actor: Actor, now: Instant, consultation_id: bytes, form: DraftForm
) -> tuple[bytes, Changes]:
    """Put the next version of a text before the Council. Gives its id. Raises BadInput, also while silence runs."""
    at = heard_at(form.at, now)
    title, text = called(form.title), form.text.strip()
    if not title:
        raise BadInput("A text needs a name. Write what it is, as Statement or Tasking.")
    if not text:
        raise BadInput("A version needs words. Type or paste the text.")
    if len(text) > LONGEST:
        raise BadInput(f"A version has at most {grouped(LONGEST)} letters. Put the rest as another text.")
    seen = _versions(store.writer_view(), consultation_id, title)
    title, number = (seen[-1].title, seen[-1].version + 1) if seen else (title, 1)
    draft_id = new_id(now)
    with store.operation(f"Put {title} v{number}", actor, now) as case:
        required_open(case, consultation_id, at)
        _require_next(case, seen, text, at)
        case.insert(
            "draft", id=draft_id, consultation_id=consultation_id, title=title, version=number, text=text,
            proposer=_proposer(form.proposer), at=at, author=actor.name, note=form.note.strip(),
            marking_id=markings.marking_id(case, form.marking, now),
        )  # fmt: skip
        for amendment_id in dict.fromkeys(form.taken):
            _answer(case, actor, now, _open_amendment(case, amendment_id, title), Outcome.TAKEN, "", draft_id)
    return draft_id, case.changes


def propose_amendment(
    store: Store, actor: Actor, now: Instant, draft_id: bytes, form: AmendmentForm
) -> tuple[bytes, Changes]:
    """Record that somebody wants words of a version changed. Gives the amendment's id."""
    at = heard_at(form.at, now)
    draft = required_draft(store.writer_view(), draft_id)
    proposer, old, new = _proposer(form.proposer), form.old.strip(), form.new.strip()
    if not proposer:
        raise BadInput("An amendment has a proposer. Say which Ally wants it.")
    if old == new:
        raise BadInput("Say which words are to change, and into what.")
    amendment_id = new_id(now)
    with store.operation(f"Amendment of {proposer} to {draft.name}", actor, now) as case:
        required_open(case, draft.consultation_id, at)
        not_before(at, draft.at, f"{draft.name} was put")
        if " ".join(old.split()) not in " ".join(draft.text.split()):
            raise BadInput(f"These words are not in {draft.name}. Copy them from the text.")
        case.insert(
            "amendment", id=amendment_id, draft_id=draft_id, proposer=proposer, old=old, new=new,
            reason=form.reason.strip(), at=at, author=actor.name,
            marking_id=markings.marking_id(case, form.marking, now),
        )  # fmt: skip
    return amendment_id, case.changes


def answer_amendment(
    store: Store, actor: Actor, now: Instant, amendment_id: bytes, outcome: Outcome, note: str = "",
    taken_in: bytes | None = None,
) -> Changes:  # fmt: skip
    """Record what became of an amendment. One that is taken names the version it is taken in."""
    found, draft = _required(store.writer_view(), amendment_id)
    with store.operation(f"Amendment of {found.proposer} to {draft.name}: {outcome.value}", actor, now) as case:
        required_open(case, draft.consultation_id, now)
        if outcome is Outcome.TAKEN:
            if taken_in is None:
                raise BadInput("Say in which version it is taken: put the next version and choose the amendment there.")
            later = required_draft(case, taken_in)
            if (later.consultation_id, later.title) != (draft.consultation_id, draft.title) or (
                later.version <= draft.version
            ):
                raise BadInput(f"{later.name} does not come after {draft.name}. Choose a later version of the text.")
        _answer(case, actor, now, found, outcome, note, taken_in if outcome is Outcome.TAKEN else None)
    return case.changes


def _versions(reader: Reader, consultation_id: bytes, title: str) -> list[Draft]:
    of = draft_texts.drafts(reader, consultation_id)
    return sorted((one for one in of if one.title.casefold() == title.casefold()), key=lambda one: one.version)


def _require_next(reader: Reader, before: Sequence[Draft], text: str, at: Instant) -> None:
    if not before:
        return
    last = before[-1]
    not_before(at, last.at, f"{last.name} was put")
    if last.text == text:
        raise BadInput(f"These are the words of {last.name}. Change them first.")
    ids = {one.id: one for one in before}
    for silence in draft_texts.silences(reader, last.consultation_id):
        if silence.draft_id not in ids or ends(silence) <= at:
            continue
        name, stands = ids[silence.draft_id].name, standing(silence, at)
        if runs(silence, at):
            raise BadInput(
                f"Silence runs on {name} until {dtg(stands.closes_at)}. Withdraw it, or record what broke it, before"
                " you put another version."
            )
        raise BadInput(f"{dtg(at)} is before silence on {name} ended ({dtg(ends(silence))}). Check the time.")


def _open_amendment(reader: Reader, amendment_id: bytes, title: str) -> Amendment:
    found, draft = _required(reader, amendment_id)
    if draft.title != title:
        raise BadInput(f"The amendment of {found.proposer} is to {draft.name}, another text.")
    if found.outcome is not None:
        raise BadInput(f"The amendment of {found.proposer} to {draft.name} is answered already: {found.outcome.value}.")
    return found


def _answer(
    case: Writer, actor: Actor, now: Instant, found: Amendment, outcome: Outcome, note: str, taken_in: bytes | None
) -> None:
    if (found.outcome, found.taken_in) != (outcome, taken_in) or note.strip():
        case.insert(
            "amendment_answer", id=new_id(now), amendment_id=found.id, outcome=outcome.value, taken_in_id=taken_in,
            at=now, author=actor.name, note=note.strip(),
        )  # fmt: skip


def _required(reader: Reader, amendment_id: bytes) -> tuple[Amendment, Draft]:
    draft_id = reader.value("SELECT draft_id FROM amendment WHERE id = ?", (amendment_id,))
    if draft_id is None:
        raise BadInput("This amendment is not in the case any more: it was undone.")
    draft = required_draft(reader, draft_id)
    of = draft_texts.amendments(reader, draft.consultation_id)
    return next(one for one in of if one.id == amendment_id), draft


def _proposer(name: str) -> str:
    plain = called(name)
    return plain.upper() if len(plain) == 2 else plain
