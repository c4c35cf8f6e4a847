"""Tab goes through everything on the map, from north-west to south-east."""

from typing import TYPE_CHECKING

from console.map import projection

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas

_EDGE = 20


class Stepping:
    """Selects the next mark of one canvas, those gathered under others too, and brings it into the picture."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas
        self._fresh = 0

    def enter(self, by: int) -> None:
        """The focus came in by Tab (1), by Shift+Tab (-1) or in another way (0)."""
        self._fresh = by

    def step(self, by: int) -> bool:
        """Select the next mark.

        False beyond the last one: Tab then leaves the map. Coming in by Tab begins at the first mark, by Shift+Tab at
        the last; after a click or a shortcut at the selected one.
        """
        looks = self._canvas.looks
        ids = [mark.id for mark in self._canvas.marks() if looks.pickable(mark.layer)]
        now = self._canvas.selected
        if self._fresh or now not in ids:
            begun = (self._fresh or by) > 0
            at = -1 if begun else len(ids)
        else:
            at = ids.index(now)
        at += by
        if not 0 <= at < len(ids):
            return False
        self._fresh = 0
        self._canvas.select(ids[at])
        self._reveal(ids[at])
        return True

    def _reveal(self, mark_id: str) -> None:
        mark = self._canvas.mark(mark_id)
        if mark is None:
            return
        place = self._canvas.point_of(mark.lon, mark.lat)
        if not self._canvas.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE).contains(place.toPoint()):
            self._canvas.set_view(self._canvas.view.centred(*projection.plane(mark.lon, mark.lat)))
