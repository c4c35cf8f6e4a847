"""Too many forces in view gather by parent: one symbol of each family stays and carries the count of the rest."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from console.domain.sidc import echelon_digits
from console.map.marks import Mark, UnitMark
from console.map.parting import Spot

MOST: Final = 60
"""Symbols of forces a picture can be read with (LANGUAGE.md, Map)."""

Standing = tuple[Mark, float, float]
"""A mark and where it stands on the frame, pixels."""


@dataclass
class Families:
    """What is gathered under what: ids by the id of the symbol that stays, and the marks that went."""

    under: dict[str, list[str]] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)

    def settle(self, spots: Sequence[Spot]) -> None:
        """Give each symbol that stayed those gathered under it; a second time changes nothing."""
        for spot in spots:
            under = [one for one in self.under.get(spot.body.id, ()) if one not in spot.gathered]
            spot.gathered[:0] = under


def gather(shown: Sequence[Standing], selected: str | None) -> tuple[list[Standing], Families]:
    """What still stands by itself, and what is gathered. The selection is never gathered, nor is a lone force.

    ``parent`` of a force names its family; the parent itself stands for it where it is in view, else the largest.
    """
    units = [mark for mark, _, _ in shown if isinstance(mark, UnitMark) and not mark.area_only]
    found = Families()
    if len(units) <= MOST:
        return list(shown), found
    families: dict[str, list[UnitMark]] = defaultdict(list)
    for unit in units:
        families[unit.parent].append(unit)
    parents = {unit.id for unit in units if unit.id in families}
    for parent, children in families.items():
        if not parent:
            continue
        head = parent if parent in parents else min(children, key=_largest).id
        gone = [unit for unit in children if unit.id not in (head, selected) and unit.id not in parents]
        if gone:
            found.under.setdefault(head, []).extend(unit.id for unit in gone)
            found.marks |= {unit.id: unit for unit in gone}
    return [entry for entry in shown if entry[0].id not in found.marks], found


def _largest(unit: UnitMark) -> tuple[int, str]:
    return -echelon_digits(unit.sidc), unit.id
