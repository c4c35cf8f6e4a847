"""The map in the window: what the picture shows as marks, selection both ways, coordinates, scale, zoom buttons."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from console.map import projection, views
from console.map.canvas import MapCanvas
from console.map.views import View
from console.ui import icons
from console.ui.picture import picture_of
from console.ui.picture_layers import Marks, marks_of
from console.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from console.ui.picture import Thing
    from console.ui.window import Window

# A screen's nominal density, 96 logical pixels an inch, for the scale 1:N.
_METRES_A_PIXEL: Final = 0.0254 / 96
_FLANK: Final = ((13.0, 43.0), (34.0, 43.0), (13.0, 59.5), (34.0, 59.5))
"""What the map shows first: from the Black Sea to the Gulf of Finland, degrees (lon, lat)."""
_COARSEST_FIRST: Final = 3_900.0
"""Up to 4 km a pixel forces carry their strength: a small window starts with less of the flank rather than bare."""
_ZOOM: Final = 1.6
_KINDS: Final = ("incident", "unit", "mission")
_EDGE: Final = 24
_REST_MS: Final = 60
"""After the last movement what is in view is counted anew."""


class MapPane(QWidget):
    """The canvas of one window, wired to its picture and selection. ``painted`` after the map was first painted."""

    painted = Signal()

    def __init__(self, window: Window) -> None:
        """Empty until the picture is read."""
        super().__init__()
        self._window = window
        self._picture = picture_of(window)
        self._kinds: dict[str, str] = {}
        self._tips: dict[str, str] = {}
        self.marks = Marks((), (), {})
        self.canvas = MapCanvas(self)
        self.canvas.set_theme(window.look.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas)
        self._buttons = QWidget(self)
        self._first = True
        self._make_buttons()
        self._listen()
        self._show()
        self.canvas.installEventFilter(self)

    def show_view(self, view: View) -> None:
        """Show another part of the Earth; the first fit no longer applies."""
        self._first = False
        self.canvas.set_view(view)

    def show_all(self) -> None:
        """Bring everything on the map into view."""
        places = [(mark.lon, mark.lat) for mark in self.canvas.marks()]
        if places:
            self._first = False
            self.canvas.fit(places)

    def zoom(self, factor: float) -> None:
        """Enlarge about the middle."""
        self._first = False
        self.canvas.zoom_by(factor)

    def in_view(self, lon: float, lat: float) -> bool:
        """Whether a place lies inside what is shown, degrees."""
        return self.canvas.rect().contains(self.canvas.point_of(lon, lat).toPoint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: the first view follows the window's size until somebody moves the map."""
        super().resizeEvent(event)
        if self._first:
            view = views.around(_FLANK, self.canvas.width(), self.canvas.height(), margin=0)
            self.canvas.set_view(view.scaled(min(view.metres_per_pixel, _COARSEST_FIRST)))
        self._rest.start()
        gap = self._window.look.gap(3)
        self._buttons.adjustSize()
        self._buttons.move(self.width() - self._buttons.width() - gap, gap)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: the canvas's first painting, told when it is on the screen."""
        if event.type() is QEvent.Type.Paint:
            self.canvas.removeEventFilter(self)
            QTimer.singleShot(0, self, self.painted.emit)
        return False

    def _make_buttons(self) -> None:
        column = QVBoxLayout(self._buttons)
        column.setContentsMargins(0, 0, 0, 0)
        acts: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("plus", tr("Zoom in (+)"), lambda: self.zoom(_ZOOM)),
            ("minus", tr("Zoom out (−)"), lambda: self.zoom(1 / _ZOOM)),
            ("fit", tr("Show everything"), self.show_all),
        )
        self._faces: list[tuple[QToolButton, str]] = []
        for name, words, act in acts:
            button = QToolButton(self._buttons)
            button.setObjectName("mapButton")
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(act)
            column.addWidget(button)
            self._faces.append((button, name))
        self._dress()

    def _dress(self) -> None:
        look = self._window.look
        side = look.px("button")
        layout = self._buttons.layout()
        if layout is not None:
            layout.setSpacing(look.gap(1))
        for button, name in self._faces:
            button.setIcon(icons.icon(look, name))
            button.setIconSize(QSize(look.gap(4), look.gap(4)))
            button.setFixedSize(side, side)
            button.setStyleSheet(
                f"background: {look.token('surface.panel').hex}; border: 1px solid {look.token('line.strong').hex};"
                f" border-radius: {look.px('radius')}px;"
            )
        self.canvas.set_theme(look.theme)

    def _listen(self) -> None:
        window, canvas = self._window, self.canvas
        window.look.changed.connect(self._dress)
        self._picture.changed.connect(self._show)
        self._picture.hidden_changed.connect(self._place)
        self._picture.located.connect(self._locate)
        window.selection.changed.connect(self._selected)
        canvas.picked.connect(lambda thing: window.selection.select(self._kinds.get(thing, ""), thing))
        canvas.emptied.connect(window.selection.clear)
        canvas.pointed.connect(lambda lon, lat: window.line.show_position((lon, lat)))
        canvas.left.connect(lambda: window.line.show_position(None))
        canvas.hovered.connect(self._hovered)
        canvas.view_changed.connect(self._show_scale)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(lambda: self._picture.look_at(self.in_view))
        canvas.view_changed.connect(self._rest.start)
        self._show_scale()

    def _show(self) -> None:
        shown = self._picture.shown
        self.marks = marks_of(shown)
        things: dict[str, Sequence[Thing]] = {
            "incident": shown.incidents, "unit": shown.forces, "mission": shown.missions,
        }  # fmt: skip
        self._kinds = {thing.id.hex(): kind for kind, alike in things.items() for thing in alike}
        self._tips = {thing.id.hex(): _tip(thing) for alike in things.values() for thing in alike}
        self.canvas.set_allies(shown.allies)
        self._place()

    def _place(self) -> None:
        hidden, layers = self._picture.hidden, self.marks.layers
        self.canvas.set_incidents([mark for mark in self.marks.incidents if layers[mark.id] not in hidden])
        self.canvas.set_units([mark for mark in self.marks.units if layers[mark.id] not in hidden])

    def _selected(self, kind: str, thing: str) -> None:
        self.canvas.select(thing if kind in _KINDS else None)
        mark = self.canvas.mark(thing) if thing else None
        if mark is not None and not self._well_inside(mark.lon, mark.lat):
            self._centre(mark.lon, mark.lat)

    def _locate(self, thing: str) -> None:
        mark = self.canvas.mark(thing)
        if mark is not None:
            self._centre(mark.lon, mark.lat)

    def _centre(self, lon: float, lat: float) -> None:
        self.show_view(self.canvas.view.centred(*projection.plane(lon, lat)))

    def _well_inside(self, lon: float, lat: float) -> bool:
        inside = self.canvas.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        return inside.contains(self.canvas.point_of(lon, lat).toPoint())

    def _hovered(self, thing: str) -> None:
        self.canvas.setToolTip(self._tips.get(thing, ""))

    def _show_scale(self) -> None:
        self._window.line.show_scale(self.canvas.view.metres_per_pixel / _METRES_A_PIXEL)


def _tip(thing: Thing) -> str:
    """What a thing is, as a tooltip: escaped, because Qt takes what looks like markup for rich text."""
    name = getattr(thing, "title", "") or getattr(thing, "name", "")
    note = thing.provenance.check_note if thing.provenance is not None else ""
    lines = [name, thing.place, note]
    return "<qt>" + "<br>".join(escape(line) for line in lines if line) + "</qt>"
