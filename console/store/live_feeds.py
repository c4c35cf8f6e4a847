"""Reading the sources of the case, how each does, and the feeds they come in by."""

import json

from console.domain.live_feed import USUAL_S, FeedKind, LiveFeed, SourceStanding
from console.domain.times import DAY, Instant
from console.store.feeds import feeds
from console.store.reader import Reader, Row

FAILING, WORKING = "failing", "working"
"""What a feed's state says."""

_FEED = """
    SELECT f.id, f.source_id, s.name, f.kind, f.address, f.enabled, f.settings
    FROM feed f JOIN source s ON s.id = f.source_id
"""
_SOURCES = """
    SELECT s.id, s.name, s.reliability, s.expected_every_s, (SELECT max(at) FROM arrival WHERE source_id = s.id)
    FROM source s ORDER BY s.name
"""
_DAY = "SELECT source_id, count(*) FROM report WHERE received_at > ? AND received_at <= ? GROUP BY source_id"
_ERRORS = "SELECT source_id, sum(json_array_length(rejected)) FROM arrival WHERE at > ? AND at <= ? GROUP BY source_id"
_STATE = """
    SELECT f.source_id, t.at, t.state, t.reason FROM feed_state t JOIN feed f ON f.id = t.feed_id
    WHERE t.id = (SELECT id FROM feed_state WHERE feed_id = f.id ORDER BY at DESC, id DESC LIMIT 1)
"""


def live_feeds(reader: Reader) -> list[LiveFeed]:
    """Every feed that is set up, by the name of its source."""
    return [_feed(row) for row in reader.rows(f"{_FEED} ORDER BY s.name, f.id")]


def live_feed(reader: Reader, feed_id: bytes) -> LiveFeed | None:
    """One feed; None when it is not in the case."""
    row = reader.one(f"{_FEED} WHERE f.id = ?", (feed_id,))
    return _feed(row) if row else None


def state_of(reader: Reader, feed_id: bytes) -> str | None:
    """What was last said of a feed: working or failing; None while nothing was."""
    sql = "SELECT state FROM feed_state WHERE feed_id = ? ORDER BY at DESC, id DESC LIMIT 1"
    found: str | None = reader.value(sql, (feed_id,))
    return found


def standings(reader: Reader, now: Instant) -> list[SourceStanding]:
    """Every source of the case and how it does at ``now``, by name."""
    set_up = {feed.source_id: feed for feed in live_feeds(reader)}
    newest = {feed.name: feed.newest for feed in feeds(reader)}
    day: dict[bytes, int] = dict(reader.rows(_DAY, (now - DAY, now)))
    errors: dict[bytes, int] = dict(reader.rows(_ERRORS, (now - DAY, now)))
    failing = {row[0]: (row[1], row[3]) for row in reader.rows(_STATE) if row[2] == FAILING}
    rows = reader.rows(_SOURCES)
    return [
        SourceStanding(
            row_id, name, reliability, newest.get(name), arrived, day.get(row_id, 0), errors.get(row_id) or 0,
            expected, set_up.get(row_id), *failing.get(row_id, (None, "")),
        )
        for row_id, name, reliability, expected, arrived in rows
    ]  # fmt: skip


def _feed(row: Row) -> LiveFeed:
    row_id, source_id, source, kind, address, enabled, settings = row
    said = json.loads(settings)
    kind = FeedKind(kind)
    return LiveFeed(
        row_id, source_id, source, kind, address, bool(enabled), int(said.get("every_s") or USUAL_S[kind]),
        said.get("format"),
    )  # fmt: skip
