"""Several things selected at once: those whose true place lies in a box or a lasso."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.map.region import Region

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas


class Gathering(QObject):
    """The region of one canvas and the ids in it, in the order of its marks. Told by ``canvas.gathered``.

    It follows what is shown: a mark that comes into the region is in it, one that goes is not.
    """

    def __init__(self, canvas: "MapCanvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.region: Region | None = None
        self.ids: tuple[str, ...] = ()

    def take(self, region: Region) -> None:
        """Gather what lies in a region instead of what was gathered before."""
        self.region = region
        self._tell(self._found())

    def clear(self) -> None:
        """Gather nothing."""
        if self.region is not None:
            self.region = None
            self._tell(())

    def renew(self) -> None:
        """Other marks are shown: see which of them lie in the region."""
        if self.region is not None and (found := self._found()) != self.ids:
            self._tell(found)

    def _found(self) -> tuple[str, ...]:
        if self.region is None:
            return ()
        marks = [mark for mark in self._canvas.marks() if self._canvas.looks.pickable(mark.layer)]
        inside = self.region.holds_places([(mark.lon, mark.lat) for mark in marks])
        return tuple(mark.id for mark, held in zip(marks, inside, strict=True) if held)

    def _tell(self, ids: tuple[str, ...]) -> None:
        self.ids = ids
        self._canvas.gathered.emit(list(ids), self.region)
        self._canvas.update()
