"""Drawing one of six kinds: its places are clicked, its size may be typed, and until it is kept it is only shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from console.domain import geodesics
from console.domain.annotation import Colour, Kind, Shape, measures
from console.domain.lengths import Unit
from console.map.annotation_marks import drawn_lines
from console.map.tools.points import PointsTool
from console.map.tools.sketch import Sketch

if TYPE_CHECKING:
    from console.map.frame import Frame
    from console.map.style import Style


class DrawTool(PointsTool):
    """``done(shape)`` once the places are there; it then stays and shows ``final`` until it is taken out of the hand.

    A circle takes its middle and a place on its edge, or after Ctrl+Enter no radius yet: who asked gives one.
    """

    command = "map.draw"

    def __init__(
        self, kind: Kind, done: Callable[[Shape], None] | None = None, width_m: float = 10_000.0, unit: Unit = Unit.KM
    ) -> None:
        super().__init__(done)
        self.kind = kind
        self.unit = unit
        self.width_m = width_m
        self.colour = Colour.INK
        self.dashed = False
        self.final: Shape | None = None
        self.closable = kind is Kind.POLYGON
        self.most = 2 if kind is Kind.CIRCLE else 1 if kind.single else None

    @property
    def hint(self) -> str:
        """What to do next."""
        if self.finished:
            return ""
        if self.kind is Kind.CIRCLE:
            if not self.points:
                return self.tr("Click the middle of the circle, or Enter for the middle of the map. Esc ends.")
            return self.tr("Click a place on its edge, or type the radius after Ctrl+Enter.")
        if self.kind.single:
            return self.tr("Click the place, or Enter for the middle of the map. Esc ends.")
        if len(self.points) < self.kind.least:
            return self.tr("Click one place after another, or Enter for the middle. Backspace takes one back.")
        if self.closable:
            return self.tr("The first corner again, a double-click or Ctrl+Enter ends it. Backspace takes one back.")
        return self.tr("A double-click or Ctrl+Enter ends it. Backspace takes one back.")

    @property
    def shape(self) -> Shape:
        """What there is so far, up to the pointer."""
        if self.final is not None:
            return self.final
        points = self.points if self.here is None or self.finished else (*self.points, self.here[0])
        if self.kind is Kind.CIRCLE:
            radius = geodesics.distance(points[0], points[1]) if len(points) > 1 else 0.0
            return Shape(self.kind, points[:1], radius_m=radius or None)
        return Shape(self.kind, points, width_m=self.width_m if self.kind is Kind.CORRIDOR else None)

    def ended(self) -> None:
        """Show it as it is, and give it to who asked."""
        self.final = self.shape
        self.deliver(self.final)

    def finish(self) -> bool:
        """End when there are places enough."""
        return super().finish() if len(set(self.points)) >= self.kind.least else True

    def cancel(self) -> bool:
        """Give up the places; what is finished is given up by who asked."""
        return False if self.finished else super().cancel()

    def take_back(self) -> bool:
        """One place back, while it is not finished."""
        return self.finished or super().take_back()

    def show_as(self, shape: Shape, colour: Colour, dashed: bool) -> None:
        """Show the finished one as a form has it now."""
        self.final, self.colour, self.dashed = shape, colour, dashed
        self.update()

    def paint(self, painter: QPainter, frame: Frame, style: Style) -> None:
        """The drawing so far, its corners and its size."""
        shape = self.shape
        if not shape.points:
            return
        sketch = Sketch(painter, frame, style, self.canvas.enlarged)
        role = self.colour.role if self.final is not None else "state.accent"
        area = shape.kind in (Kind.POLYGON, Kind.CIRCLE, Kind.CORRIDOR)
        if shape.kind.least <= len(shape.points):
            for number, line in enumerate(drawn_lines(shape)):
                sketch.line(line, role, dashed=self.dashed, fill=area and number == 0)
        elif len(shape.points) > 1:
            sketch.line(geodesics.along(shape.points), role, dashed=self.dashed)
        sketch.corners(shape.points if self.here is None else shape.points[: len(self.points)], role)
        if self._sized(shape):
            end = shape.points[-1] if self.here is None else self.here[0]
            sketch.plate(measures(shape, self.unit).split(", "), sketch.pixel(end))

    def _sized(self, shape: Shape) -> bool:
        sized = len(shape.points) >= max(shape.kind.least, 1) and shape.kind not in (Kind.POINT, Kind.TEXT)
        return sized and (shape.kind is not Kind.CIRCLE or shape.radius_m is not None)


class PreviewTool(DrawTool):
    """Only shows finished shapes, such as range rings whose radii are being typed."""

    def __init__(self, shapes: tuple[Shape, ...] = ()) -> None:
        super().__init__(Kind.POINT)
        self.shapes = shapes
        self.finished = True

    def show_shapes(self, shapes: tuple[Shape, ...], colour: Colour, dashed: bool) -> None:
        """Show other ones."""
        self.shapes, self.colour, self.dashed = shapes, colour, dashed
        self.update()

    def paint(self, painter: QPainter, frame: Frame, style: Style) -> None:
        """Paint each of them."""
        sketch = Sketch(painter, frame, style, self.canvas.enlarged)
        for shape in self.shapes:
            for line in drawn_lines(shape):
                sketch.line(line, self.colour.role, dashed=self.dashed)
            sketch.corners(shape.points, self.colour.role)
