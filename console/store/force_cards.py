"""Everything a case knows of one force, for its card on one day."""

from console.domain.force_card import ForceCard, counting_on, shown_at
from console.domain.subordination import chain
from console.domain.times import Instant, Interval
from console.store import force_facts, plans, units
from console.store.reader import Reader


def card(reader: Reader, unit_id: bytes, moment: Instant) -> ForceCard | None:
    """Everything a force's card shows at a moment; None where there is no such unit or nothing was ever said of it."""
    history = tuple(units.history(reader, unit_id))
    if not history:
        return None
    believed = tuple(placed.force for placed in history if placed.withdrawn is None)
    shown, at = shown_at(believed or tuple(placed.force for placed in history), moment)
    on = Interval(at, at + 1)
    standing = units.forces(reader, on)
    ever_above = {placed.force.parent_id for placed in history} - {None}
    return ForceCard(
        shown,
        at,
        history,
        tuple(force_facts.edits(reader, unit_id)),
        tuple(force_facts.authorities(reader, unit_id, on)),
        tuple(ring for ring in force_facts.coverages(reader, on) if ring.unit_id == unit_id),
        {other: name for other, name in units.names(reader).items() if other in ever_above},
        chain(unit_id, standing),
        tuple(force for force in standing if force.parent_id == unit_id),
        counting_on(plans.plans(reader), unit_id),
    )
