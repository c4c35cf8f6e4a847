"""Where the cards of the Allies lie, on a screen and on a slide: rows by region, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from console.domain.letters import folded
from console.domain.reference import Ally
from console.map.words import later

REGIONS: Final = (
    ("north-america", later("North America")),
    ("north-east", later("North-east")),
    ("west/north-atlantic", later("West and North Atlantic")),
    ("central", later("Central")),
    ("south", later("South")),
    ("south-east", later("South-east")),
)
"""The regions of the baseline in the order of the grid, and what they are called."""
_LAST: Final = len(REGIONS)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one card lies; ``heading`` is its region where that begins here or goes on in a new row, else empty."""

    row: int
    column: int
    heading: str


def in_order(allies: Sequence[Ally]) -> list[Ally]:
    """Region by region, and by name in each."""
    known = {region: place for place, (region, _) in enumerate(REGIONS)}
    return sorted(allies, key=lambda ally: (known.get(ally.region, _LAST), ally.region, folded(ally.name)))


def places(allies: Sequence[Ally], columns: int) -> list[Place]:
    """Where each of the Allies lies, which are :func:`in_order`.

    A region that fits into a row is not torn apart, unless that costs a row more.
    """
    whole, dense = _placed(allies, columns, torn=False), _placed(allies, columns, torn=True)
    return whole if rows(whole) <= rows(dense) else dense


def rows(placed: Sequence[Place]) -> int:
    """How many rows they take."""
    return placed[-1].row + 1 if placed else 0


def _placed(allies: Sequence[Ally], columns: int, *, torn: bool) -> list[Place]:
    names, found = dict(REGIONS), list[Place]()
    row = column = 0
    for place, ally in enumerate(allies):
        begins = place == 0 or allies[place - 1].region != ally.region
        size = sum(1 for one in allies if one.region == ally.region)
        if column == columns or (begins and not torn and column and column + size > columns):
            row, column = row + 1, 0
        heading = names.get(ally.region, ally.region) if begins or column == 0 else ""
        found.append(Place(row, column, heading))
        column += 1
    return found
