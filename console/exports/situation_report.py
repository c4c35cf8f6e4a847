"""The printed situation report of a crisis: what happened, what is known and not, what Allies do, what is due.

From a reader that holds no more than its reader may see. Grades of sources stay in the console; national positions, and
all that tells one, are in it only where they are released.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from console.domain.claim import Claim
from console.domain.crisis import NAMES, Crisis
from console.domain.errors import BadInput
from console.domain.handover import Section, cut
from console.domain.incident import SEVERITY, Assessment, Incident
from console.domain.letters import first_capital, folded, shortened
from console.domain.marking import Marking, product_of
from console.domain.matrix_words import finding
from console.domain.report import Report
from console.domain.times import DAY, Instant, dtg, dtg_short
from console.exports.briefing.assessed_words import likelihood_words, made_and_fired
from console.exports.briefing.council import NOT_RELEASED, cited, silence_words
from console.exports.briefing.floor import markings_on
from console.exports.briefing.kinds.consultation import consultation_title
from console.exports.briefing.sentences import cause, incident_title, named, outdated, said_of, sentence, sources_of
from console.exports.check_words import checked
from console.exports.decision_words import activated, decision_title, step_name, when_decided
from console.exports.document_pdf import Document
from console.exports.minutes import framed
from console.map.words import tr
from console.services.consult_picture import ConsultPicture, consult_picture
from console.store import crises, incidents, matrix, reports
from console.store.reader import Reader

_BACK: Final = DAY
_MOST_REPORTS: Final = 20


def crisis_called(reader: Reader, words: str = "") -> Crisis:
    """The crisis called so: its id, or words of its title; without the newest open one. Raises BadInput."""
    known = crises.crises(reader)
    if not known:
        raise BadInput("This case holds no crisis. Open one in the window, menu Incident.")
    wanted = folded(words.strip())
    fitting = [
        one for one in known if wanted in folded(one.title) or words.strip() in (str(UUID(bytes=one.id)), one.id.hex())
    ]
    if not wanted:
        fitting = [next((one for one in known if one.open), known[0])]
    if len(fitting) != 1:
        there = ", ".join(f"“{one.title}”" for one in fitting or known)
        raise BadInput(f"{shortened(words)!r} is no one crisis of this case. Give words of one of: {there}.")
    return fitting[0]


def situation_report(reader: Reader, now: Instant, crisis_id: bytes, case: str, case_marking: Marking) -> Document:
    """The report as of ``now``. Raises BadInput where the crisis is not there."""
    picture = consult_picture(reader, now, crisis_id)
    crisis = picture.crisis
    if crisis is None or crisis.id != crisis_id:
        raise BadInput("Not written: this crisis is not in the case as it stands then.")
    said = {one.id: tuple(incidents.assessments(reader, one.id)) for one in picture.incidents}
    linked = _linked(reader, picture.incidents)
    names, to_check = sources_of(linked)
    sections = [
        Section(tr("Situation"), tuple(_situation(picture, crisis, said))),
        *(_incident(reader, one, said[one.id]) for one in picture.incidents),
        Section(tr("Claimed"), tuple(_claims(picture.claims, said))),
        Section(tr("Not known"), tuple(_questions(picture))),
        Section(tr("Reports of the last 24 hours"), tuple(_reports(linked, now))),
        *_council(picture),
        Section(tr("Options"), tuple(_options(picture))),
        Section(tr("Forces"), tuple(_forces(picture, crisis))),
        Section(tr("To be done"), tuple(_due(picture))),
        Section(tr("Partners told"), tuple(_told(picture))),
        Section(tr("Sources"), (f"{', '.join(names)}.{' ' + tr('? to check.') if to_check else ''}",) if names else ()),
    ]
    sections = [one for one in sections if one.lines]
    marking = _marking(picture, said, linked, case_marking)
    # As for slides: whatever it names by its name counts as well.
    floor = product_of([marking, *markings_on(reader, (crisis.title, sections))])
    marking = replace(floor, exercise=floor.exercise or marking.exercise)
    title = tr("Situation report")
    return Document(title, now, crisis.title, case, marking, tuple(framed(sections) if marking.exercise else sections))


def _linked(reader: Reader, known: Iterable[Incident]) -> list[Report]:
    """The reports behind the incidents that count, the newest first, each once."""
    found = {one.id: one for incident in known for one in reports.of_incident(reader, incident.id) if one.counts}
    return sorted(found.values(), key=lambda one: (one.received_at, one.id), reverse=True)


def _marking(
    picture: ConsultPicture, said: Mapping[bytes, tuple[Assessment, ...]], linked: Iterable[Report], case: Marking
) -> Marking:
    parts = [
        picture.crisis, picture.consultation, *picture.incidents, *(one for all_of in said.values() for one in all_of),
        *picture.claims, *linked, *picture.options, *picture.drafts, *picture.decisions,
    ]  # fmt: skip
    product = product_of([case, *(one.marking for one in parts if one is not None and one.marking is not None)])
    return replace(product, exercise=product.exercise or case.exercise)


def _situation(picture: ConsultPicture, crisis: Crisis, said: Mapping[bytes, tuple[Assessment, ...]]) -> Iterator[str]:
    for incident in picture.incidents[:1]:
        yield incident_title(incident, said_of(said[incident.id]))
    since = tr("Phase: {phase}, since {time}.", phase=tr(NAMES[crisis.phase]), time=dtg(_entered(crisis)))
    yield since
    if crisis.area:
        yield tr("Area: {area}.", area=crisis.area.rstrip("."))
    if crisis.summary and not any(one.summary for one in picture.incidents):
        yield crisis.summary  # a crisis says what was thought when it was written; its incidents are kept up
    if not crisis.open and crisis.closed_at is not None:
        yield tr("Closed {time}: {why}", time=dtg(crisis.closed_at), why=crisis.close_reason)
    for one in crisis.overrides:
        words = "Gate to {phase} passed by {who}, {time}, with something missing: {missing} Reason: {reason}"
        yield tr(
            words, phase=tr(NAMES[one.phase]), who=one.author, time=dtg(one.entered_at), missing=" ".join(one.missing),
            reason=one.override_reason,
        )  # fmt: skip


def _entered(crisis: Crisis) -> Instant:
    return crisis.phases[-1].entered_at if crisis.phases else crisis.opened_at


def _incident(reader: Reader, one: Incident, said: tuple[Assessment, ...]) -> Section:
    return Section(one.title, tuple(_facts(reader, one, said)))


def _facts(reader: Reader, one: Incident, said: tuple[Assessment, ...]) -> Iterator[str]:
    at = dtg(one.occurred_at, one.precision)
    where = ", ".join(part for part in (one.place, one.country or "") if part)
    yield tr("{time}, {place}. Severity {n}: {words}. Status: {status}.", time=at, place=where or tr("place not known"),
             n=one.severity, words=tr(SEVERITY[one.severity]), status=tr(one.status.value))  # fmt: skip
    if one.summary:
        yield one.summary
    newest = said_of(said)
    at = tr("Assessed {time}", time=dtg_short(newest.at)) if newest is not None and newest.at is not None else ""
    yield f"{at or tr('Assessed')}: {cause(newest)}"
    if newest is not None:
        if asked := made_and_fired(one, newest):
            yield " ".join(f"{name}: {words.rstrip('.')}." for name, words in asked)
        if newest.likelihood is not None:
            yield tr("Likelihood: {words}.", words=likelihood_words(reader, newest))
        if newest.confidence:
            yield tr("Confidence: {words}.", words=tr(newest.confidence))
        if newest.narrative:
            yield newest.narrative
        if newest.would_change:
            yield tr("What would change this: {text}", text=newest.would_change)
    evidence = matrix.evidence(reader, one.id)
    if evidence.hypotheses:
        yield tr("Evidence: {finding}", finding=finding(evidence.weighed(), tr, grades=False))
        yield "; ".join(f"{one.label}: {one.text.rstrip('.')}" for one in evidence.hypotheses) + "."


def _claims(claims: Iterable[Claim], said: Mapping[bytes, tuple[Assessment, ...]]) -> Iterator[str]:
    for one in claims:
        at = f"{dtg_short(one.claimed_at)}  " if one.claimed_at is not None else ""
        line = tr("Our line: {line}", line=one.our_line) if one.our_line else tr("No line yet.")
        if one.our_line and one.revised_at is not None and outdated(one, said.get(one.incident_id or b"", ())):
            line = tr("Our line of {time}, before the cause was assessed: {line}",
                      time=dtg_short(one.revised_at), line=one.our_line)  # fmt: skip
        yield f"{at}{one.actor}: “{one.text}” ({tr(one.standing.value)}). {line}"


def _questions(picture: ConsultPicture) -> Iterator[str]:
    for one in picture.questions:
        if one.open:
            due = tr(", due {time}", time=dtg_short(one.due_at)) if one.due_at is not None else ""
            yield f"{one.text} ({one.owner or tr('nobody yet')}{due})"


def _reports(linked: Iterable[Report], now: Instant) -> Iterable[str]:
    lines = [
        f"{dtg_short(one.received_at)}  {sentence(one.headline)} ({_by(one)})"
        for one in linked
        if now - _BACK <= one.received_at <= now
    ]
    return cut(lines, _MOST_REPORTS, tr("{n} more"))


def _by(one: Report) -> str:
    """Who says it, with "?" where a fact of it is to check; that it is no origin of its own where it repeats one."""
    name = checked(named(one), one.to_check)
    return name if one.repeats_id is None else tr("{name}, repeats an earlier origin", name=name)


def _council(picture: ConsultPicture) -> Iterator[Section]:
    """The consultation, what became of its texts, and each decision in full."""
    one = picture.consultation
    if one is None:
        return
    lines = [tr("{title}. Basis: {basis}.", title=one.title, basis=tr(one.basis)), consultation_title(picture)]
    if one.requested_at is not None:
        lines.append(tr("Asked for by {who}, {time}.", who=one.requesters, time=dtg(one.requested_at)))
    if one.met_at is not None:
        lines.append(tr("The Council met {time}.", time=dtg(one.met_at)))
    drafts = {draft.id: draft.name for draft in picture.drafts}
    for silence in picture.silences:
        if silence.opened_at <= picture.now:
            said = silence_words(picture, silence, names=picture.released)
            lines.append(f"{drafts.get(silence.draft_id, '')}: {said}.")
    if picture.positions and not picture.released:
        lines.append(tr(NOT_RELEASED))
    yield Section(tr("Council"), tuple(lines))
    for decision in picture.decisions:
        conditions = [tr("Conditions: {text}", text=decision.conditions)] if decision.conditions else []
        when = first_capital(when_decided(picture, decision))
        rests = tr("{time}. It rests on the picture as known at {picture}.", time=when,
                   picture=dtg(decision.picture_until))  # fmt: skip
        text, told, to_check = cited(decision.text)
        sources = [tr("Source: {names}", names=checked("; ".join(told), to_check))] if told else []
        yield Section(decision_title(decision), (rests, *text.splitlines(), *conditions, *sources))


def _options(picture: ConsultPicture) -> Iterator[str]:
    for one in picture.options:
        told = [one.criteria.get(key, "") for key in ("forces", "authority", "time_to_effect", "escalation")]
        names = (tr("Forces"), tr("Authority"), tr("Time to effect"), tr("Escalation risk"))
        said = [f"{name}: {text.rstrip('.')}." for name, text in zip(names, told, strict=True) if text]
        yield " ".join((sentence(one.title), *said))


def _forces(picture: ConsultPicture, crisis: Crisis) -> Iterator[str]:
    stepped: set[bytes] = set()
    for one in (step for decision in picture.decisions for step in decision.activations):
        since = tr("from {time}", time=dtg_short(one.holds_from))
        parts = [step_name(one), one.authority, one.measure, one.caveat, since]
        yield f"{activated(picture, one)}: {', '.join(filter(None, parts))}."
        if one.unit_id is not None:
            stepped.add(one.unit_id)
    for unit_id in crisis.units:
        if unit_id not in stepped and unit_id in picture.unit_names:
            yield tr("{name}: kept in view for this crisis.", name=picture.unit_names[unit_id])


def _due(picture: ConsultPicture) -> Iterator[str]:
    """What is open, what is due first at the top."""
    found = [(one.due_at, one.text, one.owner) for one in picture.tasks if one.done_at is None]
    for notice in picture.partners:
        if notice.told_at is None:
            found.append((notice.due_at, tr("Tell {partner}: {subject}", partner=notice.partner,
                                            subject=notice.subject), notice.owner))  # fmt: skip
    never = 1 << 62
    for due_at, text, owner in sorted(found, key=lambda one: (one[0] or never, one[1])):
        late = tr("overdue since") if due_at is not None and due_at < picture.now else tr("by")
        when = f", {late} {dtg(due_at)}" if due_at is not None else ""
        yield f"{text.rstrip('.')} ({owner or tr('nobody yet')}{when})"


def _told(picture: ConsultPicture) -> Iterator[str]:
    for one in sorted(picture.partners, key=lambda one: one.told_at or 0):
        if one.told_at is not None:
            answer = f" {sentence(one.answer)}" if one.answer else ""
            yield f"{dtg_short(one.told_at)}  {one.partner}: {one.subject.rstrip('.')}.{answer}"
