"""Hands and keys on the timeline: what they take hold of, and what they ask for."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from console.charts import time_axis, time_grip
from console.charts.time_axis import TimeAxis
from console.charts.time_grip import Grip, Part
from console.domain import time_window
from console.domain.time_window import Unit
from console.domain.times import Instant

_REACH: Final = 6
_STILL: Final = 3
"""Pixels a hand may tremble in a click."""
_WHEEL: Final = 1.25
_NOTCH: Final = 120
_KEY_ZOOM: Final = 1.6


class TimelineHands(pg.GraphicsView):  # type: ignore[misc]
    """A view with an axis and a window of time on it; it moves its axis itself and asks for another window."""

    #: Another window is wanted, as a :class:`TimeWindow`.
    wanted = Signal(object)
    #: The window is to go so many units on; to grow at its start by so many.
    stepped = Signal(int)
    grown = Signal(int)
    #: The end of the window is to be the first there is (-1), or now (1).
    end_wanted = Signal(int)
    play_wanted = Signal()
    #: A single event was clicked, by its id.
    picked = Signal(str)

    def __init__(self, limit: Instant, parent: QWidget) -> None:
        """Everything until ``limit``."""
        self._window = time_window.live(None, limit)
        self._grip: Grip | None = None
        self._pulled = False
        self.axis = time_axis.whole(limit, 1.0)
        self.unit = Unit.MONTH
        super().__init__(parent)

    @property
    def scale_factor(self) -> float:
        """Pixels for one at 100 %."""
        raise NotImplementedError

    @property
    def _left(self) -> float:
        """Where the axis begins, pixels from the left of the view."""
        raise NotImplementedError

    def _become(self, axis: TimeAxis) -> None:
        """Show another part of time."""
        raise NotImplementedError

    def _event_at(self, x: float, y: float) -> str:
        """The id of the single event at ``x`` of the axis and ``y`` of the view; empty where there is none."""
        raise NotImplementedError

    def _tip_at(self, x: float) -> str:
        """What stands at ``x``, as a tooltip."""
        raise NotImplementedError

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Show less of time around ``x``, or around the end of the window; more for a factor below 1."""
        at = self.axis.x_of(self._window.end) if x is None else x - self._left
        self._become(self.axis.zoomed(factor, min(max(at, 0.0), self.axis.width)))

    def viewportEvent(self, event: QEvent) -> bool:
        """Qt's: the tooltip is that of the bar under the pointer."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip_at(event.pos().x()), self)
            return True
        return bool(super().viewportEvent(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's: take hold of an end, the band or the axis."""
        if event.button() == Qt.MouseButton.LeftButton:
            x = event.position().x() - self._left
            found = self._event_at(x, event.position().y())
            if found:
                self.picked.emit(found)
                return
            part = time_grip.part_at(self.axis, self._window, x, _REACH * self.scale_factor)
            self._grip, self._pulled = Grip(part, x, self.axis, self._window), False
            self._point(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's: pull what is held."""
        x, grip = event.position().x() - self._left, self._grip
        if grip is None:
            self._point(event.position())
        elif grip.part is Part.AXIS:
            self._pulled = self._pulled or abs(x - grip.x) >= _STILL
            if self._pulled:
                self._become(grip.panned(x))
        else:
            self._pulled = True
            self._grip = grip = self._drawn_along(grip, x)
            self.wanted.emit(grip.pulled(x))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt's: let go; a click beside the band brings the window's end to the end of what was clicked."""
        grip, self._grip = self._grip, None
        if grip is not None and grip.part is Part.AXIS and not self._pulled:
            _, end = time_grip.bar_at(self.axis, self.unit, grip.x)
            self.wanted.emit(time_window.ending(self._window, end, self.axis.limit))
        self._point(event.position())
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt's: a bar becomes the window."""
        if event.button() == Qt.MouseButton.LeftButton:
            start, end = time_grip.bar_at(self.axis, self.unit, event.position().x() - self._left)
            self.wanted.emit(time_window.between(start, end, self.axis.limit))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt's: up and down zoom at the pointer, sideways moves the axis."""
        turned = event.angleDelta()
        if abs(turned.x()) > abs(turned.y()):
            self._become(self.axis.panned(-turned.x()))
        elif turned.y():
            self.zoom(_WHEEL ** (turned.y() / _NOTCH), event.position().x())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: arrows step, with Shift they resize; + and − zoom; Home and End go to the ends; Space plays."""
        key = event.key()
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        others = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if others:
            event.ignore()
        elif way is not None:
            self.grown.emit(-way) if shift else self.stepped.emit(way)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_KEY_ZOOM)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.zoom(1 / _KEY_ZOOM)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.end_wanted.emit(-1 if key == Qt.Key.Key_Home else 1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._become(self.axis.panned((self.axis.width / 2) * (1 if key == Qt.Key.Key_PageUp else -1)))
        elif key == Qt.Key.Key_Space:
            self.play_wanted.emit()
        else:
            event.ignore()  # Esc and the window's own keys

    def _drawn_along(self, grip: Grip, x: float) -> Grip:
        """Beyond its edge the axis comes along, and what is held with it."""
        before = self.axis
        beyond = x - min(max(x, 0.0), before.width)
        if beyond:
            self._become(before.panned(beyond))
        return replace(grip, x=grip.x - (self.axis.start - before.start) / before.ms_per_pixel)

    def _point(self, at: QPointF) -> None:
        """The pointer says what it would take hold of."""
        part = time_grip.part_at(self.axis, self._window, at.x() - self._left, _REACH * self.scale_factor)
        if self._grip is not None:
            part = self._grip.part
        shapes = {Part.START: Qt.CursorShape.SizeHorCursor, Part.END: Qt.CursorShape.SizeHorCursor}
        holding = Qt.CursorShape.ClosedHandCursor if self._grip is not None else Qt.CursorShape.OpenHandCursor
        shapes[Part.BAND] = holding
        if self._grip is None and self._event_at(at.x() - self._left, at.y()):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
            return
        self.viewport().setCursor(shapes.get(part, Qt.CursorShape.ArrowCursor))
