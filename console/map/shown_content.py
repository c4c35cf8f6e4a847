"""What a map shows: the caller's marks, drawings and places, how their layers look, and what is selected."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from console.map.annotation_marks import AnnotationMark
from console.map.changes import ChangeMark
from console.map.closure_marks import ClosureMark
from console.map.content import Content
from console.map.looks import CLOSURES, Looks
from console.map.marks import Anything, IncidentMark, Mark, UnitMark, label
from console.map.occupancy import Box
from console.map.overlay_marks import OverlayMark
from console.map.place_marks import PlaceMark, RouteMark
from console.map.report_regions import RegionReports
from console.map.ring_marks import RingMark
from console.map.stance_places import StanceMark
from console.map.ways import WayMark


class ShownContent(QWidget):
    """Holds the content; whoever paints it overrides :meth:`content_changed`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._content = Content()

    def show_content(self, content: Content) -> None:
        """Show all of this instead of everything shown before."""
        self._set_content(content)

    def set_incidents(self, marks: Sequence[IncidentMark]) -> None:
        """Show these incidents instead of those before."""
        self._set_content(replace(self._content, incidents=tuple(marks)))

    def set_units(self, marks: Sequence[UnitMark]) -> None:
        """Show these forces instead of those before."""
        self._set_content(replace(self._content, units=tuple(marks)))

    def set_places(self, places: Sequence[PlaceMark], routes: Sequence[RouteMark]) -> None:
        """Show these places, lines and areas of the public picture instead of those before."""
        self._set_content(replace(self._content, places=tuple(places), routes=tuple(routes)))

    def set_overlays(self, marks: Sequence[OverlayMark]) -> None:
        """Show these overlays, the oldest first, instead of those before."""
        self._set_content(replace(self._content, overlays=tuple(marks)))

    def set_rings(self, marks: Sequence[RingMark]) -> None:
        """Show these rings of what covers the air instead of those before."""
        self._set_content(replace(self._content, rings=tuple(marks)))

    def set_region_reports(self, found: Sequence[RegionReports]) -> None:
        """Tint these regions, with how many reports are known to lie in each, instead of those before."""
        self._set_content(replace(self._content, region_reports=tuple(found)))

    def set_closures(self, marks: Sequence[ClosureMark]) -> None:
        """Show these closures instead of those before."""
        self._set_content(replace(self._content, closures=tuple(marks)))

    def set_stances(self, marks: Sequence[StanceMark]) -> None:
        """Show these stances instead of those before."""
        self._set_content(replace(self._content, stances=tuple(marks)))

    def set_annotations(self, marks: Sequence[AnnotationMark]) -> None:
        """Show these drawings instead of those before."""
        self._set_content(replace(self._content, annotations=tuple(marks)))

    def set_passing(self, marks: Sequence[AnnotationMark]) -> None:
        """Show what is no part of the case, such as the ring of a search; it has no id and is not picked."""
        self._set_content(replace(self._content, passing=tuple(marks)))

    def show_ways(self, ways: Sequence[WayMark], chosen: str = "") -> None:
        """Show these ways instead of those before, the one with the id ``chosen`` as the one in use."""
        self._set_content(replace(self._content, ways=tuple(ways), way=chosen))

    def show_changes(self, changes: Sequence[ChangeMark]) -> None:
        """Say this of the forces shown instead of what was said before."""
        self._set_content(replace(self._content, changes=tuple(changes)))

    def select(self, mark_id: str | None) -> None:
        """Mark one thing as selected, or nothing. An id that is not shown stays remembered."""
        if mark_id != self._content.selected:
            self._set_content(replace(self._content, selected=mark_id))

    def set_covered(self, areas: Sequence[QRect]) -> None:
        """Keep marks and names out of what other widgets cover, logical pixels of this one."""
        boxes = (Box(one.left(), one.top(), one.left() + one.width(), one.top() + one.height()) for one in areas)
        self._set_content(replace(self._content, covered=tuple(boxes)))

    @property
    def looks(self) -> Looks:
        """How the layers look."""
        return self._content.looks

    @property
    def content(self) -> Content:
        """What is shown, without what other widgets cover."""
        return replace(self._content, covered=())

    @property
    def selected(self) -> str | None:
        """The id last given to :meth:`select`."""
        return self._content.selected

    def marks(self) -> list[Mark | AnnotationMark | ClosureMark]:
        """Everything shown on the map, from north-west to south-east: the order the Tab key steps through."""
        closed = self._content.closures if self.looks.shown(CLOSURES) else ()
        shown: list[Mark | AnnotationMark | ClosureMark] = [*self._content.marks, *self._content.drawings, *closed]
        return sorted(shown, key=lambda mark: (-round(mark.lat), mark.lon, mark.id))

    def mark(self, mark_id: str) -> Anything | None:
        """The mark with an id."""
        if not mark_id:
            return None
        found: list[Anything] = [*self.marks(), *self._content.places, *self._content.routes]
        found += self._content.rings
        features = (overlay.feature(mark_id) for overlay in self._content.overlays)
        return next((mark for mark in found if mark.id == mark_id), None) or next(filter(None, features), None)

    def content_changed(self, before: Content) -> None:
        """Other things are shown than ``before``, or another is selected."""

    def _set_content(self, content: Content) -> None:
        if content != self._content:
            before, self._content = self._content, content
            self.content_changed(before)
            self._describe()

    def _describe(self) -> None:
        """Say what is selected, or how much there is to step through, to those who hear the map."""
        mark = self.mark(self._content.selected or "")
        count = self.tr("Nothing selected. Incidents: {0}. Forces: {1}.")
        incidents = sum(isinstance(one, IncidentMark) for one in self._content.marks)
        words = count.format(incidents, len(self._content.marks) - incidents)
        self.setAccessibleDescription(words if mark is None else self.tr("Selected: {0}").format(label(mark)))
