"""Where "here" is: the place of what was selected or found last, else a click on the map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from console.domain import coordinates
from console.map.tools import PlaceTool
from console.map.tools.points import standing_at
from console.ui.drawings import drawings_of
from console.ui.selection import ALLY, INCIDENT, PLACE

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window

_READ = (PLACE, ALLY, INCIDENT)
"""What has a place in the case, whether the map shows it now or not."""


@dataclass(frozen=True)
class Here:
    """A place in degrees and what stands there; without a name its coordinates name it."""

    lon: float
    lat: float
    name: str = ""

    @property
    def words(self) -> str:
        """What it is called."""
        return self.name or coordinates.decimal(self.lon, self.lat)

    @property
    def point(self) -> tuple[float, float]:
        """Longitude and latitude."""
        return self.lon, self.lat


def selected_has_place(window: Window) -> bool:
    """Whether something is selected or found that may have a place."""
    if window.map.canvas.found.mark is not None or window.selection.kind in _READ:
        return True
    return _of_mark(window) is not None


def ask_here(window: Window, then: Callable[[Here], None]) -> None:
    """Call ``then`` with what was selected or found last, or with a place clicked on the map."""
    found = window.map.canvas.found.mark
    newer = found is not drawings_of(window).found_before or not window.selection.id
    if found is not None and newer:
        then(Here(found.lon, found.lat, found.name))
    else:
        ask_selected(window, then, lambda: ask_click(window, then))


def ask_selected(window: Window, then: Callable[[Here], None], otherwise: Callable[[], None]) -> None:
    """Call ``then`` with the place of what is selected, ``otherwise`` when it has none."""
    standing = _of_mark(window)

    def arrived(read: tuple[Here | None]) -> None:
        if read[0] is None:
            otherwise()
        else:
            then(read[0])

    if standing is not None:
        then(standing)
    elif window.selection.kind in _READ:
        kind, ident = window.selection.kind, bytes.fromhex(window.selection.id)
        window.session.read(lambda reader: (_read(reader, kind, ident),), arrived)
    else:
        otherwise()


def at_point(window: Window, at: QPointF) -> Here | None:
    """What stands under a point of the map, else the bare place; None beside the Earth."""
    canvas = window.map.canvas
    for one in canvas.ids_at(at):
        standing = standing_at(canvas.mark(one))
        if standing is not None:
            return Here(*standing[0], standing[1])
    lon, lat = canvas.frame().degrees(at.x(), at.y())
    return Here(lon, lat) if lat == lat else None


def ask_click(window: Window, then: Callable[[Here], None]) -> None:
    """Call ``then`` with the place clicked next; Esc calls nothing."""
    window.map.canvas.use(PlaceTool(lambda lon, lat: then(Here(lon, lat))))


def _of_mark(window: Window) -> Here | None:
    standing = standing_at(window.map.canvas.mark(window.selection.id)) if window.selection.id else None
    return None if standing is None else Here(*standing[0], standing[1])


def _read(reader: Reader, kind: str, ident: bytes) -> Here | None:
    from console.store import incidents, reference

    if kind == INCIDENT:
        incident = incidents.incident(reader, ident)
        if incident is None or incident.region_only or incident.lon is None or incident.lat is None:
            return None
        return Here(incident.lon, incident.lat, incident.title)
    if kind == ALLY:
        ally = next((row for row in reference.allies(reader) if row.id == ident), None)
        return None if ally is None else Here(ally.lon, ally.lat, ally.capital)
    place = next((row for row in reference.places(reader) if row.id == ident), None)
    if place is None or place.lon is None or place.lat is None:
        return None
    return Here(place.lon, place.lat, place.name)
