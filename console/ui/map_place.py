"""The map in the window: the canvas, its buttons, and what it shares with selection and status line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.config import tokens
from console.map.annotation_marks import AnnotationMark
from console.map.canvas import MapCanvas
from console.map.closure_marks import ClosureMark
from console.map.crisis_marks import CrisisMark
from console.map.marks import IncidentMark
from console.map.overlay_marks import FeatureMark
from console.map.place_marks import PlaceMark, RouteMark
from console.ui.commands import Command
from console.ui.map_column import MapColumn
from console.ui.selection import (
    ANNOTATION,
    CLOSURE,
    CORRIDOR,
    CRISIS,
    INCIDENT,
    OVERLAY_FEATURE,
    PLACE,
    UNIT,
    Selection,
)
from console.ui.theme import Look

if TYPE_CHECKING:
    from console.ui.window import Window

# The width of a pixel that scale denominators go by: OGC 05-078r4, "standardized rendering pixel size".
_PIXEL_M = 0.000_28
_KINDS: dict[type, str] = {
    IncidentMark: INCIDENT,
    AnnotationMark: ANNOTATION,
    CrisisMark: CRISIS,
    ClosureMark: CLOSURE,
    PlaceMark: PLACE,
    RouteMark: CORRIDOR,
    FeatureMark: OVERLAY_FEATURE,
}


_FOR_A_WHILE = {
    Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason,
}  # fmt: skip


class MapPlace(QWidget):
    """The canvas with zoom and home over its right upper corner. ``scaled`` tells the scale's denominator."""

    scaled = Signal(float)

    def __init__(self, look: Look, selection: Selection, parent: QWidget | None = None) -> None:
        """Follows the look's theme and the shared selection."""
        super().__init__(parent)
        self._look = look
        self._selection = selection
        self.canvas: MapCanvas = MapCanvas(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.canvas)
        self.column = MapColumn(look, self)
        self._over: list[QWidget] = []
        self.setFocusProxy(self.canvas)
        self.canvas.installEventFilter(self)
        self.canvas.picked.connect(self._picked)
        self.canvas.emptied.connect(selection.clear)
        self.canvas.view_changed.connect(self._tell_scale)
        selection.changed.connect(self._selected)
        look.changed.connect(self._dress)
        self._dress()

    @property
    def denominator(self) -> float:
        """N of the scale 1:N in the middle of the map."""
        return self.canvas.view.metres_per_pixel / _PIXEL_M

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons in their corner."""
        self._place_buttons()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: what Tab stepped to and nobody opened is framed no longer once the keys are elsewhere."""
        left = watched is self.canvas and isinstance(event, QFocusEvent) and event.lostFocus()
        if left and isinstance(event, QFocusEvent) and event.reason() not in _FOR_A_WHILE:
            self.canvas.select(self._selection.id or None)
        return False

    def show_buttons(self, window: Window, commands: Sequence[Command]) -> None:
        """Stand the commands that have an icon over the map."""
        self.column.fill(window, commands)
        self.canvas.tool_changed.connect(self.column.show_active)
        self._place_buttons()

    def lay_over(self, widget: QWidget) -> None:
        """Keep marks and names out of what a widget over the map covers while it is shown; call again when it moves."""
        if widget not in self._over:
            self._over.append(widget)
        self._cover()

    def _cover(self) -> None:
        over = [widget.geometry() for widget in self._over if widget.isVisibleTo(self)]
        self.canvas.set_covered([*self.column.areas, *over])

    def _place_buttons(self) -> None:
        self.column.place_buttons()
        self._cover()

    def _picked(self, ident: str) -> None:
        self._selection.select(_KINDS.get(type(self.canvas.mark(ident)), UNIT), ident)

    def _selected(self, _kind: str, ident: str) -> None:
        self.canvas.select(ident or None)

    def _tell_scale(self) -> None:
        self.scaled.emit(self.denominator)

    def _dress(self) -> None:
        self.canvas.set_theme(self._look.theme)
        # By the smallest letters, which have a floor on the wall: what can be read in a table can be read on the map.
        self.canvas.set_scale(self._look.px("small") / tokens.load().sizes["small"])
        self.column.dress()
        self._place_buttons()
        self._tell_scale()
