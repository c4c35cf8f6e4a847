"""What happened in a crisis, in order of time, for its slide: reports, claims, assessments, phases, the Council's acts.

Positions of Allies, and what tells one (who broke a silence), are not among it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from console.domain.claim import Claim
from console.domain.consultation import Consultation, Event
from console.domain.crisis import NAMES, Crisis
from console.domain.decision import Agreed, Decision
from console.domain.incident import Assessment
from console.domain.letters import first_capital
from console.domain.marking import Marking
from console.domain.report import Report
from console.domain.silence import State, standing
from console.domain.times import Instant, Precision
from console.exports.briefing.incident_facts import IncidentFacts
from console.exports.briefing.scene import Scene
from console.exports.briefing.sentences import cause, established, lasted, named, sentence, unmarked
from console.exports.decision_words import agreed_at, how_agreed
from console.map.words import later, tr
from console.store import consultations, crises, decisions, draft_texts


class Sort(Enum):
    """What kind of thing a step is: what was reported or claimed, what was thought, what Allies did."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    ASSESSED = "assessed"
    ACT = "act"


@dataclass(frozen=True)
class Step:
    """One thing that happened at ``at``, as exactly as that is known. ``weight``: what has room first."""

    at: Instant
    sort: Sort
    words: str
    weight: int
    precision: Precision = Precision.MINUTE
    to_check: bool = False
    source: str = ""
    marking: Marking | None = None


_EVENTS: Final = {
    Event.CONSIDERED: later("under consideration"),
    Event.REQUESTED: later("requested"),
    Event.DROPPED: later("no request after all"),
    Event.MET: later("session begins"),
    Event.ADVICE: later("military advice received"),
    Event.ATTACK: later("attack recognised"),
    Event.ORIGIN: later("origin established"),
    Event.CLOSED: later("matter closed"),
}
_SILENCES: Final = {
    State.BROKEN: later("Silence on {draft} is broken"),
    State.KEPT: later("Silence on {draft} ends unbroken"),
}


def course(scene: Scene, facts: IncidentFacts | None, crisis: Crisis | None) -> tuple[Step, ...]:
    """Every step up to the moment of the slide, in order of time."""
    found = [
        *(_of_incident(facts) if facts is not None else ()),
        *(_of_crisis(scene, crisis) if crisis is not None else ()),
    ]
    return tuple(sorted((one for one in found if one.at <= scene.at), key=lambda one: (one.at, -one.weight)))


def chosen(steps: Sequence[Step], most: int) -> tuple[Step, ...]:
    """As many as have room, the weightiest, in order of time; the newest of equals."""
    first = sorted(range(len(steps)), key=lambda place: (-steps[place].weight, -steps[place].at))[:most]
    return tuple(steps[place] for place in sorted(first))


def milestones(scene: Scene, facts: IncidentFacts | None, crisis: Crisis | None) -> tuple[tuple[str, str], ...]:
    """From the first report to each thing that followed, and how long that took; what has not happened is not there."""
    report = first_report(facts)
    if facts is None or report is None:
        return ()
    first = report.received_at
    after = [
        (tr("First assessment"), next((one.at for one in facts.assessments if one.at is not None), None)),
        (tr("Crisis opened"), crisis.opened_at if crisis is not None else None),
        (tr("Cause assessed"), next((one.at for one in facts.assessments if established(one)), None)),
    ]
    if crisis is not None:
        met = [one.met_at for one in consultations.consultations(scene.reader) if one.crisis_id == crisis.id]
        after.append((tr("Council met"), min((at for at in met if at is not None), default=None)))
        decided = decided_of(scene, crisis)
        spoken = bool(decided) and decided[-1].agreed is Agreed.CHAIR
        name = tr("Statement of the chair") if spoken else tr("Outcome in the Council")
        after.append((name, came_of(scene, decided[-1]) if decided else None))
    told = sorted(((at, name) for name, at in after if at is not None and first <= at <= scene.at))
    return tuple((name, lasted(at - first, report)) for at, name in told)


def first_report(facts: IncidentFacts | None) -> Report | None:
    """The report that came first: from it the time is taken that things took."""
    return min(facts.reports, key=lambda one: (one.received_at, one.id), default=None) if facts is not None else None


def came_of(scene: Scene, decision: Decision) -> Instant:
    """When a decision stood: of one under silence when that ended."""
    return agreed_at(draft_texts.silences(scene.reader, decision.consultation_id), decision)


def decided_of(scene: Scene, crisis: Crisis) -> list[Decision]:
    """The decisions of a crisis, the oldest first."""
    of_crisis = {one.id for one in consultations.consultations(scene.reader) if one.crisis_id == crisis.id}
    return sorted(
        (one for one in decisions.decisions(scene.reader) if one.consultation_id in of_crisis), key=lambda one: one.at
    )


def crisis_of(scene: Scene) -> Crisis | None:
    """The crisis of a slide, as its audience may see it."""
    return crises.crisis(scene.reader, scene.crisis_id) if scene.crisis_id is not None else None


def _of_incident(facts: IncidentFacts) -> Iterator[Step]:
    incident = facts.incident
    provenance = incident.provenance
    yield Step(
        incident.occurred_at, Sort.REPORTED, sentence(incident.title), 100, incident.precision,
        provenance is not None and provenance.to_check, marking=incident.marking,
    )  # fmt: skip
    before: Assessment | None = None
    for one in facts.assessments:
        if one.at is not None:
            weight = 85 if before is None or _differs(before, one) else 20
            yield Step(one.at, Sort.ASSESSED, _assessed(before, one), weight, marking=one.marking)
        before = one
    # What was claimed first shaped what came after, whether it is still followed or was taken back.
    begun = min((at for at in map(_claimed_at, facts.claims) if at is not None), default=None)
    for claim in facts.claims:
        at = _claimed_at(claim)
        if at is not None:
            words = f"{unmarked(claim.actor).partition(' (')[0]}: {first_capital(unmarked(claim.text))}"
            yield Step(at, Sort.CLAIMED, sentence(words), 88 if at == begun else 80, marking=claim.marking)
    takes_back = {one.withdrawal_id for one in facts.reports if one.withdrawal_id is not None}
    claimed = {one for claim in facts.claims for one in claim.report_ids}
    stand = {one.id for one in facts.counting}
    for number, report in enumerate(facts.reports):
        if report.id in stand and report.id not in claimed:
            weight = 78 if number == 0 else 50 if report.id in facts.sided else 40
            weight = 86 if report.id in takes_back else weight
            name = named(report)
            yield Step(
                report.received_at, Sort.REPORTED, sentence(f"{name}: {first_capital(unmarked(report.headline))}"),
                weight, report.precision or Precision.MINUTE, report.to_check, name, report.marking,
            )  # fmt: skip


def _claimed_at(claim: Claim) -> Instant | None:
    return claim.claimed_at or claim.made_at


def _differs(one: Assessment, other: Assessment) -> bool:
    return (one.attribution, one.made_in, one.fired_by) != (other.attribution, other.made_in, other.fired_by)


def _assessed(before: Assessment | None, one: Assessment) -> str:
    """What was thought then; while no cause is named, the maker where one is said."""
    words = cause(one).removesuffix(".")
    if not established(one) and one.made_in and (before is None or before.made_in != one.made_in):
        words = f"{words}. {tr('Made in: {country}', country=one.made_in)}"
    return tr("Assessed: {what}", what=sentence(words))


def _of_crisis(scene: Scene, crisis: Crisis) -> Iterator[Step]:
    for entry in crisis.phases:
        yield Step(
            entry.entered_at, Sort.ACT, tr("Crisis cell: phase “{phase}”.", phase=tr(NAMES[entry.phase])), 70,
            marking=crisis.marking,
        )  # fmt: skip
    for one in consultations.consultations(scene.reader):
        if one.crisis_id == crisis.id:
            yield from _of_consultation(scene, one)
    for decision in decided_of(scene, crisis):
        words = sentence(f"{how_agreed(decision)}: {unmarked(decision.title)}")
        yield Step(decision.at, Sort.ACT, words, 95, marking=decision.marking)


def _of_consultation(scene: Scene, one: Consultation) -> Iterator[Step]:
    check = one.provenance is not None and one.provenance.to_check
    for event in consultations.events(scene.reader, one.id):
        if event.kind in _EVENTS:
            words = sentence(f"{unmarked(one.title)}: {tr(_EVENTS[event.kind])}")
            yield Step(event.at, Sort.ACT, words, 90, to_check=check, marking=one.marking)
    drafts = {draft.id: draft for draft in draft_texts.drafts(scene.reader, one.id)}
    for silence in draft_texts.silences(scene.reader, one.id):
        stands, draft = standing(silence, scene.at), drafts.get(silence.draft_id)
        if draft is not None and stands.state in _SILENCES and stands.since is not None:
            words = sentence(tr(_SILENCES[stands.state], draft=draft.name))
            yield Step(stands.since, Sort.ACT, words, 92, marking=draft.marking)
