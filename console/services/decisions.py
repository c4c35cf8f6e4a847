"""Record what was decided, on which picture, and the forces that are activated by it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from console.domain.consensus import Consensus, State, consensus
from console.domain.consultation import Basis, Consultation, Event, gates
from console.domain.decision import SHORT, Agreed, Step, passed_over
from console.domain.draft_text import Draft
from console.domain.errors import BadInput
from console.domain.letters import called, shortened
from console.domain.marking import Marking
from console.domain.operation import Actor, Changes
from console.domain.question import dated
from console.domain.silence import State as Heard
from console.domain.silence import newest, standing
from console.domain.times import Instant, dtg
from console.domain.wording import listed
from console.services.consult_checks import (
    AHEAD,
    NO_ALLIES,
    allies_of,
    ally,
    heard_at,
    not_before,
    required,
    required_draft,
    required_open,
    required_silence,
    told,
)
from console.services.crisis_tasks import TaskForm
from console.store import consultations, decisions, draft_texts, journal, markings
from console.store.casefile import Store
from console.store.ids import new_id, new_ids
from console.store.reader import Reader, Writer

_NOT_PASSED: Final = {Event.ATTACK: "attack not recognised", Event.ORIGIN: "origin not established"}
_MEASURE: Final = re.compile(r"EX-[A-Z0-9][A-Z0-9-]*")


@dataclass(frozen=True)
class DecisionForm:
    """What was decided at ``at`` (None: now).

    ``text`` may stay empty where a version is adopted: its words are copied. ``basis`` empty is the consultation's own.
    ``reservations`` are what Allies put on record, by ISO 3166 alpha-2.
    """

    consultation_id: bytes
    title: str
    text: str
    basis: str
    agreed: Agreed
    draft_id: bytes | None = None
    silence_id: bytes | None = None
    option_id: bytes | None = None
    conditions: str = ""
    at: Instant | None = None
    reservations: Mapping[str, str] = field(default_factory=dict)
    tasks: tuple[TaskForm, ...] = ()
    marking: Marking | None = None


@dataclass(frozen=True)
class ActivationForm:
    """One step for one force (None: all that the decision names), on whose authority.

    ``at`` None is now; ``effective_at`` is from when on it holds; ``measure`` an invented id, ``EX-…``.
    """

    unit_id: bytes | None
    step: Step
    authority: str
    caveat: str = ""
    at: Instant | None = None
    effective_at: Instant | None = None
    note: str = ""
    measure: str = ""


def decide(store: Store, actor: Actor, now: Instant, form: DecisionForm) -> tuple[bytes, Changes]:
    """Record a decision and freeze what was known when it was taken. Gives its id. Raises BadInput.

    What was known is the case as it stood at ``picture_at`` (:meth:`Store.known_at`): of a decision written down
    afterwards that is its own time; of one written down as it is taken the last moment before this operation, which is
    put one millisecond after the newest where both fall into the same one.
    """
    at = heard_at(form.at, now)
    title = " ".join(form.title.split())
    if not title:
        raise BadInput("A decision needs a title. Write what was decided, in a few words.")
    view = store.writer_view()
    written = journal.after_newest(view, now, AHEAD)
    picture_at = at if at < now else written - 1
    decision_id = new_id(written)
    with store.operation(f"Decide “{shortened(title)}”", actor, written) as case:
        consultation = required_open(case, form.consultation_id, at)
        draft = _adopted(case, form, consultation, at)
        _require_agreement(case, form, consultation, draft, at)
        if form.option_id is not None and not case.value(
            "SELECT 1 FROM course_option WHERE id = ? AND crisis_id = ?", (form.option_id, consultation.crisis_id)
        ):
            raise BadInput("This option is not in the crisis any more. Choose another, or none.")
        case.insert(
            "decision", id=decision_id, consultation_id=consultation.id, title=title,
            draft_id=None if draft is None else draft.id, silence_id=form.silence_id, option_id=form.option_id,
            text=_text(form, draft), basis=_basis(case, form, consultation, at), conditions=told(form.conditions),
            agreed=Agreed(form.agreed).value, at=at, picture_at=picture_at, author=actor.name, recorded_at=now,
            marking_id=markings.marking_id(case, form.marking, now),
        )  # fmt: skip
        _reserve(case, written, decision_id, form, consultation)
        _give(case, actor, written, decision_id, form.tasks, at)
    return decision_id, case.changes


def activate(store: Store, actor: Actor, now: Instant, decision_id: bytes, forms: Sequence[ActivationForm]) -> Changes:
    """Record steps of activating forces after a decision. Steps passed over are said, not refused. Raises BadInput."""
    if not forms:
        raise BadInput("No force is chosen. Tick one, or name another.")
    view = store.writer_view()
    # Never before the decision's own operation: what was known then must not show what followed.
    written = journal.after_newest(view, now, AHEAD)
    with store.operation(_label(view, decision_id, forms), actor, written) as case:
        for form, row_id in zip(forms, new_ids(written, len(forms)), strict=True):
            _require_sound(case, form)
            case.insert(
                "activation", id=row_id, decision_id=decision_id, unit_id=form.unit_id, step=Step(form.step).value,
                authority=called(form.authority), caveat=form.caveat.strip(), at=heard_at(form.at, now),
                effective_at=form.effective_at, author=actor.name, recorded_at=now, note=form.note.strip(),
                measure=form.measure.strip().upper(),
            )  # fmt: skip
    return case.changes


def _adopted(reader: Reader, form: DecisionForm, consultation: Consultation, at: Instant) -> Draft | None:
    """The version adopted: the one named, else the one the named silence is on."""
    draft_id = form.draft_id
    if form.silence_id is not None:
        silence, on = required_silence(reader, form.silence_id)
        if draft_id not in (None, silence.draft_id):
            raise BadInput(f"That silence is on {on.name}. Choose the silence on the version that is adopted.")
        draft_id = silence.draft_id
    if draft_id is None:
        return None
    draft = required_draft(reader, draft_id)
    if draft.consultation_id != consultation.id:
        raise BadInput(f"{draft.name} belongs to another consultation. Choose a version of this one.")
    not_before(at, draft.at, f"{draft.name} was put")
    return draft


def _require_agreement(
    reader: Reader, form: DecisionForm, consultation: Consultation, draft: Draft | None, at: Instant
) -> None:
    """Refuse what the record does not bear out: silence that was not kept, Allies who object or were not heard."""
    agreed = Agreed(form.agreed)
    if agreed is Agreed.SILENCE:
        _require_kept(reader, form, at)
    elif agreed is Agreed.TABLE and draft is not None:
        of = [one for one in draft_texts.silences(reader, consultation.id) if one.draft_id == draft.id]
        allies = list(allies_of(reader, consultation).values())
        if not allies:
            raise BadInput(NO_ALLIES)
        said = draft_texts.positions(reader, consultation.id)
        _require_consensus(consensus(draft, said, newest(of, at), allies, at), draft)


def _require_kept(reader: Reader, form: DecisionForm, at: Instant) -> None:
    if form.silence_id is None:
        raise BadInput("Choose the silence under which it was agreed.")
    silence, draft = required_silence(reader, form.silence_id)
    stands = standing(silence, at)
    if stands.state is Heard.RUNNING:
        raise BadInput(f"Silence on {draft.name} runs until {dtg(stands.closes_at)}. Wait for it to end.")
    if stands.state is Heard.BROKEN:
        allies = {one.id: one.name for one in allies_of(reader, required(reader, draft.consultation_id)).values()}
        names = listed([allies[one.ally_id] for one in stands.broken_by if one.ally_id in allies])
        raise BadInput(f"Silence on {draft.name} was broken by {names}: it is not agreed under silence.")
    if stands.state is Heard.WITHDRAWN:
        raise BadInput(f"Silence on {draft.name} was withdrawn: it is not agreed under silence.")


def _require_consensus(stands: Consensus, draft: Draft) -> None:
    if stands.state is State.AGREED:
        return
    if stands.state is State.SILENCE:
        raise BadInput(f"{draft.name} was agreed under silence: say so, and choose that silence.")
    words = stands.words()
    words = words[:1].lower() + words[1:]
    if stands.state is State.BLOCKED:
        raise BadInput(f"By the record {draft.name} is {words}. Record what changed, or what was decided instead.")
    raise BadInput(f"By the record {draft.name} is {words}. Record what they say, or that the chair stated it.")


def _text(form: DecisionForm, draft: Draft | None) -> str:
    """The words adopted: those of the version where one is named."""
    typed = form.text.strip()
    if draft is None or Agreed(form.agreed) is Agreed.NOTHING:
        if not typed:
            raise BadInput("A decision needs words. Write what was decided, or choose the version that was adopted.")
        return told(typed)
    if typed and typed.split() != draft.text.split():
        raise BadInput(f"The words differ from {draft.name}. Put them as the next version, or adopt that as it stands.")
    return draft.text


def _basis(reader: Reader, form: DecisionForm, consultation: Consultation, at: Instant) -> str:
    """The basis in words; one on Article 5 says which of its two gates are passed."""
    basis = " ".join(form.basis.split()) or consultation.basis
    if Basis.ARTICLE_5.value.casefold() not in basis.casefold():
        return basis
    passed = gates(consultations.events(reader, consultation.id), at)
    stands = [_NOT_PASSED[gate] if since is None else f"{gate.value} {dtg(since)}" for gate, since in passed.items()]
    return f"{basis}: {', '.join(stands)}"


def _reserve(case: Writer, now: Instant, decision_id: bytes, form: DecisionForm, consultation: Consultation) -> None:
    allies = allies_of(case, consultation)
    for iso2, text in form.reservations.items():
        who = ally(allies, iso2, consultation, case)
        if not text.strip():
            raise BadInput(f"Say what {who.name} puts on record, or leave it out.")
        case.insert("reservation", id=new_id(now), decision_id=decision_id, ally_id=who.id, text=told(text))


def _give(case: Writer, actor: Actor, now: Instant, decision_id: bytes, tasks: Sequence[TaskForm], at: Instant) -> None:
    for task in tasks:
        words = " ".join(task.text.split())
        if not words:
            raise BadInput("A task needs words. Say what is to be done, or leave it out.")
        if task.due_at is not None and dated(task.due_at) <= at:
            raise BadInput(f"“{shortened(words)}” is due before the decision. Set a later time.")
        case.insert(
            "task", id=new_id(now), decision_id=decision_id, text=words, owner=called(task.owner), due_at=task.due_at,
            author=actor.name, made_at=now,
        )  # fmt: skip


def _label(reader: Reader, decision_id: bytes, forms: Sequence[ActivationForm]) -> str:
    found = next((one for one in decisions.decisions(reader) if one.id == decision_id), None)
    if found is None:
        raise BadInput("This decision is not in the case any more: it was undone.")
    step = Step(forms[0].step)
    if len(forms) > 1 or forms[0].unit_id is None:
        return f"{SHORT[step]} after “{shortened(found.title)}”"
    name = reader.value("SELECT name FROM unit WHERE id = ?", (forms[0].unit_id,)) or "a force"
    skipped = passed_over(found.activations, forms[0].unit_id, step)
    said = f", without {listed([SHORT[one] for one in skipped])}" if skipped else ""
    return f"{SHORT[step]} for {shortened(name)}{said}"


def _require_sound(reader: Reader, form: ActivationForm) -> None:
    if form.unit_id is not None and not reader.value("SELECT 1 FROM unit WHERE id = ?", (form.unit_id,)):
        raise BadInput("This force is not in the case any more. Choose another.")
    if form.effective_at is not None:
        dated(form.effective_at)
    if not form.authority.strip():
        raise BadInput("Say on whose authority: the Council, SACEUR, or the nation.")
    measure = form.measure.strip().upper()
    if measure and not _MEASURE.fullmatch(measure):
        raise BadInput("A measure has an invented id that begins with EX-, as EX-CRM-0001. Real ones are not kept.")
