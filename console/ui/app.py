"""Putting the program together: one QApplication, one window, what it needs and nothing global."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from console.config import logs, paths
from console.config.identity import signed_on
from console.config.starting import take_breath
from console.domain.discretion import discreet
from console.domain.errors import BadInput
from console.domain.operation import Actor
from console.domain.times import Instant
from console.map.region import Region
from console.ui import crash
from console.ui.ahead import Ahead
from console.ui.application import FIRST_PAINT, PAINTED, PICTURED
from console.ui.application import application as application
from console.ui.case_search import follow
from console.ui.clock import Clock
from console.ui.crash_dialog import CrashTeller
from console.ui.first_sight import FirstSight, show_first
from console.ui.following import Following
from console.ui.notices import Notice
from console.ui.panels import PANELS
from console.ui.panes import PanelKind
from console.ui.preferences import Preferences
from console.ui.session import Session
from console.ui.shot import shoot as shoot
from console.ui.theme import Look
from console.ui.window import Window
from console.ui.words import tr


def run(
    case: Path | None,
    *,
    key: bytes | None = None,
    now: Callable[[], Instant] | None = None,
    first: FirstSight | None = None,
    passing: bool = False,
    view: str = "",
) -> int:
    """Open the window on a case and stay until it is closed. ``now`` replaces the machine's clock.

    With ``view`` it opens with that saved view, and with the newest incident in it.

    A ``passing`` case is thrown away afterwards: that is said at once, before anybody relies on it.

    What is seen ``first`` gives way to the window. Raises what opening the case raises, before any window is shown; a
    file that cannot be read but has backups is told in the window, which can restore one.
    """
    app = application()
    logs.start(paths.state("log", "console.log"))
    first = first or show_first()
    preferences = first.preferences
    window = build(preferences, now)
    Ahead(window)
    if case is not None:
        if passing:
            tell_passing(window, case)
        if view:
            from console.ui.opening_view import open_with

            open_with(window, view)
        _open(window, case, key)
    crash.install(CrashTeller(window).tell)
    if preferences.set_aside is not None:
        window.say(_set_aside(preferences.set_aside))
    _watch_first_paint(window, first)
    window.setGeometry(first.places.window)
    window.show()
    try:
        return app.exec()
    finally:
        crash.uninstall()


def build(
    preferences: Preferences, now: Callable[[], Instant] | None = None, panels: tuple[PanelKind, ...] = PANELS
) -> Window:
    """The window, dressed, with no case yet and not yet shown; panels other than its own come without a picture."""
    look = Look(preferences.value.theme, preferences.value.scale)
    app = application()
    look.prepare(app)
    session = Session(Clock(now), lambda: Actor(*signed_on(preferences.value)))
    # Everybody in the room reads the wall: what one Ally said stays off it.
    session.told = lambda label: discreet(label) if look.on_wall else label
    window = Window(look, preferences, session, panels)
    for owned in (look, session, preferences):
        owned.setParent(window)
    session.clock.setParent(session)
    look.changed.connect(lambda: look.apply(app))
    follow(window)
    Following(session)
    if panels is PANELS:
        _furnish(window)
    # Once everything is in its place: 25 ms of the first painted window, measured on two cores.
    app.setStyleSheet(look.style_sheet())
    return window


def _furnish(window: Window) -> None:
    """The picture on the map, the strip under it, and places from the map for the form."""
    from console.ui.closures import closures_of
    from console.ui.drawings import drawings_of
    from console.ui.due_badge import DueBadge
    from console.ui.find import read_in_time
    from console.ui.layer_counts import counts_of
    from console.ui.map_menu import MapMenu
    from console.ui.map_places import MapPlaces
    from console.ui.map_rings import MapRings
    from console.ui.map_stances import MapStances
    from console.ui.map_views import views_of
    from console.ui.overlays import overlays_of
    from console.ui.picking import Picking
    from console.ui.picture_map import PictureMap
    from console.ui.picture_regions import PictureRegions
    from console.ui.picture_reports import PictureReports
    from console.ui.report_choice import ReportChoice
    from console.ui.report_counts import ReportCounts
    from console.ui.time_strip import TimeStrip

    picture_map = PictureMap(window)
    MapPlaces(window)
    closures_of(window)
    overlays_of(window)
    Picking(window)
    read_in_time(window)
    PictureReports(window)
    PictureRegions(window)
    window.map.canvas.gathered.connect(partial(_show_gathered, window))
    views_of(window)
    ReportCounts(window)
    ReportChoice(window)
    drawings_of(window).changed.connect(counts_of(window).recount)
    MapMenu(window)
    window.bar.place_badge(DueBadge(window, window.bar))
    strip = TimeStrip(window)
    window.place_strip(strip)
    picture_map.pictured.connect(strip.timeline.prepare)
    # Rings need pyproj, which costs more than the first picture may.
    picture_map.pictured.connect(lambda: MapRings(window))
    picture_map.pictured.connect(lambda: MapStances(window))


def _show_gathered(window: Window, ids: list[str], region: Region | None) -> None:
    from console.ui.gathered import gathered_of

    gathered_of(window).show_gathered(ids, region)


def tell_passing(window: Window, case: Path) -> None:
    """While this case is open, say that it does not stay; nothing that leaves it is offered a place beside it."""
    from console.ui.new_case import ask_where

    window.openings.keep_out_of(case.parent)
    words = tr("This case is for trying out: it is thrown away when the window closes.")
    notice = Notice(words, "warn", tr("New case…"), partial(ask_where, window), key="passing")

    def opened() -> None:
        store = window.session.store
        if store is not None and store.path.resolve() == case.resolve():
            window.say(notice)
        else:
            window.notices.withdraw(notice.key)

    window.session.opened.connect(opened)


def _open(window: Window, case: Path, key: bytes | None) -> None:
    from console.store.backups import backups
    from console.store.casefile import open_case

    session = window.session
    try:
        store = open_case(case, session.actor, session.clock.now(), key=key)
    except BadInput as error:
        if not backups(case):
            raise
        window.openings.unreadable(case, key, error)
    else:
        session.show(store)


def _watch_first_paint(window: Window, first: FirstSight) -> None:
    from console.ui.picture_map import map_of

    def pictured() -> None:
        print(PICTURED, flush=True)
        window.quit()

    shown = map_of(window)
    if shown is None:
        first.give_way()
        return
    shown.painted.connect(first.give_way)
    shown.painted.connect(take_breath)
    if os.environ.get(FIRST_PAINT):
        shown.painted.connect(lambda: print(PAINTED, flush=True))
        shown.pictured.connect(pictured)


def _set_aside(kept: Path) -> Notice:
    words = tr("Your settings could not be read. They are kept as {name}; the usual ones are in use.", name=kept.name)
    return Notice(words, "warn")
