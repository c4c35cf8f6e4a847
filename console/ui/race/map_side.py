"""The map of the desk: the ways of the plan's forces on it, the chosen one in front, under HYPOTHETICAL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from console.domain.arrival_times import Arrival, Mover
from console.domain.letters import cut
from console.domain.race import Race
from console.exports.picture_names import name_in_plan
from console.map import projection, views
from console.map.looks import INCIDENTS, Eye
from console.map.views import View
from console.ui.desk_card import hypothetical_chip
from console.ui.label import Label
from console.ui.map_looks import looks_of
from console.ui.race.reading import Told
from console.ui.words import plain_tip, tr

if TYPE_CHECKING:
    from console.ui.window import Window


_NAMES, _LETTERS = 3, 24
_NEAR = 380_000.0
"""Metres around the objective that are shown: from Tallinn to the Suwałki gap around Riga."""
_MARGIN = 24.0
_TAKEN = 22
"""Steps of the grid the map's buttons and the gaps around the mark take of its width."""


class MapSide(QFrame):
    """Takes the window's map in and puts its view back when the desk is left."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Without the map until the desk is shown."""
        super().__init__(parent)
        self.setObjectName("deskCard")
        self._window = window
        self._told = Told()
        self._before: View | None = None
        self._fitted = b"\0"
        self._chosen = ""
        self.holder = QVBoxLayout(self)
        self.holder.setContentsMargins(1, 1, 1, 1)
        gap = window.look.gap
        self.chip = QFrame(window.map)
        self.chip.setObjectName("mapChip")
        line = QHBoxLayout(self.chip)
        line.setContentsMargins(gap(1), gap(1), gap(2), gap(1))
        line.setSpacing(gap(2))
        self._hypothetical = hypothetical_chip(window.look, self.chip)
        line.addWidget(self._hypothetical)
        self.words = Label("", self.chip)
        line.addWidget(self.words)
        self.chip.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: room for more words beside the mark, or for fewer."""
        super().resizeEvent(event)
        if self.chip.isVisible():
            self._say()

    def enter(self) -> None:
        """The desk is shown."""
        canvas, looks = self._window.map.canvas, looks_of(self._window).value
        self._before = canvas.view
        # A loud map under a plan hides it: what happened is the posture's.
        canvas.set_looks(looks if looks.eye(INCIDENTS) is Eye.SHUT else looks.toggled_group(INCIDENTS))
        self._fitted = b"\0"
        self.chip.move(self._window.look.gap(2), self._window.look.gap(2))
        self._say()

    def leave(self) -> None:
        """Nothing of a plan stays on the map, and it shows what it showed before."""
        canvas = self._window.map.canvas
        canvas.show_ways(())
        canvas.set_looks(looks_of(self._window).value)
        self.chip.hide()
        self._window.map.lay_over(self.chip)
        if self._before is not None:
            canvas.set_view(self._before)

    def show_told(self, told: Told) -> None:
        """The ways of a plan; another plan brings all of them into view."""
        self._told = told
        race = told.race
        if race is None:
            self._window.map.canvas.show_ways(())
            return
        ids = {way.id for way in told.ways}
        if self._chosen not in ids:
            self._chosen = ""
        self._draw()
        key = race.plan.id + race.plan.objective.encode()
        if key != self._fitted:
            self._fitted = key
            self._show_around(race)

    def choose(self, mover_id: str) -> None:
        """Put one way in front; one that comes from beyond the map is shown whole, and without one the objective is."""
        self._chosen = mover_id
        self._draw()
        race = self._told.race
        if race is not None:
            self._show_around(race, next((one.mover for one in race.arrivals if one.mover.id == mover_id), None))

    def _show_around(self, race: Race, chosen: Mover | None = None) -> None:
        """The objective and what stands or moves near it, or the whole of one way to it.

        Ways from far away leave the map at its edge: the whole continent would show nothing of where they meet.
        """
        canvas = self._window.map.canvas
        legs = () if chosen is None else chosen.route.legs
        places = [(race.plan.lon, race.plan.lat), *(point for leg in legs for point in leg.points)]
        x, y = projection.forward([lon for lon, _ in places], [lat for _, lat in places])
        sides = [(float(along[0]) - _NEAR, float(along[0]) + _NEAR) for along in (x, y)]
        if any(along.min() < low or along.max() > high for along, (low, high) in zip((x, y), sides, strict=True)):
            sides = [(float(along.min()), float(along.max())) for along in (x, y)]
        (west, east), (south, north) = sides
        wide, high = canvas.width() - 2 * _MARGIN, canvas.height() - 2 * _MARGIN
        canvas.go_to(views.filling((west, south, east, north), wide, high))

    def _draw(self) -> None:
        first = self._first()
        chosen = self._chosen or ("" if first is None else first.mover.id)
        self._window.map.canvas.show_ways(self._told.ways, chosen)
        self._say()

    def _first(self) -> Arrival | None:
        """The way in front while none is chosen: that of the first soldiers to be there."""
        arrivals = () if self._told.race is None else self._told.race.arrivals
        coming = [one for one in arrivals if one.mover.route.legs and one.mover.persons_most]
        return min(coming, key=lambda one: one.p50, default=None)

    def _say(self) -> None:
        """What the map shows, over its upper left corner."""
        race = self._told.race
        arrivals = () if race is None else race.arrivals
        first = self._first()
        shown = next((one for one in arrivals if one.mover.id == self._chosen), first)
        words = "" if shown is None else self._way_words(shown.mover)
        room = self.width() - self._hypothetical.sizeHint().width() - self._window.look.gap(_TAKEN)
        self.words.setText(self.words.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, room)))
        self.words.setToolTip(plain_tip(words))
        self.words.setVisible(bool(words) and room > 0)
        self.chip.adjustSize()
        self.chip.show()
        self.chip.raise_()
        self._window.map.lay_over(self.chip)

    def _way_words(self, mover: Mover) -> str:
        """``BG Romania: E68, E60, A2 …``, of what is numbered; empty where nothing is."""
        numbered = [leg.name for leg in mover.route.legs if any(letter.isdigit() for letter in leg.name)]
        names = list(dict.fromkeys(numbered))
        if not names:
            return ""
        force = next((force for force in self._told.forces if force.id == mover.unit_id), None)
        way = ", ".join(names[:_NAMES]) + " …" * (len(names) > _NAMES)
        return tr("{force}: {way}", force=cut(name_in_plan(mover.label, force), _LETTERS), way=way)
