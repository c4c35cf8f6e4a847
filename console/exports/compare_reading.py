"""What the Compare desk shows of two days, read and worked out off the window's thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from console.domain.force import Force, Position
from console.domain.posture import standing
from console.domain.posture_changes import Comparison, compare
from console.domain.posture_words import Names
from console.domain.reference import Ally
from console.domain.times import Instant, Interval
from console.exports.compare_rows import Changed, Kind, Line, Row, missions_of, moved_between, rows_of
from console.exports.countries import Countries
from console.exports.picture_names import force_name
from console.map.change_signs import Sign
from console.map.changes import ChangeMark, way
from console.map.words import tr

if TYPE_CHECKING:
    from console.store.reader import Reader


@dataclass(frozen=True)
class Compared:
    """Two days side by side. ``forces`` are those of the second day and, where they stood, those that ended.

    ``marks`` is what the map says of them; ``allies`` are those of the second day, ISO 3166 alpha-2.
    """

    comparison: Comparison
    rows: tuple[Row, ...]
    forces: tuple[Force, ...]
    marks: tuple[ChangeMark, ...]
    countries: Countries
    allies: frozenset[str]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The rows without those of the kinds."""
        return tuple(row for row in self.rows if isinstance(row, Line))

    @property
    def changed(self) -> tuple[Changed, ...]:
        """The rows of forces."""
        return tuple(row for row in self.lines if isinstance(row, Changed))

    @cached_property
    def placed(self) -> frozenset[str]:
        """The ids of forces with a place on the map."""
        there = (Position.POINT, Position.AREA)
        return frozenset(one.id.hex() for one in self.forces if one.position in there and one.lon is not None)


def read_comparison(reader: Reader, before: Instant, after: Instant) -> Compared:
    """Compare the postures of two moments."""
    from console.store import reference, units

    forces, allies = units.forces(reader), reference.allies(reader)
    comparison = compare(forces, before, after)
    names = _names(forces, allies)
    rows = rows_of(comparison.changes, names)
    changed = [row for row in rows if isinstance(row, Changed)]
    ended = [row.force for row in changed if row.kind is Kind.ENDED]
    countries = Countries(allies)
    ran = [units.missions(reader, Interval(at, at + 1)) for at in (before, after)]
    return Compared(
        comparison, (*rows, *missions_of(*ran)), (*standing(forces, after), *ended), _marks(changed), countries,
        frozenset(ally.iso2 for ally in allies if ally.accession <= after),
    )  # fmt: skip


def _names(forces: Sequence[Force], allies: Sequence[Ally]) -> Names:
    units: Mapping[bytes, str] = {force.id: force_name(force) for force in forces}
    countries = Countries(allies)
    return Names(countries.spelled_out, lambda unit: units.get(unit, tr("a force not known here")))


def _marks(changed: Sequence[Changed]) -> tuple[ChangeMark, ...]:
    by_force: dict[bytes, list[Changed]] = {}
    for row in changed:
        by_force.setdefault(row.force.id, []).append(row)
    return tuple(_mark(rows) for rows in by_force.values())


def _mark(rows: Sequence[Changed]) -> ChangeMark:
    """The first of what changed gives the sign; a place that is only called otherwise comes last."""
    ends = [moved_between(row) for row in rows]
    moved = next((ends for ends in ends if ends is not None), None)
    first = min(rows, key=lambda row: row.kind is Kind.MOVED and moved is None)
    words = next((words for words in map(_words, rows) if words), "")
    return ChangeMark(rows[0].force.id.hex(), first.sign, words, None if moved is None else way(*moved))


def _words(row: Changed) -> str:
    """The few words that stand on the map."""
    if row.sign is Sign.APPEARED:
        return tr("new")
    if row.sign is Sign.ENDED:
        return tr("ended")
    if row.growth is not None:
        return row.growth.words(tr)
    return row.brief if row.kind is Kind.LEAD else ""
