"""Ways: how a force can be moved, and the legs it takes from where it is to where it is wanted."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from console.domain.geodesics import Point
from console.domain.marking import Marking
from console.domain.times import Instant


class Mode(StrEnum):
    """How a leg is made."""

    ROAD = "road"
    RAIL = "rail"
    SEA = "sea"
    AIR = "air"


ON_LAND: Final = (Mode.ROAD, Mode.RAIL)
"""Where ways wind and borders are cleared."""
WITH_VEHICLES: Final = (Mode.ROAD, Mode.RAIL, Mode.SEA)
"""What a land force with its vehicles takes where no plan says otherwise: few of those are flown."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place by name, degrees WGS 84."""

    name: str
    lon: float
    lat: float

    @property
    def point(self) -> Point:
        """Where it is."""
        return self.lon, self.lat


@dataclass(frozen=True, slots=True)
class Leg:
    """One stretch by one mode between two places where something is loaded, unloaded or joined.

    ``name`` is the corridor's or lane's (``E67``), ``km`` its length as drawn, ``borders`` the state borders cleared on
    it (two ISO codes each; none at sea and in the air), ``gauge_breaks`` how often rail freight changes wagons on it.
    ``points`` are lon, lat in degrees WGS 84 from its first place to its last. ``approximate``: drawn straight, not
    along a public way. On land the way is longer than ``km``: by the assumption ``detour.road`` where it is drawn
    straight, by ``detour.drawn`` where it is drawn from town to town.

    A force is loaded before its first leg and wherever the mode changes, and unloaded there and after its last: between
    two legs of one mode nothing is loaded.
    """

    mode: Mode
    name: str
    start: str
    end: str
    km: float
    borders: tuple[str, ...]
    gauge_breaks: int
    points: tuple[tuple[float, float], ...]
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """Legs in order, none when the force is there already. ``avoided``: closures that kept it off a shorter way."""

    legs: tuple[Leg, ...]
    avoided: tuple[str, ...] = ()

    @property
    def km(self) -> float:
        """Its whole length."""
        return sum(leg.km for leg in self.legs)


@dataclass(frozen=True, slots=True)
class Closure:
    """A way that cannot be taken: GeoJSON text of a line or area, the modes it stops, and from when to when.

    ``marking`` None where the case's own holds.
    """

    id: bytes
    name: str
    geometry: str
    modes: tuple[Mode, ...]
    valid_from: Instant
    valid_to: Instant | None
    reason: str
    author: str
    made_at: Instant
    marking: Marking | None = None
