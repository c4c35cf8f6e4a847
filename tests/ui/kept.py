"""One window on the baseline for all tests of a module: put back before each as the first one found it."""

import shutil
from pathlib import Path

import msgspec

from console.domain.time_window import YEAR
from console.map.looks import Looks
from console.map.reports.points import EMPTY
from console.ui.map_looks import looks_of
from console.ui.render import settle
from console.ui.table_view import TableView
from console.ui.window import Window


class Kept:
    """For tests that look. One that wrote, closed the case or put it back costs the next one a fresh copy of it.

    What it does not put back: the order of tables, what is folded in them, the sizes of the window and its docks,
    and that the map follows these while nobody has moved it.
    """

    def __init__(self, window: Window, baseline: Path, folder: Path) -> None:
        """``window`` at rest on a copy of ``baseline``; others go into ``folder``."""
        self._window = window
        self._baseline = baseline
        self._folder = folder
        self._copies = 0
        self._touched = False
        self._view = window.map.canvas.view
        self._settings = msgspec.structs.asdict(window.preferences.value)
        window.session.changed.connect(self._touch)
        window.session.opened.connect(self._touch)

    def window(self) -> Window:
        """The window, at rest and as it was at first."""
        window = self._window
        settle(window)
        if self._touched:
            self._copies += 1
            window.session.put_back(None)
            window.openings.open(Path(shutil.copy(self._baseline, self._folder / f"baseline {self._copies}.flank")))
            settle(window)
        self._put_back(window)
        settle(window)
        self._touched = False
        return window

    def _touch(self) -> None:
        self._touched = True

    def _put_back(self, window: Window) -> None:
        window.activateWindow()
        window.desks.leave()
        window.replay.stop()
        window.preferences.change(**self._settings | {"recent": window.preferences.value.recent})
        looks_of(window).show(Looks())
        window.selection.clear()
        window.time.reach(YEAR)
        window.time.show_live()
        for table in window.findChildren(TableView):
            table.filter_by("")
        canvas = window.map.canvas
        canvas.use(None)
        canvas.gathering.clear()
        canvas.found.clear()
        canvas.reports.set_points(EMPTY)
        canvas.set_view(self._view)
        while window.notices.close_newest():
            pass
