"""Open, edit, close and reopen crises, and say which incidents and forces they group."""

from collections.abc import Sequence
from dataclasses import dataclass

from console.domain.annotation import Kind, read_shape, require_sound
from console.domain.crisis import Crisis, Phase
from console.domain.errors import BadInput
from console.domain.letters import called, shortened
from console.domain.marking import Marking
from console.domain.operation import Actor, Changes
from console.domain.silence import runs, standing
from console.domain.times import Instant, dtg
from console.services.consult_checks import told
from console.services.meanwhile import merged
from console.store import consultations, crises, draft_texts, markings
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader, Writer

OPENED = "Opened"
"""The reason of the first phase of a crisis: it begins with indications and warning."""


@dataclass(frozen=True, kw_only=True)
class CrisisForm:
    """What a person may say of a crisis. ``area`` is its name in words, ``geometry`` a GeoJSON polygon of it.

    ``leading`` is the incident it is about first; None takes the first of ``incident_ids``.
    """

    title: str
    area: str = ""
    summary: str = ""
    geometry: str | None = None
    incident_ids: Sequence[bytes] = ()
    leading: bytes | None = None
    unit_ids: Sequence[bytes] = ()
    marking: Marking | None = None

    @staticmethod
    def of(crisis: Crisis) -> "CrisisForm":
        """The form as a crisis stands."""
        return CrisisForm(
            title=crisis.title, area=crisis.area, summary=crisis.summary, geometry=crisis.geometry,
            incident_ids=crisis.incidents, leading=crisis.leading, unit_ids=crisis.units, marking=crisis.marking,
        )  # fmt: skip


def open_crisis(store: Store, actor: Actor, now: Instant, form: CrisisForm) -> tuple[bytes, Changes]:
    """Open a crisis in the phase indications and warning. Gives its id. Raises BadInput with what is missing."""
    _require_sound(form)
    with store.operation(f"Open crisis “{called(form.title)}”", actor, now) as case:
        crisis_id = write_crisis(case, actor, now, form)
    return crisis_id, case.changes


def write_crisis(case: Writer, actor: Actor, now: Instant, form: CrisisForm) -> bytes:
    """Open a crisis inside an operation. Gives its id. Raises BadInput."""
    _require_sound(form)
    crisis_id = new_id(now)
    case.insert("crisis", id=crisis_id, opened_at=now, opened_by=actor.name, **_columns(case, form, now))
    case.insert(
        "phase", id=new_id(now), crisis_id=crisis_id, phase=int(Phase.WARNING), entered_at=now, author=actor.name,
        reason=OPENED,
    )  # fmt: skip
    leading = form.leading or next(iter(form.incident_ids), None)
    ids = form.incident_ids if leading is None else (leading, *form.incident_ids)
    _add_incidents(case, now, crisis_id, ids, leading)
    _add_units(case, actor, now, crisis_id, form.unit_ids)
    return crisis_id


def edit_crisis(
    store: Store, actor: Actor, now: Instant, crisis_id: bytes, form: CrisisForm, seen: CrisisForm | None = None
) -> Changes:
    """Change its words, area or marking: what differs from ``seen``, the form as the person began (None: as it stands).

    What it groups has verbs of its own and stays. Raises BadInput when it is gone or closed, when the form is not sound
    and when somebody changed the same since ``seen``.
    """
    _require_sound(form)
    with store.operation(f"Edit crisis “{called(form.title)}”", actor, now) as case:
        stands = CrisisForm.of(required_open(case, crisis_id))
        wanted = merged(stands if seen is None else seen, form, stands, _TOGETHER)
        old, new = _columns(case, stands, now), _columns(case, wanted, now)
        changed = {name: value for name, value in new.items() if value != old[name]}
        if changed:
            case.update("crisis", crisis_id, **changed)
    return case.changes


def close_crisis(store: Store, actor: Actor, now: Instant, crisis_id: bytes, reason: str) -> Changes:
    """End the management of a crisis: it stays in the case and can be reopened.

    Raises BadInput without a reason, and while a silence runs in it.
    """
    if not reason.strip():
        raise BadInput("Say in a few words why it is closed: over, handed to somebody, part of another crisis.")
    title = required(store.writer_view(), crisis_id).title
    with store.operation(f"Close crisis “{title}”", actor, now) as case:
        if required(case, crisis_id).open:
            _require_quiet(case, now, crisis_id)
            case.update("crisis", crisis_id, closed_at=now, closed_by=actor.name, close_reason=reason.strip())
    return case.changes


def reopen_crisis(store: Store, actor: Actor, now: Instant, crisis_id: bytes) -> Changes:
    """Manage a closed crisis again; it is in the phase it was left in."""
    title = required(store.writer_view(), crisis_id).title
    with store.operation(f"Reopen crisis “{title}”", actor, now) as case:
        if not required(case, crisis_id).open:
            case.update("crisis", crisis_id, closed_at=None, closed_by="", close_reason="")
    return case.changes


def add_incidents(store: Store, actor: Actor, now: Instant, crisis_id: bytes, ids: Sequence[bytes]) -> Changes:
    """Take incidents into a crisis; the first one it ever has leads it. Raises BadInput."""
    if not ids:
        raise BadInput("No incident is chosen. Choose one on the map or in the table first.")
    title = required(store.writer_view(), crisis_id).title
    with store.operation(f"Add to crisis “{title}”", actor, now) as case:
        before = required_open(case, crisis_id)
        _add_incidents(case, now, crisis_id, ids, None if before.incidents else ids[0])
    return case.changes


def remove_incidents(store: Store, actor: Actor, now: Instant, crisis_id: bytes, ids: Sequence[bytes]) -> Changes:
    """Take incidents out of a crisis; they stay in the case. Without its leading one, none leads until one is named."""
    title = required(store.writer_view(), crisis_id).title
    with store.operation(f"Remove from crisis “{title}”", actor, now) as case:
        required_open(case, crisis_id)
        for incident_id in ids:
            case.execute(
                "DELETE FROM crisis_incident WHERE crisis_id = ? AND incident_id = ?", (crisis_id, incident_id)
            )
    return case.changes


def lead_with(store: Store, actor: Actor, now: Instant, crisis_id: bytes, incident_id: bytes) -> Changes:
    """Say which incident a crisis is about first: its cause is what the gate asks for. Raises BadInput."""
    reader = store.writer_view()
    name = reader.value("SELECT title FROM incident WHERE id = ?", (incident_id,)) or ""
    with store.operation(f"Let “{shortened(name)}” lead “{required(reader, crisis_id).title}”", actor, now) as case:
        before = required_open(case, crisis_id)
        if incident_id not in before.incidents:
            raise BadInput("This incident is not part of the crisis. Add it to the crisis first.")
        if before.leading != incident_id:
            for row_id, other in case.all(
                "SELECT id, incident_id FROM crisis_incident WHERE crisis_id = ?", (crisis_id,)
            ):
                case.update("crisis_incident", row_id, leading=int(other == incident_id))
    return case.changes


def add_units(store: Store, actor: Actor, now: Instant, crisis_id: bytes, ids: Sequence[bytes]) -> Changes:
    """Name forces that matter in a crisis; naming one orders nothing. Raises BadInput."""
    if not ids:
        raise BadInput("No force is chosen. Choose one on the map or in the table first.")
    title = required(store.writer_view(), crisis_id).title
    with store.operation(f"Add forces to “{title}”", actor, now) as case:
        required_open(case, crisis_id)
        _add_units(case, actor, now, crisis_id, ids)
    return case.changes


def remove_units(store: Store, actor: Actor, now: Instant, crisis_id: bytes, ids: Sequence[bytes]) -> Changes:
    """Take forces out of a crisis; they stay in the case."""
    title = required(store.writer_view(), crisis_id).title
    with store.operation(f"Remove forces from “{title}”", actor, now) as case:
        required_open(case, crisis_id)
        for unit_id in ids:
            case.execute("DELETE FROM crisis_unit WHERE crisis_id = ? AND unit_id = ?", (crisis_id, unit_id))
    return case.changes


def required(reader: Reader, crisis_id: bytes) -> Crisis:
    """The crisis. Raises BadInput when it is not in the case."""
    found = crises.crisis(reader, crisis_id)
    if found is None:
        raise BadInput("This crisis is not in the case any more: its opening was undone.")
    return found


def required_open(reader: Reader, crisis_id: bytes) -> Crisis:
    """The crisis, if it is still under management. Raises BadInput."""
    found = required(reader, crisis_id)
    if not found.open:
        raise BadInput(f"“{found.title}” is closed. Reopen it first.")
    return found


_TOGETHER = {
    "title": ("title",),
    "area": ("area", "geometry"),
    "summary": ("summary",),
    "marking": ("marking",),
}


def _columns(case: Writer, form: CrisisForm, now: Instant) -> dict[str, object]:
    return {
        "title": called(form.title),
        "area": " ".join(form.area.split()) or None,
        "summary": told(form.summary),
        "geometry": form.geometry or None,
        "marking_id": markings.marking_id(case, form.marking, now),
    }


def _require_sound(form: CrisisForm) -> None:
    if not called(form.title):
        raise BadInput("A crisis needs a title. Say in a few words what is under management.")
    if form.geometry:
        try:
            require_sound(read_shape(Kind.POLYGON, form.geometry, None, None))
        except BadInput:
            raise BadInput("The area cannot be read. Draw an area whose edges do not cross, and take that.") from None


def _require_quiet(case: Writer, now: Instant, crisis_id: bytes) -> None:
    for consultation in consultations.consultations(case):
        if consultation.ours and consultation.crisis_id == crisis_id:
            for silence in draft_texts.silences(case, consultation.id):
                if runs(silence, now):
                    until = dtg(standing(silence, now).closes_at)
                    raise BadInput(f"A silence runs in it until {until}. Close the crisis after it, or withdraw it.")


def _add_incidents(case: Writer, now: Instant, crisis_id: bytes, ids: Sequence[bytes], leading: bytes | None) -> None:
    there = {one for (one,) in case.rows("SELECT incident_id FROM crisis_incident WHERE crisis_id = ?", (crisis_id,))}
    for incident_id in dict.fromkeys(ids):
        if not case.value("SELECT 1 FROM incident WHERE id = ?", (incident_id,)):
            raise BadInput("This incident is not in the case any more: its creation was undone.")
        if incident_id not in there:
            leads = int(incident_id == leading)
            case.insert("crisis_incident", id=new_id(now), crisis_id=crisis_id, incident_id=incident_id, leading=leads)


def _add_units(case: Writer, actor: Actor, now: Instant, crisis_id: bytes, ids: Sequence[bytes]) -> None:
    there = {one for (one,) in case.rows("SELECT unit_id FROM crisis_unit WHERE crisis_id = ?", (crisis_id,))}
    for unit_id in dict.fromkeys(ids):
        if not case.value("SELECT 1 FROM unit WHERE id = ?", (unit_id,)):
            raise BadInput("This force is not in the case any more: its creation was undone.")
        if unit_id not in there:
            case.insert("crisis_unit", id=new_id(now), crisis_id=crisis_id, unit_id=unit_id, at=now, author=actor.name)
