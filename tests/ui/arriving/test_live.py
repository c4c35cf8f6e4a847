"""Feeds run only when switched on, and what opens a connection only while the network is on."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain.arrival import Arrival
from console.domain.live_feed import FeedKind
from console.services import live_feeds as act
from console.services.live_feeds import FeedForm
from console.store import live_feeds, reports
from console.store.casefile import Store
from console.ui.arriving import live as module
from console.ui.arriving.heard import Heard, groups, together
from console.ui.arriving.live import Live
from console.ui.arriving.taking import Coming
from console.ui.panels.sources import Sources
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.things import ACTOR, NOW

RSS = """<rss version="2.0"><channel><title>Night desk</title>
<item><title>Blast at a dryer</title><guid>1</guid></item></channel></rss>"""


@pytest.fixture
def live(window: Window) -> Iterator[Live]:
    """Time stands still but for what a test adds."""
    times = iter(range(0, 10_000, 100))
    made = Live(window, lambda: float(next(times)))
    made._timer.setInterval(1_000_000)
    settle(window)
    yield made
    made.stop()


@pytest.fixture
def store(window: Window) -> Store:
    assert window.session.store is not None
    return window.session.store


def add(window: Window, store: Store, form: FeedForm, *, on: bool = True) -> bytes:
    feed_id, _ = act.add_feed(store, ACTOR, NOW, form)
    if on:
        act.switch_feed(store, ACTOR, NOW, feed_id, True)
    window.session.changed.emit(None)
    settle(window)
    return feed_id


def test_a_watched_folder_brings_its_files_once_they_are_whole(
    window: Window, store: Store, live: Live, tmp_path: Path, qtbot: QtBot
) -> None:
    drop = tmp_path / "drop"
    drop.mkdir()
    form = FeedForm(source="Drop", kind=FeedKind.FOLDER, address=str(drop), reliability="B")
    feed_id = add(window, store, form)
    assert live.is_running(feed_id) and live._timer.isActive()
    (drop / "desk.xml").write_text(RSS)
    for _ in range(3):
        live.tick()
        settle(window)
    qtbot.waitUntil(lambda: bool(reports.inbox(store.writer_view())), timeout=20_000)
    (report,) = reports.inbox(store.writer_view())
    assert (report.source, report.reliability) == ("Drop", "B")
    assert live.last_success(feed_id) == NOW
    settle(window)
    panel = Sources(window)
    qtbot.addWidget(panel)
    settle(window)
    (row,) = panel.rows
    assert panel._standing(row) == "on" and panel._age(row) == "under 1 min"


def test_a_folder_that_is_gone_fails_once_and_is_asked_less_often(
    window: Window, store: Store, live: Live, tmp_path: Path
) -> None:
    feed_id = add(window, store, FeedForm(source="Drop", kind=FeedKind.FOLDER, address=str(tmp_path / "gone")))
    for _ in range(6):
        live.tick()
        settle(window)
    (row,) = live_feeds.standings(store.writer_view(), NOW)
    assert row.failing_since == NOW and "cannot be read" in row.failure
    states = store.writer_view().value("SELECT count(*) FROM feed_state WHERE feed_id = ?", (feed_id,))
    assert states == 1


def test_nothing_runs_that_is_off_and_no_connection_while_the_network_is_off(
    window: Window, store: Store, live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(module.Live, "_ask", lambda self, run: asked.append(run.feed.address))
    off = add(window, store, FeedForm(source="A", kind=FeedKind.HTTP, address="https://host/a"), on=False)
    on = add(window, store, FeedForm(source="B", kind=FeedKind.HTTP, address="https://host/b"))
    live.tick()
    assert asked == [] and not live.is_running(on)
    window.preferences.change(network_off=False)
    live.tick()
    assert asked == ["https://host/b"] and live.is_running(on) and not live.is_running(off)
    window.preferences.change(network_off=True)
    assert not live.is_running(on)
    assert window.line._network.text() == "Network off"


def test_an_event_that_spoils_the_others_is_refused_alone(
    window: Window, store: Store, live: Live, qtbot: QtBot
) -> None:
    good = (
        b'<event version="2.0" uid="tank-1" type="a-h-G" how="m-g" time="2022-11-15T15:40:00Z"'
        b' start="2022-11-15T15:40:00Z" stale="2022-11-15T15:50:00Z">'
        b'<point lat="50.4" lon="23.9" hae="0" ce="1" le="1"/>'
        b"</event>"
    )
    bad = b'<!DOCTYPE a [<!ENTITY b "c">]><event uid="x">&b;</event>'
    form = FeedForm(source="TAK", kind=FeedKind.COT_TCP, address="127.0.0.1:18087")
    feed_id, _ = act.add_feed(store, ACTOR, NOW, form)
    feed = live_feeds.live_feed(store.writer_view(), feed_id)
    assert feed is not None
    let_go: list[int] = []
    heard = Heard(partial(live._take, module._Run(feed)), let_go.append)
    heard.take("TAK", [bad, good])
    assert heard.busy
    qtbot.waitUntil(lambda: bool(reports.inbox(store.writer_view())), timeout=20_000)
    settle(window)
    (report,) = reports.inbox(store.writer_view())
    assert report.external_id == "tank-1"
    assert sum("DOCTYPE" in notice.text for notice in window.notices.shown) == 1
    assert not heard.busy and not let_go


def test_events_are_taken_together_and_apart_from_frames() -> None:
    mesh, stream = b"\xbf\x01\xbf" + b"a" * 200, b"\xbf\x01a"
    assert groups([b"<event/>", mesh, b"<event/>", b"", stream]) == [[b"<event/>"] * 2, [mesh, stream]]
    assert together([b"<event/>"] * 2) == b"<event/>\n<event/>"
    assert together([mesh]) == mesh
    assert together([mesh, stream]) == b"\xbf\xc8\x01" + b"a" * 200 + b"\xbf\x01a"
    assert [len(group) for group in groups([b"x" * (3 << 20)] * 3)] == [1, 1, 1]


def test_rubbish_without_end_is_given_up() -> None:
    tried: list[Coming] = []
    let_go: list[int] = []
    heard = Heard(tried.append, let_go.append)
    heard.take("TAK", [b"rubbish"] * 5000)
    for coming in tried:  # it grows while it is gone through
        coming.then(Arrival(file="TAK", refused="Not taken."))
    alone = sum(coming.content == b"rubbish" for coming in tried)
    assert len(tried) == 64 and alone + sum(let_go) == 5000 and not heard.busy
    heard.take("TAK", [b"more"])
    tried[-1].then(None)
    assert tried[-1].content == b"more" and not heard.busy
