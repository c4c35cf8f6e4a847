"""An edit of one force from a date on, inside the operation it is part of: checked, begun and noted in plain words."""

from dataclasses import replace

from console.domain.errors import BadInput, ConsoleError
from console.domain.force import Force
from console.domain.operation import Actor
from console.domain.posture_changes import Change, What, between
from console.domain.posture_words import all_said
from console.domain.provenance import Provenance, partly
from console.domain.times import DAY, Instant, iso_day, parse_day_or_instant
from console.services.meanwhile import merged
from console.services.posture_checks import day, holding, require_parent
from console.services.posture_forms import Form, Said
from console.services.posture_rows import begin, believed, end, names, note_edit, withdraw
from console.store import units
from console.store.reader import Reader, Writer

_SUBJECTS = {What.MOVED: "place", What.RESIZED: "strength", What.LEVEL: "size", What.LED: "lead", What.LEFT: "nations"}
"""What a placement's source is of; its readiness, parent, traits and what nations give have sources of their own."""
_TRAITS = (What.PERMANENCE, What.ACTS, What.CAVEATS, What.HOME)


def changed(case: Writer, actor: Actor, now: Instant, unit_id: bytes, form: Form, seen: Form | None = None) -> bool:
    """Change a force from the form's date on; False, and nothing written, where it stands so already.

    The placement that holds then ends and another begins, until the next one known. On the very day a placement began,
    it was not so from the start: it is withdrawn and the new one takes its place. Raises BadInput.
    """
    at = moment(form.said)
    held, wanted = foreseen(case, actor, now, unit_id, form, seen)
    if wanted == held:
        return False
    words = _words(case, held, wanted, form)
    replaced(case, actor, now, held, wanted, form.said)
    until = f" to {day(held.valid_to)}" if held.valid_to is not None else ""
    comma = "," if "; " in words or ", was" in words else ""
    note_edit(case, actor, now, unit_id, form.ACT, at, f"{words}{comma} from {day(at)}{until}", form.said.reason)
    return True


def foreseen(
    reader: Reader, actor: Actor, now: Instant, unit_id: bytes, form: Form, seen: Form | None = None
) -> tuple[Force, Force]:
    """A force as it stands at the form's date, and as the form would have it: equal where nothing changes.

    Raises BadInput where that cannot be.
    """
    at = moment(form.said)
    held = holding(believed(reader, unit_id), at)
    if seen is not None:
        form = merged(seen, form, type(form).of(held, form.said), form.TOGETHER)
    wanted = named_higher(reader, held, form.on(held, provenance_of(form.said, actor, now)))
    if wanted.parent_id is not None and wanted.parent_id != held.parent_id:
        require_parent(reader, unit_id, wanted.parent_id, at, held.valid_to)
    return held, wanted


def ended(case: Writer, actor: Actor, now: Instant, unit_id: bytes, said: Said, words: str, act: str = "end") -> None:
    """End a force at the moment said: what was said of it later is withdrawn. Raises BadInput."""
    at, placements = moment(said), believed(case, unit_id)
    held, on = holding(placements, at), day(at)
    if held is placements[0] and held.valid_from == at:
        raise BadInput(f"“{held.name}” began on {on}: it cannot end before. Withdraw it if it never was.")
    for later in placements[placements.index(held) :]:
        if later is held and held.valid_from != at:
            end(case, held, at)
        else:
            withdraw(case, actor, now, later, f"The force ended on {on}.")
    note_edit(case, actor, now, unit_id, act, at, words, said.reason)


def replaced(case: Writer, actor: Actor, now: Instant, held: Force, wanted: Force, said: Said) -> Force:
    """End a placement and begin what is wanted instead, from the moment said on."""
    at, known = moment(said), provenance_of(said, actor, now)
    row = units.readiness_row(case, held)
    ready = row[1] if row is not None and wanted.readiness == held.readiness else known
    made = replace(
        _sourced(held, wanted, said, known), valid_from=at, valid_to=held.valid_to, note=said.note.strip() or held.note
    )
    if held.valid_from == at:
        withdraw(case, actor, now, held, said.reason.strip() or "It was not so from that day on.")
        return begin(case, actor, now, made, ready, held.placement_id)
    end(case, held, at)
    return begin(case, actor, now, made, ready)


def provenance_of(said: Said, actor: Actor, now: Instant) -> Provenance:
    """Where what is said comes from: its source, else its author; of its day, else today."""
    if said.to_check and not said.check_note.strip():
        raise BadInput("Say what is still to be checked, or take the mark away.")
    return Provenance(
        said.source.strip() or actor.name,
        _day_or_month(said.as_of) if said.as_of.strip() else iso_day(now),
        bool(said.to_check),
        said.check_note.strip() if said.to_check else "",
    )


def _day_or_month(text: str) -> str:
    """Of what day or month a source is, as it is kept. Raises BadInput."""
    try:
        span = parse_day_or_instant(text)
    except ConsoleError:
        raise BadInput(f"“{text.strip()}” is no day or month. Write 2026-11-21, 21 NOV 26 or 2026-11.") from None
    return iso_day(span.start)[: len("2026-11") if span.end - span.start > DAY else None]


def moment(said: Said) -> Instant:
    """From when on something said holds. Raises BadInput without."""
    if said.holds_from is None:
        raise BadInput("Say from which day on it holds.")
    return said.holds_from


def named_higher(reader: Reader, held: Force, wanted: Force) -> Force:
    """Words for what it stands under: its name, where a person gave no others."""
    if wanted.parent_id is None or wanted.parent_id == held.parent_id or wanted.higher:
        return wanted
    return replace(wanted, higher=names(reader).unit(wanted.parent_id))


def _sourced(held: Force, wanted: Force, said: Said, known: Provenance) -> Force:
    """The wanted force with the source of what changed, and the sources it had for the rest."""
    whats = {change.what for change in between(held, wanted)}
    subjects = [_SUBJECTS[what] for what in _SUBJECTS if what in whats]
    own = held.provenance
    if subjects or not whats:
        own = partly(own, known.source, known.as_of, ", ".join(subjects) or "wording")
        if said.to_check is not None:
            own = replace(own, to_check=known.to_check, check_note=known.check_note)
    return replace(
        wanted,
        provenance=own,
        parent_source=known if What.UNDER in whats else held.parent_source,
        traits_source=known if whats.intersection(_TRAITS) else held.traits_source,
    )


def _words(case: Writer, held: Force, wanted: Force, form: Form) -> str:
    changes = between(held, wanted)
    if changes:
        return all_said([_without_way(change) for change in changes], names(case))
    before, after = type(form).of(held, form.said), type(form).of(wanted, form.said)
    said = [
        name
        for name, parts in form.TOGETHER.items()
        if any(getattr(before, part) != getattr(after, part) for part in parts)
    ]
    return f"Other words for the {' and the '.join(said)}"


def _without_way(change: Change) -> Change:
    """A move to another place says where to, not how far: that can be read off the map."""
    before, after = change.before, change.after
    if before is None or after is None or before.place == after.place:
        return change
    return replace(change, km=None)
