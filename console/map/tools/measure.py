"""Measuring: places clicked one after another, with distance, bearing and, closed, the area; on the ellipsoid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from console.domain import geodesics
from console.domain.annotation import Kind, Shape
from console.domain.geodesics import Point
from console.domain.lengths import Unit
from console.map.tools.base import Touch
from console.map.tools.measurement import Measurement
from console.map.tools.points import PointsTool
from console.map.tools.sketch import Sketch

if TYPE_CHECKING:
    from console.map.frame import Frame
    from console.map.style import Style

_ROOM: Final = 96.0
"""A leg shorter than this on the screen carries no words of its own, logical pixels at 100 %."""


class MeasureTool(PointsTool):
    """``done(shape)`` when the user wants to keep the result as a drawing (K). The result stays until Esc."""

    command = "map.measure"
    closable = True

    def __init__(
        self,
        done: Callable[[Shape], None] | None = None,
        unit: Unit = Unit.KM,
        unit_changed: Callable[[Unit], None] | None = None,
    ) -> None:
        super().__init__(done)
        self.unit = unit
        self._unit_changed = unit_changed

    @property
    def hint(self) -> str:
        """What to do next."""
        if self.finished:
            told = ", ".join(self.measured.summary)
            words = told + self.tr(". Ctrl+C copies, K keeps it as a drawing, N shows {0}. Esc ends.")
        elif not self.points:
            words = self.tr("Measure: click the first place, or Enter for the middle. N shows {0}, Esc ends.")
        elif len(self.points) == 1:
            words = self.tr("Click the next place. Backspace takes one back, N shows {0}.")
        else:
            words = self.tr("Click on; the first place again gives the area. Double-click or Ctrl+Enter ends.")
        return words.format(self.unit.other)

    @property
    def measured(self) -> Measurement:
        """What was clicked."""
        return Measurement(self.points, self.names, self.closed, self.unit)

    @property
    def shown(self) -> Measurement:
        """What is measured up to the pointer while it goes on."""
        if self.here is None or not self.points:
            return self.measured
        return (
            replace(self.measured, closed=True) if self.closes(self.here[0]) else self.measured.with_point(*self.here)
        )

    @property
    def text(self) -> str:
        """The result as plain text, to be copied."""
        return (self.measured if len(self.points) > 1 else self.shown).text

    @property
    def shape(self) -> Shape | None:
        """The result as a drawing; None while there is none."""
        kind = Kind.POLYGON if self.closed else Kind.LINE
        return Shape(kind, self.points) if len(set(self.points)) >= kind.least else None

    def click(self, touch: Touch) -> bool:
        """One place more, or the first of another measurement."""
        if self.finished:
            self.begin_anew()
        return super().click(touch)

    def finish(self) -> bool:
        """End here, when there is anything to end."""
        return super().finish() if len(self.points) > 1 else True

    def key(self, event: QKeyEvent) -> bool:
        """N changes the unit, K keeps the result."""
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        if event.key() == Qt.Key.Key_N:
            self.unit = self.unit.other
            if self._unit_changed is not None:
                self._unit_changed(self.unit)
            self.update()
            return True
        if event.key() == Qt.Key.Key_K and self.shape is not None:
            self.deliver(self.shape)
            return True
        return False

    def paint(self, painter: QPainter, frame: Frame, style: Style) -> None:
        """The way so far, each leg's words on it, the sums at its end."""
        shown = self.shown
        if not shown.points:
            return
        sketch = Sketch(painter, frame, style, self.canvas.enlarged)
        sketch.line(geodesics.along(shown.way), "state.accent", fill=shown.closed)
        sketch.corners(shown.points, "state.accent")
        sketch.plate(shown.summary, self._end_of(sketch, shown), centred=shown.closed)
        legs = list(zip(pairwise(shown.way), shown.legs, strict=True))
        # The last one stands at the end of an open way already.
        for (start, end), leg in legs if shown.closed else legs[:-1]:
            self._leg_words(sketch, start, end, shown.leg_text(leg))

    def _leg_words(self, sketch: Sketch, start: Point, end: Point, words: str) -> None:
        one, other = sketch.pixel(start), sketch.pixel(end)
        if hypot(other.x() - one.x(), other.y() - one.y()) >= _ROOM * sketch.enlarged:
            leg = geodesics.leg(start, end)
            sketch.words(words, sketch.pixel(geodesics.destination(start, leg.bearing, leg.metres / 2)))

    def _end_of(self, sketch: Sketch, shown: Measurement) -> QPointF:
        if not shown.closed:
            return sketch.pixel(shown.points[-1])
        corners = np.asarray([(point.x(), point.y()) for point in map(sketch.pixel, shown.points)])
        return QPointF(*corners.mean(axis=0).tolist())
