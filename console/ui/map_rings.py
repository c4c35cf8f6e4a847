"""Rings of air defence and air policing on the map: those that hold at the last moment of the time shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF

from console.domain.authority import Coverage
from console.domain.times import Interval, overlaps
from console.ui.case_reading import follow_case
from console.ui.hover import hover_of
from console.ui.layer_counts import counts_of, tally_of_drawings
from console.ui.picture import picture_of
from console.ui.words import tr

if TYPE_CHECKING:
    from console.exports.map_marks import Ring
    from console.store.reader import Reader
    from console.ui.window import Window


class MapRings(QObject):
    """Reads the rings whenever they change, and shows those of the day."""

    def __init__(self, window: Window) -> None:
        """Lives as long as the window."""
        super().__init__(window)
        self._canvas = window.map.canvas
        self._picture = picture_of(window)
        self._known: tuple[Ring, ...] = ()
        self._shown: tuple[Ring, ...] = ()
        self._counts = counts_of(window)
        self._counts.add("rings", lambda _: tally_of_drawings(self._canvas.content.rings, self._canvas.frame()))
        hover_of(window).add(self._told)
        self._picture.window_changed.connect(self._show)
        follow_case(window.session, ("coverage",), _rings, self._arrived, lambda: self._arrived(()))

    def _arrived(self, known: tuple[Ring, ...]) -> None:
        self._known = known
        self._show()

    def _show(self) -> None:
        window = self._picture.window
        moment = Interval(window.at, window.end)
        shown = tuple(one for one in self._known if overlaps(moment, one.known.valid_from, one.known.valid_to))
        if shown != self._shown:
            self._shown = shown
            self._canvas.set_rings([ring.mark for ring in shown])
            self._counts.recount("rings")

    def _told(self, at: QPointF) -> list[str]:
        """What is known of the rings whose edge is under the pointer."""
        ids = set(self._canvas.ids_at(at))
        touched = [ring.known for ring in self._shown if ring.mark.id in ids]
        return [line for known in touched for line in _words(known)]


def _words(known: Coverage) -> list[str]:
    kind = tr("Air defence") if known.kind == "air defence" else tr("Air policing")
    reach = tr("{kind} to about {km} km", kind=kind, km=f"{known.radius_km:g}")
    check = tr("To check: {note}", note=known.provenance.check_note) if known.provenance.to_check else ""
    return [line for line in (reach, known.note, check) if line]


def _rings(reader: Reader) -> tuple[Ring, ...]:
    from console.exports.map_marks import rings

    return rings(reader)
