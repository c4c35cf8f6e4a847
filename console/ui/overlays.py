"""The overlays of the open case on its map: read when they change, shown in the time shown, counted, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.map import projection
from console.map.looks import OVERLAY
from console.map.overlay_marks import OverlayMark
from console.ui.case_reading import follow_case
from console.ui.layer_counts import Tallies, Tally, counts_of
from console.ui.map_looks import looks_of
from console.ui.picture import InView, picture_of

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window


class Overlays(QObject):
    """What overlays a window's case has, as known at the moment shown. ``changed`` when there are others."""

    changed = Signal()

    def __init__(self, window: Window) -> None:
        """Reads whenever the session of ``window`` says so."""
        super().__init__(window)
        self._window = window
        self._canvas = window.map.canvas
        self._picture = picture_of(window)
        self._looks = looks_of(window)
        self._counts = counts_of(window)
        self.marks: tuple[OverlayMark, ...] = ()
        self._counts.add("overlays", self._tallies)
        self._picture.window_changed.connect(self._show_time)
        follow_case(
            window.session, ("overlay", "overlay_feature", "source"), _marks, self._show, lambda: self._show(())
        )

    def overlay(self, layer: str) -> OverlayMark | None:
        """The overlay of a layer of the map."""
        return next((mark for mark in self.marks if mark.layer == layer), None)

    def fit(self, layer: str) -> None:
        """Bring all of an overlay into view."""
        mark = self.overlay(layer)
        if mark is not None and mark.box is not None:
            west, south, east, north = mark.box
            places = [projection.degrees(x, y) for x in (west, east) for y in (south, north)]
            self._canvas.fit([place for place in places if place[0] == place[0]] or [(23.0, 52.0)])

    def remove(self, layer: str) -> None:
        """Take an overlay out of the case; undo brings it back."""
        from console.services.overlays import remove_overlay

        self._window.session.act(remove_overlay, bytes.fromhex(layer.removeprefix(OVERLAY)))

    def rename(self, layer: str) -> None:
        """Ask for another name."""
        mark = self.overlay(layer)
        if mark is not None:
            from console.ui.overlay_naming import RenameSheet

            RenameSheet(self._window, mark.id, mark.name).show()

    def _show(self, marks: tuple[OverlayMark, ...]) -> None:
        self.marks = marks
        self._looks.know_overlays(tuple(mark.layer for mark in reversed(marks)))
        self._show_time()
        self.changed.emit()

    def _show_time(self) -> None:
        window = self._picture.window
        shown = tuple(mark.within(window.start, window.end) for mark in self.marks)
        if shown != self._canvas.content.overlays:
            self.marks = shown
            self._canvas.set_overlays(shown)
        self._counts.recount("overlays")

    def _tallies(self, _in_view: InView) -> Tallies:
        """Of each overlay, how many of its shapes hold in the shown time, and how many of them are in view."""
        bounds = self._canvas.frame().bounds
        return {
            mark.layer: Tally(int((mark.shown & mark.placed).sum()), int(mark.seen_in(bounds).sum()))
            for mark in self.marks
        }


def overlays_of(window: Window) -> Overlays:
    """The overlays of a window, made when the first asks for them."""
    found = window.findChild(Overlays)
    return Overlays(window) if found is None else found


def _marks(reader: Reader) -> tuple[OverlayMark, ...]:
    from console.exports.map_marks import overlays

    return overlays(reader)
