"""What changed between two days as plain records: what ``list CASE changes --json`` prints."""

from dataclasses import dataclass

from console.domain.force import Force
from console.domain.marking import Marking
from console.domain.posture_changes import Change, compare
from console.domain.posture_words import Names, said
from console.domain.times import Interval
from console.exports.record_parts import Record, facts, key, strength, validity
from console.store import units
from console.store.reader import Reader


@dataclass(frozen=True, slots=True)
class ListedChange:
    """A change and what it says, in English."""

    change: Change
    words: str


def listed_changes(reader: Reader, between: Interval) -> list[ListedChange]:
    """What changed from the moment ``between`` begins at to the one it ends at."""
    forces = units.forces(reader)
    known = {force.id: force.name for force in forces}
    names = Names(unit=lambda unit: known.get(unit, "a force not known here"))
    return [ListedChange(one, said(one, names)) for one in compare(forces, *between).changes]


def change(thing: ListedChange, _case_marking: Marking) -> Record:
    """One thing that changed of one force."""
    one, force = thing.change, thing.change.force
    return {
        "what": one.what.value,
        "unit_id": key(force.id),
        "unit": force.unit_slug,
        "kind": force.kind,
        "name": force.name,
        "country": force.country,
        "change": thing.words,
        "before": None if one.before is None else _side(one.before),
        "after": None if one.after is None else _side(one.after),
        "km": one.km,
        "nations": list(one.nations),
    }


def _side(force: Force) -> Record:
    """What of a placement a change may be about; the whole of it is a unit's record."""
    return {
        "slug": force.slug,
        **validity(force.valid_from, force.valid_to),
        "place": force.place,
        "country": force.country,
        "lead": force.lead,
        **strength(force.strength),
        "size_level": force.size_level,
        **facts(force.provenance),
    }
