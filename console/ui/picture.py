"""The picture of one span of time: what the panels, the timeline and the map of a window show together.

Everything the case knows is read once, off the window's thread; another span is then only another choice among it, so
that it can be dragged through ten years. What is shown never reaches beyond the moment the case is put back to.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from console.domain.picture import Known, derive
from console.domain.time_window import TimeWindow
from console.domain.times import Instant

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.store.reader import Reader
    from console.ui.window import Window

_TABLES = (
    "incident", "incident_report", "report_revision", "assessment", "unit", "placement", "readiness", "contribution",
    "placement_fact", "mission", "ally",
)  # fmt: skip


InView: TypeAlias = Callable[[npt.ArrayLike, npt.ArrayLike], npt.ArrayLike]
"""``in_view(lon, lat)`` tells of a place, or of each of many, in degrees, whether it is inside what the map shows."""


class Picture(QObject):
    """What the shown time holds, and what is in view."""

    #: Other things are shown: the window of time holds others, or the case changed.
    changed = Signal()
    #: Another window of time is shown; ``changed`` came before, where it holds other things.
    window_changed = Signal()
    #: Another part of the Earth is shown.
    moved = Signal()
    #: Somebody wants to see a thing's place, by its id.
    located = Signal(str)

    def __init__(self, window: Window) -> None:
        """Reads whenever the session of ``window`` says so."""
        super().__init__(window)
        self._session = window.session
        self.time = window.time
        self.known = Known()
        self.has_read = False
        #: While ``changed`` is told: whether somebody changed the case, so that what is new may be marked.
        self.fresh = False
        self._written = False
        self._untold = False
        self.shown = derive(self.known, self.window)
        self.in_view: InView = lambda _lon, _lat: True
        self._session.opened.connect(self._opened)
        self._session.changed.connect(self._case_changed)
        self.time.changed.connect(self._other_time)

    @property
    def window(self) -> TimeWindow:
        """The span of time shown."""
        return self.time.window

    @property
    def is_live(self) -> bool:
        """Whether its end follows the clock."""
        return self.time.live

    def show_window(self, window: TimeWindow) -> None:
        """Show another span of time, kept between 2014 and now."""
        self.time.show(window)

    def show_day(self, day: Instant) -> None:
        """Show the posture of the UTC day an instant falls on: the window of the present length, a day at least."""
        self.time.show_day(day)

    def live(self) -> None:
        """Follow the clock again."""
        self.time.show_live()

    def look_at(self, in_view: InView) -> None:
        """Told by the map, after each movement: what is inside what it shows."""
        self.in_view = in_view
        self.moved.emit()

    def locate(self, thing: str) -> None:
        """Ask whoever shows places to bring one into view."""
        self.located.emit(thing)

    def _opened(self) -> None:
        self.known, self.has_read = Known(), False
        self._derive()
        self._read()

    def _case_changed(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*_TABLES):
            self._written = changes is not None and changes.written
            self._read(None if changes is None or changes.written else changes)

    def _read(self, moved: Changes | None = None) -> None:
        if moved is None:
            self._session.read(_known, self._arrived)
            return

        def known(reader: Reader) -> Known:
            from console.exports.picture import known_after

            # What stands now is what was read last: readings come back in the order they were asked for.
            return known_after(reader, self.known, moved)

        self._session.read(known, self._moved)

    def _moved(self, known: Known) -> None:
        """Another moment mostly holds the same: who shows it need not show it again."""
        if self.has_read and not self._untold and known.same_things(self.known):
            self.known = known
        else:
            self._arrived(known)

    def _arrived(self, known: Known) -> None:
        self.known, self.has_read = known, True
        self.fresh, self._written = self._written, False
        self._derive()
        self.fresh = False

    def _derive(self) -> None:
        self._untold = False
        self.shown = derive(self.known, self.window)
        self.changed.emit()

    def _other_time(self) -> None:
        before, self.shown = self.shown, derive(self.known, self.window)
        if not self.shown.same_things(before):
            # At another moment other things are known: they are shown once, when they are read.
            self._untold = self._session.follows(*_TABLES)
            if not self._untold:
                self.changed.emit()
        self.window_changed.emit()


def picture_of(window: Window) -> Picture:
    """The picture of a window, made when the first panel asks for it."""
    found = window.findChild(Picture)
    return Picture(window) if found is None else found


def _known(reader: Reader) -> Known:
    from console.exports import picture

    return picture.known(reader)
