"""The map in the window: the canvas, its buttons, and what it shares with selection and status line."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from console.config import tokens
from console.map import views
from console.map.canvas import MapCanvas
from console.map.marks import IncidentMark
from console.ui import icons
from console.ui.selection import INCIDENT, UNIT, Selection
from console.ui.theme import Look
from console.ui.words import tr

# The width of a pixel that scale denominators go by: OGC 05-078r4, "standardized rendering pixel size".
_PIXEL_M = 0.000_28
_ZOOM = 1.6


class MapPlace(QWidget):
    """The canvas with zoom and home over its right upper corner. ``scaled`` tells the scale's denominator."""

    scaled = Signal(float)

    def __init__(self, look: Look, selection: Selection, parent: QWidget | None = None) -> None:
        """Follows the look's theme and the shared selection."""
        super().__init__(parent)
        self._look = look
        self._selection = selection
        self.canvas = MapCanvas(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.canvas)
        self._buttons = [
            self._button("plus", tr("Zoom in"), lambda: self.canvas.zoom_by(_ZOOM)),
            self._button("minus", tr("Zoom out"), lambda: self.canvas.zoom_by(1 / _ZOOM)),
            self._button("fit", tr("The whole flank"), lambda: self.canvas.set_view(views.HOME)),
        ]
        self.setFocusProxy(self.canvas)
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

    def _place_buttons(self) -> None:
        side, gap = self._look.px("button"), self._look.gap(3)
        for place, button in enumerate(self._buttons):
            button.setGeometry(self.width() - side - gap, gap + place * (side + self._look.gap(1)), side, side)
            button.raise_()
        self.canvas.set_covered([button.geometry() for button in self._buttons])

    def _button(self, icon: str, name: str, act: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("mapButton")
        button.setProperty("icon_name", icon)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(act)
        return button

    def _picked(self, ident: str) -> None:
        kind = INCIDENT if isinstance(self.canvas.mark(ident), IncidentMark) else UNIT
        self._selection.select(kind, ident)

    def _selected(self, _kind: str, ident: str) -> None:
        self.canvas.select(ident or None)

    def _tell_scale(self) -> None:
        self.scaled.emit(self.denominator)

    def _dress(self) -> None:
        self.canvas.set_theme(self._look.theme)
        # By the smallest letters, which have a floor on the wall: what can be read in a table can be read on the map.
        self.canvas.set_scale(self._look.px("small") / tokens.load().sizes["small"])
        for button in self._buttons:
            button.setIcon(icons.icon(self._look, str(button.property("icon_name"))))
            button.setIconSize(QSize(self._look.gap(4), self._look.gap(4)))
        self._place_buttons()
        self._tell_scale()
