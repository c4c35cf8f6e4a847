"""Hand a shift over: compose what the next one must know, and keep it signed by both."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from console.domain.claim import Standing
from console.domain.discretion import discreet
from console.domain.due import NAMES, Due, said_of
from console.domain.errors import BadInput
from console.domain.handover import USUAL, Section, cut, require_span, sections_text
from console.domain.indicators import Reading
from console.domain.letters import folded, shortened
from console.domain.marking import Marking, product_of
from console.domain.operation import Actor, Changes
from console.domain.times import DAY, Instant, Interval, dtg_short
from console.services.due import due
from console.services.sign_on import prove
from console.store import claims, handovers, incidents, indicators, markings, questions, reports, settings
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader

_MOST = 40
_IN_LINE = 200
_RECENT = 30 * DAY
"""An incident that came with public data is in work so long; one made in this case until it is closed."""
_NOT_NEWS = ("Write in the log", "Indicator", "Acknowledge", "Open case")
"""Beginnings of labels that other sections tell better."""


@dataclass(frozen=True)
class Signature:
    """Who signs, with the passphrase where the case asks for one."""

    name: str
    station: str
    passphrase: str = ""


def usual_since(reader: Reader, now: Instant) -> Instant:
    """Where a handover begins, as a rule: at the last one, else a shift ago."""
    last = handovers.last_at(reader)
    return now - USUAL if last is None or last >= now else last


def compose(reader: Reader, since: Instant, now: Instant, readings: Sequence[Reading] = ()) -> tuple[Section, ...]:
    """What changed since then, what is due, what is open at ``now``. Raises BadInput when it cannot begin then.

    ``readings`` of the board of indicators are due where they are raised.
    """
    require_span(since, now)
    during = Interval(since, now + 1)
    return (
        Section("Incidents and assessments", cut(incidents_during(reader, during), _MOST, "{n} more")),
        Section("Reports", cut(_reports(reader, during), _MOST, "{n} more")),
        Section("Questions answered, claims", cut(_said(reader, during), _MOST, "{n} more")),
        Section("Indicators raised and lowered", cut(_indicators(reader, during), _MOST, "{n} more")),
        Section("Watch log", cut(_logged(reader, during), _MOST, "{n} more in the log")),
        Section("Done at the console", cut(done_during(reader, during), _MOST, "{n} more in the log")),
        Section("Due", cut(_due(due(reader, now, readings)), _MOST, "{n} more")),
        Section("Open", cut(_open(reader, now), _MOST, "{n} more")),
    )


def marking_of(reader: Reader) -> Marking:
    """What a handover carries: it quotes from all of the case, so all its markings count."""
    return product_of(parts_of(reader))


def parts_of(reader: Reader) -> list[Marking]:
    """The markings of all that the case holds."""
    return [settings.identity(reader).marking, *markings.in_use(reader)]


def hand_over(
    store: Store,
    actor: Actor,
    now: Instant,
    since: Instant,
    sections: Sequence[Section],
    note: str,
    incoming: Signature,
) -> tuple[bytes, Changes]:
    """Keep a handover signed by ``actor``, who goes, and ``incoming``, who stays. Gives its id; no undo takes it back.

    Raises BadInput when both are the same or a word is missing, WrongKey when the case asks for a passphrase and the
    one of ``incoming`` is wrong.
    """
    require_span(since, now)
    # Proving takes long by design: before the transaction.
    taken = prove(store.writer_view(), incoming.name, incoming.station, incoming.passphrase)
    if folded(taken.name) == folded(actor.name):
        raise BadInput("Both signatures would be the same person's. The one who takes over signs with their own name.")
    made = new_id(now)
    with store.operation(f"Hand over to {taken.name}", actor, now, lasting=True) as case:
        marking = marking_of(case)
        own = None if marking == settings.identity(case).marking else marking
        case.insert(
            "handover",
            id=made,
            since=since,
            at=now,
            content=sections_text(sections),
            note=note.strip(),
            outgoing=_signed(actor),
            outgoing_at=now,
            incoming=_signed(taken),
            incoming_at=now,
            marking_id=markings.marking_id(case, own, now),
        )
    return made, case.changes


def _signed(actor: Actor) -> str:
    return f"{actor.name}, {actor.station}"


def incidents_during(reader: Reader, during: Interval) -> list[str]:
    """Incidents made, closed and assessed in that time, a line each, in order."""
    known = incidents.incidents(reader)
    found = [
        (one.opened_at, f"New: {one.title}, severity {one.severity}, {one.status.value}")
        for one in known
        if during.start <= one.opened_at < during.end
    ]
    found += [
        (one.closed_at, f"Closed: {one.title}")
        for one in known
        if one.closed_at is not None and during.start <= one.closed_at < during.end
    ]
    for title, revision, attribution, confidence, author, at in handovers.assessed(reader, during):
        how = f", {confidence} confidence" if confidence else ""
        found.append((at, f"Assessed: {title}: {attribution}{how} (rev {revision}, {author})"))
    return [_timed(at, words) for at, words in sorted(found)]


def _reports(reader: Reader, during: Interval) -> list[str]:
    received = handovers.received(reader, during)
    total = sum(many for _, many in received)
    lines = []
    if total:
        named = [f"{name or 'no source named'} {many}" for name, many in received[:12]]
        rest = f" and {len(received) - 12} more sources" if len(received) > 12 else ""
        lines.append(f"{total} received: {', '.join(named)}{rest}")
    waiting = reports.count_inbox(reader)
    if waiting:
        lines.append(
            f"{waiting} in the inbox wait for somebody" if waiting > 1 else "1 in the inbox waits for somebody"
        )
    for headline, why, at, author in handovers.withdrawn(reader, during):
        lines.append(_timed(at, f"Withdrawn: {headline} ({why or 'no reason given'}; {author})"))
    return lines


def _said(reader: Reader, during: Interval) -> list[str]:
    lines = [
        (at, f"Answered: {text} {answer} ({author})") for text, answer, author, at in handovers.answered(reader, during)
    ]
    lines += [
        (at, f"Claim by {actor}: {text}: {standing} ({author})")
        for actor, text, standing, author, at in handovers.claims(reader, during)
    ]
    return [_timed(at, words) for at, words in sorted(lines)]


def _indicators(reader: Reader, during: Interval) -> list[str]:
    changed = [one for one in indicators.states(reader) if during.start <= one.at < during.end]
    return [_timed(one.at, f"{one.name} {one.state}: {one.reason}") for one in reversed(changed)]


def _logged(reader: Reader, during: Interval) -> list[str]:
    return [
        _timed(at, f"{text} ({author}, {station} no. {number})")
        for station, number, at, author, text in handovers.logged(reader, during)
    ]


def done_during(reader: Reader, during: Interval) -> list[str]:
    """What was done at the console in that time, in order; labels as they may stand on paper."""
    rows = [
        (discreet(label), actor, at)
        for label, actor, at in handovers.done(reader, during)
        if not label.startswith(_NOT_NEWS)
    ]
    lines = []
    for (label, actor), alike in groupby(rows, key=lambda row: (row[0], row[1])):
        times = [at for _, _, at in alike]
        often = f", {len(times)} times" if len(times) > 1 else ""
        lines.append(_timed(times[0], f"{label} ({actor}{often})"))
    return lines


def _due(alarms: Sequence[Due]) -> list[str]:
    return [
        f"{dtg_short(one.since)}  {shortened(f'{NAMES[one.cause]}: {one.words}', _IN_LINE)}"
        f" ({one.owner or 'the cell'}; {shortened(said_of(one))})"
        for one in alarms
    ]


def _open(reader: Reader, now: Instant) -> list[str]:
    lines = [
        f"Incident: {one.title}, severity {one.severity}, {one.status.value}"
        + (f". Assessed: {one.assessed}" if one.assessed else ". Cause not established")
        for one in incidents.incidents(reader)
        if one.closed_at is None and one.opened_at <= now and (one.provenance is None or now - one.opened_at <= _RECENT)
    ]
    for question in questions.open_questions(reader):
        when = "" if question.due_at is None else f", due {dtg_short(question.due_at)}"
        lines.append(f"Question: {question.text} ({question.owner or 'nobody yet'}{when})")
    for claim in claims.claims(reader):
        if claim.hostile and claim.standing.followed:
            line = f" Our line: {claim.our_line}" if claim.our_line else " No line yet."
            ours = line if claim.standing is not Standing.FADING else ""
            lines.append(f"Claim by {claim.actor}: {claim.text}.{ours}")
    return [shortened(line, _IN_LINE) for line in lines]


def _timed(at: Instant, words: str) -> str:
    return f"{dtg_short(at)}  {shortened(words, _IN_LINE)}"
