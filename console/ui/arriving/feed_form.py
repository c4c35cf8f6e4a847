"""The form of a feed and of a source's rating, and what a person must read before a port is opened to others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from console.domain.errors import BadInput
from console.domain.live_feed import USUAL_S, FeedKind, LiveFeed, SourceStanding, is_loopback
from console.domain.report import RELIABILITY
from console.ui.choice_box import ChoiceBox
from console.ui.panels.sources import KINDS
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, writing
from console.ui.style import mark
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.domain.operation import Actor, Changes
    from console.domain.times import Instant
    from console.services.live_feeds import FeedForm
    from console.store.casefile import Store
    from console.ui.window import Window

_SPAN: Final = re.compile(r"\s*(\d{1,6})\s*(s|sec|min|m|h|d)?\s*")
_SECONDS: Final = {"s": 1, "sec": 1, "m": 60, "min": 60, "h": 3600, "d": 86400, None: 60}
_HEARD: Final = later("Heard at least every, when it works (empty: not known)")
_EXAMPLES: Final = {
    FeedKind.FOLDER: "",
    FeedKind.HTTP: "https://",
    FeedKind.COT_TCP: "127.0.0.1:8087",
    FeedKind.COT_UDP: "127.0.0.1:8087",
}


def span_s(text: str) -> int | None:
    """Seconds from ``30 s``, ``5 min``, ``6 h``, ``2 d`` or a number of minutes; None for nothing. Raises BadInput."""
    if not text.strip():
        return None
    found = _SPAN.fullmatch(text)
    if found is None or int(found[1]) == 0:
        raise BadInput(tr("Write how often as 30 s, 5 min or 6 h."))
    return int(found[1]) * _SECONDS[found[2]]


def span_words(seconds: int | None) -> str:
    """What :func:`span_s` reads back."""
    if seconds is None:
        return ""
    for unit, length in (("h", 3600), ("min", 60)):
        if seconds % length == 0:
            return f"{seconds // length} {unit}"
    return f"{seconds} s"


def ask_feed(window: Window, feed: LiveFeed | None = None, source: SourceStanding | None = None) -> None:
    """Ask for a new feed, or for other words of one that is there."""
    from console.services.live_feeds import add_feed, edit_feed

    sheet = Sheet(window, tr("Feed"))
    sheet.heading(tr("A feed that comes in by itself") if feed is None else tr("Feed of {name}", name=feed.source))
    sheet.text(tr("It stays off until you switch it on. A folder needs no network."), "secondary")
    fields = _Fields(window, sheet, feed, source)

    def asked() -> Work:
        form = fields.form()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            if feed is None:
                return add_feed(store, actor, now, form)
            return None, edit_feed(store, actor, now, feed.id, form)

        return work

    sheet.act(tr("Keep"), writing(window, sheet, asked))
    fields.follow_kind()
    sheet.open()
    fields.name.setFocus()
    fields.name.selectAll()  # another name is typed over the one suggested


class _Fields:
    """What is asked of a feed, on its sheet."""

    def __init__(self, window: Window, sheet: Sheet, feed: LiveFeed | None, source: SourceStanding | None) -> None:
        self._window, self._sheet, self._feed = window, sheet, feed
        said = feed.source if feed else source.name if source else ""
        self.name = sheet.field(tr("Source: whose reports these are"), said)
        self.kind = ChoiceBox(window.look, sheet)
        for one in FeedKind:
            self.kind.addItem(tr(KINDS[one]), one)
        self.kind.setCurrentIndex(self.kind.findData(feed.kind if feed else FeedKind.FOLDER))
        self.kind.currentIndexChanged.connect(self.follow_kind)
        sheet.labelled(tr("Comes by"), self.kind)
        self.address = sheet.field(tr("Folder, web address, or host and port"), feed.address if feed else "")
        self.browse = QPushButton(tr("Choose a folder…"), sheet)
        mark(self.browse, "act", "link")
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._choose)
        sheet.body.addWidget(self.browse)
        self.every = sheet.field(tr("Asked every"), span_words(feed.every_s if feed else USUAL_S[FeedKind.FOLDER]))
        self.heard = sheet.field(tr(_HEARD), span_words(source.expected_every_s if source else None))
        self.rating = rating_box(window, sheet, source.reliability if source else None)

    @property
    def _kind(self) -> FeedKind:
        return FeedKind(self.kind.currentData())  # Qt gives back its text

    def form(self) -> FeedForm:
        """What was typed. Raises BadInput."""
        from console.services.live_feeds import FeedForm

        return FeedForm(
            source=self.name.text(),
            kind=self._kind,
            address=self.address.text(),
            every_s=span_s(self.every.text()),
            expected_every_s=span_s(self.heard.text()),
            reliability=self.rating.currentData(),
            format=self._feed.format if self._feed else None,
        )

    def follow_kind(self) -> None:
        """Another kind has another address, and is asked at another pace."""
        chosen = self._kind
        self.browse.setVisible(chosen is FeedKind.FOLDER)
        if not self.address.text().strip() or self.address.text() in _EXAMPLES.values():
            self.address.setText(_EXAMPLES[chosen])
        if self._feed is None:
            self.every.setText(span_words(USUAL_S[chosen]))
        self._sheet.fit()

    def _choose(self) -> None:
        dialog = QFileDialog(self._sheet, tr("Folder to watch"), str(self._window.openings.folder()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.address.setText)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def ask_rating(window: Window, source: SourceStanding) -> None:
    """Ask how reliable a source is and how often it is heard."""
    from console.services.live_feeds import rate_source

    sheet = Sheet(window, tr("Rate source"))
    sheet.heading(source.name)
    rating = rating_box(window, sheet, source.reliability)
    heard = sheet.field(tr(_HEARD), span_words(source.expected_every_s))

    def run() -> str | None:
        try:
            every = span_s(heard.text())
        except BadInput as error:
            return str(error)
        window.session.act(rate_source, source.id, rating.currentData(), every)
        return None

    sheet.act(tr("Keep"), run)
    sheet.open()
    rating.setFocus()


def switch(window: Window, feed: LiveFeed) -> None:
    """Switch a feed off that is on, and on that is off."""
    from console.services.live_feeds import switch_feed

    if feed.enabled:
        window.session.act(switch_feed, feed.id, False)
    else:
        switch_on(window, feed)


def switch_words(feed: LiveFeed | None) -> str:
    """What :func:`switch` does."""
    return tr("Switch feed off") if feed is not None and feed.enabled else tr("Switch feed on")


def switch_on(window: Window, feed: LiveFeed) -> None:
    """Switch a feed on; one that others can reach is asked about first."""
    from console.services.live_feeds import switch_feed

    if not feed.kind.listens or is_loopback(feed.address):
        window.session.act(switch_feed, feed.id, True)
        return
    sheet = Sheet(window, tr("Open a port"))
    sheet.heading(tr("Other machines will be able to send to this one"))
    sheet.text(
        tr(
            "{address} is reached by everybody on that network, and nothing proves who sends. What comes carries "
            "its source and waits in the inbox. 127.0.0.1 is reached from this machine only.",
            address=feed.address,
        )
    )

    def run() -> None:
        window.session.act(switch_feed, feed.id, True)

    sheet.act(tr("Open it"), run)
    sheet.open()


def rating_box(window: Window, sheet: Sheet, reliability: str | None) -> ChoiceBox:
    """The choice of a letter A–F, or none."""
    box = ChoiceBox(window.look, sheet)
    box.addItem(tr("Not rated yet"), None)
    for letter, words in RELIABILITY.items():
        box.addItem(f"{letter}: {tr(words)}", letter)
    sheet.labelled(tr("Reliability"), box)
    box.setCurrentIndex(max(0, box.findData(reliability)))
    return box
