"""Places and lines of the public picture as the map takes them: bases, ports, straits, corridors."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from console.map.outlines import Floats

HEADQUARTERS, BASES, PORTS = "places.headquarters", "places.bases", "places.ports"
STRAITS, CORRIDORS, SUWALKI, OTHER = "places.straits", "places.corridors", "places.suwalki", "places.other"

COARSEST: Final = MappingProxyType(
    {
        HEADQUARTERS: 4000.0,
        BASES: 4000.0,
        SUWALKI: 4000.0,
        STRAITS: 2600.0,
        PORTS: 1500.0,
        CORRIDORS: 1500.0,
        OTHER: 1500.0,
    }
)
"""Metres per logical pixel up to which a layer shows."""
FINEST_LINES: Final = 260.0
"""Lines and areas are drawn by hand for small scales: closer up they would say more than is known."""
NAMED: Final = 1500.0
"""Metres per logical pixel up to which places are named."""


@dataclass(frozen=True)
class PlaceMark:
    """A place, degrees WGS84. ``sidc`` APP-6D, 20 digits, or empty: a plain mark. ``layer`` as in the looks."""

    id: str
    lon: float
    lat: float
    name: str
    layer: str
    sidc: str = ""
    to_check: bool = False

    @property
    def spoken(self) -> str:
        """One line for those who hear the map."""
        return f"{self.name}, to check" if self.to_check else self.name


@dataclass(frozen=True, eq=False)
class RouteMark:
    """A line or area: ``lines`` (n, 2), metres of the plane, rings closed; its name may stand at ``lon``, ``lat``."""

    id: str
    lon: float
    lat: float
    name: str
    layer: str
    lines: tuple[Floats, ...]
    is_area: bool = False
    to_check: bool = False

    @property
    def spoken(self) -> str:
        """One line for those who hear the map."""
        return f"{self.name}, to check" if self.to_check else self.name
