"""What the workplace Consult shows, read at once: a crisis, a consultation in it, and all that belongs to both."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from console.domain.attendance import Attendance, Contact, Guest, NationalAssessment
from console.domain.authority import Authority
from console.domain.claim import Claim
from console.domain.consultation import Consultation, ConsultationEvent
from console.domain.course_option import Option
from console.domain.crisis import Crisis, Phase
from console.domain.decision import Decision, Task
from console.domain.draft_text import Amendment, Draft
from console.domain.gates import Gate, Ground, free_of_cause, gate
from console.domain.incident import Incident
from console.domain.partner import PartnerNotice
from console.domain.playbook import PlaybookRun
from console.domain.question import Question
from console.domain.reference import Ally
from console.domain.silence import Silence
from console.domain.stance import Position, Release
from console.domain.times import Instant, Interval, span
from console.services.phases import ground_of
from console.services.playbooks import runs
from console.store import (
    attendances,
    claims,
    consultations,
    crises,
    decisions,
    draft_texts,
    force_facts,
    incidents,
    plans,
    reference,
    units,
)
from console.store.reader import Reader


@dataclass(frozen=True)
class ConsultPicture:
    """Read at ``now``. Without a crisis or consultation what belongs to it is empty.

    ``allies`` are those of the day of the consultation, else of ``now``. ``past`` are consultations of the baseline.
    ``gates`` are what the phases ahead of the crisis ask for, ``free_of_cause`` whether steps that wait for the cause
    may be done, ``runs`` the playbooks laid out for it. ``positions`` is the ledger, newest first; ``incidents`` those
    of the crisis, the leading one first. ``claims`` are about these; ``plans`` are names of all of the case;
    ``unit_names`` those of the forces that options, decisions and the crisis mean. ``first_report_at`` is when the
    first report of the leading incident came in; None where none is linked.
    """

    now: Instant
    crises: tuple[Crisis, ...] = ()
    crisis: Crisis | None = None
    incidents: tuple[Incident, ...] = ()
    first_report_at: Instant | None = None
    questions: tuple[Question, ...] = ()
    gates: Mapping[Phase, Gate] = field(default_factory=dict)
    free_of_cause: bool = False
    runs: tuple[PlaybookRun, ...] = ()
    partners: tuple[PartnerNotice, ...] = ()
    options: tuple[Option, ...] = ()
    tasks: tuple[Task, ...] = ()
    claims: tuple[Claim, ...] = ()
    plans: Mapping[bytes, str] = field(default_factory=dict)
    unit_names: Mapping[bytes, str] = field(default_factory=dict)
    authorities: Mapping[bytes, tuple[Authority, ...]] = field(default_factory=dict)
    consultations: tuple[Consultation, ...] = ()
    past: tuple[Consultation, ...] = ()
    consultation: Consultation | None = None
    events: tuple[ConsultationEvent, ...] = ()
    allies: tuple[Ally, ...] = ()
    roster: dict[bytes, Attendance] | None = None
    guests: tuple[Guest, ...] = ()
    national: tuple[NationalAssessment, ...] = ()
    contacts: tuple[Contact, ...] = ()
    drafts: tuple[Draft, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    positions: tuple[Position, ...] = ()
    silences: tuple[Silence, ...] = ()
    decisions: tuple[Decision, ...] = ()
    releases: tuple[Release, ...] = ()
    released: bool = False


ACTS = frozenset((
    "crisis", "crisis_incident", "crisis_unit", "phase", "playbook_run", "playbook_tick", "partner_notice",
    "course_option", "option_unit", "option_claim", "task", "consultation", "consultation_event", "attendance", "guest",
    "national_assessment", "contact", "draft", "amendment", "amendment_answer", "position", "silence", "silence_event",
    "position_release", "decision", "reservation", "activation",
))  # fmt: skip
"""What is done in crises and consultations: an operation that touched none of these was no act of one."""
TABLES = (
    *ACTS, "playbook", "incident", "assessment", "question", "ally", "hypothesis", "evidence_mark", "report_revision",
    "incident_report", "claim", "claim_revision", "plan", "authority",
)  # fmt: skip
"""What it rests on: a change in one of these and it is read again."""


def consult_picture(
    reader: Reader, now: Instant, crisis_id: bytes | None = None, consultation_id: bytes | None = None
) -> ConsultPicture:
    """Read it. Without ids, or with ids that are gone, the newest open crisis and its newest consultation."""
    known = tuple(crises.crises(reader))
    every = consultations.consultations(reader)
    ours = [one for one in every if one.ours]
    asked = next((one for one in ours if one.id == consultation_id), None)
    wanted = asked.crisis_id if asked is not None and crisis_id is None else crisis_id
    crisis = next((one for one in known if one.id == wanted), known[0] if known else None)
    here = tuple(one for one in ours if crisis is None or one.crisis_id == crisis.id)
    consultation = next((one for one in here if one.id == consultation_id), here[0] if here else None)
    day = now if consultation is None or consultation.day is None else consultation.day
    allies = tuple(reference.allies(reader, day + 1))
    past = tuple(one for one in every if not one.ours)
    picture = ConsultPicture(now, known, crisis, consultations=here, past=past, allies=allies)
    return _with_names(reader, _with_consultation(reader, _with_crisis(reader, picture), consultation))


def _with_crisis(reader: Reader, picture: ConsultPicture) -> ConsultPicture:
    crisis = picture.crisis
    if crisis is None:
        return picture
    ground = ground_of(reader, crisis)
    of = {one.id: one for one in incidents.incidents(reader) if one.id in crisis.incidents}
    return replace(
        picture,
        incidents=tuple(of[one] for one in crisis.incidents if one in of),
        first_report_at=_first_report(ground),
        questions=tuple(ground.questions),
        gates={phase: gate(ground, phase) for phase in Phase if phase > crisis.phase},
        free_of_cause=free_of_cause(ground),
        runs=runs(reader, crisis.id),
        partners=tuple(ground.partners),
        options=tuple(ground.options),
        tasks=tuple(ground.tasks),
        claims=tuple(one for one in claims.claims(reader) if one.incident_id in crisis.incidents),
    )


def _first_report(ground: Ground) -> Instant | None:
    """Leaves out what was reported before it happened: that tells of something else."""
    if ground.leading is None:
        return None
    happened = span(ground.leading.occurred_at, ground.leading.precision).start
    came = (row.report.received_at for row in ground.matrix.rows)
    return min((at for at in came if at >= happened), default=None)


def _with_names(reader: Reader, picture: ConsultPicture) -> ConsultPicture:
    named = [unit for option in picture.options for unit in option.units]
    activated = [one.unit_id for decision in picture.decisions for one in decision.activations if one.unit_id]
    named += activated
    named += picture.crisis.units if picture.crisis is not None else ()
    return replace(
        picture,
        unit_names={unit: units.name(reader, unit) for unit in dict.fromkeys(named)},
        authorities={
            unit: tuple(force_facts.authorities(reader, unit, Interval(picture.now, picture.now + 1)))
            for unit in dict.fromkeys(activated)
        },
        plans={plan.id: plan.name for plan in plans.plans(reader)},
    )


def _with_consultation(reader: Reader, picture: ConsultPicture, consultation: Consultation | None) -> ConsultPicture:
    if consultation is None:
        return picture
    of = consultation.id
    releases = draft_texts.releases(reader, of)
    return replace(
        picture,
        consultation=consultation,
        events=tuple(consultations.events(reader, of)),
        roster=attendances.roster(reader, of),
        guests=tuple(attendances.guests(reader, of)),
        national=tuple(attendances.national_assessments(reader, of)),
        contacts=tuple(attendances.contacts(reader, of)),
        drafts=tuple(draft_texts.drafts(reader, of)),
        amendments=tuple(draft_texts.amendments(reader, of)),
        positions=tuple(draft_texts.positions(reader, of)),
        silences=tuple(draft_texts.silences(reader, of)),
        decisions=tuple(decisions.decisions(reader, of)),
        releases=tuple(releases),
        released=any(one.released for one in releases[-1:]),
    )
