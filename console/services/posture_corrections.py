"""Correct what was said of a force, or take it back. What was once believed stays to be seen, with who corrected it."""

from dataclasses import replace

from console.domain.errors import BadInput
from console.domain.force import Force
from console.domain.operation import Actor, Changes
from console.domain.posture_changes import between
from console.domain.posture_words import all_said
from console.domain.provenance import Provenance
from console.domain.times import Instant
from console.services.posture_checks import day, require_no_circle, require_parent
from console.services.posture_edits import named_higher, provenance_of
from console.services.posture_rows import begin, believed, called, end, names, note_edit, withdraw
from console.services.posture_whole import ForceForm
from console.store import units
from console.store.casefile import Store
from console.store.reader import Reader, Writer


def correct(store: Store, actor: Actor, now: Instant, placement_id: bytes, form: ForceForm) -> Changes:
    """Withdraw a wrong placement, ``form.said.reason`` saying why, and put one in its place that names it.

    Another beginning or end moves the neighbours' with it, so that no day is said twice. Raises BadInput.
    """
    with store.operation(f"Correct “{_name(store.writer_view(), placement_id)}”", actor, now) as case:
        corrected(case, actor, now, placement_id, form)
    return case.changes


def corrected(case: Writer, actor: Actor, now: Instant, placement_id: bytes, form: ForceForm) -> None:
    """The same inside an operation; nothing is written where it stands so already."""
    wrong, before, after = _neighbours(case, placement_id)
    known = provenance_of(form.said, actor, now)
    wanted = named_higher(case, wrong, form.on(wrong, known))
    if wanted != wrong:
        _require_sound(case, form, wrong, wanted)
        _require_room(wanted, before, after)
        _put_right(case, actor, now, wrong, wanted, known, form.said.reason.strip())
        if before is not None and wanted.valid_from != wrong.valid_from:
            _end_earlier(case, before, wrong, wanted)
        if after is not None and wanted.valid_to != wrong.valid_to:
            _begin_later(case, actor, now, after, wanted, form.said.reason.strip())


def withdraw_placement(store: Store, actor: Actor, now: Instant, placement_id: bytes, reason: str) -> Changes:
    """Take back a placement that never was; what held before it goes on in its place. Raises BadInput."""
    with store.operation(f"Withdraw from “{_name(store.writer_view(), placement_id)}”", actor, now) as case:
        if not reason.strip():
            raise BadInput("Say why it is withdrawn: the reason stays with it.")
        wrong, before, _ = _neighbours(case, placement_id)
        withdraw(case, actor, now, wrong, reason.strip())
        if before is not None and before.valid_to == wrong.valid_from:
            _require_under(case, before, wrong.valid_from, wrong.valid_to)
            end(case, before, wrong.valid_to)
        where = f" at {wrong.place}" if wrong.place else ""
        words = f"Withdrawn: {wrong.strength.text} persons{where}, {_span(wrong)}"
        note_edit(case, actor, now, wrong.id, "withdraw", wrong.valid_from, words, reason)
    return case.changes


def _neighbours(case: Writer, placement_id: bytes) -> tuple[Force, Force | None, Force | None]:
    """A placement that is believed, with the one before and the one after it."""
    unit_id = case.value("SELECT unit_id FROM placement WHERE id = ? AND withdrawn_at IS NULL", (placement_id,))
    if unit_id is None:
        raise BadInput("This is not believed any more: somebody withdrew it, or its entry was undone.")
    placements = believed(case, unit_id)
    at = next(place for place, force in enumerate(placements) if force.placement_id == placement_id)
    return (
        placements[at],
        placements[at - 1] if at else None,
        placements[at + 1] if at + 1 < len(placements) else None,
    )


def _require_sound(case: Writer, form: ForceForm, wrong: Force, wanted: Force) -> None:
    if not form.said.reason.strip():
        raise BadInput("Say what was wrong: it stays with what is withdrawn.")
    if wanted.parent_id is not None and wanted.parent_id != wrong.parent_id:
        require_parent(case, wanted.id, wanted.parent_id, wanted.valid_from, wanted.valid_to)
    _require_under(case, wanted, wanted.valid_from, wanted.valid_to)


def _require_under(case: Writer, force: Force, start: Instant | None, stop: Instant | None) -> None:
    """Refuses to have a force stand under whom it does for a further span, where that stands below it then."""
    if force.parent_id is not None:
        require_no_circle(case, force.id, force.parent_id, start, stop)


def _put_right(
    case: Writer, actor: Actor, now: Instant, wrong: Force, wanted: Force, known: Provenance, why: str
) -> None:
    row = units.readiness_row(case, wrong)
    ready = row[1] if row is not None and wanted.readiness == wrong.readiness else known
    withdraw(case, actor, now, wrong, why)
    begin(case, actor, now, wanted, ready, wrong.placement_id)
    words = f"Corrected: {_said(case, wrong, wanted)}"
    note_edit(case, actor, now, wrong.id, "correct", wanted.valid_from, words, why)


def _require_room(wanted: Force, before: Force | None, after: Force | None) -> None:
    since, until = wanted.valid_from, wanted.valid_to
    if before is not None and (since is None or (before.valid_from is not None and since <= before.valid_from)):
        raise BadInput(f"That reaches back over what held {_span(before)}. Withdraw that first.")
    if after is not None and (until is None or (after.valid_to is not None and until >= after.valid_to)):
        raise BadInput(f"That reaches over what holds {_span(after)}. Withdraw that first.")


def _end_earlier(case: Writer, before: Force, wrong: Force, wanted: Force) -> None:
    """What held before ends where the corrected one begins, if it did so, or would reach into it."""
    until, since = before.valid_to, wanted.valid_from
    if until == wrong.valid_from or until is None or (since is not None and until > since):
        _require_under(case, before, before.valid_from, since)
        end(case, before, since)


def _begin_later(case: Writer, actor: Actor, now: Instant, after: Force, wanted: Force, why: str) -> None:
    """What follows begins where the corrected one ends: another row takes its place, only ends are rewritten."""
    row = units.readiness_row(case, after)
    withdraw(case, actor, now, after, why)
    moved = replace(after, valid_from=wanted.valid_to)
    _require_under(case, moved, moved.valid_from, moved.valid_to)
    begin(case, actor, now, moved, None if row is None else row[1], after.placement_id)


def _said(case: Writer, wrong: Force, wanted: Force) -> str:
    parts = [all_said(between(wrong, wanted), names(case), inside=True)]
    if wrong.valid_from != wanted.valid_from:
        parts.append(f"began {_on(wanted.valid_from, 'before all that is known')}, was {_on(wrong.valid_from, 'open')}")
    if wrong.valid_to != wanted.valid_to:
        parts.append(f"ends {_on(wanted.valid_to, 'nowhere known')}, was {_on(wrong.valid_to, 'open')}")
    return "; ".join(part for part in parts if part) or "source or wording"


def _on(moment: Instant | None, otherwise: str) -> str:
    return otherwise if moment is None else day(moment)


def _span(force: Force) -> str:
    since = "" if force.valid_from is None else f"from {day(force.valid_from)}"
    until = "" if force.valid_to is None else f"to {day(force.valid_to)}"
    return " ".join(part for part in (since, until) if part) or "always"


def _name(reader: Reader, placement_id: bytes) -> str:
    unit_id = reader.value("SELECT unit_id FROM placement WHERE id = ?", (placement_id,))
    if unit_id is None:
        raise BadInput("This is not in the case any more: its entry was undone.")
    return called(reader, unit_id)
