"""Putting the program together: one QApplication, one window, what it needs and nothing global."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from console.config import logs, paths
from console.config.identity import signed_on
from console.domain.operation import Actor
from console.domain.times import Instant
from console.ui import crash
from console.ui.clock import Clock
from console.ui.crash_dialog import CrashTeller
from console.ui.notices import Notice
from console.ui.panes import PanelKind
from console.ui.preferences import Preferences
from console.ui.session import Opening, Session
from console.ui.theme import Look
from console.ui.window import Window
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store

FIRST_PAINT = "FLANK_FIRST_PAINT"
"""In the environment: say on standard output when the map was first painted, then quit. For ``bench start``."""


@dataclass(frozen=True)
class Start:
    """What a command asks of the window. ``opening`` opens or makes the case at ``path``; ``None`` shows no case.

    ``now`` is the clock to go by: an instant stops it, a function is asked each time, ``None`` is the real time.
    """

    path: Path | None = None
    opening: Opening | None = None
    now: Instant | Callable[[], Instant] | None = None
    theme: str | None = None


def application() -> QApplication:
    """The one QApplication, made when there is none."""
    known = QCoreApplication.instance()
    if isinstance(known, QApplication):
        return known
    made = QApplication(sys.argv[:1])
    made.setApplicationName("flank")
    made.setApplicationDisplayName(tr("Flank Console"))
    made.setDesktopFileName("flank-console")
    return made


def build(start: Start, preferences: Preferences, panels: tuple[PanelKind, ...] | None = None) -> Window:
    """The window, dressed and with its case on the way, not yet shown. Other ``panels`` come without a map."""
    if start.theme is not None:
        preferences.change(theme=start.theme)
    look = Look(preferences.value.theme, preferences.value.scale)
    app = application()
    look.apply(app)
    session = Session(_clock(start.now), lambda: Actor(*signed_on(preferences.value)))
    window = _furnished(look, preferences, session) if panels is None else Window(look, preferences, session, panels)
    look.setParent(window)
    session.setParent(window)
    session.clock.setParent(session)
    preferences.setParent(window)
    look.changed.connect(lambda: look.apply(app))
    if start.opening is not None and start.path is not None:
        session.begin(start.opening, start.path)
    return window


def run(case: Path | None, *, key: bytes | None, now: Callable[[], Instant]) -> int:
    """Show the window on a case, made with the public baseline where there is none, until it is closed."""
    app = application()
    logs.start(paths.state("log", "console.log"))
    preferences = Preferences(paths.settings_file())
    window = build(Start(case, None if case is None else _opening(case, key), now), preferences)
    crash.install(CrashTeller(window).tell)
    if preferences.set_aside is not None:
        window.say(_set_aside(preferences.set_aside))
    if os.environ.get(FIRST_PAINT):
        _announce_first_paint(window)
    window.show()
    try:
        return app.exec()
    finally:
        crash.uninstall()


def _furnished(look: Look, preferences: Preferences, session: Session) -> Window:
    """The window with all its panels, the map and the strip."""
    from console.ui.date_strip import DateStrip
    from console.ui.panels import PANELS
    from console.ui.picture_map import MapPane

    window = Window(look, preferences, session, PANELS)
    window.place_map(MapPane(window))
    window.place_strip(DateStrip(window))
    return window


def _opening(case: Path, key: bytes | None) -> Opening:
    def opening(actor: Actor, now: Instant) -> Store:
        if case.exists():
            from console.store.casefile import open_case

            return open_case(case, actor, now, key=key)
        from console.services.cases import new_case

        return new_case(case, actor, now, key=key)

    return opening


class _Told(Clock):
    """Goes by what a command tells is the time."""

    def __init__(self, now: Callable[[], Instant]) -> None:
        self._tell = now
        super().__init__()

    def now(self) -> Instant:
        """The time told, plus how far :meth:`run_from` set it ahead."""
        return self._tell() + self._ahead

    def run_from(self, start: Instant) -> None:
        """Go on from ``start``."""
        self._ahead = start - self._tell()
        self._tick()


def _clock(now: Instant | Callable[[], Instant] | None) -> Clock:
    return _Told(now) if callable(now) else Clock(now)


def _announce_first_paint(window: Window) -> None:
    from console.ui.picture_map import MapPane

    def painted() -> None:
        print("first paint", flush=True)
        window.quit()

    pane = window.findChild(MapPane)
    if pane is not None:
        pane.painted.connect(painted)


def _set_aside(kept: Path) -> Notice:
    words = tr("Your settings could not be read. They are kept as {name}; the usual ones are in use.", name=kept.name)
    return Notice(words, "warn")
