"""Where Allies stand on a text, at their capitals: a mark and a letter each, beside the place where it is taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from console.domain.stance import LETTER_OF, NAMES, Stance
from console.map import projection
from console.map.frame import Frame
from console.map.looks import STANCES, Looks
from console.map.occupancy import Box, Occupancy
from console.map.words import tr

WIDE, HIGH = 56.0, 20.0
"""A sign, logical pixels: the Ally's code, the mark, its letter. In a crowd a sign stands off its capital."""
MARK: Final = 13.0
"""The mark in it."""
_GAP: Final = 6.0
_RINGS: Final = 4
"""So many times further out a sign is put before it stands over something else at its place."""


@dataclass(frozen=True)
class StanceMark:
    """One Ally's stance on the version shown; ``lon`` and ``lat`` of its capital, degrees.

    ``released``: it may stand on what leaves the console. ``words`` is the Ally's name and what version it speaks of.
    """

    iso2: str
    lon: float
    lat: float
    stance: Stance
    words: str
    released: bool = False

    @property
    def layer(self) -> str:
        """The layer of all of them."""
        return STANCES

    @property
    def letter(self) -> str:
        """The letter beside the mark."""
        return LETTER_OF[self.stance]

    @property
    def spoken(self) -> str:
        """One line for those who hear or hover."""
        return f"{self.words}: {tr(NAMES[self.stance])}"


@dataclass(frozen=True)
class StanceSign:
    """A mark on a frame: the box of its sign, and the capital's own place where the sign stands off it."""

    mark: StanceMark
    box: Box
    place: tuple[float, float]


class StanceSheet:
    """The signs on a frame, from north to south; each takes its room so that no name is written over it."""

    def __init__(self, frame: Frame, marks: Sequence[StanceMark], looks: Looks, taken: Occupancy) -> None:
        self.opacity = looks.opacity(STANCES)
        self.signs: list[StanceSign] = []
        if not marks or not self.opacity:
            return
        x, y = projection.forward([mark.lon for mark in marks], [mark.lat for mark in marks])
        view = Box(0, 0, frame.width, frame.height)
        places = frame.screen(np.column_stack((x, y))).tolist()
        for mark, (left, top) in sorted(zip(marks, places, strict=True), key=lambda one: one[1][1]):
            if Box(left, top, left, top).within(view):
                box = _room(left, top, view, taken)
                taken.take(box)
                self.signs.append(StanceSign(mark, box, (left, top)))

    def at(self, x: float, y: float) -> StanceMark | None:
        """The one whose sign a point of the frame touches."""
        return next((one.mark for one in self.signs if Box(x, y, x, y).within(one.box)), None)


def _room(x: float, y: float, view: Box, taken: Occupancy) -> Box:
    """Above, below, beside, further out; where nothing is free, above."""
    choices = [
        Box(left - WIDE / 2, top - HIGH / 2, left + WIDE / 2, top + HIGH / 2)
        for ring in range(1, _RINGS + 1)
        for left, top in _round(x, y, ring)
    ]
    return next((box for box in choices if box.within(view) and taken.free(box)), choices[0])


def _round(x: float, y: float, ring: int) -> list[tuple[float, float]]:
    right, down = (WIDE / 2 + _GAP) * ring, (HIGH / 2 + _GAP) * ring
    return [
        (x, y - down), (x, y + down), (x + right, y), (x - right, y),
        (x + right, y - down), (x - right, y - down), (x + right, y + down), (x - right, y + down),
    ]  # fmt: skip
