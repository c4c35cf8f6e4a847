"""Plays what a scenario tells of its consultations: the table, texts, positions, silence, decisions, activations."""

from typing import assert_never

from console.domain.attendance import Level, Link
from console.domain.consultation import Basis, Event, Way
from console.domain.decision import Agreed, Step
from console.domain.draft_text import Outcome
from console.domain.operation import Actor
from console.domain.provenance import Provenance
from console.domain.silence import Reason
from console.domain.stance import Stance
from console.feeds import scenario_council as steps
from console.services import attendance, consultation, decisions, drafts, positions, silence
from console.services.crisis_tasks import TaskForm
from console.services.scenario_kept import Kept
from console.store import decisions as taken
from console.store import reference
from console.store.casefile import Store


def do(store: Store, who: Actor, act: steps.CouncilAct, kept: Kept) -> None:
    """Do one act. Raises BadInput where the case refuses it."""
    match act:
        case steps.OpenConsultation():
            _open(store, who, act, kept)
        case steps.Happened():
            event = consultation.EventForm(Event(act.kind), act.since, act.told.of(act.text))
            consultation.record_event(store, who, act.at, kept.things["consultation", act.consultation], event)
        case steps.Convene():
            consultation.convene(store, who, act.at, kept.things["consultation", act.consultation], act.allies)
        case steps.Attend() | steps.AttendGuest() | steps.AssessNationally() | steps.Spoke():
            _table(store, who, act, kept.things["consultation", act.consultation])
        case steps.PutDraft() | steps.Amend() | steps.AnswerAmendment():
            _text(store, who, act, kept)
        case steps.TakePositions():
            _stand(store, who, act, kept)
        case steps.OpenSilence() | steps.ExtendSilence() | steps.BreakSilence():
            _silence(store, who, act, kept)
        case steps.Release():
            whose = kept.things["consultation", act.consultation]
            positions.release_positions(store, who, act.at, whose, act.released, act.reason)
        case steps.Decide() | steps.Activate():
            _decide(store, who, act, kept)
        case _:
            assert_never(act)


def _open(store: Store, who: Actor, act: steps.OpenConsultation, kept: Kept) -> None:
    form = consultation.ConsultationForm(
        crisis_id=kept.managed,
        title=act.title,
        basis=Basis(act.basis),
        requesters=act.requesters,
        level=Level(act.level),
        way=Way(act.way),
        agenda=act.agenda,
        trigger=act.trigger,
        requested_at=act.requested_at,
        considered_at=act.considered_at,
        deadline_at=act.deadline_at,
        provenance=_provenance(act),
    )
    kept.things["consultation", act.key], _ = consultation.open_consultation(store, who, act.at, form)


def _provenance(act: steps.OpenConsultation) -> Provenance | None:
    told = act.told
    if not told.source:
        return None
    return Provenance(
        told.source, act.as_of, bool(told.check_note), told.check_note and f"To check: {told.check_note}."
    )


def _table(
    store: Store, who: Actor, act: steps.Attend | steps.AttendGuest | steps.AssessNationally | steps.Spoke, of: bytes
) -> None:
    match act:
        case steps.Attend():
            attendance.attend(store, who, act.at, of, _lines(store, act))
        case steps.AttendGuest():
            link = Link(act.link) if act.link else None
            guest = attendance.GuestForm(act.name, act.kind, act.invited, act.participant, link, act.timezone)
            attendance.attend_guest(store, who, act.at, of, guest)
        case steps.AssessNationally():
            seen = attendance.NationalForm(
                act.ally, act.threat, act.red_lines, act.parliament, act.reported_by, act.confidence
            )
            attendance.assess_nationally(store, who, act.at, of, seen)
        case steps.Spoke():
            spoke = attendance.ContactForm(
                act.one, act.other, act.told.of(act.subject), act.since, act.level, act.means, act.reported_by
            )
            attendance.log_contact(store, who, act.at, of, spoke)


def _lines(store: Store, act: steps.Attend) -> list[attendance.AttendanceForm]:
    """The Allies named, with what is said of them beside what is said of all."""
    lines: dict[str, steps.Line] = dict(act.lines)
    common = act.others
    if common is not None:
        everybody = act.among or tuple(one.iso2 for one in reference.allies(store.writer_view(), act.at))
        lines = {iso2: lines.get(iso2, steps.Line()).over(common) for iso2 in everybody} | {
            iso2: line for iso2, line in lines.items() if iso2 not in everybody
        }
    return [_line(iso2, line) for iso2, line in lines.items()]


def _line(iso2: str, line: steps.Line) -> attendance.AttendanceForm:
    return attendance.AttendanceForm(
        iso2,
        authenticated=line.authenticated,
        participant=line.participant,
        level=Level(line.level) if line.level else None,
        link=Link(line.link) if line.link else None,
        channel=line.channel,
        waiting_since=line.waiting_since,
        instructed=line.instructed,
        note=line.note,
    )


def _text(store: Store, who: Actor, act: steps.PutDraft | steps.Amend | steps.AnswerAmendment, kept: Kept) -> None:
    match act:
        case steps.PutDraft():
            taken = tuple(kept.things["amendment", key] for key in act.taken)
            text = drafts.DraftForm(act.title, act.text, act.proposer, act.note, taken)
            of = kept.things["consultation", act.consultation]
            kept.things["draft", act.key], _ = drafts.put_draft(store, who, act.at, of, text)
        case steps.Amend():
            wanted = drafts.AmendmentForm(act.proposer, act.old, act.new, act.reason)
            draft_id = kept.things["draft", act.draft]
            kept.things["amendment", act.key], _ = drafts.propose_amendment(store, who, act.at, draft_id, wanted)
        case steps.AnswerAmendment():
            amendment_id, outcome = kept.things["amendment", act.key], Outcome(act.outcome)
            drafts.answer_amendment(store, who, act.at, amendment_id, outcome, act.note)


def _stand(store: Store, who: Actor, act: steps.TakePositions, kept: Kept) -> None:
    forms = [
        positions.PositionForm(iso2, Stance(one.stance), one.caveat, one.reported_by, one.confidence)
        for iso2, one in act.stances.items()
    ]
    positions.take_positions(store, who, act.at, kept.things["draft", act.draft], forms)


def _silence(
    store: Store, who: Actor, act: steps.OpenSilence | steps.ExtendSilence | steps.BreakSilence, kept: Kept
) -> None:
    match act:
        case steps.OpenSilence():
            draft_id = kept.things["draft", act.draft]
            made, _ = silence.open_silence(store, who, act.at, draft_id, act.closes_at, act.opened_by)
            kept.things["silence", act.key] = made
        case steps.ExtendSilence():
            silence.extend_silence(store, who, act.at, kept.things["silence", act.silence], act.closes_at, act.reason)
        case steps.BreakSilence():
            letter = silence.BreakForm(act.ally, act.at, Reason(act.reason), act.text)
            silence.break_silence(store, who, act.at, kept.things["silence", act.silence], letter)


def _decide(store: Store, who: Actor, act: steps.Decide | steps.Activate, kept: Kept) -> None:
    if isinstance(act, steps.Decide):
        made, _ = decisions.decide(store, who, act.at, _decision(act, kept))
        kept.things["decision", act.key] = made
        given = {
            one.text: one.id for each in taken.decisions(store.writer_view()) if each.id == made for one in each.tasks
        }
        kept.things.update({("task", one.key): given[one.text] for one in act.tasks if one.key is not None})
        return
    forms = [
        decisions.ActivationForm(
            unit_id=None if one.unit is None else kept.units((one.unit,), act.at)[0],
            step=Step(one.step),
            authority=one.authority,
            caveat=one.caveat,
            effective_at=one.effective_at,
            note=one.note,
            measure=one.measure,
        )
        for one in act.steps
    ]
    decisions.activate(store, who, act.at, kept.things["decision", act.decision], forms)


def _decision(act: steps.Decide, kept: Kept) -> decisions.DecisionForm:
    def named(kind: str, key: str | None) -> bytes | None:
        return None if key is None else kept.things[kind, key]

    return decisions.DecisionForm(
        consultation_id=kept.things["consultation", act.consultation],
        title=act.title,
        # A text that was adopted stands as it was put; one told of in our own words says where it is from.
        text=act.text if act.draft else act.told.of(act.text),
        basis=act.basis,
        agreed=Agreed(act.agreed),
        draft_id=named("draft", act.draft),
        silence_id=named("silence", act.silence),
        option_id=named("option", act.option),
        conditions=act.conditions,
        at=act.since,
        reservations=act.reservations,
        tasks=tuple(TaskForm(one.text, one.owner, one.due) for one in act.tasks),
    )
