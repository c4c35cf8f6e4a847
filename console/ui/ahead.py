"""What the first visit to Brief needs, made ready while nobody waits for it: modules read beside the window's thread,
then its desks, one a turn.

A desk that somebody goes to before is made there and then, as ever.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from console.ui.desk_kinds import REGISTER, STORYBOARD
from console.ui.picture_map import map_of

if TYPE_CHECKING:
    from console.ui.jobs import Progress
    from console.ui.window import Window

PATIENCE_MS: Final = 4_000
"""After the first picture; the places to find are read before."""
_TURN_MS: Final = 60
MODULES: Final = (
    "console.ui.brief.storyboard",
    "console.ui.brief.register",
    "console.ui.brief.building",
    "console.ui.brief.adding",
    "console.ui.brief.export_sheet",
    "console.ui.presenting.begin",
    "console.ui.presenting.presentation",
    "console.ui.presenting.prepared",
)
"""What is read only when somebody goes to Brief, adds to a briefing, exports or gives one: 250 ms of the processor."""
DESKS: Final = (STORYBOARD, REGISTER)
"""Those that take longer to make than a turn of the window's thread may, if they are shown in the same turn."""


class Ahead(QObject):
    """Makes ready what comes next, once, some seconds after the first picture."""

    def __init__(self, window: Window) -> None:
        """Nothing is done before the window has shown what the case holds."""
        super().__init__(window)
        self._window = window
        self._desks = list(DESKS)
        self._turn = QTimer(self, interval=_TURN_MS, singleShot=True)
        self._turn.timeout.connect(self._make)
        shown = map_of(window)
        if shown is not None:
            shown.pictured.connect(lambda: QTimer.singleShot(PATIENCE_MS, self, self.begin))

    def begin(self) -> None:
        """Read the modules, then make the desks."""
        if self._window.isVisible():  # else it was closed meanwhile
            self._window.jobs.start("", _read, lambda _: self._turn.start())

    def _make(self) -> None:
        """Make one desk and leave the rest to the next turns; while the case is read, that comes first."""
        if not self._window.isVisible():
            return
        if not self._window.session.busy:
            self._window.desks.make(self._desks.pop(0))
        if self._desks:
            self._turn.start()


def _read(progress: Progress) -> None:
    for name in MODULES:
        progress.check()
        import_module(name)
