"""How far forces cover the air, as the map takes it: geodesic rings about their places.

A ring is made by :func:`ring_mark`, which needs pyproj and so is called off the window's thread.
"""

from dataclasses import dataclass
from functools import cached_property

from console.domain import geodesics
from console.domain.lengths import length_text
from console.map.annotation_marks import flat
from console.map.outlines import Floats
from console.map.words import tr


@dataclass(frozen=True, eq=False)
class RingMark:
    """The ring ``radius_m`` about a place, degrees; ``ring`` (n, 2) metres of the plane, closed.

    ``id`` is that of the force or mission that covers: what is selected with it.
    """

    id: str
    lon: float
    lat: float
    name: str
    layer: str
    radius_m: float
    ring: Floats
    to_check: bool = False

    @cached_property
    def words(self) -> str:
        """What stands at it: ``Ämari · 250 km``."""
        far = length_text(self.radius_m)
        return f"{self.name} · {far}" if self.name else far

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north in metres of the plane."""
        (west, south), (east, north) = self.ring.min(axis=0).tolist(), self.ring.max(axis=0).tolist()
        return west, south, east, north

    @property
    def spoken(self) -> str:
        """One line for those who hear the map."""
        return ", ".join(part for part in (self.words, tr("to check") if self.to_check else "") if part)


def ring_mark(
    ident: str, place: tuple[float, float], radius_m: float, name: str, layer: str, *, check: bool = False
) -> RingMark:
    """The ring a radius in metres about a place, degrees."""
    return RingMark(ident, *place, name, layer, radius_m, flat(geodesics.circle(place, radius_m)), check)
