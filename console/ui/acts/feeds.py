"""Import, and the feeds: the network's master switch, feeds added, switched and removed, sources rated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from console.ui.commands import Command, why_not_writable
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.domain.live_feed import LiveFeed, SourceStanding
    from console.ui.panels.sources import Sources
    from console.ui.window import Window

_MENU = "Reports"


def sources_of(window: Window) -> Sources | None:
    """The panel of sources of a window that has one."""
    from console.ui.panels.sources import Sources

    panel = window.panels.get("sources")
    return panel if isinstance(panel, Sources) else None


def _source(window: Window) -> SourceStanding | None:
    panel = sources_of(window)
    return None if panel is None else panel.chosen


def _feed(window: Window) -> LiveFeed | None:
    source = _source(window)
    return None if source is None else source.feed


def _writable(window: Window) -> bool:
    return window.session.writable


def _import(window: Window) -> None:
    from console.ui.arriving.taking import taking_of

    dialog = QFileDialog(window, tr("Import files"), str(window.openings.folder()))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: taking_of(window).take_files([Path(name) for name in names]))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _places(window: Window) -> None:
    from console.ui.placing import ask_places

    ask_places(window)


def _add(window: Window) -> None:
    from console.ui.arriving.feed_form import ask_feed

    source = _source(window)
    ask_feed(window, None, source if source is not None and source.feed is None else None)


def _edit(window: Window) -> None:
    from console.ui.arriving.feed_form import ask_feed

    ask_feed(window, _feed(window), _source(window))


def _rate(window: Window) -> None:
    from console.ui.arriving.feed_form import ask_rating

    source = _source(window)
    if source is not None:
        ask_rating(window, source)


def _switch(window: Window) -> None:
    from console.ui.arriving.feed_form import switch

    feed = _feed(window)
    if feed is not None:
        switch(window, feed)


def _switch_words(window: Window) -> str:
    from console.ui.arriving.feed_form import switch_words

    return switch_words(_feed(window))


def _ask_now(window: Window) -> None:
    from console.ui.arriving.live import live_of

    feed = _feed(window)
    if feed is not None:
        live_of(window).ask_now(feed.id)


def _remove(window: Window) -> None:
    from console.services.live_feeds import remove_feed

    feed = _feed(window)
    if feed is not None:
        window.session.act(remove_feed, feed.id)


def _network(window: Window) -> None:
    window.preferences.change(network_off=not window.preferences.value.network_off)


def _network_words(window: Window) -> str:
    return tr("Network on") if window.preferences.value.network_off else tr("Network off")


def _has_feed(window: Window) -> bool:
    return _writable(window) and _feed(window) is not None


COMMANDS = (
    Command("import", later("Import files…"), _MENU, 8, _import, "Ctrl+I", _writable, why_not=why_not_writable),
    Command("reports.places", later("Look for places of reports…"), _MENU, 8, _places, "", _writable),
    Command("feed.add", later("Add feed…"), _MENU, 9, _add, "", _writable),
    Command("feed.edit", later("Edit feed…"), _MENU, 9, _edit, "", _has_feed),
    Command("feed.switch", later("Switch feed on or off"), _MENU, 9, _switch, "", _has_feed, wording=_switch_words),
    Command("feed.ask", later("Ask feed now"), _MENU, 9, _ask_now, "", _has_feed),
    Command("feed.remove", later("Remove feed"), _MENU, 9, _remove, "", _has_feed),
    Command(
        "source.rate", later("Rate source…"), _MENU, 9, _rate, "",
        lambda window: _writable(window) and _source(window) is not None,
    ),
    Command("network", later("Network on or off"), "Tools", 1, _network, wording=_network_words),
)  # fmt: skip
