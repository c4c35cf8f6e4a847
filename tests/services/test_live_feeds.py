"""Feeds are off until switched on; only changes between working and failing are written."""

import pytest

from console.domain.errors import BadInput
from console.domain.live_feed import FeedKind
from console.domain.times import DAY, MINUTE
from console.services import live_feeds as act
from console.services.live_feeds import FeedForm
from console.services.reports import ReportForm, file_report
from console.store import live_feeds
from console.store.casefile import Store
from tests.services.people import ANN, NOW

FORM = FeedForm(source="Agencies", kind=FeedKind.HTTP, address="https://host/feed", reliability="B", every_s=60)


def test_a_feed_is_off_until_switched_on_and_off_again_when_it_leads_elsewhere(store: Store) -> None:
    feed_id, _ = act.add_feed(store, ANN, NOW, FORM)
    (feed,) = live_feeds.live_feeds(store.writer_view())
    assert (feed.enabled, feed.source, feed.every_s) == (False, "Agencies", 60)
    act.switch_feed(store, ANN, NOW, feed_id, True)
    act.edit_feed(store, ANN, NOW, feed_id, FeedForm.of(feed, "C", 600))
    found = live_feeds.live_feed(store.writer_view(), feed_id)
    assert found is not None and found.enabled
    other = FeedForm(source="Agencies", kind=FeedKind.HTTP, address="https://other/feed")
    act.edit_feed(store, ANN, NOW, feed_id, other)
    found = live_feeds.live_feed(store.writer_view(), feed_id)
    assert found is not None and not found.enabled


def test_a_source_tells_how_it_does(store: Store) -> None:
    feed_id, _ = act.add_feed(store, ANN, NOW, FORM)
    file_report(store, ANN, NOW - 2 * DAY, ReportForm(headline="Old", source="Agencies"))
    file_report(store, ANN, NOW, ReportForm(headline="New", source="Agencies"))
    file_report(store, ANN, NOW, ReportForm(headline="Other", source="Desk"))
    before = store.writer_view().value("SELECT count(*) FROM operation")
    for minute in range(3):
        act.note_failing(store, ANN, NOW + minute * MINUTE, feed_id, "host was not reached: no answer in time.")
    assert store.writer_view().value("SELECT count(*) FROM operation") == before + 1
    one, two = live_feeds.standings(store.writer_view(), NOW + MINUTE)
    assert (one.name, one.reliability, one.newest, one.reports_day) == ("Agencies", "B", NOW, 1)
    assert one.failing_since == NOW and "no answer" in one.failure and one.feed is not None
    assert (two.name, two.feed, two.failing_since) == ("Desk", None, None)
    act.note_working(store, ANN, NOW + 9 * MINUTE, feed_id)
    one, _ = live_feeds.standings(store.writer_view(), NOW + 9 * MINUTE)
    assert one.failing_since is None
    act.remove_feed(store, ANN, NOW, feed_id)
    assert [row.name for row in live_feeds.standings(store.writer_view(), NOW)] == ["Agencies", "Desk"]


def test_what_cannot_be_a_feed_is_refused(store: Store) -> None:
    for form in (
        FeedForm(source=" ", kind=FeedKind.FOLDER, address="drop"),
        FeedForm(source="A", kind=FeedKind.FOLDER, address="drop", every_s=1),
        FeedForm(source="A", kind=FeedKind.FOLDER, address="drop", reliability="G"),
    ):
        with pytest.raises(BadInput):
            act.add_feed(store, ANN, NOW, form)
    assert live_feeds.live_feeds(store.writer_view()) == []
