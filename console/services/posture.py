"""Make, move, resize and re-subordinate forces, say who makes them up, how ready they are and on what terms, end them.

Each act holds from a date on: what held before stays as it was. Every act is one operation and one line in the force's
history; one that changes nothing writes nothing. Forces are never deleted: they end, or are corrected
(:mod:`console.services.posture_corrections`).
"""

from console.domain.errors import BadInput
from console.domain.letters import shortened
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.services.posture_checks import day
from console.services.posture_edits import changed, ended
from console.services.posture_forms import (
    Form,
    LeadForm,
    MoveForm,
    ReadinessForm,
    ResizeForm,
    Said,
    TermsForm,
    UnderForm,
)
from console.services.posture_making import made
from console.services.posture_whole import NewForceForm
from console.store.casefile import Store
from console.store.reader import Reader


def create_force(store: Store, actor: Actor, now: Instant, form: NewForceForm) -> tuple[bytes, Changes]:
    """Make a force. Gives the unit's id. Raises BadInput with what is missing or not sound."""
    with store.operation(f"New force “{shortened(form.name)}”", actor, now) as case:
        unit_id = made(case, actor, now, form)
    return unit_id, case.changes


def move(
    store: Store, actor: Actor, now: Instant, unit_id: bytes, form: MoveForm, seen: MoveForm | None = None
) -> Changes:
    """Have a force elsewhere from a date on. ``seen`` is the form as it stood when the person began.

    Raises BadInput with what is not sound, when nothing holds on that date, and when somebody changed the same since.
    """
    return _edit(store, actor, now, unit_id, form, seen)


def resize(
    store: Store, actor: Actor, now: Instant, unit_id: bytes, form: ResizeForm, seen: ResizeForm | None = None
) -> Changes:
    """Have a force of another strength or size from a date on; as :func:`move`."""
    return _edit(store, actor, now, unit_id, form, seen)


def resubordinate(
    store: Store, actor: Actor, now: Instant, unit_id: bytes, form: UnderForm, seen: UnderForm | None = None
) -> Changes:
    """Have a force under another from a date on, never under itself or what stands below it; as :func:`move`."""
    return _edit(store, actor, now, unit_id, form, seen)


def set_contributors(
    store: Store, actor: Actor, now: Instant, unit_id: bytes, form: LeadForm, seen: LeadForm | None = None
) -> Changes:
    """Say who leads a force and which nations give what from a date on; as :func:`move`."""
    return _edit(store, actor, now, unit_id, form, seen)


def set_readiness(
    store: Store, actor: Actor, now: Instant, unit_id: bytes, form: ReadinessForm, seen: ReadinessForm | None = None
) -> Changes:
    """Set a force's notice to move, and who may order it, from a date on; as :func:`move`."""
    return _edit(store, actor, now, unit_id, form, seen)


def set_terms(
    store: Store, actor: Actor, now: Instant, unit_id: bytes, form: TermsForm, seen: TermsForm | None = None
) -> Changes:
    """Say whether a force stays, for whom it acts, its caveats and its home from a date on; as :func:`move`."""
    return _edit(store, actor, now, unit_id, form, seen)


def end_force(store: Store, actor: Actor, now: Instant, unit_id: bytes, said: Said) -> Changes:
    """End a force on a date: what was said of later days is withdrawn. Raises BadInput."""
    with store.operation(f"End “{_name(store.writer_view(), unit_id)}”", actor, now) as case:
        if said.holds_from is None:
            raise BadInput("Say on which day it ended.")
        ended(case, actor, now, unit_id, said, f"Ended on {day(said.holds_from)}")
    return case.changes


def _edit(store: Store, actor: Actor, now: Instant, unit_id: bytes, form: Form, seen: Form | None) -> Changes:
    with store.operation(f"{form.VERB} “{_name(store.writer_view(), unit_id)}”", actor, now) as case:
        changed(case, actor, now, unit_id, form, seen)
    return case.changes


def _name(reader: Reader, unit_id: bytes) -> str:
    row = reader.one("SELECT short_name, name FROM unit WHERE id = ?", (unit_id,))
    if row is None:
        raise BadInput("This force is not in the case any more: its creation was undone.")
    return shortened(row[0] or row[1])
