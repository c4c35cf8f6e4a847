"""Consultations, positions, silences and decisions as plain records: what ``list --json`` prints of them."""

from collections.abc import Iterable, Mapping

from console.domain.attendance import Attendance, Guest
from console.domain.consensus import Consensus
from console.domain.consultation import Basis, Consultation, ConsultationEvent, gates
from console.domain.decision import SHORT, Activation, passed_over
from console.domain.draft_text import Draft
from console.domain.marking import Marking
from console.domain.reference import Ally
from console.domain.silence import SilenceEvent
from console.exports.consult_listed import ListedConsultation, ListedDecision, ListedPosition, ListedSilence
from console.exports.crisis_records import task_record
from console.exports.record_parts import Record, key, key_or_none, moment
from console.exports.reference_records import past_consultation


def consultation(thing: ListedConsultation, case_marking: Marking) -> Record:
    """A consultation: of one opened here its course, roster, and how the newest version of each text stands."""
    one = thing.consultation
    passed = gates(thing.events, thing.at) if one.basis == Basis.ARTICLE_5 else {}
    return {
        **past_consultation(one, case_marking),
        "title": one.title,
        "crisis": thing.crisis,
        "crisis_id": key_or_none(one.crisis_id),
        "level": one.level and one.level.value,
        "way": one.way and one.way.value,
        "agenda": one.agenda,
        "deadline_at": moment(one.deadline_at),
        "opened_at": moment(one.opened_at),
        "opened_by": one.opened_by or None,
        "convened_at": moment(one.convened_at),
        "closed_at": moment(one.closed_at),
        "gates": {gate.value: moment(since) for gate, since in passed.items()},
        "events": [_event(event) for event in thing.events],
        "allies": [ally.iso2 for ally in thing.allies],
        "roster": {ally.iso2: _seat((thing.roster or {}).get(ally.id)) for ally in thing.allies},
        "guests": [_guest(guest) for guest in thing.guests],
        "texts": [_text(draft, stands) for draft, stands in thing.texts],
        "positions_released": thing.released,
        **_marked(one.marking, case_marking),
    }


def position(thing: ListedPosition, case_marking: Marking) -> Record:
    """A position of the ledger; ``holds`` where it is the newest of that Ally on that version."""
    one = thing.position
    return {
        "id": key(one.id),
        "iso2": thing.ally.iso2,
        "ally": thing.ally.name,
        **_of(thing.consultation),
        **_version(thing.draft),
        "stance": one.stance.value,
        "letter": one.letter,
        "caveat": one.caveat,
        "reported_by": one.reported_by,
        "confidence": one.confidence,
        "written": one.written,
        "at": moment(one.at),
        "recorded_at": moment(one.recorded_at),
        "author": one.author,
        "holds": thing.holds,
        "released": thing.released,
        **_marked(one.marking or thing.consultation.marking, case_marking),
    }


def silence(thing: ListedSilence, case_marking: Marking) -> Record:
    """A silence: its state, since when, its deadline as it was moved, who broke it, what followed."""
    one, stands, after = thing.silence, thing.stands, thing.followed
    extended = [event for event in one.events if event.kind == "extended"]
    return {
        "id": key(one.id),
        **_of(thing.consultation),
        **_version(thing.draft),
        "opened_at": moment(one.opened_at),
        "opened_by": one.opened_by,
        "closes_at": moment(stands.closes_at),
        "first_closes_at": moment(one.first_closes_at),
        "state": stands.state.value,
        "since": moment(stands.since),
        "broken_by": [_break(event, thing.allies) for event in stands.broken_by],
        "extended": [
            {"at": moment(event.at), "closes_at": moment(event.closes_at), "reason": event.text, "by": event.author}
            for event in extended
        ],
        "withdrawn": [
            {"at": moment(event.at), "reason": event.text, "by": event.author}
            for event in one.events
            if event.kind == "withdrawn"
        ],
        "followed": {
            "version": after.version and after.version.version,
            "silence": after.silence and key(after.silence.id),
            "decision": after.decision and key(after.decision.id),
        },
        "author": one.author,
        **_marked(thing.draft.marking or thing.consultation.marking, case_marking),
    }


def decision(thing: ListedDecision, case_marking: Marking) -> Record:
    """A decision; ``--known-at`` its ``picture_at`` shows what was known when it was taken."""
    one = thing.decision
    return {
        "id": key(one.id),
        "title": one.title,
        "text": one.text,
        **_of(thing.consultation),
        **_version(thing.draft),
        "basis": one.basis,
        "agreed": one.agreed and one.agreed.value,
        "silence_id": key_or_none(one.silence_id),
        "silence_state": thing.silence and thing.silence.state.value,
        "option": thing.option,
        "conditions": one.conditions,
        "reservations": [
            {"iso2": thing.allies[said.ally_id].iso2, "ally": thing.allies[said.ally_id].name, "text": said.text}
            for said in one.reservations
        ],
        "activations": [_activation(step, one.activations, thing.units) for step in one.activations],
        "tasks": [task_record(task) for task in one.tasks],
        "at": moment(one.at),
        "picture_at": moment(one.picture_at),
        "author": one.author,
        **_marked(one.marking or thing.consultation.marking, case_marking),
    }


def _of(one: Consultation) -> Record:
    return {"consultation": one.title, "consultation_id": key(one.id)}


def _version(draft: Draft | None) -> Record:
    if draft is None:
        return {"draft": None, "version": None, "draft_id": None}
    return {"draft": draft.title, "version": draft.version, "draft_id": key(draft.id)}


def _marked(marking: Marking | None, case_marking: Marking) -> Record:
    return {
        "marking": (marking or case_marking).text,
        "exercise": case_marking.exercise or (marking is not None and marking.exercise),
    }


def _event(one: ConsultationEvent) -> Record:
    return {
        "kind": one.kind.value,
        "at": moment(one.at),
        "recorded_at": moment(one.recorded_at),
        "text": one.text,
        "gate": one.gate and one.gate.value,
        "by": one.author,
    }


def _seat(line: Attendance | None) -> Record:
    if line is None:
        return {"convened": False, "joined": False, "authenticated": False, "instructed": False, "link": None,
                "level": None, "channel": "", "participant": "", "waiting_since": None, "at": None}  # fmt: skip
    return {
        "convened": line.convened,
        "joined": line.joined,
        "authenticated": line.authenticated,
        "instructed": line.instructed,
        "link": line.link and line.link.value,
        "level": line.level and line.level.value,
        "channel": line.channel,
        "participant": line.participant,
        "waiting_since": moment(line.waiting_since),
        "at": moment(line.at),
    }


def _guest(one: Guest) -> Record:
    return {"name": one.name, "kind": one.kind, "invited": one.invited, "participant": one.participant,
            "link": one.link and one.link.value, "at": moment(one.at)}  # fmt: skip


def _text(draft: Draft, stands: Consensus) -> Record:
    return {
        **_version(draft),
        "proposer": draft.proposer,
        "at": moment(draft.at),
        "consensus": stands.state.value,
        "allies": [ally.iso2 for ally in stands.allies],
        "words": stands.words(),
    }


def _break(event: SilenceEvent, allies: Mapping[bytes, Ally]) -> Record:
    who = allies.get(event.ally_id or b"")
    return {
        "iso2": who and who.iso2,
        "ally": who and who.name,
        "at": moment(event.at),
        "recorded_at": moment(event.recorded_at),
        "reason": event.reason and event.reason.value,
        "text": event.text,
        "by": event.author,
    }


def _activation(one: Activation, every: Iterable[Activation], units: Mapping[bytes, str]) -> Record:
    before = [other for other in every if (other.at, other.id) < (one.at, one.id)]
    return {
        "unit": None if one.unit_id is None else units.get(one.unit_id),
        "unit_id": key_or_none(one.unit_id),
        "step": one.step.value,
        "short": SHORT[one.step],
        "passed_over": [step.value for step in passed_over(before, one.unit_id, one.step)],
        "authority": one.authority,
        "caveat": one.caveat,
        "at": moment(one.at),
        "effective_at": moment(one.effective_at),
        "note": one.note,
        "measure": one.measure or None,
        "by": one.author,
    }
