"""A new force, inside the operation it is part of."""

from console.domain.errors import BadInput
from console.domain.force import Force, Position, Strength
from console.domain.letters import called, folded
from console.domain.operation import Actor
from console.domain.posture_changes import Change, What
from console.domain.posture_words import said
from console.domain.provenance import Provenance
from console.domain.times import Instant
from console.services.posture_checks import day, require_parent
from console.services.posture_edits import named_higher, provenance_of
from console.services.posture_rows import begin, names, note_edit
from console.services.posture_whole import NewForceForm
from console.store.ids import new_id
from console.store.reader import Writer


def made(case: Writer, actor: Actor, now: Instant, form: NewForceForm, words: str = "") -> bytes:
    """Insert a unit with its first placement. Gives the unit's id.

    ``words`` are its first edit; empty: that it begins. Raises BadInput with what is missing or not sound.
    """
    name, kind = called(form.name), form.kind.strip()
    if not name:
        raise BadInput("A force needs a name.")
    if not kind:
        raise BadInput("Say what kind of force it is: battlegroup, brigade, headquarters …")
    unit_id = new_id(now)
    known = provenance_of(form.force.said, actor, now)
    nothing = _nothing(unit_id, form, known)
    force = named_higher(case, nothing, form.force.on(nothing, known))
    case.insert(
        "unit",
        id=unit_id, kind=kind, name=name, short_name=called(form.short_name), ascii_name=folded(name),
        domain=form.domain.strip(), sidc=force.sidc, valid_from=force.valid_from,
    )  # fmt: skip
    if force.parent_id is not None:
        require_parent(case, unit_id, force.parent_id, force.valid_from, force.valid_to)
    begin(case, actor, now, force, known)
    begins = said(Change(What.APPEARED, None, force), names(case))
    since = "" if force.valid_from is None else f" from {day(force.valid_from)}"
    until = "" if force.valid_to is None else f" to {day(force.valid_to)}"
    reason = form.force.said.reason
    note_edit(case, actor, now, unit_id, "create", force.valid_from, words or f"{begins}{since}{until}", reason)
    return unit_id


def _nothing(unit_id: bytes, form: NewForceForm, known: Provenance) -> Force:
    """A force of which nothing is said yet."""
    return Force(
        unit_id, b"", None, None, form.kind.strip(), form.name, form.short_name, form.domain, None, None, None,
        Position.NOT_PUBLIC, "", None, None, None, "", (), "", Strength(None, None, None, ""), "", "", None, known,
    )  # fmt: skip
