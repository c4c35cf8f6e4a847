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


def part(bodies: Sequence[Body], taken: Occupancy, frame: Box, before: Sequence[Spot] = ()) -> list[Spot]:
    """Place bodies in the given order of priority, after those placed ``before``; the places found are taken.

    The first stays where it is. One that would cover another moves to the nearest free place round its point;
    where there is none within reach it is gathered under the nearest symbol, which then carries the count.
    """
    spots = list(before)
    for body in bodies:
        place = _free_place(body, taken, frame)
        host = _nearest(spots, body) if place is None else None
        if host:
            host.gathered.append(body.id)
            continue
        spot = Spot(body, *(place or (body.x, body.y)))
        spots.append(spot)
        taken.take(spot.box.grown(GAP))
    for spot in spots:
        if spot.moved:
            taken.take(Box(spot.body.x, spot.body.y, spot.body.x, spot.body.y).grown(TRUE_PLACE))
    return spots


def _nearest(spots: Sequence[Spot], body: Body) -> Spot | None:
    """The symbol to gather a body under; None when all are too far off to speak for it."""
    reach = _REACHES[-1] * 2 * max(body.left, body.right)
    x, y = body.x, body.y
    host, nearest = None, reach
    for spot in spots:
        off = hypot(spot.x - x, spot.y - y)
        if off < nearest or (host is None and off == nearest):
            host, nearest = spot, off
    return host


def _free_place(body: Body, taken: Occupancy, frame: Box) -> tuple[float, float] | None:
    half = max(body.left, body.right)
    for reach, right, up in _ASIDE:
        x, y = body.x + half * right, body.y - half * up
        box = body.box(x, y)
        if taken.free(box) and (not reach or box.within(frame)):
            return x, y
    return None
