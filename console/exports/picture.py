"""All the picture of a case is made from, read off the window's thread: for windows and for slides."""

from console.domain.force import Force, Mission
from console.domain.operation import Changes
from console.domain.picture import Known
from console.domain.reference import Ally
from console.map import drawings
from console.store import incidents, reference, reports, touched, units
from console.store.reader import Reader

_STANDING = frozenset((
    "unit", "placement", "readiness", "contribution", "placement_fact", "mission", "ally", "marking", "source",
    "arrival", "place", "authority", "coverage", "force_edit", "symbol",
))  # fmt: skip


def known(reader: Reader) -> Known:
    """All of it, whatever the time."""
    return Known(tuple(incidents.incidents(reader)), *_standing(reader), reports.behind_incidents(reader))


def known_after(reader: Reader, before: Known, moved: Changes) -> Known:
    """What is known at another moment, with the very things that are the same there."""
    were = {one.id: one for one in before.incidents}
    now = tuple([were[one.id] if were.get(one.id) == one else one for one in incidents.incidents(reader)])
    few = None
    if moved.span is not None and not moved.touches("source"):
        few = touched.incidents_between(reader, *moved.span)
    if few is None:
        behind = reports.behind_incidents(reader)
    else:
        behind = {one: found for one, found in before.behind.items() if one not in few}
        behind |= reports.behind_incidents(reader, few)
    return Known(now, *_standing(reader), behind)


def _standing(reader: Reader) -> tuple[tuple[Force, ...], tuple[Mission, ...], tuple[Ally, ...]]:
    """What few operations change."""

    def read() -> tuple[tuple[Force, ...], tuple[Mission, ...], tuple[Ally, ...]]:
        forces = tuple(units.forces(reader))
        drawings.make_ready(force.sidc for force in forces if force.sidc)
        return forces, tuple(units.missions(reader)), tuple(reference.allies(reader))

    return reader.kept("forces, missions and allies", _STANDING, read)
