"""The map's layers, one class a file, and the one table that says in which order they are painted.

Ground layers go into tiles and know only the basemap; layers above paint every frame from the arrangement of
marks and names.
"""

from console.map import looks
from console.map.layers.admin import Admin
from console.map.layers.annotations import Annotations
from console.map.layers.areas import Areas
from console.map.layers.base import AboveLayer, GroundLayer
from console.map.layers.borders import Borders
from console.map.layers.coast import Coast
from console.map.layers.depth import Depth
from console.map.layers.fan import OpenPile
from console.map.layers.found import Found
from console.map.layers.furniture import Furniture
from console.map.layers.gathered import Gathered
from console.map.layers.graticule import Graticule
from console.map.layers.incidents import Incidents
from console.map.layers.lakes import Lakes
from console.map.layers.land import Land
from console.map.layers.leaders import Leaders
from console.map.layers.names import Names
from console.map.layers.regions import Regions
from console.map.layers.relief import Relief
from console.map.layers.report_key import ReportKey
from console.map.layers.report_stacks import ReportStacks
from console.map.layers.rivers import Rivers
from console.map.layers.routes import Routes
from console.map.layers.sea import Sea
from console.map.layers.sites import Sites
from console.map.layers.units import Units

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

ABOVE: tuple[AboveLayer, ...] = (
    Regions(),
    Areas(),
    Routes(),
    Annotations(),
    Sites(),
    ReportStacks(),
    Leaders(),
    Units(),
    Incidents(),
    Names(),
    Gathered(),
    OpenPile(),
    Found(),
    ReportKey(),
    Furniture(),
)
"""Painted over the tiles every frame, first to last."""
