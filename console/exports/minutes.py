"""The minutes of a consultation as a document: who met on what, what happened, what was decided and on which picture.

National positions stay off it unless they are released, and with them everything that tells one: who broke a silence,
who wanted a text changed, reservations. One line says so.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from console.domain.attendance import Link
from console.domain.crisis import NAMES
from console.domain.decision import SHORT, Activation, Decision
from console.domain.handover import Section
from console.domain.letters import first_capital
from console.domain.marking import EXERCISE_WORDS, Marking, product_of
from console.domain.silence import Silence, State, standing
from console.domain.stance import NAMES as STANCES
from console.domain.times import Instant, dtg
from console.domain.wording import listed
from console.exports.decision_words import how_agreed
from console.exports.document_pdf import Document
from console.map.words import later, tr
from console.services.consult_picture import ConsultPicture

NOT_RELEASED: Final = later("National positions are not released. They are not in these minutes.")


def minutes(picture: ConsultPicture, case: str, case_marking: Marking) -> Document:
    """The minutes as of ``picture.now``; ``case`` is the name of the case. The picture has a consultation."""
    consultation = picture.consultation
    assert consultation is not None
    marking = marking_of(picture, case_marking)
    sections = [
        Section(tr("Consultation"), tuple(_head(picture))),
        Section(tr("At the table"), tuple(_table(picture))),
        Section(tr("What happened"), tuple(line for _, line in sorted(_course(picture), key=_when))),
        Section(tr("Texts"), tuple(_texts(picture))),
        *(_decided(picture, one) for one in picture.decisions),
        Section(tr("National positions"), tuple(_positions(picture))),
        Section(tr("Partners"), tuple(_partners(picture))),
    ]
    if marking.exercise:
        sections = framed(sections)
    title = tr("Minutes")
    return Document(title, picture.now, consultation.title, case, marking, tuple(sections))


def marking_of(picture: ConsultPicture, case: Marking) -> Marking:
    """The marking of all that a document of a consultation is made from; an exercise's says EXERCISE."""
    product = product_of(parts_of(picture, case))
    return replace(product, exercise=product.exercise or case.exercise)


def parts_of(picture: ConsultPicture, case: Marking) -> list[Marking]:
    """The markings of all that a document of a consultation is made from."""
    known = [
        picture.crisis, picture.consultation, *picture.drafts, *picture.decisions, *picture.positions,
        *picture.amendments,
    ]  # fmt: skip
    return [case, *(one.marking for one in known if one is not None and one.marking is not None)]


def framed(sections: list[Section]) -> list[Section]:
    """The sections of a document of an exercise, which begins and ends with the words for it."""
    first, last = sections[0], sections[-1]
    sections[0] = replace(first, lines=(EXERCISE_WORDS, *first.lines))
    sections[-1] = replace(last, lines=(*last.lines, EXERCISE_WORDS))
    return sections


def _head(picture: ConsultPicture) -> Iterator[str]:
    one = picture.consultation
    assert one is not None
    yield tr("{title}. Basis: {basis}.", title=one.title, basis=tr(one.basis))
    if one.requested_at is not None:
        yield tr("Asked for by {who}, {at}.", who=one.requesters, at=dtg(one.requested_at))
    elif one.considered_at is not None:
        yield tr("Weighed by {who} since {at}; not asked for.", who=one.requesters, at=dtg(one.considered_at))
    if one.level is not None:
        way = f", {tr(one.way.value)}" if one.way is not None else ""
        yield tr("Level: {level}{way}.", level=tr(one.level.value), way=way)
    if one.agenda:
        yield tr("Agenda: {agenda}", agenda=one.agenda)
    if one.trigger:
        yield tr("About: {trigger}", trigger=one.trigger)
    if one.deadline_at is not None:
        yield tr("Deadline: {at}.", at=dtg(one.deadline_at))
    crisis = picture.crisis
    if crisis is not None:
        yield tr("Crisis: {title}; phase {phase}.", title=crisis.title, phase=tr(NAMES[crisis.phase]))
        for entry in crisis.overrides:
            words = "Gate to {phase} passed by {who}, {at}, with something missing: {missing} Reason: {reason}"
            yield tr(
                words, phase=tr(NAMES[entry.phase]), who=entry.author, at=dtg(entry.entered_at),
                missing=" ".join(entry.missing), reason=entry.override_reason,
            )  # fmt: skip


def _table(picture: ConsultPicture) -> Iterator[str]:
    roster = picture.roster or {}
    convened = [ally for ally in picture.allies if ally.id in roster and roster[ally.id].convened]
    if not convened:
        yield tr("Nobody is convened yet.")
    elif len(convened) == len(picture.allies):
        yield tr("All Allies of the day are convened ({n}).", n=len(convened))
    else:
        yield tr("Convened: {names}.", names=listed([ally.name for ally in convened], tr))
    for ally in convened:
        line = roster[ally.id]
        if line.link in (Link.DOWN, Link.DEGRADED):
            by = tr(", by {channel}", channel=line.channel) if line.channel else ""
            yield tr("{name}: link {link}{by}.", name=ally.name, link=tr(line.link.value), by=by)
    for guest in picture.guests:
        yield f"{guest.name} ({tr(guest.kind)}){': ' if guest.participant else ''}{guest.participant}"


def _when(one: tuple[Instant, str]) -> Instant:
    return one[0]


def _course(picture: ConsultPicture) -> Iterator[tuple[Instant, str]]:
    """What happened; of the same moment in the order it follows: a silence is kept before it is decided on."""
    for event in picture.events:
        text = f": {event.text}" if event.text else ""
        yield event.at, f"{dtg(event.at)}  {first_capital(tr(event.kind.value))}{text}"
    for silence in picture.silences:
        yield from _silence(picture, silence)
    for one in picture.decisions:
        yield one.at, f"{dtg(one.at)}  {tr('Decided')}: {one.title}"


def _silence(picture: ConsultPicture, silence: Silence) -> Iterator[tuple[Instant, str]]:
    name = next((one.name for one in picture.drafts if one.id == silence.draft_id), "")
    words = tr("Silence opened on {name} until {until}", name=name, until=dtg(silence.first_closes_at))
    yield silence.opened_at, f"{dtg(silence.opened_at)}  {words}"
    for event in silence.events:
        if event.kind == "extended" and event.closes_at is not None and event.at <= picture.now:
            words = tr("Silence on {name} extended to {until}", name=name, until=dtg(event.closes_at))
            yield event.at, f"{dtg(event.at)}  {words}"
    stands = standing(silence, picture.now)
    if stands.state is State.BROKEN:
        for event in stands.broken_by:
            who = _name(picture, event.ally_id) if picture.released else tr("an Ally")
            why = f": {tr(event.reason.value)}" if event.reason is not None else ""
            said = f". {event.text}" if event.text and picture.released else ""
            words = tr("Silence on {name} broken by {who}", name=name, who=who)
            yield event.at, f"{dtg(event.at)}  {words}{why}{said}"
    elif stands.since is not None:
        kept = stands.state is State.KEPT
        words = (
            tr("Silence on {name} kept: agreed", name=name) if kept else tr("Silence on {name} withdrawn", name=name)
        )
        yield stands.since, f"{dtg(stands.since)}  {words}"


def _texts(picture: ConsultPicture) -> Iterator[str]:
    for draft in picture.drafts:
        yield tr("{name}, {at}:", name=draft.name, at=dtg(draft.at))
        yield from draft.text.splitlines()


def _decided(picture: ConsultPicture, one: Decision) -> Section:
    return Section(tr("Decision: {title}", title=one.title), tuple(_decision(picture, one)))


def _decision(picture: ConsultPicture, one: Decision) -> Iterator[str]:
    yield tr("{how}, {at}. Basis: {basis}.", how=how_agreed(one), at=dtg(one.at), basis=one.basis or "–")
    yield tr("It rests on the picture as known at {at}.", at=dtg(one.picture_until))
    yield from one.text.splitlines()
    if one.conditions:
        yield tr("Conditions: {text}", text=one.conditions)
    if one.reservations and picture.released:
        for reservation in one.reservations:
            yield tr("Reservation of {name}: {text}", name=_name(picture, reservation.ally_id), text=reservation.text)
    elif one.reservations:
        yield tr("National reservations are on record; they are not released.")
    for task in one.tasks:
        due = tr(", by {at}", at=dtg(task.due_at)) if task.due_at is not None else ""
        yield tr("Task: {text} ({owner}{due})", text=task.text, owner=task.owner or tr("nobody yet"), due=due)
    for step in one.activations:
        yield _step(picture, step)


def _step(picture: ConsultPicture, step: Activation) -> str:
    name = tr("all the decision names") if step.unit_id is None else picture.unit_names.get(step.unit_id, tr("a force"))
    parts = [
        f"{SHORT[step.step]} {name}, {dtg(step.at)}",
        tr("authority {who}", who=step.authority) if step.authority else "",
        tr("holds from {at}", at=dtg(step.effective_at)) if step.effective_at is not None else "",
        step.measure, step.caveat, step.note,
    ]  # fmt: skip
    return "; ".join(filter(None, parts))


def _positions(picture: ConsultPicture) -> Iterator[str]:
    if not picture.released:
        yield tr(NOT_RELEASED)
        return
    newest: set[tuple[bytes, bytes]] = set()
    for one in picture.positions:
        if (one.draft_id, one.ally_id) not in newest:
            newest.add((one.draft_id, one.ally_id))
            name = next((draft.name for draft in picture.drafts if draft.id == one.draft_id), "")
            caveat = f": {one.caveat}" if one.caveat else ""
            yield f"{name}  {_name(picture, one.ally_id)}  {tr(STANCES[one.stance])}{caveat}  ({dtg(one.at)})"


def _partners(picture: ConsultPicture) -> Iterator[str]:
    for one in picture.partners:
        when = tr("told {at}", at=dtg(one.told_at)) if one.told_at is not None else tr("not told yet")
        answer = f" · {one.answer}" if one.answer else ""
        yield f"{one.partner}: {one.subject}, {when}{answer}"


def _name(picture: ConsultPicture, ally_id: bytes | None) -> str:
    return next((ally.name for ally in picture.allies if ally.id == ally_id), tr("unknown"))
