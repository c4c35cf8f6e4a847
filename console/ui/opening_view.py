"""What a window opens with: a saved view of the case, and the newest incident in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.domain.map_view import wanted
from console.ui.map_views import views_of
from console.ui.picture import picture_of
from console.ui.picture_map import map_of
from console.ui.selection import INCIDENT

if TYPE_CHECKING:
    from console.ui.window import Window


def open_with(window: Window, name: str) -> None:
    """Once the case is read, show the saved view of that name and what is newest in it; once, and no other case."""
    _Opening(window, name)


def choose_newest(window: Window) -> None:
    """The newest incident in view stands in the inspector, as on a desk where somebody works."""
    shown = map_of(window)
    for thing in picture_of(window).shown.incidents:
        if shown is None or thing.lon is None or thing.lat is None:
            continue
        if shown.well_inside(thing.lon, thing.lat):
            window.selection.select(INCIDENT, thing.id.hex())
            return


class _Opening(QObject):
    """Waits for the views and for what the picture holds, then goes."""

    def __init__(self, window: Window, name: str) -> None:
        super().__init__(window)
        self._window, self._name = window, name
        self._views, self._picture = views_of(window), picture_of(window)
        self._views.changed.connect(self._try)
        self._picture.changed.connect(self._try)

    def _try(self) -> None:
        view = wanted(self._views.views, self._name)
        if view is None or not self._picture.has_read:
            return
        self._views.changed.disconnect(self._try)
        self._picture.changed.disconnect(self._try)
        self._views.recall(view)
        choose_newest(self._window)
        self.deleteLater()
