"""The window as a picture file, without a screen: the same window, everything read, every tile painted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QSize
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from console.config.tokens import THEMES
from console.domain.errors import CannotWrite, UsageError
from console.domain.times import Instant
from console.exports.files import write_file
from console.ui.workplaces import OPERATE

if TYPE_CHECKING:
    from console.map.views import View
    from console.store.casefile import Store
    from console.ui.window import Window


def shoot(
    case: Path,
    out: Path,
    *,
    size: tuple[int, int] = (1920, 1080),
    scale: float = 1.0,
    workplace: str = OPERATE,
    panel: str | None = None,
    select: str | None = None,
    view: str | None = None,
    theme: str | None = None,
    known_at: Instant | None = None,
    as_of: Instant | None = None,
    now: Instant,
    key: bytes | None = None,
) -> None:
    """Write the window on ``case`` as PNG to ``out``, ``size`` pixels at 100 % with ``scale`` device pixels each.

    ``panel``, a panel or a desk, comes to the front, else what ``workplace`` begins with. ``select`` are words whose
    newest hit stands in the inspector, ``view`` is a named map view or one saved in the case, by its name or number,
    ``known_at`` puts the case back, ``as_of`` is the shown day. The case is opened for reading only and left byte for
    byte as it was; equal input gives an equal picture.
    Raises UsageError for an unknown panel, view or theme, CannotWrite for ``out``, and what opening a case raises.
    """
    _check(out, panel, theme)
    from console.store.casefile import open_reading
    from console.ui.render import render

    store = open_reading(case, key=key, now=now)
    try:
        draw_in_memory(scale)
        with posed(
            store, QSize(*size), select=select, view=view, theme=theme, panel=panel, workplace=workplace,
            known_at=known_at, as_of=as_of, now=now,
        ) as window:  # fmt: skip
            image = render(window, QSize(*size), scale)
    except BaseException:
        store.close()
        raise
    _write(image, out)


@contextmanager
def posed(
    store: Store,
    size: QSize,
    *,
    select: str | None = None,
    view: str | None = None,
    theme: str | None = None,
    panel: str | None = None,
    workplace: str = OPERATE,
    known_at: Instant | None = None,
    as_of: Instant | None = None,
    now: Instant,
) -> Iterator[Window]:
    """A window on an open case, everything read and at rest; the store is let go of with it.

    Nothing is selected where ``select`` is empty; where it is None what is newest in view. Raises UsageError for a
    view there is not.
    """
    from console.ui.app import application, build
    from console.ui.desk_kinds import kinds
    from console.ui.opening_view import choose_newest
    from console.ui.picture import picture_of
    from console.ui.preferences import Preferences
    from console.ui.render import settle

    application().setCursorFlashTime(0)
    preferences = Preferences(None)
    if theme is not None:
        preferences.change(theme=theme)
    window = build(preferences, lambda: now)
    try:
        window.session.posing = os.access(store.path, os.W_OK)
        window.session.show(store)
        window.resize(size)
        window.show()
        settle(window)
        if known_at is not None:
            window.session.put_back(known_at)
            settle(window)
        place = None if view is None else _shown_as(window, view, timed=as_of is None)
        if as_of is not None:
            picture_of(window).show_day(as_of)
        if panel in {kind.id for kind in kinds()}:
            window.desks.show(panel)
        elif panel is not None:
            window.show_panel(panel)
        else:
            window.desks.go_to(workplace)
        if select is None:
            choose_newest(window)
        elif select:
            _choose(window, select)
        settle(window)
        _calm(window, place)
        yield window
    finally:
        window.close()
        window.jobs.join()
        window.deleteLater()


def _choose(window: Window, words: str) -> None:
    """What Ctrl+K finds first for ``words`` stands in the inspector. Raises UsageError when it finds nothing."""
    from console.ui.case_search import case_search
    from console.ui.palette import SearchHit
    from console.ui.render import settle

    found: list[SearchHit] = []
    case_search(window.session)(words, lambda _, hits: found.extend(hits))
    settle(window)
    if not found:
        raise UsageError(f"Nothing in the case holds {words!r}. Choose other words for --select.")
    window.selection.select(found[0].kind, found[0].id)


def _calm(window: Window, view: View | None) -> None:
    """Nothing blinks, nothing is half painted."""
    from console.ui.picture_map import map_of
    from console.ui.render import settle
    from console.ui.time_strip import TimeStrip

    strip = window.findChild(TimeStrip)
    if strip is not None:
        strip.timeline.complete()
        settle(window)
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    QApplication.processEvents()
    if view is not None:
        window.map.canvas.set_view(view)
    shown = map_of(window)
    if shown is not None:
        shown.tell_view()


def _check(out: Path, panel: str | None, theme: str | None) -> None:
    from console.ui.desk_kinds import kinds
    from console.ui.panels import PANELS

    known = [*(kind.id for kind in PANELS), *(kind.id for kind in kinds())]
    if panel is not None and panel not in known:
        raise UsageError(f"There is no panel {panel!r}. Panels: {', '.join(known)}.")
    if theme is not None and theme not in THEMES:
        raise UsageError(f"There is no theme {theme!r}. Themes: {', '.join(THEMES)}.")
    if out.is_dir():
        raise CannotWrite(f"{out} is a folder. Name a file in it.")
    if not os.access(out if out.exists() else out.parent, os.W_OK):
        raise CannotWrite(f"{out} cannot be written. Choose another folder.")


def _shown_as(window: Window, name: str, *, timed: bool) -> View:
    """The place of a view; one saved in the case shows its layers, and its time unless another is asked for."""
    from console.domain.map_view import wanted
    from console.map.views import NAMED
    from console.ui.map_views import views_of

    if name in NAMED:
        return NAMED[name]
    views = views_of(window)
    found = wanted(views.views, name)
    if found is None:
        known = [*NAMED, *(f"{one.name} ({one.number})" if one.number else one.name for one in views.views)]
        raise UsageError(f"There is no map view {name!r}. Views: {', '.join(known)}.")
    views.recall(found, with_time=timed)
    return window.map.canvas.view


def draw_in_memory(scale: float) -> None:
    """Draw in memory; a program that has a screen already keeps its own."""
    from console.ui.render import without_screen

    if QCoreApplication.instance() is None:
        without_screen(scale)


def _write(image: QImage, out: Path) -> None:
    """Whole or not at all."""
    picture = QBuffer()
    picture.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(picture, b"png")
    if not writer.write(image):
        raise CannotWrite(f"{out} was not written: {writer.errorString()}. Make it smaller.")
    write_file(out, bytes(picture.data().data()))
