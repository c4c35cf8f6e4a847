"""What people do with reports: file one by hand, grade, mark as an echo, withdraw, accept, dismiss, link to incidents.

A report itself is never edited: each of these is a revision with its time and author. All take several reports at once,
as one operation.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from console.domain import coordinates
from console.domain.categories import Category
from console.domain.errors import BadInput
from console.domain.letters import shortened
from console.domain.marking import Marking
from console.domain.operation import Actor, Changes
from console.domain.report import CREDIBILITY, RELIABILITY, Report, Said, State
from console.domain.times import HOUR, Instant, Precision
from console.services import standing
from console.store import markings, reports
from console.store.casefile import Store
from console.store.ids import new_id, new_ids
from console.store.reader import Reader, Writer

_AHEAD = HOUR
"""Clocks differ: a time so little ahead of ours is not yet a mistake."""


@dataclass(frozen=True, kw_only=True)
class ReportForm:
    """What a person takes down of a report that came by telephone, on paper or pasted.

    ``lon`` and ``lat`` are both given or both None. ``source`` is made when it is new. ``incident_id`` links it at
    once. ``withdraws_id`` is the report that this one takes back. ``external_id`` is the source's own id for it.
    """

    headline: str
    body: str = ""
    source: str = ""
    caller: str = ""
    occurred_from: Instant | None = None
    precision: Precision | None = None
    lon: float | None = None
    lat: float | None = None
    place: str = ""
    place_precision: str | None = None
    category: Category | None = None
    reliability: str | None = None
    credibility: int | None = None
    origin: str = ""
    repeats_id: bytes | None = None
    withdraws_id: bytes | None = None
    incident_id: bytes | None = None
    external_id: str | None = None
    marking: Marking | None = None
    to_check: bool = False
    check_note: str = ""


def file_report(store: Store, actor: Actor, now: Instant, form: ReportForm) -> tuple[bytes, Changes]:
    """Keep a report as received now. Gives its id. Raises BadInput with what is missing or wrong."""
    _require_sound(form, now)
    report_id = new_id(now)
    with store.operation(f"File report “{shortened(form.headline)}”", actor, now) as case:
        case.insert(
            "report",
            id=report_id,
            source_id=source_id(case, form.source, now),
            external_id=form.external_id,
            occurred_from=form.occurred_from,
            time_precision=form.precision,
            received_at=now,
            lon=form.lon,
            lat=form.lat,
            place=form.place.strip() or None,
            place_precision=form.place_precision,
            category=None if form.category is None else form.category.code,
            headline=form.headline.strip(),
            body=form.body.strip(),
            marking_id=markings.marking_id(case, form.marking, now),
            origin=form.origin.strip() or None,
            caller=form.caller.strip() or None,
            taken_by=actor.name,
            to_check=int(form.to_check),
            check_note=form.check_note.strip() or None,
        )
        if form.reliability or form.credibility:
            _say(case, actor, now, report_id, Said.GRADE, reliability=form.reliability, credibility=form.credibility)
        if form.repeats_id is not None:
            _say(case, actor, now, report_id, Said.REPEATS, repeats_id=_required(case, form.repeats_id).id)
        if form.withdraws_id is not None:
            gone = _required(case, form.withdraws_id).id
            _say(case, actor, now, gone, Said.WITHDRAWN, withdrawal_id=report_id, reason=form.headline.strip())
        if form.incident_id is not None:
            _link(case, actor, now, report_id, form.incident_id)
            standing.move_on(case, (form.incident_id,))
    return report_id, case.changes


def grade_reports(
    store: Store,
    actor: Actor,
    now: Instant,
    report_ids: Sequence[bytes],
    reliability: str | None,
    credibility: int | None,
    reason: str = "",
) -> Changes:
    """Grade reports: letter, number or both. Raises BadInput on a grade that does not exist."""
    _require_grade(reliability, credibility)
    if reliability is None and credibility is None:
        raise BadInput("A grade is a letter A to F, a number 1 to 6, or both: type B2.")
    label = f"Grade {_called(store, report_ids)} {reliability or ''}{credibility or ''}"
    grade = {"reliability": reliability, "credibility": credibility, "reason": reason.strip() or None}
    return _say_of_all(store, actor, now, report_ids, label, Said.GRADE, grade)


def mark_repeats(
    store: Store, actor: Actor, now: Instant, report_ids: Sequence[bytes], repeats_id: bytes | None
) -> Changes:
    """Say that reports relay another one (None: they stand by themselves after all). Raises BadInput on a circle."""
    reader = store.writer_view()
    if repeats_id is not None:
        relayed = _required(reader, repeats_id)
        behind = {relayed.id, *reports.relayed_by(reader, [relayed])}
        if behind.intersection(report_ids):
            raise BadInput("A report cannot repeat itself, nor one that repeats it. Choose the report it relays.")
    said = "repeats another" if repeats_id is not None else "repeats no other"
    label = f"Mark that {_called(store, report_ids)} {said}"
    return _say_of_all(store, actor, now, report_ids, label, Said.REPEATS, {"repeats_id": repeats_id})


def mark_origin(store: Store, actor: Actor, now: Instant, report_ids: Sequence[bytes], origin: str) -> Changes:
    """Say whose knowledge reports are; empty gives them back to their source."""
    label = f"Name the origin of {_called(store, report_ids)}"
    return _say_of_all(store, actor, now, report_ids, label, Said.ORIGIN, {"origin": origin.strip() or None})


def withdraw_reports(
    store: Store,
    actor: Actor,
    now: Instant,
    report_ids: Sequence[bytes],
    reason: str,
    withdrawal_id: bytes | None = None,
) -> Changes:
    """Record that reports were withdrawn by who made them: they count nothing from now on. Raises BadInput."""
    if not reason.strip():
        raise BadInput("Say why it was withdrawn: who took it back, and where.")
    label = f"Withdraw {_called(store, report_ids)}"
    why = {"reason": reason.strip(), "withdrawal_id": withdrawal_id}
    return _say_of_all(store, actor, now, report_ids, label, Said.WITHDRAWN, why)


def reinstate_reports(store: Store, actor: Actor, now: Instant, report_ids: Sequence[bytes]) -> Changes:
    """Record that reports stand after all: their withdrawal was a mistake."""
    label = f"Reinstate {_called(store, report_ids)}"
    return _say_of_all(store, actor, now, report_ids, label, Said.REINSTATED)


def accept_reports(store: Store, actor: Actor, now: Instant, report_ids: Sequence[bytes]) -> Changes:
    """Take reports out of the inbox: somebody has read them."""
    label = f"Accept {_called(store, report_ids)}"
    return _say_of_all(store, actor, now, report_ids, label, Said.ACCEPTED, but=lambda one: one.state is State.ACCEPTED)


def dismiss_reports(store: Store, actor: Actor, now: Instant, report_ids: Sequence[bytes], reason: str) -> Changes:
    """Set reports aside, with the reason: they stay in the case and count nothing. Raises BadInput without a reason."""
    if not reason.strip():
        raise BadInput("Say in a few words why it is set aside: test, not ours, no event.")
    label = f"Dismiss {_called(store, report_ids)}"
    return _say_of_all(store, actor, now, report_ids, label, Said.DISMISSED, {"reason": reason.strip()})


def put_back_in_inbox(store: Store, actor: Actor, now: Instant, report_ids: Sequence[bytes]) -> Changes:
    """Put reports back into the inbox."""
    label = f"Put {_called(store, report_ids)} back into the inbox"
    return _say_of_all(store, actor, now, report_ids, label, Said.NEW, but=lambda one: one.state is State.NEW)


def link_reports(store: Store, actor: Actor, now: Instant, report_ids: Sequence[bytes], incident_id: bytes) -> Changes:
    """Link reports to an incident, and accept those still in the inbox. Raises BadInput when it is gone or closed."""
    with store.operation(f"Link {_called(store, report_ids)}", actor, now) as case:
        for report_id in report_ids:
            _required(case, report_id)
            _link(case, actor, now, report_id, incident_id)
        standing.move_on(case, (incident_id,))
    return case.changes


def unlink_reports(
    store: Store, actor: Actor, now: Instant, report_ids: Sequence[bytes], incident_id: bytes
) -> Changes:
    """Take reports off an incident; they stay in the case. Their marks in its matrix count nothing then."""
    with store.operation(f"Unlink {_called(store, report_ids)}", actor, now) as case:
        for version in (one for report_id in report_ids for one in reports.versions(case, report_id)):
            case.execute(
                "DELETE FROM incident_report WHERE incident_id = ? AND report_id = ?", (incident_id, version.id)
            )
    return case.changes


def source_id(case: Writer, name: str, now: Instant) -> bytes | None:
    """The row of a source, made when it is new; None for no name."""
    name = " ".join(name.split())
    if not name:
        return None
    found: bytes | None = case.value("SELECT id FROM source WHERE name = ?", (name,))
    if found is None:
        found = new_id(now)
        case.insert("source", id=found, name=name)
    return found


def _say_of_all(
    store: Store,
    actor: Actor,
    now: Instant,
    report_ids: Sequence[bytes],
    label: str,
    kind: Said,
    columns: Mapping[str, object] = MappingProxyType({}),
    but: Callable[[Report], bool] = lambda _: False,
) -> Changes:
    with store.operation(label, actor, now) as case:
        wanted = [one.id for one in _all_required(case, report_ids) if not but(one)]
        ids, said = new_ids(now, len(wanted)), tuple(columns.values())
        rows = [(row_id, one, now, actor.name, kind.value, *said) for row_id, one in zip(ids, wanted, strict=True)]
        case.insert_many("report_revision", ("id", "report_id", "at", "author", "kind", *columns), rows)
        standing.move_on(case, standing.of_reports(case, report_ids))
    return case.changes


def _say(case: Writer, actor: Actor, now: Instant, report_id: bytes, kind: Said, **columns: object) -> None:
    case.insert(
        "report_revision", id=new_id(now), report_id=report_id, at=now, author=actor.name, kind=kind.value, **columns
    )


def _link(case: Writer, actor: Actor, now: Instant, report_id: bytes, incident_id: bytes) -> None:
    closed = case.one("SELECT closed_at, title FROM incident WHERE id = ?", (incident_id,))
    if closed is None:
        raise BadInput("This incident is not in the case any more: its creation was undone.")
    if closed[0] is not None:
        raise BadInput(f"“{closed[1]}” is closed. Reopen it before you link reports to it.")
    there = case.value(
        "SELECT 1 FROM incident_report WHERE incident_id = ? AND report_id = ?", (incident_id, report_id)
    )
    if there is None:
        case.insert(
            "incident_report",
            id=new_id(now),
            incident_id=incident_id,
            report_id=report_id,
            at=now,
            author=actor.name,
        )
    if _required(case, report_id).state is State.NEW:
        _say(case, actor, now, report_id, Said.ACCEPTED)


def _required(reader: Reader, report_id: bytes) -> Report:
    found = reports.report(reader, report_id)
    if found is None:
        raise BadInput("This report is not in the case any more: what brought it was undone.")
    return found


def _all_required(reader: Reader, report_ids: Sequence[bytes]) -> list[Report]:
    """The same for many at once: a hand may take a whole import."""
    found = reports.reports_of(reader, report_ids)
    if len(found) < len(report_ids):
        raise BadInput("One of these reports is not in the case any more: what brought it was undone.")
    return found


def _called(store: Store, report_ids: Sequence[bytes]) -> str:
    """How an operation names its reports; nobody undoes what they cannot tell apart."""
    if not report_ids:
        raise BadInput("No report is chosen. Choose one in the table first.")
    if len(report_ids) > 1:
        return f"{len(report_ids)} reports"
    return f"report “{shortened(_required(store.writer_view(), report_ids[0]).headline)}”"


def _require_grade(reliability: str | None, credibility: int | None) -> None:
    if reliability is not None and reliability not in RELIABILITY:
        raise BadInput("Reliability is a letter from A (completely reliable) to F (cannot be judged).")
    if credibility is not None and credibility not in CREDIBILITY:
        raise BadInput("Credibility is a number from 1 (confirmed) to 6 (cannot be judged).")


def _require_sound(form: ReportForm, now: Instant) -> None:
    if not form.headline.strip():
        raise BadInput("A report needs a headline. Say in a few words what was reported.")
    _require_grade(form.reliability, form.credibility)
    if form.occurred_from is not None and form.occurred_from > now + _AHEAD:
        raise BadInput("The time of the event is still to come. Check day, month and year.")
    if (form.lon is None) != (form.lat is None):
        raise BadInput("A position needs latitude and longitude, or neither.")
    if form.lon is not None and form.lat is not None and not coordinates.is_valid(form.lon, form.lat):
        raise BadInput("The position lies outside ±90° and ±180°.")
