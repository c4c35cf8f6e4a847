"""Putting the program together: one QApplication, one window, what it needs and nothing global."""

from __future__ import annotations

import getpass
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from console.config import logs, paths
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


@dataclass(frozen=True)
class Start:
    """What a command asks of the window. ``opening`` opens or makes the case at ``path``; ``None`` shows no case."""

    path: Path | None = None
    opening: Opening | None = None
    now: Instant | None = None
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
    """The window, dressed and with its case on the way, not yet shown."""
    from console.ui.panels import PANELS

    if start.theme is not None:
        preferences.change(theme=start.theme)
    look = Look(preferences.value.theme, preferences.value.scale)
    app = application()
    look.apply(app)
    session = Session(Clock(start.now), lambda: signed_on(preferences))
    window = Window(look, preferences, session, PANELS if panels is None else panels)
    look.setParent(window)
    session.setParent(window)
    session.clock.setParent(session)
    preferences.setParent(window)
    look.changed.connect(lambda: look.apply(app))
    if start.opening is not None and start.path is not None:
        session.begin(start.opening, start.path)
    return window


def signed_on(preferences: Preferences) -> Actor:
    """Who writes: the name and station chosen, else the account and the machine."""
    value = preferences.value
    return Actor(value.name or _account(), value.station or platform.node() or tr("this workstation"))


def run(start: Start) -> int:
    """Open the window and stay until it is closed."""
    app = application()
    logs.start(paths.state("log", "console.log"))
    preferences = Preferences(paths.settings_file())
    window = build(start, preferences)
    crash.install(CrashTeller(window).tell)
    if preferences.set_aside is not None:
        window.say(_set_aside(preferences.set_aside))
    window.show()
    try:
        return app.exec()
    finally:
        crash.uninstall()


def _set_aside(kept: Path) -> Notice:
    words = tr("Your settings could not be read. They are kept as {name}; the usual ones are in use.", name=kept.name)
    return Notice(words, "warn")


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return tr("operator")
