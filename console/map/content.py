"""What the map is given to show: marks of every kind, plain values, and how their layers look."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from console.map.annotation_marks import AnnotationMark
from console.map.changes import ChangeMark
from console.map.closure_marks import ClosureMark
from console.map.looks import ANNOTATIONS, Looks
from console.map.marks import IncidentMark, Mark, UnitMark
from console.map.occupancy import Box
from console.map.overlay_marks import OverlayMark
from console.map.place_marks import PlaceMark, RouteMark
from console.map.report_regions import RegionReports
from console.map.ring_marks import RingMark
from console.map.stance_places import StanceMark
from console.map.ways import WayMark


@dataclass(frozen=True)
class Content:
    """What is to be shown: the caller's marks and the selection; ``covered`` is hidden by other widgets."""

    incidents: tuple[IncidentMark, ...] = ()
    units: tuple[UnitMark, ...] = ()
    selected: str | None = None
    covered: tuple[Box, ...] = ()
    keyed: bool = False
    """Whether the key of the reports' density is on the map."""
    looks: Looks = field(default_factory=Looks)
    annotations: tuple[AnnotationMark, ...] = ()
    places: tuple[PlaceMark, ...] = ()
    routes: tuple[RouteMark, ...] = ()
    passing: tuple[AnnotationMark, ...] = ()
    overlays: tuple[OverlayMark, ...] = ()
    region_reports: tuple[RegionReports, ...] = ()
    ways: tuple[WayMark, ...] = ()
    way: str = ""
    """Which of the ways is in use."""
    changes: tuple[ChangeMark, ...] = ()
    rings: tuple[RingMark, ...] = ()
    closures: tuple[ClosureMark, ...] = ()
    stances: tuple[StanceMark, ...] = ()
    bare: bool = False
    """Whether the scale bar stands alone in the lower corners."""

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of layers that are shown."""
        marks: tuple[Mark, ...] = (*self.units, *self.incidents)
        shown = {layer for layer in {mark.layer for mark in marks} if self.looks.shown(layer)}
        return tuple([mark for mark in marks if mark.layer in shown])

    @property
    def leaving(self) -> "Content":
        """What may stand on a sheet or picture that leaves the console: of stances those that are released."""
        return replace(self, stances=tuple([mark for mark in self.stances if mark.released]))

    @property
    def drawings(self) -> tuple[AnnotationMark, ...]:
        """The drawings of the case, where their layer is shown."""
        return self.annotations if self.looks.shown(ANNOTATIONS) else ()
