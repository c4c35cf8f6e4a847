"""The map's layers, one class a file, and the table that says in which order those of the ground are painted.

Ground layers go into tiles and know only the basemap: the first painting of the map waits for nothing else. Layers
above, in :mod:`console.map.above`, paint every frame from the arrangement of marks and names.
"""

from console.map import looks
from console.map.layers.admin import Admin
from console.map.layers.base import GroundLayer
from console.map.layers.borders import Borders
from console.map.layers.coast import Coast
from console.map.layers.depth import Depth
from console.map.layers.graticule import Graticule
from console.map.layers.lakes import Lakes
from console.map.layers.land import Land
from console.map.layers.relief import Relief
from console.map.layers.rivers import Rivers
from console.map.layers.sea import Sea

GROUND: tuple[GroundLayer, ...] = (
    Sea(),
    Depth(),
    Land(),
    Relief(),
    Graticule(),
    Lakes(),
    Rivers(),
    Admin(),
    Coast(),
    Borders(),
)
"""Painted into tiles, first to last."""

SEEN_AS: dict[type[GroundLayer], str] = {Relief: looks.RELIEF, Graticule: looks.GRATICULE, Admin: looks.ADMIN}
"""Ground layers that have a look of their own."""

AT_LEAST: type[GroundLayer] = Land
"""Up to here the ground is painted at once where nothing of it is there yet, so that no name ever stands on nothing."""
