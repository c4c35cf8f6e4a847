"""Move a crisis from phase to phase, forward through its gates and back without any."""

import json

from console.domain.crisis import NAMES, Crisis, Phase
from console.domain.errors import BadInput
from console.domain.gates import Gate, Ground, gate
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.services.crises import required, required_open
from console.store import consultations, crises, decisions, incidents, matrix, questions
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader


def enter_phase(
    store: Store,
    actor: Actor,
    now: Instant,
    crisis_id: bytes,
    phase: Phase,
    reason: str,
    override_reason: str = "",
    skip_reason: str = "",
) -> Changes:
    """Enter a phase, and say why.

    Forward, its gate is asked. Where something is missing it is refused with what that is, unless ``override_reason``
    says why the crisis goes on all the same (it stays named on every later screen), or ``skip_reason`` names the plan
    that stands already and leads to planning or execution (as on 24 February 2022). Raises BadInput.
    """
    before = required(store.writer_view(), crisis_id)
    override, skip = " ".join(override_reason.split()), " ".join(skip_reason.split())
    _require_sound(before, phase, reason, override, skip)
    with store.operation(f"{_verb(before, phase)} “{NAMES[phase]}” in “{before.title}”", actor, now) as case:
        ground = ground_of(case, required_open(case, crisis_id))
        missing = () if skip else gate(ground, phase).missing
        if missing and not override:
            raise BadInput(" ".join(missing))
        case.insert(
            "phase",
            id=new_id(now),
            crisis_id=crisis_id,
            phase=int(phase),
            entered_at=now,
            author=actor.name,
            reason=" ".join(reason.split()),
            override_reason=override if missing else None,
            missing=json.dumps(list(missing), ensure_ascii=False),
            skip_reason=skip or None,
        )
    return case.changes


def gate_of(reader: Reader, crisis_id: bytes, phase: Phase) -> Gate:
    """What entering a phase asks for, met and missing. Raises BadInput when the crisis is gone."""
    return gate(ground_of(reader, required(reader, crisis_id)), phase)


def ground_of(reader: Reader, crisis: Crisis) -> Ground:
    """What the gates of a crisis look at."""
    leading = None if crisis.leading is None else incidents.incident(reader, crisis.leading)
    revisions = [] if leading is None else incidents.assessments(reader, leading.id)
    here = [one.id for one in consultations.consultations(reader) if one.ours and one.crisis_id == crisis.id]
    return Ground(
        crisis=crisis,
        leading=leading,
        assessment=revisions[-1] if revisions else None,
        matrix=matrix.evidence(reader, crisis.leading or b"").weighed(),
        questions=[asked for one in crisis.incidents for asked in questions.questions(reader, one)],
        options=crises.options(reader, crisis.id),
        decisions=[one for one in decisions.decisions(reader) if one.consultation_id in here],
        tasks=crises.tasks(reader, crisis.id),
        partners=crises.partner_notices(reader, crisis.id),
    )


def _verb(before: Crisis, phase: Phase) -> str:
    return "Go back to" if phase < before.phase else "Enter"


def _require_sound(before: Crisis, phase: Phase, reason: str, override: str, skip: str) -> None:
    if phase is before.phase:
        raise BadInput(f"The crisis is in “{NAMES[phase]}” already. Choose another phase.")
    if not (reason.strip() or override or skip):
        raise BadInput("Say in a few words why the crisis moves. It stands in the record beside your name.")
    if override and skip:
        raise BadInput("Either a plan stands, or you go on without what is missing. Give one reason.")
    if skip and (phase < before.phase or phase not in (Phase.PLANNING, Phase.EXECUTION)):
        raise BadInput("A standing plan leads to planning or execution. Choose one of these.")
