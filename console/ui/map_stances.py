"""Stances of Allies on the map: those on the newest version in the consultation shown, where the operator may see them.

They follow the consultation that the workplace Consult is on. On a wall they are there only once they are released.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF

from console.exports.stance_marks import stances_of
from console.ui.consult.chosen import consulting_of
from console.ui.hover import hover_of
from console.ui.layer_counts import Tallies, counts_of, tally_of_marks
from console.ui.picture import InView

if TYPE_CHECKING:
    from console.ui.window import Window


class MapStances(QObject):
    """Puts the stances on the map of a window, and takes them off it."""

    def __init__(self, window: Window) -> None:
        """Lives as long as the window."""
        super().__init__(window)
        self._canvas, self._look = window.map.canvas, window.look
        self._consulting = consulting_of(window)
        self._counts = counts_of(window)
        self._counts.add("stances", self._tally)
        hover_of(window).add(self._told)
        self._consulting.changed.connect(self._show)
        self._look.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        picture = self._consulting.picture
        marks = () if picture is None else stances_of(picture, self._consulting.now)
        if self._look.on_wall:
            marks = tuple(mark for mark in marks if mark.released)
        if marks != self._canvas.content.stances:
            self._canvas.set_stances(marks)
            self._counts.recount("stances")

    def _tally(self, in_view: InView) -> Tallies:
        found = tally_of_marks(self._canvas.content.stances, in_view)
        return {layer: replace(tally, numbered=False) for layer, tally in found.items()}

    def _told(self, at: QPointF) -> list[str]:
        """Whose sign is under the pointer."""
        mark = self._canvas.stance_at(at)
        return [] if mark is None else [mark.spoken]
