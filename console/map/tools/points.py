"""What tools share that take one place after another: clicking, taking back, closing, ending."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from typing import Final

from PySide6.QtCore import Qt

from console.domain.annotation import Kind
from console.domain.geodesics import Point
from console.map.annotation_marks import AnnotationMark
from console.map.marks import Anything, IncidentMark, UnitMark
from console.map.place_marks import PlaceMark
from console.map.tools.base import Tool, Touch

NEAR_FIRST: Final = 10.0
"""A click so near to the first place closes the way round, logical pixels at 100 %."""
_STANDING: Final = (Kind.POINT, Kind.TEXT, Kind.CIRCLE)


class PointsTool(Tool):
    """Places are taken where clicked, or where a mark under the pointer truly stands; Alt takes the bare ground.

    ``closable`` after three places; ``finished`` once all of them are there.
    """

    closable = False
    most: int | None = None

    def __init__(self, done: Callable[..., None] | None = None) -> None:
        super().__init__(done)
        self.points: tuple[Point, ...] = ()
        self.names: tuple[str, ...] = ()
        self.closed = False
        self.finished = False
        self.here: tuple[Point, str] | None = None

    def ended(self) -> None:
        """Told when the last place is there."""

    def begin_anew(self) -> None:
        """Without any place."""
        self.points, self.names, self.closed, self.finished, self.here = (), (), False, False, None

    def add(self, place: Point, name: str = "") -> None:
        """Take one place, or close with the first one again; the same place twice is one."""
        if self.closes(place):
            self.closed = True
            self._end()
        elif not self.points or self.points[-1] != place:
            self.points, self.names = (*self.points, place), (*self.names, name)
            if len(self.points) == self.most:
                self._end()

    def closes(self, place: Point) -> bool:
        """Whether a place is the first one again."""
        if not self.closable or self.finished or len(self.points) < 3:
            return False
        first, here = self.canvas.point_of(*self.points[0]), self.canvas.point_of(*place)
        return hypot(here.x() - first.x(), here.y() - first.y()) <= NEAR_FIRST * self.canvas.enlarged

    def move(self, touch: Touch) -> bool:
        """Follow the pointer."""
        self.here = None if self.finished else touched_place(self, touch)
        self.update()
        return True

    def click(self, touch: Touch) -> bool:
        """One place more."""
        found = touched_place(self, touch)
        if found is not None and not self.finished:
            self.here = None
            self.add(*found)
            self.update()
        return True

    def finish(self) -> bool:
        """No more places."""
        if not self.finished:
            self._end()
            self.update()
        return True

    def take_back(self) -> bool:
        """One place back."""
        if not self.points:
            return False
        if self.closed:
            self.closed = False
        else:
            self.points, self.names = self.points[:-1], self.names[:-1]
        self.finished = False
        self.update()
        return True

    def cancel(self) -> bool:
        """Give up the places; with none, leave."""
        if not self.points:
            return False
        self.begin_anew()
        self.update()
        return True

    def _end(self) -> None:
        self.finished, self.here = True, None
        self.ended()


def touched_place(tool: Tool, touch: Touch) -> tuple[Point, str] | None:
    """The place a pointer gives, with the name of what stands there; None beside the Earth."""
    if not touch.on_earth:
        return None
    bare = touch.keyboard or touch.modifiers & Qt.KeyboardModifier.AltModifier
    for one in () if bare else tool.canvas.ids_at(touch.at):
        standing = standing_at(tool.canvas.mark(one))
        if standing is not None:
            return standing
    found = tool.canvas.found.mark
    if found is not None and not bare:
        where = tool.canvas.point_of(found.lon, found.lat)
        if hypot(where.x() - touch.at.x(), where.y() - touch.at.y()) <= NEAR_FIRST * tool.canvas.enlarged:
            return (found.lon, found.lat), found.name
    return (touch.lon, touch.lat), ""


def standing_at(mark: Anything | None) -> tuple[Point, str] | None:
    """Where a mark truly stands and its name; None for what has no one place, such as an area or a line."""
    if isinstance(mark, IncidentMark):
        return None if mark.region else ((mark.lon, mark.lat), mark.title)
    if isinstance(mark, PlaceMark):
        return (mark.lon, mark.lat), mark.name
    if isinstance(mark, UnitMark):
        return None if mark.area_only else ((mark.lon, mark.lat), mark.name)
    if isinstance(mark, AnnotationMark) and mark.kind in _STANDING:
        return (mark.lon, mark.lat), mark.annotation.label
    return None
