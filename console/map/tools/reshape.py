"""Changing a drawing on the map: its corners are dragged, added and taken away, its size pulled, the whole moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import hypot
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from console.domain import geodesics
from console.domain.annotation import Kind, Shape, measures
from console.domain.geodesics import FARTHEST, Point
from console.domain.lengths import Unit
from console.map.annotation_marks import AnnotationMark, drawn_lines
from console.map.tools import handles
from console.map.tools.base import Tool, Touch
from console.map.tools.handles import SMALLEST, WHOLE, Handle
from console.map.tools.sketch import Sketch

if TYPE_CHECKING:
    from console.map.frame import Frame
    from console.map.style import Style

_GRIP: Final = 9.0
"""How near to a handle the pointer takes it, logical pixels at 100 %."""
_NUDGE: Final = 8.0
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


class ReshapeTool(Tool):
    """Lets everything through that does not touch the drawing. ``done(shape, before)`` for each finished change.

    By keyboard Enter takes the whole, Tab goes from handle to handle, arrows nudge (Shift: one pixel), Insert adds a
    corner after the one held, Delete takes it away, Enter keeps, Esc puts it back. Delete with nothing held asks
    ``deleted()``.
    """

    cursor = Qt.CursorShape.ArrowCursor
    aims = False

    def __init__(
        self,
        mark: AnnotationMark,
        done: Callable[[Shape, Shape], None] | None = None,
        deleted: Callable[[], None] | None = None,
        unit: Unit = Unit.KM,
    ) -> None:
        super().__init__(done)
        self.mark = mark
        self.before = mark.annotation.shape
        self.shape = self.before
        self.unit = unit
        self.held: Handle | None = None
        self._deleted = deleted
        self._last: Point | None = None

    @property
    def hint(self) -> str:
        """What can be done."""
        if self.held is None:
            return self.tr("Drag a corner, an edge's middle or the whole; by keyboard Enter. Delete takes it off.")
        return self.tr("Arrows move, Tab goes on, Insert and Delete change corners. Enter keeps, Esc puts it back.")

    def stands(self, mark: AnnotationMark) -> None:
        """The case has it like this now."""
        if self._last is None:
            self.mark, self.before, self.shape = mark, mark.annotation.shape, mark.annotation.shape
            self.update()

    # By mouse ----------------------------------------------------------------------------------------

    def press(self, touch: Touch) -> bool:
        """Take a handle, or the whole where the drawing itself is touched."""
        if not touch.on_earth:
            return False
        found = self._handle_at(touch.at)
        if found is None and self.mark.id in self.canvas.ids_at(touch.at)[:1]:
            found = WHOLE
        if found is None:
            return False
        if found.part == "edge":
            self.shape = handles.inserted(self.shape, found.at, (touch.lon, touch.lat))
            found = Handle("corner", found.at + 1)
        self.held, self._last = found, (touch.lon, touch.lat)
        self.update()
        return True

    def move(self, touch: Touch) -> bool:
        """Drag what is held."""
        if self._last is None:
            over = self._handle_at(touch.at) is not None
            self.cursor = Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.ArrowCursor
            return over
        if touch.on_earth:
            here = (touch.lon, touch.lat)
            self.shape = self._moved(self._last, here)
            self._last = here
            self.update()
        return True

    def release(self, touch: Touch) -> bool:
        """Keep the change."""
        self._last = None
        self._keep()
        return True

    # By keyboard -------------------------------------------------------------------------------------

    def click(self, touch: Touch) -> bool:
        """Enter: take the whole; with something held, keep the change. A click of the mouse goes to the map."""
        if not touch.keyboard:
            return False
        if self.held is None:
            self.held = WHOLE
            self.update()
        else:
            self._keep()
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Tab, arrows, Insert and Delete for what is held; Delete alone for the drawing."""
        key = Qt.Key(event.key())
        if self.held is None:
            if key != Qt.Key.Key_Delete or self._deleted is None:
                return False
            self._deleted()
            return True
        if key in _ARROWS:
            right, down = _ARROWS[key]
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._nudge(right, down, 1.0 if fine else _NUDGE)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            stops = handles.stops(self.shape)
            at = stops.index(self.held) if self.held in stops else 0
            self.held = stops[(at + (1 if key == Qt.Key.Key_Tab else -1)) % len(stops)]
        elif key == Qt.Key.Key_Insert:
            self._insert()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
        else:
            return False
        self.update()
        return True

    def cancel(self) -> bool:
        """Put it back as it was; with nothing held, leave and let go of the selection."""
        if self.held is not None or self.shape != self.before:
            self.held, self.shape, self._last = None, self.before, None
            self.update()
            return True
        canvas = self.canvas
        self.leave()
        canvas.select(None)
        canvas.emptied.emit()
        return True

    # Changing ----------------------------------------------------------------------------------------

    def _moved(self, start: Point, end: Point) -> Shape:
        held, shape = self.held, self.shape
        if held is None:
            return shape
        if held.part == "corner":
            points = list(shape.points)
            points[held.at] = end
            return shape.with_points(points)
        if held.part == "size":
            return self._sized(end)
        way = geodesics.leg(start, end)
        anchor = shape.anchor
        moved = geodesics.destination(anchor, way.bearing, way.metres)
        flat = geodesics.local(anchor, np.asarray(shape.points, np.float64))
        return shape.with_points([(float(lon), float(lat)) for lon, lat in geodesics.lifted(moved, flat)])

    def _sized(self, end: Point) -> Shape:
        shape = self.shape
        if shape.kind is Kind.CIRCLE:
            radius = geodesics.distance(shape.anchor, end)
            return replace(shape, radius_m=min(max(radius, SMALLEST), FARTHEST))
        away = geodesics.nearest_on_line(end, shape.points).metres
        return replace(shape, width_m=min(max(2 * away, SMALLEST), FARTHEST))

    def _nudge(self, right: float, down: float, pixels: float) -> None:
        start = handles.place_of(self.shape, self.held or WHOLE)
        at = self.canvas.point_of(*start)
        lon, lat = self.canvas.frame().degrees(at.x() + right * pixels, at.y() + down * pixels)
        if lat == lat:
            self.shape = self._moved(start, (lon, lat))

    def _insert(self) -> None:
        held = self.held
        if held is None or held.part != "corner" or self.shape.kind.single:
            return
        edges = handles.edges(self.shape)
        at = min(held.at, len(edges) - 1)
        self.shape = handles.inserted(self.shape, at, edges[at])
        self.held = Handle("corner", at + 1)

    def removal_at(self, at: QPointF) -> Callable[[], None] | None:
        """What takes away, and keeps without it, the corner at a point; None where there is none to spare."""
        found = self._handle_at(at)
        if found is None or found.part != "corner" or len(self.shape.points) <= self.shape.kind.least:
            return None

        def remove() -> None:
            self.held = found
            self._remove()
            self._keep()

        return remove

    def _remove(self) -> None:
        held, points = self.held, self.shape.points
        if held is None or held.part != "corner" or len(points) <= self.shape.kind.least:
            return
        self.shape = self.shape.with_points(points[: held.at] + points[held.at + 1 :])
        self.held = Handle("corner", min(held.at, len(self.shape.points) - 1))

    def _keep(self) -> None:
        changed, before = self.shape, self.before
        self.held = None
        self.update()
        if changed != before:
            self.before = changed
            self.deliver(changed, before)

    # Showing ---------------------------------------------------------------------------------------

    def _handle_at(self, at: QPointF) -> Handle | None:
        reach = _GRIP * self.canvas.enlarged
        for handle in handles.all_of(self.shape):
            where = self.canvas.point_of(*handles.place_of(self.shape, handle))
            if hypot(where.x() - at.x(), where.y() - at.y()) <= reach:
                return handle
        return None

    def paint(self, painter: QPainter, frame: Frame, style: Style) -> None:
        """The handles; while something changes, the drawing as it will be and its size."""
        sketch = Sketch(painter, frame, style, self.canvas.enlarged)
        shape, colour = self.shape, self.mark.annotation.colour.role
        if shape != self.mark.annotation.shape:
            for line in drawn_lines(shape):
                sketch.line(line, "state.accent", dashed=self.mark.annotation.dashed)
        sketch.corners(handles.edges(self.shape), colour, hollow=True)
        stops = handles.stops(self.shape)[1:] or [WHOLE]
        held = stops.index(self.held) if self.held in stops else None
        sketch.corners([handles.place_of(self.shape, handle) for handle in stops], "state.accent", held=held)
        if self.held == WHOLE and not shape.kind.single:
            sketch.corners([shape.anchor], "state.accent", held=0)
        if shape != self.before or self._last is not None:
            words = [part for part in measures(shape, self.unit).split(", ") if part]
            sketch.plate(words, sketch.pixel(handles.place_of(self.shape, self.held or WHOLE)))
