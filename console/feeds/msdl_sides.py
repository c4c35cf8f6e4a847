"""The force sides of an MSDL scenario, seen from the first: it says what the others are to it.

It is the friend itself, unless it says otherwise of itself, as the console does where it writes no friends.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from console.domain.sidc import Identity
from console.feeds import elements as el
from console.feeds import plain

_RELATIONS: Final = {
    "FR": Identity.FRIEND, "AFR": Identity.ASSUMED_FRIEND, "HO": Identity.HOSTILE, "AHO": Identity.SUSPECT,
    "SUSPCT": Identity.SUSPECT, "JOKER": Identity.SUSPECT, "FAKER": Identity.HOSTILE, "NEUTRL": Identity.NEUTRAL,
    "ANT": Identity.NEUTRAL, "PENDNG": Identity.PENDING, "UNK": Identity.UNKNOWN, "IV": Identity.UNKNOWN,
    "AIV": Identity.UNKNOWN,
}  # fmt: skip
_DEEP = 20


@dataclass(frozen=True, slots=True)
class Side:
    """A side, or a force that owes allegiance to one: ``under`` is that side's handle."""

    handle: str
    name: str
    under: str
    identity: Identity


class Sides:
    """The sides of one scenario, by their handles."""

    def __init__(self, root: Element) -> None:
        """Reads ``ForceSides``; a second side of the same handle is the first."""
        elements: dict[str, Element] = {}
        listed = el.child(root, "ForceSides")
        for side in () if listed is None else el.children(listed, "ForceSide"):
            if handle := el.child_text(side, "ObjectHandle"):
                elements.setdefault(handle, side)
        self._above = {handle: el.child_text(side, "AllegianceHandle") for handle, side in elements.items()}
        first = next(iter(elements), "")
        relations = {} if not first else _relations(elements[first])
        self._sides = {
            handle: Side(
                handle,
                el.line(plain.text(el.child_text(side, "ForceSideName"))) or "Side",
                self._above[handle] if self._above[handle] in elements and self._above[handle] != handle else "",
                self._identity(handle, first, relations),
            )
            for handle, side in elements.items()
        }

    def __iter__(self) -> Iterator[Side]:
        return iter(self._sides.values())

    def __contains__(self, handle: str) -> bool:
        return handle in self._sides

    def identity(self, handle: str) -> Identity | None:
        """What a side is to the first; None for none."""
        side = self._sides.get(handle)
        return None if side is None else side.identity

    def name(self, handle: str) -> str:
        """A side's name, empty for none."""
        side = self._sides.get(handle)
        return "" if side is None else side.name

    def _identity(self, handle: str, first: str, relations: dict[str, Identity]) -> Identity:
        """By its own relation to the first side, else by that of whoever it owes allegiance to."""
        for _ in range(_DEEP):
            if handle in relations:
                return relations[handle]
            if handle == first:
                return Identity.FRIEND
            handle = self._above.get(handle, "")
        return Identity.UNKNOWN


def _relations(first: Element) -> dict[str, Identity]:
    found: dict[str, Identity] = {}
    for one in el.below(first, "Association"):
        relation = _RELATIONS.get(el.child_text(one, "Relationship").upper())
        if relation is not None:
            found.setdefault(el.child_text(one, "AffiliateHandle"), relation)
    return found
