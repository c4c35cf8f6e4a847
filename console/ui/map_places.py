"""Bases, ports, headquarters, straits and corridors of the case on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.map.place_marks import PlaceMark, RouteMark
from console.ui.case_reading import follow_case
from console.ui.layer_counts import counts_of, tally_of_marks

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window


class MapPlaces(QObject):
    """Reads the places whenever they change and puts them on the map of a window."""

    def __init__(self, window: Window) -> None:
        """Lives as long as the window."""
        super().__init__(window)
        self._canvas = window.map.canvas
        self.places: tuple[PlaceMark, ...] = ()
        self.routes: tuple[RouteMark, ...] = ()
        self._counts = counts_of(window)
        self._counts.add("places", lambda in_view: tally_of_marks([*self.places, *self.routes], in_view))
        follow_case(window.session, ("place", "corridor"), _marks, self._show, lambda: self._show(((), ())))

    def _show(self, found: tuple[tuple[PlaceMark, ...], tuple[RouteMark, ...]]) -> None:
        self.places, self.routes = found
        self._canvas.set_places(*found)
        self._counts.recount("places")


def places_of(window: Window) -> MapPlaces | None:
    """What puts the places on the map of a window; None in a window that shows none."""
    return window.findChild(MapPlaces)


def _marks(reader: Reader) -> tuple[tuple[PlaceMark, ...], tuple[RouteMark, ...]]:
    from console.exports.place_marks import places

    return places(reader)
