"""Create, edit, close and reopen incidents."""

from dataclasses import dataclass

from console.domain import coordinates
from console.domain.categories import Category
from console.domain.errors import BadInput
from console.domain.incident import SEVERITY, Incident, Status
from console.domain.marking import Marking
from console.domain.operation import Actor, Changes
from console.domain.times import HOUR, Instant, Precision, dtg
from console.services.meanwhile import merged
from console.store import incidents, markings
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader, Writer

_AHEAD = HOUR
"""Clocks differ: a time so little ahead of ours is not yet a mistake."""


@dataclass(frozen=True)
class IncidentForm:
    """What a person may say of an incident. ``lon`` and ``lat`` are both given or both None.

    ``country`` is a two-letter code; with ``region_only`` it is somewhere there and no more. ``killed`` and ``injured``
    are None while unknown. With ``to_check``, ``check_note`` says what is not verified yet.
    """

    title: str
    category: Category
    severity: int
    occurred_at: Instant
    precision: Precision
    lon: float | None
    lat: float | None
    place: str
    summary: str
    marking: Marking | None
    country: str | None = None
    region_only: bool = False
    killed: int | None = None
    injured: int | None = None
    to_check: bool = False
    check_note: str = ""

    @staticmethod
    def of(incident: Incident) -> "IncidentForm":
        """The form as an incident stands."""
        return IncidentForm(
            incident.title,
            incident.category,
            incident.severity,
            incident.occurred_at,
            incident.precision,
            incident.lon,
            incident.lat,
            incident.place,
            incident.summary,
            incident.marking,
            incident.country,
            incident.region_only,
            incident.killed,
            incident.injured,
            incident.provenance is not None and incident.provenance.to_check,
            incident.provenance.check_note if incident.provenance is not None and incident.provenance.to_check else "",
        )


def create_incident(store: Store, actor: Actor, now: Instant, form: IncidentForm) -> tuple[bytes, Changes]:
    """Make an incident, unverified. Gives its id. Raises BadInput with what is missing."""
    _require_sound(form, now)
    incident_id = new_id(now)
    with store.operation(f"New incident “{form.title.strip()}”", actor, now) as case:
        case.insert("incident", id=incident_id, status=Status.UNVERIFIED, opened_at=now, **_columns(case, form, now))
    return incident_id, case.changes


def edit_incident(
    store: Store, actor: Actor, now: Instant, incident_id: bytes, form: IncidentForm, seen: IncidentForm | None = None
) -> Changes:
    """Change what differs from ``seen``, the form as it stood when the person began (None: as it stands now).

    Raises BadInput when the incident is gone or closed, when the form is not sound, and when somebody changed the same
    fields since ``seen``: nobody's words are replaced unread.
    """
    _require_sound(form, now)
    with store.operation(f"Edit incident “{form.title.strip()}”", actor, now) as case:
        before = _required(case, incident_id)
        if before.closed_at is not None:
            raise BadInput(f"“{before.title}” is closed. Reopen it before you edit it.")
        stands = IncidentForm.of(before)
        wanted = form if seen is None else merged(seen, form, stands, _TOGETHER)
        old, new = _columns(case, stands, now), _columns(case, wanted, now)
        changed = {name: value for name, value in new.items() if value != old[name]}
        if changed:
            case.update("incident", incident_id, **changed)
    return case.changes


def close_incident(store: Store, actor: Actor, now: Instant, incident_id: bytes) -> Changes:
    """Close an incident: it stays in the picture and can be reopened."""
    with store.operation(f"Close incident “{_title(store, incident_id)}”", actor, now) as case:
        if _required(case, incident_id).closed_at is None:
            case.update("incident", incident_id, closed_at=now)
    return case.changes


def reopen_incident(store: Store, actor: Actor, now: Instant, incident_id: bytes) -> Changes:
    """Open a closed incident again."""
    with store.operation(f"Reopen incident “{_title(store, incident_id)}”", actor, now) as case:
        if _required(case, incident_id).closed_at is not None:
            case.update("incident", incident_id, closed_at=None)
    return case.changes


# What a person changes as one thing, and what they call it.
_TOGETHER = {
    "title": ("title",),
    "category": ("category",),
    "severity": ("severity",),
    "time": ("occurred_at", "precision"),
    "position": ("lon", "lat"),
    "place": ("place", "country", "region_only"),
    "killed": ("killed",),
    "injured": ("injured",),
    "note on what is to be checked": ("to_check", "check_note"),
    "summary": ("summary",),
    "marking": ("marking",),
}


def _title(store: Store, incident_id: bytes) -> str:
    return _required(store.writer_view(), incident_id).title


def _required(reader: Reader, incident_id: bytes) -> Incident:
    found = incidents.incident(reader, incident_id)
    if found is None:
        raise BadInput("This incident is not in the case any more: its creation was undone.")
    return found


def _require_sound(form: IncidentForm, now: Instant) -> None:
    if not form.title.strip():
        raise BadInput("An incident needs a title. Say in a few words what happened.")
    if form.severity not in SEVERITY:
        raise BadInput("Severity runs from 1 (nuisance) to 5 (war-like).")
    if form.occurred_at > now + _AHEAD:
        raise BadInput(f"{dtg(form.occurred_at)} is still to come. Check day, month and year.")
    if (form.lon is None) != (form.lat is None):
        raise BadInput("A position needs latitude and longitude, or neither.")
    if form.lon is not None and form.lat is not None and not coordinates.is_valid(form.lon, form.lat):
        raise BadInput("The position lies outside ±90° and ±180°.")
    if form.region_only and not form.country:
        raise BadInput("Known only as a region: say in which country.")
    if any(number is not None and number < 0 for number in (form.killed, form.injured)):
        raise BadInput("Killed and injured are numbers of persons, or empty while unknown.")
    if form.to_check and not form.check_note.strip():
        raise BadInput("Say what is still to be checked, or take the mark away.")


def _columns(case: Writer, form: IncidentForm, now: Instant) -> dict[str, object]:
    return {
        "title": form.title.strip(),
        "category": form.category.code,
        "severity": form.severity,
        "occurred_at": form.occurred_at,
        "time_precision": form.precision,
        "lon": form.lon,
        "lat": form.lat,
        "place": form.place.strip(),
        "summary": form.summary.strip(),
        "marking_id": markings.marking_id(case, form.marking, now),
        "country": form.country or None,
        "place_precision": "region" if form.region_only else None,
        "killed": form.killed,
        "injured": form.injured,
        "to_check": int(form.to_check),
        "check_note": (form.check_note.strip() or None) if form.to_check else None,
    }
