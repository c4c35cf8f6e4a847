"""The one table that says in which order the layers above the ground are painted."""

from console.map.layers.annotations import Annotations
from console.map.layers.areas import Areas
from console.map.layers.base import AboveLayer
from console.map.layers.changes import Changes
from console.map.layers.closures import Closures
from console.map.layers.fan import OpenPile
from console.map.layers.found import Found
from console.map.layers.furniture import Furniture
from console.map.layers.gathered import Gathered
from console.map.layers.incidents import Incidents
from console.map.layers.leaders import Leaders
from console.map.layers.names import Names
from console.map.layers.overlays import Overlays
from console.map.layers.regions import Regions
from console.map.layers.report_chosen import ReportChosen
from console.map.layers.report_key import ReportKey
from console.map.layers.report_stacks import ReportStacks
from console.map.layers.rings import Rings
from console.map.layers.routes import Routes
from console.map.layers.sites import Sites
from console.map.layers.stances import Stances
from console.map.layers.units import Units
from console.map.layers.ways import Ways

ABOVE: tuple[AboveLayer, ...] = (
    Regions(),
    Rings(),
    Areas(),
    Routes(),
    Overlays(),
    Ways(),
    Closures(),
    Annotations(),
    Sites(),
    ReportStacks(),
    Leaders(),
    Units(),
    Changes(),
    Incidents(),
    Names(),
    Stances(),
    Gathered(),
    ReportChosen(),
    OpenPile(),
    Found(),
    ReportKey(),
    Furniture(),
)
"""Painted over the tiles every frame, first to last."""
