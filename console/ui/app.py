"""Putting the program together: one QApplication, one window, what it needs and nothing global."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from console.config import logs, paths
from console.config.identity import signed_on
from console.domain.errors import CannotWrite, UsageError
from console.domain.operation import Actor
from console.domain.times import Instant
from console.map import views
from console.ui import crash
from console.ui.clock import Clock
from console.ui.crash_dialog import CrashTeller
from console.ui.notices import Notice
from console.ui.panels import PANELS
from console.ui.panes import PanelKind
from console.ui.preferences import Preferences
from console.ui.render import render, settle, without_screen
from console.ui.session import Session
from console.ui.theme import Look
from console.ui.window import Window
from console.ui.words import tr


def run(case: Path | None, *, key: bytes | None = None, now: Callable[[], Instant] | None = None) -> int:
    """Open the window on a case and stay until it is closed. ``now`` replaces the machine's clock.

    Raises what opening the case raises, before any window is shown.
    """
    app = application()
    logs.start(paths.state("log", "console.log"))
    preferences = Preferences(paths.settings_file())
    window = build(preferences, now)
    if case is not None:
        _open(window, case, key)
    crash.install(CrashTeller(window).tell)
    if preferences.set_aside is not None:
        window.say(_set_aside(preferences.set_aside))
    window.show()
    try:
        return app.exec()
    finally:
        crash.uninstall()


def shoot(
    case: Path,
    out: Path,
    *,
    now: Instant,
    size: tuple[int, int] = (1920, 1080),
    scale: float = 1.0,
    panel: str | None = None,
    view: str | None = None,
    theme: str | None = None,
    as_of: Instant | None = None,
    known_at: Instant | None = None,
    key: bytes | None = None,
) -> None:
    """Write the window on a case as a PNG of ``size`` × ``scale`` pixels, without a screen.

    ``as_of`` picks the day whose posture is shown, ``known_at`` the moment as which the case is known. Raises
    UsageError for a panel or view that does not exist, CannotWrite, and what opening the case raises.
    """
    without_screen(scale)
    application()
    preferences = Preferences(None)
    if theme is not None:
        preferences.change(theme=theme)
    window = build(preferences, lambda: now)
    try:
        _open(window, case, key)
        window.resize(*size)
        window.show()
        _aim(window, panel, view)
        window.day.choose(as_of)
        settle(window)
        window.session.put_back(known_at)
        _write(render(window, QSize(*size), scale), out)
    finally:
        window.close()


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


def build(
    preferences: Preferences, now: Callable[[], Instant] | None = None, panels: tuple[PanelKind, ...] = PANELS
) -> Window:
    """The window, dressed, with no case yet and not yet shown."""
    look = Look(preferences.value.theme, preferences.value.scale)
    app = application()
    look.apply(app)
    session = Session(Clock(now), lambda: Actor(*signed_on(preferences.value)))
    window = Window(look, preferences, session, panels)
    for owned in (look, session, preferences):
        owned.setParent(window)
    session.clock.setParent(session)
    look.changed.connect(lambda: look.apply(app))
    return window


def _open(window: Window, case: Path, key: bytes | None) -> None:
    from console.store.casefile import open_case

    session = window.session
    session.show(open_case(case, session.actor, session.clock.now(), key=key))


def _aim(window: Window, panel: str | None, view: str | None) -> None:
    if panel is not None:
        if panel not in window.panels:
            raise UsageError(f"{panel!r} is no panel. Panels are: {', '.join(window.panels)}.")
        window.show_panel(panel)
    if view is not None:
        if view not in views.NAMED:
            raise UsageError(f"{view!r} is no view. Views are: {', '.join(views.NAMED)}.")
        window.map.canvas.set_view(views.NAMED[view])


def _write(picture: QImage, out: Path) -> None:
    fresh = out.with_name(f".{out.stem}.new.png")
    try:
        if not picture.save(str(fresh)):
            raise CannotWrite(f"{out} was not written. Choose a folder you may write to.")
        fresh.replace(out)
    finally:
        fresh.unlink(missing_ok=True)


def _set_aside(kept: Path) -> Notice:
    words = tr("Your settings could not be read. They are kept as {name}; the usual ones are in use.", name=kept.name)
    return Notice(words, "warn")
