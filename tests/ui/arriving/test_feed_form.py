"""A feed is set up in a sheet that says what is wrong with it, and is kept switched off."""

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from console.domain.errors import BadInput
from console.domain.live_feed import FeedKind
from console.services.live_feeds import FeedForm, add_feed
from console.store import live_feeds
from console.ui.arriving.feed_form import ask_feed, span_s, span_words
from console.ui.panels.inspector_source import SourceFacts, _deeds
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests.ui.things import NOW


def test_a_feed_is_typed_in_refused_and_kept(window: Window, qtbot: QtBot) -> None:
    settle(window)
    ask_feed(window)
    (sheet,) = [one for one in window.findChildren(Sheet) if one.isVisible()]
    fields = {field.accessibleName(): field for field in sheet.findChildren(QLineEdit)}
    kind = next(one for one in sheet.findChildren(QComboBox) if one.accessibleName() == "Comes by")
    keep = next(one for one in sheet.findChildren(QPushButton) if one.text() == "Keep")
    address, every = fields["Folder, web address, or host and port"], fields["Asked every"]
    kind.setCurrentIndex(kind.findData(FeedKind.HTTP))
    assert (address.text(), every.text()) == ("https://", "5 min")
    browse = next(one for one in sheet.findChildren(QPushButton) if one.text() == "Choose a folder…")
    assert not browse.isVisible()
    kind.setCurrentIndex(kind.findData(FeedKind.FOLDER))
    assert browse.isVisible()
    kind.setCurrentIndex(kind.findData(FeedKind.HTTP))
    fields["Source: whose reports these are"].setText("Agency")
    every.setText("often")
    keep.click()
    assert sheet.isVisible()
    every.setText("2 min")
    address.setText("https://agency.example/rss")
    keep.click()
    settle(window)
    store = window.session.store
    assert store is not None
    with store.reader() as reader:
        (feed,) = live_feeds.live_feeds(reader)
    assert (feed.source, feed.kind, feed.every_s, feed.enabled) == ("Agency", FeedKind.HTTP, 120, False)


def test_a_feed_is_switched_where_its_source_is_shown(window: Window) -> None:
    settle(window)
    form = FeedForm(source="Drop", kind=FeedKind.FOLDER, address="/desk/drop")
    window.session.act(lambda store, actor, now: add_feed(store, actor, now, form)[1])
    settle(window)
    store = window.session.store
    assert store is not None
    deeds = _deeds(window, SourceFacts(live_feeds.standings(store.writer_view(), NOW)[0], (), 0))
    assert (deeds[0].words, deeds[0].main) == ("Switch feed on", True)
    deeds[0].run()
    settle(window)
    deeds = _deeds(window, SourceFacts(live_feeds.standings(store.writer_view(), NOW)[0], (), 0))
    assert [(deed.words, deed.main) for deed in deeds][:2] == [("Rate source", True), ("Switch feed off", False)]


@pytest.mark.parametrize("text", ["30 s", "5 min", "6 h"])
def test_how_often_reads_as_it_is_written(text: str) -> None:
    assert span_words(span_s(text)) == text


def test_how_often_is_a_number_above_nothing() -> None:
    with pytest.raises(BadInput):
        span_s("0 min")
