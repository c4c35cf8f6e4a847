"""Parts piles: every symbol gets a place of its own near its true one, or is counted on the one that hides it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, hypot, pi, sin
from typing import Final

from console.map.occupancy import Box, Occupancy

GAP: Final = 2.0
TRUE_PLACE: Final = 3.0
"""Half the square kept free of names round the true place of a symbol that stands aside."""
_REACHES: Final = (0.0, 1.9, 2.6, 3.4)
"""How far a symbol may stand aside, in its own half widths."""
_WAYS: Final = 12
_TURNS: Final = tuple(pi / 4 + way * 2 * pi / _WAYS for way in range(_WAYS))
_ASIDE: Final = (
    (0.0, 0.0, 0.0),
    *((reach, reach * cos(turn), reach * sin(turn)) for reach in _REACHES if reach for turn in _TURNS),
)
"""Each place to try, in half widths: how far off, to the right and up."""


@dataclass(frozen=True)
class Body:
    """A symbol to place: its true point and how far it reaches around it, logical pixels."""

    id: str
    x: float
    y: float
    left: float
    top: float
    right: float
    bottom: float

    def box(self, x: float, y: float) -> Box:
        """What the symbol covers when it stands at a point."""
        return Box(x - self.left, y - self.top, x + self.right, y + self.bottom)


@dataclass
class Spot:
    """Where a symbol stands, and the ids of those gathered under it."""

    body: Body
    x: float
    y: float
    gathered: list[str] = field(default_factory=list)

    @property
    def moved(self) -> bool:
        """Whether it stands away from its true place."""
        return (self.x, self.y) != (self.body.x, self.body.y)

    @property
    def box(self) -> Box:
        """What it covers, the badge with its count included."""
        bare = self.bare
        return Box(bare.left, bare.top - 4, bare.right + 8, bare.bottom) if self.gathered else bare

    @property
    def bare(self) -> Box:
        """What the symbol alone covers."""
        return self.body.box(self.x, self.y)


@dataclass(frozen=True)
class _Found:
    """What was found for a body: a free place, or the number of the spot it is gathered under, or neither."""

    place: tuple[float, float] | None
    host: int | None


class Remembered:
    """The last parting: as far as the bodies are the very same, in the same room, nothing is looked for again."""

    def __init__(self) -> None:
        """Of nothing yet."""
        self._room: tuple[Occupancy, Box] | None = None
        self._bodies: tuple[Body, ...] = ()
        self._found: list[_Found] = []

    def begin(self, bodies: Sequence[Body], taken: Occupancy, frame: Box) -> list[_Found]:
        """What holds already for the first of these; what is found for the rest is to be added to it."""
        alike = 0
        if self._room is not None and self._room[1] == frame and self._room[0].same(taken):
            pairs = zip(bodies, self._bodies, strict=False)
            alike = next(
                (n for n, (one, other) in enumerate(pairs) if one != other), min(len(bodies), len(self._bodies))
            )
        self._room, self._bodies = (taken.copy(), frame), tuple(bodies)
        self._found = self._found[:alike]
        return self._found


def part(
    bodies: Sequence[Body], taken: Occupancy, frame: Box, before: Sequence[Spot] = (), last: Remembered | None = None
) -> list[Spot]:
    """Place bodies in the given order of priority, after those placed ``before``; the places found are taken.

    The first stays where it is. One that would cover another moves to the nearest free place round its point;
    where there is none within reach it is gathered under the nearest symbol, which then carries the count.
    ``last`` is how they were parted before, where nothing was placed before them.
    """
    spots, tried = list(before), _Tried()
    found = [] if last is None or before else last.begin(bodies, taken, frame)
    for number, body in enumerate(bodies):
        if number == len(found):
            place = tried.free_place(body, taken, frame)
            found.append(_Found(place, tried.nearest(spots, body) if place is None else None))
        one = found[number]
        if one.host is not None:
            spots[one.host].gathered.append(body.id)
            continue
        spot = Spot(body, *(one.place or (body.x, body.y)))
        spots.append(spot)
        taken.take(spot.box.grown(GAP))
    for spot in spots:
        if spot.moved:
            taken.take(Box(spot.body.x, spot.body.y, spot.body.x, spot.body.y).grown(TRUE_PLACE))
    return spots


class _Tried:
    """What was found for bodies that have the same point and size: the next of them goes on from there.

    Places are only ever taken, and spots added: what was not free, or not the nearest, stays so.
    """

    def __init__(self) -> None:
        self._places: dict[tuple[float, ...], int] = {}
        self._hosts: dict[tuple[float, ...], tuple[int, int | None, float]] = {}

    def free_place(self, body: Body, taken: Occupancy, frame: Box) -> tuple[float, float] | None:
        """The first place round the point of a body that is free, in the frame unless it is its own."""
        half = max(body.left, body.right)
        alike = (body.x, body.y, body.left, body.top, body.right, body.bottom)
        for place in range(self._places.get(alike, 0), len(_ASIDE)):
            reach, right, up = _ASIDE[place]
            x, y = body.x + half * right, body.y - half * up
            box = body.box(x, y)
            if taken.free(box) and (not reach or box.within(frame)):
                self._places[alike] = place
                return x, y
        self._places[alike] = len(_ASIDE)
        return None

    def nearest(self, spots: Sequence[Spot], body: Body) -> int | None:
        """Which symbol to gather a body under; None when all are too far off to speak for it."""
        reach = _REACHES[-1] * 2 * max(body.left, body.right)
        x, y = body.x, body.y
        seen, host, nearest = self._hosts.get((x, y, reach), (0, None, reach))
        for number in range(seen, len(spots)):
            off = hypot(spots[number].x - x, spots[number].y - y)
            if off < nearest or (host is None and off == nearest):
                host, nearest = number, off
        self._hosts[x, y, reach] = len(spots), host, nearest
        return host
