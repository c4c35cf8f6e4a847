"""Open and edit consultations, record what happens in them, and convene the Allies."""

from collections.abc import Sequence
from dataclasses import dataclass

from console.domain.attendance import Level
from console.domain.consultation import (
    GATES,
    Basis,
    Consultation,
    ConsultationEvent,
    Event,
    Way,
    course,
    gates,
)
from console.domain.errors import BadInput
from console.domain.marking import Marking
from console.domain.operation import Actor, Changes
from console.domain.provenance import Provenance
from console.domain.question import dated
from console.domain.reference import Ally
from console.domain.silence import runs, standing
from console.domain.times import Instant, dtg
from console.domain.wording import listed
from console.services.attendance import AttendanceForm, write_lines
from console.services.consult_checks import NO_ALLIES, allies_of, ally, heard_at, required, required_open, told
from console.services.crises import CrisisForm, write_crisis
from console.services.crises import required_open as require_crisis
from console.services.meanwhile import merged
from console.store import consultations, draft_texts, markings
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader, Writer


@dataclass(frozen=True)
class ConsultationForm:
    """What a person says of a consultation. ``requesters`` are Allies by ISO 3166 alpha-2.

    ``considered_at`` is since when an Ally weighs asking, ``requested_at`` when it asked; None: not known, or not so.
    """

    crisis_id: bytes
    title: str
    basis: Basis
    requesters: tuple[str, ...]
    level: Level | None
    way: Way | None
    agenda: str = ""
    trigger: str = ""
    requested_at: Instant | None = None
    considered_at: Instant | None = None
    deadline_at: Instant | None = None
    marking: Marking | None = None
    provenance: Provenance | None = None
    """Of one that was opened after public reports: where it is from, and what is to be checked. It stays as opened."""

    @staticmethod
    def of(consultation: Consultation) -> "ConsultationForm":
        """The form as a consultation stands. Raises ValueError for a past one."""
        return ConsultationForm(
            consultation.crisis_id or b"", consultation.title, Basis(consultation.basis), consultation.requester_isos,
            consultation.level, consultation.way, consultation.agenda, consultation.trigger, consultation.requested_at,
            consultation.considered_at, consultation.deadline_at, consultation.marking,
        )  # fmt: skip


_TOGETHER = {
    "title": ("title",),
    "basis": ("basis",),
    "Allies who ask": ("requesters",),
    "level": ("level",),
    "way of working": ("way",),
    "agenda": ("agenda",),
    "trigger": ("trigger",),
    "times": ("requested_at", "considered_at"),
    "deadline": ("deadline_at",),
    "marking": ("marking",),
}


@dataclass(frozen=True)
class EventForm:
    """Something happened at ``at`` (None: now). With WITHDRAWN ``gate`` is the one taken back (None: the last)."""

    kind: Event
    at: Instant | None = None
    text: str = ""
    gate: Event | None = None


def open_consultation(
    store: Store, actor: Actor, now: Instant, form: ConsultationForm, crisis: CrisisForm | None = None
) -> tuple[bytes, Changes]:
    """Open a consultation in a crisis, or with ``crisis`` in one that is opened with it, in the same operation.

    Gives its id. Raises BadInput with what is missing or wrong.
    """
    title = _title(form)
    row_id = new_id(now)
    with store.operation(f"Open consultation “{title}”", actor, now) as case:
        crisis_id = form.crisis_id if crisis is None else write_crisis(case, actor, now, crisis)
        require_crisis(case, crisis_id)
        case.insert(
            "consultation", id=row_id, crisis_id=crisis_id, status="", opened_at=now, opened_by=actor.name,
            requested_at=form.requested_at, considered_at=form.considered_at, **_columns(case, form, now),
            **_facts(form.provenance),
        )  # fmt: skip
        _name_requesters(case, row_id, form)
        for kind, at in ((Event.CONSIDERED, form.considered_at), (Event.REQUESTED, form.requested_at)):
            if at is not None:
                _write(case, actor, now, row_id, EventForm(kind, heard_at(at, now)))
        _keep_step(case, row_id)
    return row_id, case.changes


def edit_consultation(
    store: Store, actor: Actor, now: Instant, consultation_id: bytes, form: ConsultationForm,
    seen: ConsultationForm | None = None,
) -> Changes:  # fmt: skip
    """Change what differs from ``seen``, the form as the person began (None: as it stands). Raises BadInput.

    Another time of asking is a new event: what was told before stays told.
    """
    title = _title(form)
    with store.operation(f"Edit consultation “{title}”", actor, now) as case:
        before = required_open(case, consultation_id, now)
        stands = ConsultationForm.of(before)
        form = merged(stands if seen is None else seen, form, stands, _TOGETHER)
        old, new = _columns(case, stands, now), _columns(case, form, now)
        changed = {name: value for name, value in new.items() if value != old[name]}
        if changed:
            case.update("consultation", consultation_id, **changed)
        for kind, at, stood in (
            (Event.CONSIDERED, form.considered_at, before.considered_at),
            (Event.REQUESTED, form.requested_at, before.requested_at),
        ):
            if at is None and stood is not None:
                raise BadInput("That it was asked for or weighed stays on record. Record that it was dropped instead.")
            if at is not None and at != stood:
                _write(case, actor, now, consultation_id, EventForm(kind, heard_at(at, now)))
        _keep_step(case, consultation_id)
        _name_requesters(case, consultation_id, form)
    return case.changes


def record_event(store: Store, actor: Actor, now: Instant, consultation_id: bytes, form: EventForm) -> Changes:
    """Write down what happened. Raises BadInput for what cannot have happened then."""
    before = required(store.writer_view(), consultation_id)
    with store.operation(f"{_label(form)} · “{before.title}”", actor, now) as case:
        _record(case, actor, now, consultation_id, form)
    return case.changes


def convene(
    store: Store,
    actor: Actor,
    now: Instant,
    consultation_id: bytes,
    iso2s: Sequence[str] = (),
    at: Instant | None = None,
) -> Changes:
    """Call Allies to the table, all of them where none is named, at ``at`` (None: now)."""
    before = required(store.writer_view(), consultation_id)
    with store.operation(f"Convene “{before.title}”", actor, now) as case:
        allies = allies_of(case, before)
        if not allies:
            raise BadInput(NO_ALLIES)
        called = [ally(allies, iso2, before, case) for iso2 in iso2s] or list(allies.values())
        _record(case, actor, now, consultation_id, EventForm(Event.CONVENED, at, _called(called, allies)))
        lines = [AttendanceForm(one.iso2, convened=True, at=at) for one in called]
        write_lines(case, actor, now, before, lines)
    return case.changes


def _record(case: Writer, actor: Actor, now: Instant, consultation_id: bytes, form: EventForm) -> None:
    at = heard_at(form.at, now)
    before = required(case, consultation_id) if form.kind is Event.NOTE else required_open(case, consultation_id, at)
    gate = _gate(case, before, form, at)
    if form.kind in _SAID and not form.text.strip():
        raise BadInput(_SAID[form.kind])
    _require_course(case, before, form.kind, at)
    if form.kind is Event.DROPPED and before.requested_at is None and before.considered_at is None:
        raise BadInput("Nobody asked for it or weighed it: there is nothing to drop. Close the consultation instead.")
    _write(case, actor, now, consultation_id, EventForm(form.kind, at, form.text, gate))
    _keep_step(case, consultation_id)


def _require_course(reader: Reader, before: Consultation, kind: Event, at: Instant) -> None:
    """Refuse a session that begins twice or ends unbegun, and an end while silence runs."""
    if kind in (Event.MET, Event.ROSE):
        sits = course((one for one in consultations.events(reader, before.id) if one.at <= at), before.basis).sits
        if kind is Event.MET and sits:
            raise BadInput("The Council sits already. Record that the session ended first.")
        if kind is Event.ROSE and not sits:
            raise BadInput("The Council does not sit then. Record when the session began first.")
    if kind is Event.CLOSED:
        if before.closed_at is not None:
            raise BadInput(f"“{before.title}” is closed already, since {dtg(before.closed_at)}.")
        for one in draft_texts.silences(reader, before.id):
            if runs(one, at):
                raise BadInput(
                    f"Silence runs until {dtg(standing(one, at).closes_at)}. Wait for it to end, or withdraw it first."
                )


def _gate(reader: Reader, before: Consultation, form: EventForm, at: Instant) -> Event | None:
    """The gate an event takes back. Raises BadInput where gates are none of the consultation's, or stand already so."""
    if form.kind not in (*GATES, Event.WITHDRAWN):
        return None
    if before.basis != Basis.ARTICLE_5:
        raise BadInput("The two gates belong to Article 5. Change the basis of the consultation first.")
    passed = gates(consultations.events(reader, before.id), at)
    if form.kind is not Event.WITHDRAWN:
        if passed[form.kind] is not None:
            raise BadInput(f"This gate is passed already: {form.kind.value}.")
        return None
    standing = sorted((since, gate) for gate, since in passed.items() if since is not None)
    if not standing or (form.gate is not None and passed.get(form.gate) is None):
        raise BadInput("This gate is not passed: there is nothing to take back.")
    return form.gate or standing[-1][1]


def _write(case: Writer, actor: Actor, now: Instant, consultation_id: bytes, form: EventForm) -> None:
    case.insert(
        "consultation_event", id=new_id(now), consultation_id=consultation_id, kind=form.kind.value, at=form.at,
        recorded_at=now, author=actor.name, text=told(form.text), gate=form.gate and form.gate.value,
    )  # fmt: skip


def _keep_step(case: Writer, consultation_id: bytes) -> None:
    """Keep the columns of a consultation as its events make it."""
    basis = case.value("SELECT basis FROM consultation WHERE id = ?", (consultation_id,))
    known: list[ConsultationEvent] = consultations.events(case, consultation_id)
    stands = course(known, basis)
    case.update(
        "consultation", consultation_id, status=stands.status.value, requested_at=stands.requested_at,
        considered_at=stands.considered_at, convened_at=stands.convened_at, met_at=stands.met_at,
        closed_at=stands.closed_at,
    )  # fmt: skip


def _columns(case: Writer, form: ConsultationForm, now: Instant) -> dict[str, object]:
    return {
        "title": _title(form),
        "basis": Basis(form.basis).value,
        "level": None if form.level is None else form.level.value,
        "way": None if form.way is None else form.way.value,
        "agenda": told(form.agenda),
        "trigger_text": told(" ".join(form.trigger.split())),
        "deadline_at": form.deadline_at,
        "marking_id": markings.marking_id(case, form.marking, now),
    }


def _name_requesters(case: Writer, consultation_id: bytes, form: ConsultationForm) -> None:
    consultation = required(case, consultation_id)
    allies = allies_of(case, consultation)
    asked = list(dict.fromkeys(ally(allies, iso2, consultation, case).iso2 for iso2 in form.requesters))
    if not asked and Basis(form.basis) in (Basis.ARTICLE_4, Basis.ARTICLE_5):
        raise BadInput(f"Say which Ally asks for {form.basis}, or weighs it.")
    names = listed([allies[iso2].name for iso2 in asked])
    case.update("consultation", consultation_id, requester_isos=";".join(asked), requesters=names)


def _facts(known: Provenance | None) -> dict[str, object]:
    if known is None:
        return {}
    return {
        "source": known.source, "as_of": known.as_of, "to_check": int(known.to_check), "check_note": known.check_note,
    }  # fmt: skip


def _title(form: ConsultationForm) -> str:
    title = " ".join(form.title.split())
    if not title:
        raise BadInput("A consultation needs a title. Write what it is about.")
    for at in (form.requested_at, form.considered_at, form.deadline_at):
        if at is not None:
            dated(at)
    for at in (form.requested_at, form.considered_at):
        if at is not None and form.deadline_at is not None and form.deadline_at <= at:
            raise BadInput("The deadline is before it was asked for. Check day, month and year.")
    return title


def _called(called: Sequence[Ally], allies: dict[str, Ally]) -> str:
    return "" if len(called) == len(allies) else listed([one.name for one in called])


def _label(form: EventForm) -> str:
    words = form.kind.value
    return words[:1].upper() + words[1:]


_SAID = {
    Event.NOTE: "There is nothing to write. Type the note first.",
    Event.ADVICE: "Say whose advice it is and what it says.",
    Event.TASKED: "Say who is tasked with what.",
}
