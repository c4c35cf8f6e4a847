"""Ways that are closed, on the map: those that hold at the last moment of the time shown; lifted and looked up here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF

from console.domain.movement import Closure
from console.domain.times import Interval, dtg, overlaps
from console.ui.case_reading import follow_case
from console.ui.hover import hover_of
from console.ui.layer_counts import counts_of, tally_of_drawings
from console.ui.picture import picture_of
from console.ui.selection import CLOSURE
from console.ui.words import tr

if TYPE_CHECKING:
    from console.exports.map_marks import Shut
    from console.store.reader import Reader
    from console.ui.window import Window


class Closures(QObject):
    """The closures of a window's case, as known at the moment shown."""

    def __init__(self, window: Window) -> None:
        """Lives as long as the window."""
        super().__init__(window)
        self._canvas, self._selection = window.map.canvas, window.selection
        self._picture = picture_of(window)
        self._shut: tuple[Shut, ...] = ()
        self._counts = counts_of(window)
        self._counts.add("closures", lambda _: tally_of_drawings(self._canvas.content.closures, self._canvas.frame()))
        hover_of(window).add(self._lines)
        self._picture.window_changed.connect(self._show)
        follow_case(window.session, ("closure", "marking"), _read, self._arrived, lambda: self._arrived(()))

    @property
    def all(self) -> tuple[Closure, ...]:
        """Every closure of the case, the newest first."""
        return tuple(one.known for one in reversed(self._shut))

    def closure(self, ident: str) -> Closure | None:
        """The one with an id."""
        return next((one.known for one in self._shut if one.mark.id == ident), None)

    def select(self, closure: Closure) -> None:
        """Select it, which brings it into view."""
        self._selection.select(CLOSURE, closure.id.hex())

    def holds(self, closure: Closure) -> bool:
        """Whether it holds at the last moment of the time shown."""
        window = self._picture.window
        return overlaps(Interval(window.at, window.end), closure.valid_from, closure.valid_to)

    def _arrived(self, found: tuple[Shut, ...]) -> None:
        self._shut = found
        self._show()

    def _show(self) -> None:
        shown = tuple(one.mark for one in self._shut if self.holds(one.known))
        if shown != self._canvas.content.closures:
            self._canvas.set_closures(shown)
            self._counts.recount("closures")

    def _lines(self, at: QPointF) -> list[str]:
        """What the tooltip says besides the name of the closure under the pointer."""
        found = self.closure(next(iter(self._canvas.ids_at(at)), ""))
        return [] if found is None else [when_words(found), found.reason]


def when_words(closure: Closure) -> str:
    """``from 151944Z NOV 22 until 201200Z NOV 22``, or until it is lifted."""
    begins = dtg(closure.valid_from)
    if closure.valid_to is None:
        return tr("from {begins} until lifted", begins=begins)
    return tr("from {begins} until {ends}", begins=begins, ends=dtg(closure.valid_to))


def closures_of(window: Window) -> Closures:
    """The closures of a window, made when the first asks for them."""
    found = window.findChild(Closures)
    return Closures(window) if found is None else found


def _read(reader: Reader) -> tuple[Shut, ...]:
    from console.exports.map_marks import shut

    return shut(reader)
