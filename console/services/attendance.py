"""Who is at the table: lines of the roster, partners and observers, how each Ally sees it, who spoke to whom.

All of it is append-only: the newest line of an Ally or of a guest holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from console.domain.attendance import Attendance, Level, Link
from console.domain.consultation import Consultation
from console.domain.errors import BadInput
from console.domain.letters import called, shortened
from console.domain.marking import Marking
from console.domain.operation import Actor, Changes
from console.domain.question import dated
from console.domain.times import Instant, local_time
from console.services.consult_checks import allies_of, ally, heard_at, require_open, required, required_open, sure, told
from console.store import attendances, markings
from console.store.casefile import Store
from console.store.ids import new_id, new_ids
from console.store.reader import Writer

_T = TypeVar("_T")
NOT_WAITING: Final = -1
"""As ``waiting_since`` of a form: nothing is waited for any more."""


@dataclass(frozen=True)
class AttendanceForm:
    """What changed in one Ally's line; None keeps what stood. ``at`` None is now.

    Who is instructed waits no more; who waits (``waiting_since``) is not instructed.
    """

    iso2: str
    convened: bool | None = None
    authenticated: bool | None = None
    participant: str | None = None
    level: Level | None = None
    link: Link | None = None
    channel: str | None = None
    waiting_since: Instant | None = None
    instructed: bool | None = None
    note: str | None = None
    at: Instant | None = None


@dataclass(frozen=True)
class GuestForm:
    """A partner or an observer at the table; ``timezone`` is an IANA name."""

    name: str
    kind: str = "partner"
    invited: bool = True
    participant: str = ""
    link: Link | None = None
    timezone: str | None = None
    note: str = ""


@dataclass(frozen=True)
class NationalForm:
    """How an Ally sees it, as the cell was told; ``at`` None is now."""

    iso2: str
    threat: str = ""
    red_lines: str = ""
    parliament: str = ""
    reported_by: str = ""
    confidence: str | None = None
    at: Instant | None = None
    marking: Marking | None = None


@dataclass(frozen=True)
class ContactForm:
    """Two capitals spoke (ISO 3166 alpha-2, or the name of an organisation); ``at`` None is now."""

    one: str
    other: str
    subject: str
    at: Instant | None = None
    level: str = ""
    means: str = ""
    reported_by: str = ""
    marking: Marking | None = None


def attend(
    store: Store, actor: Actor, now: Instant, consultation_id: bytes, forms: Sequence[AttendanceForm]
) -> Changes:
    """Record how Allies are at the table, in one operation. A line that says nothing new is not written."""
    if not forms:
        raise BadInput("No Ally is chosen. Choose one in the roster first.")
    before = required(store.writer_view(), consultation_id)
    who = forms[0].iso2.strip().upper() if len(forms) == 1 else "Allies"
    with store.operation(f"Roster: {who} · “{before.title}”", actor, now) as case:
        write_lines(case, actor, now, before, forms)
    return case.changes


def write_lines(
    case: Writer, actor: Actor, now: Instant, consultation: Consultation, forms: Sequence[AttendanceForm]
) -> None:
    """Write lines of the roster inside an operation. Raises BadInput."""
    allies = allies_of(case, consultation)
    known = attendances.roster_history(case, consultation.id)
    for form, row_id in zip(forms, new_ids(now, len(forms)), strict=True):
        at = heard_at(form.at, now)
        require_open(consultation, at)
        ally_id = ally(allies, form.iso2, consultation, case).id
        # What is written down late stands on what was known of that time, and leaves the newer lines as they are.
        stood = max(
            (one for one in known if one.ally_id == ally_id and one.at <= at), key=lambda one: one.at, default=None
        )
        line = _line(form, ally_id, at, actor, stood)
        if stood is None or _said(line) != _said(stood):
            known.append(line)
            case.insert("attendance", id=row_id, consultation_id=consultation.id, **_columns(line))


def attend_guest(store: Store, actor: Actor, now: Instant, consultation_id: bytes, form: GuestForm) -> Changes:
    """Record how a partner or an observer is at the table."""
    name = called(form.name)
    if not name:
        raise BadInput("A guest needs a name. Write which partner or organisation it is.")
    if form.kind not in ("partner", "observer"):
        raise BadInput("A guest is a partner or an observer.")
    if form.timezone is not None:
        local_time(now, form.timezone)  # refuses a zone there is not
    with store.operation(f"Guest: {name}", actor, now) as case:
        consultation = required_open(case, consultation_id, now)
        if any(
            name.casefold() in (one.name.casefold(), one.iso2.casefold())
            for one in allies_of(case, consultation).values()
        ):
            raise BadInput(f"{name} is an Ally: its line is in the roster.")
        case.insert(
            "guest", id=new_id(now), consultation_id=consultation_id, name=name, kind=form.kind, at=now,
            invited=int(form.invited), participant=called(form.participant), link=form.link and form.link.value,
            timezone=form.timezone, author=actor.name, note=told(form.note),
        )  # fmt: skip
    return case.changes


def assess_nationally(store: Store, actor: Actor, now: Instant, consultation_id: bytes, form: NationalForm) -> Changes:
    """Record how an Ally sees the threat, its red lines, what its parliament must approve. The newest holds."""
    texts = [told(text) for text in (form.threat, form.red_lines, form.parliament)]
    if not any(texts):
        raise BadInput("Nothing is said yet: write how it sees the threat, its red lines, or what parliament must do.")
    at, confidence = heard_at(form.at, now), sure(form.confidence)
    with store.operation(f"Assessment of {form.iso2.strip().upper()}", actor, now) as case:
        consultation = required_open(case, consultation_id, at)
        whose = ally(allies_of(case, consultation), form.iso2, consultation, case)
        case.insert(
            "national_assessment", id=new_id(now), consultation_id=consultation_id, ally_id=whose.id, at=at,
            threat=texts[0], red_lines=texts[1], parliament=texts[2], reported_by=called(form.reported_by),
            confidence=confidence, author=actor.name, marking_id=markings.marking_id(case, form.marking, now),
        )  # fmt: skip
    return case.changes


def log_contact(store: Store, actor: Actor, now: Instant, consultation_id: bytes, form: ContactForm) -> Changes:
    """Record that one capital spoke to another, and about what."""
    at = heard_at(form.at, now)
    subject = told(" ".join(form.subject.split()))
    if not subject:
        raise BadInput("Say what they spoke about.")
    with store.operation(f"Contact: {shortened(subject)}", actor, now) as case:
        required_open(case, consultation_id, at)
        one, other = _capital(form.one), _capital(form.other)
        if not one or not other:
            raise BadInput("A contact has two ends. Say who spoke to whom.")
        if one.casefold() == other.casefold():
            raise BadInput("A contact has two ends: these are the same.")
        case.insert(
            "contact", id=new_id(now), consultation_id=consultation_id, at=at, recorded_at=now, one=one, other=other,
            level=called(form.level), means=called(form.means), subject=subject, reported_by=called(form.reported_by),
            author=actor.name, marking_id=markings.marking_id(case, form.marking, now),
        )  # fmt: skip
    return case.changes


def _capital(name: str) -> str:
    plain = called(name)
    return plain.upper() if len(plain) == 2 else plain


def _line(form: AttendanceForm, ally_id: bytes, at: Instant, actor: Actor, stood: Attendance | None) -> Attendance:
    """The line as it stands after a form. Raises BadInput where it says two things that exclude each other."""
    waiting = form.waiting_since if form.waiting_since != NOT_WAITING else None
    if waiting is not None and form.instructed:
        raise BadInput("Who is instructed does not wait for instructions. Say one of the two.")
    if waiting is not None and dated(waiting) > at:
        heard_at(waiting, at)
    asks, briefed = form.waiting_since is not None, bool(form.instructed)
    kept = None if stood is None else stood.waiting_since
    instructed = form.instructed if form.instructed is not None else (stood is not None and stood.instructed)
    return Attendance(
        ally_id,
        at,
        _or(form.convened, stood.convened if stood else False),
        _or(form.authenticated, stood.authenticated if stood else False),
        _or(None if form.participant is None else called(form.participant), stood.participant if stood else ""),
        form.level or (stood.level if stood else None),
        form.link or (stood.link if stood else None),
        _or(None if form.channel is None else called(form.channel), stood.channel if stood else ""),
        waiting if asks else None if briefed else kept,
        instructed and waiting is None,
        actor.name,
        _or(None if form.note is None else told(form.note), stood.note if stood else ""),
    )


def _or(said: _T | None, stood: _T) -> _T:
    return stood if said is None else said


def _said(line: Attendance) -> tuple[object, ...]:
    columns = _columns(line)
    return tuple(value for name, value in columns.items() if name not in ("at", "author"))


def _columns(line: Attendance) -> dict[str, object]:
    return {
        "ally_id": line.ally_id, "at": line.at, "convened": int(line.convened),
        "authenticated": int(line.authenticated), "participant": line.participant,
        "level": line.level and line.level.value, "link": line.link and line.link.value, "channel": line.channel,
        "waiting_since": line.waiting_since, "instructed": int(line.instructed), "author": line.author,
        "note": line.note,
    }  # fmt: skip
