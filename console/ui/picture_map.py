"""The picture on the map: marks of what is shown, the first view, what is in view, selection brought into view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from console.domain.picture import Shown, Thing
from console.exports.picture_layers import marks_of
from console.map import projection, views
from console.ui.hover import hover_of
from console.ui.map_looks import looks_of
from console.ui.picture import picture_of

if TYPE_CHECKING:
    from console.ui.window import Window

_EDGE: Final = 24
_REST_MS: Final = 60
"""After the last movement what is in view is counted anew."""


class PictureMap(QObject):
    """Puts a window's picture on its map. ``painted`` once, after the map was first painted."""

    painted = Signal()
    #: Once, after the map was first painted with what the case holds.
    pictured = Signal()

    def __init__(self, window: Window) -> None:
        """Lives as long as the window."""
        super().__init__(window)
        self._selection = window.selection
        self._canvas = window.map.canvas
        self._picture = picture_of(window)
        self._hover = hover_of(window)
        self._first = True
        self._fitting = False
        self._instead: Shown | None = None
        self._told = [self.painted, self.pictured]
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self.tell_view)
        window.unseen.watch(self._canvas)
        self._picture.changed.connect(lambda: window.unseen.show(self._canvas, self._show))
        self._picture.window_changed.connect(self._show_reports)
        self._looks = looks_of(window)
        self._looks.changed.connect(self._look)
        self._picture.located.connect(self._locate)
        window.selection.changed.connect(self._selected)
        self._canvas.view_changed.connect(self._moved)
        self._canvas.installEventFilter(self)
        self._fit()
        self._look()
        self._show()
        self._show_reports()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: the first view follows the map's size; the first paintings are told when they are on the screen."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        elif event.type() is QEvent.Type.Paint:
            self._tell_first()
        return False

    def show_all(self) -> None:
        """Bring everything on the map into view."""
        places = [(mark.lon, mark.lat) for mark in self._canvas.marks()]
        if places:
            self._canvas.fit(places)

    def show_instead(self, shown: Shown | None) -> None:
        """Show these forces alone, whatever the window shows, while a desk has the map; None: the picture again."""
        self._instead = shown
        self._look()
        self._show()

    def _show_reports(self) -> None:
        """Those that begin in the window of time; those without a time only where everything is shown, and live."""
        window = self._picture.window
        end = None if window.start is None and window.live else window.end
        self._canvas.reports.set_window(window.start, end)

    def in_view(self, lon: npt.ArrayLike, lat: npt.ArrayLike) -> npt.NDArray[np.bool_]:
        """Whether a place, or each of many, lies inside what is shown, degrees."""
        return self._canvas.frame().holding(lon, lat)

    def _tell_first(self) -> None:
        if self._told and (self._told[0] is self.painted or self._picture.has_read):
            QTimer.singleShot(0, self, self._told.pop(0).emit)

    def _fit(self) -> None:
        """Show the flank, until somebody moves the map."""
        self._rest.start()
        if self._first:
            self._fitting = True
            self._canvas.set_view(views.first(self._canvas.width(), self._canvas.height()))
            self._fitting = False

    def _moved(self) -> None:
        self._first = self._first and self._fitting
        self._rest.start()

    def tell_view(self) -> None:
        """Have counted anew what is in view; follows every movement by itself, a little later."""
        self._picture.look_at(self.in_view)

    def _show(self) -> None:
        shown = self._instead or self._picture.shown
        marks = marks_of(shown)
        self._hover.tell(
            {thing.id.hex(): _name(thing) for thing in shown.things},
            {thing.id.hex(): _tip(thing) for thing in shown.things},
        )
        self._canvas.set_allies(shown.allies)
        self._canvas.set_incidents(marks.incidents)
        self._canvas.set_units(marks.units)

    def _look(self) -> None:
        looks = self._looks.value
        self._canvas.set_looks(looks if self._instead is None else looks.forces_alone())

    def _selected(self, _kind: str, thing: str) -> None:
        mark = self._canvas.mark(thing) if thing else None
        if mark is not None and not self.well_inside(mark.lon, mark.lat):
            self._centre(mark.lon, mark.lat)

    def _locate(self, thing: str) -> None:
        mark = self._canvas.mark(thing)
        if mark is not None:
            self._centre(mark.lon, mark.lat)

    def _centre(self, lon: float, lat: float) -> None:
        self._canvas.set_view(self._canvas.view.centred(*projection.plane(lon, lat)))

    def well_inside(self, lon: float, lat: float) -> bool:
        """Whether a place lies inside what is shown, with room for its symbol."""
        inside = self._canvas.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        return inside.contains(self._canvas.point_of(lon, lat).toPoint())


def map_of(window: Window) -> PictureMap | None:
    """What puts the picture on the map of a window; None in a window that shows none."""
    return window.findChild(PictureMap)


def _name(thing: Thing) -> str:
    return getattr(thing, "title", "") or getattr(thing, "name", "")


def _tip(thing: Thing) -> str:
    """What a thing is, as a tooltip's plain lines."""
    note = thing.provenance.check_note if thing.provenance is not None else ""
    return "\n".join(line for line in (_name(thing), thing.place, note) if line)
