"""The forces of a case as a file for other programs: ORBAT Mapper, MSDL, or a table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from console.domain.errors import BadInput, CannotWrite
from console.domain.marking import Marking, product_of
from console.domain.release import why_none_of
from console.exports import msdl_file, orbat_mapper_file, unit_table
from console.exports.files import write_file
from console.exports.order_of_battle import Order
from console.store.imported_units import marking_ids
from console.store.markings import all_markings
from console.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how it is called, how its files end, whether it holds one moment only, and what makes the file.

    ``make`` gives the file and what it cannot hold, a phrase each.
    """

    name: str
    title: str
    ending: str
    of_one_moment: bool
    make: Callable[[Order], tuple[bytes, tuple[str, ...]]]


FORMATS: Final[Mapping[str, Format]] = {
    one.name: one
    for one in (
        Format("orbat-mapper", "ORBAT Mapper scenario", ".json", False, orbat_mapper_file.scenario),
        Format("msdl", "MSDL scenario", ".xml", True, msdl_file.scenario),
        Format("csv", "Table (CSV)", ".csv", False, unit_table.table),
    )
}


def marking_of(reader: Reader, case: Marking) -> Marking:
    """What the forces of a case are marked together. Raises BadInput where nobody may see all of them."""
    known = all_markings(reader) | {None: case}
    parts = [known[one] for one in marking_ids(reader)] or [case]
    if reason := why_none_of(parts, "all these forces"):
        raise BadInput(f"Not exported: {reason}")
    return product_of(parts)


def write_forces(path: Path, order: Order, form: Format) -> tuple[str, ...]:
    """Write the file, whole or not at all; what it cannot hold. Raises BadInput, CannotWrite."""
    if not order.sides:
        raise BadInput("Not exported: the case knows no forces for that time.")
    if path.suffix.lower() != form.ending:
        raise CannotWrite(f"{path.name} does not end in {form.ending}. Name it so.")
    content, lost = form.make(order)
    write_file(path, content)
    return lost
