"""Where "here" is: the place of what is selected, else the place found last, else a click on the map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.domain import coordinates
from console.map.tools import PlaceTool
from console.map.tools.points import standing_at
from console.ui.selection import ALLY, PLACE

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window


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
    selection = window.selection
    found = window.map.canvas.found.mark
    return selection.kind in (PLACE, ALLY) or found is not None or _of_mark(window) is not None


def ask_here(window: Window, then: Callable[[Here], None]) -> None:
    """Call ``then`` with the place of what is selected, the one found last, or one clicked on the map."""
    standing = _of_mark(window)
    found = window.map.canvas.found.mark
    if standing is not None:
        then(standing)
    elif found is not None and not window.selection.id:
        then(Here(found.lon, found.lat, found.name))
    elif window.selection.kind in (PLACE, ALLY):
        kind, ident = window.selection.kind, bytes.fromhex(window.selection.id)
        window.session.read(
            lambda reader: (_read(reader, kind, ident),), lambda found: _arrived(window, found[0], then)
        )
    else:
        ask_click(window, then)


def ask_click(window: Window, then: Callable[[Here], None]) -> None:
    """Call ``then`` with the place clicked next; Esc calls nothing."""
    window.map.canvas.use(PlaceTool(lambda lon, lat: then(Here(lon, lat))))


def _arrived(window: Window, found: Here | None, then: Callable[[Here], None]) -> None:
    if found is None:
        ask_click(window, then)
    else:
        then(found)


def _of_mark(window: Window) -> Here | None:
    standing = standing_at(window.map.canvas.mark(window.selection.id)) if window.selection.id else None
    return None if standing is None else Here(*standing[0], standing[1])


def _read(reader: Reader, kind: str, ident: bytes) -> Here | None:
    from console.store import reference

    if kind == ALLY:
        ally = next((row for row in reference.allies(reader) if row.id == ident), None)
        return None if ally is None else Here(ally.lon, ally.lat, ally.capital)
    place = next((row for row in reference.places(reader) if row.id == ident), None)
    if place is None or place.lon is None or place.lat is None:
        return None
    return Here(place.lon, place.lat, place.name)
