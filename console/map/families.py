"""Too many forces in view gather by parent: one symbol of each family stays and carries the count of the rest."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
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

    ``parent`` of a force names its family; the parent itself stands for it where it is in view, else the largest. While
    too many still stand, those that stand for others gather in their turn.
    """
    units = {mark.id: mark for mark, _, _ in shown if isinstance(mark, UnitMark) and not mark.area_only}
    found = Families()
    while len(units) > MOST:
        gone = _gone(units, selected)
        if not gone:
            break
        for unit, head in gone.items():
            found.under.setdefault(head, []).extend([unit, *found.under.pop(unit, ())])
            found.marks[unit] = units.pop(unit)
    return [entry for entry in shown if entry[0].id not in found.marks], found


def _gone(units: Mapping[str, UnitMark], selected: str | None) -> dict[str, str]:
    """Of those that stand, the ones of the lowest level of each family, by whom they gather under."""
    families: dict[str, list[UnitMark]] = defaultdict(list)
    for unit in units.values():
        families[unit.parent].append(unit)
    gone: dict[str, str] = {}
    for parent, children in families.items():
        if parent:
            head = parent if parent in units else min(children, key=_largest).id
            gone |= {unit.id: head for unit in children if unit.id not in families and unit.id not in (head, selected)}
    return gone


def _largest(unit: UnitMark) -> tuple[int, str]:
    return -echelon_digits(unit.sidc), unit.id
