"""Set feeds up, switch them on and off, and record when one stops or starts working."""

import json
from dataclasses import dataclass

from console.domain.errors import BadInput
from console.domain.live_feed import LEAST_S, USUAL_S, FeedKind, LiveFeed, sound_address
from console.domain.operation import Actor, Changes
from console.domain.report import RELIABILITY
from console.domain.times import Instant
from console.services.reports import source_id
from console.store import live_feeds
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.live_feeds import FAILING, WORKING
from console.store.reader import Reader


@dataclass(frozen=True, kw_only=True)
class FeedForm:
    """What a person says of a feed. ``every_s`` None: as usual for its kind; ``expected_every_s`` None: not known."""

    source: str
    kind: FeedKind
    address: str
    every_s: int | None = None
    expected_every_s: int | None = None
    reliability: str | None = None
    format: str | None = None

    @staticmethod
    def of(feed: LiveFeed, reliability: str | None, expected_every_s: int | None) -> "FeedForm":
        """The form as a feed stands."""
        return FeedForm(
            source=feed.source,
            kind=feed.kind,
            address=feed.address,
            every_s=feed.every_s,
            expected_every_s=expected_every_s,
            reliability=reliability,
            format=feed.format,
        )


def add_feed(store: Store, actor: Actor, now: Instant, form: FeedForm) -> tuple[bytes, Changes]:
    """Set a feed up; it stays off until it is switched on. Gives its id. Raises BadInput with what is wrong."""
    address = _require_sound(form)
    feed_id = new_id(now)
    with store.operation(f"Add feed “{_name(form)}”", actor, now) as case:
        source = source_id(case, form.source, now)
        case.insert(
            "feed", id=feed_id, source_id=source, kind=form.kind.value, address=address, settings=_settings(form)
        )
        assert source is not None
        case.update("source", source, reliability=form.reliability, expected_every_s=form.expected_every_s)
    return feed_id, case.changes


def edit_feed(store: Store, actor: Actor, now: Instant, feed_id: bytes, form: FeedForm) -> Changes:
    """Change a feed; one whose address changes is switched off until a person looks at it. Raises BadInput."""
    address = _require_sound(form)
    with store.operation(f"Edit feed “{_name(form)}”", actor, now) as case:
        before = _required(case, feed_id)
        source = source_id(case, form.source, now)
        same = (before.address, before.kind) == (address, form.kind)
        case.update(
            "feed",
            feed_id,
            source_id=source,
            kind=form.kind.value,
            address=address,
            settings=_settings(form),
            enabled=int(before.enabled and same),
        )
        assert source is not None
        case.update("source", source, reliability=form.reliability, expected_every_s=form.expected_every_s)
    return case.changes


def switch_feed(store: Store, actor: Actor, now: Instant, feed_id: bytes, on: bool) -> Changes:
    """Switch a feed on or off."""
    feed = _required(store.writer_view(), feed_id)
    with store.operation(f"Switch “{feed.source}” {'on' if on else 'off'}", actor, now) as case:
        if _required(case, feed_id).enabled != on:
            case.update("feed", feed_id, enabled=int(on))
    return case.changes


def remove_feed(store: Store, actor: Actor, now: Instant, feed_id: bytes) -> Changes:
    """Take a feed out; its source and all it brought stay."""
    feed = _required(store.writer_view(), feed_id)
    with store.operation(f"Remove feed “{feed.source}”", actor, now) as case:
        case.execute("DELETE FROM feed_state WHERE feed_id = ?", (feed_id,))
        case.execute("DELETE FROM feed WHERE id = ?", (feed_id,))
    return case.changes


def rate_source(
    store: Store, actor: Actor, now: Instant, source: bytes, reliability: str | None, expected_every_s: int | None
) -> Changes:
    """Say how reliable a source is (A–F), and how often it is heard when it works. Raises BadInput."""
    _require_rating(reliability, expected_every_s)
    name = store.writer_view().value("SELECT name FROM source WHERE id = ?", (source,))
    if name is None:
        raise BadInput("This source is not in the case any more: what brought it was undone.")
    with store.operation(f"Rate source “{name}”", actor, now) as case:
        case.update("source", source, reliability=reliability, expected_every_s=expected_every_s)
    return case.changes


def note_working(store: Store, actor: Actor, now: Instant, feed_id: bytes) -> Changes:
    """Record that a feed works again; nothing is written while nothing changed."""
    return _note(store, actor, now, feed_id, WORKING, "")


def note_failing(store: Store, actor: Actor, now: Instant, feed_id: bytes, reason: str) -> Changes:
    """Record that a feed stopped working, and why; nothing is written while it goes on failing."""
    return _note(store, actor, now, feed_id, FAILING, reason)


def _note(store: Store, actor: Actor, now: Instant, feed_id: bytes, state: str, reason: str) -> Changes:
    reader = store.writer_view()
    feed = live_feeds.live_feed(reader, feed_id)
    stands = live_feeds.state_of(reader, feed_id)
    if feed is None or stands == state or (stands is None and state == WORKING):
        return Changes(frozenset())
    words = f"“{feed.source}” works again" if state == WORKING else f"“{feed.source}” stopped working"
    with store.operation(words, actor, now, lasting=True) as case:
        case.insert("feed_state", id=new_id(now), feed_id=feed_id, at=now, state=state, reason=reason)
    return case.changes


def _settings(form: FeedForm) -> str:
    every = form.every_s or USUAL_S[form.kind]
    return json.dumps({"every_s": every, **({"format": form.format} if form.format else {})})


def _name(form: FeedForm) -> str:
    return " ".join(form.source.split())


def _require_sound(form: FeedForm) -> str:
    if not form.source.strip():
        raise BadInput("A feed needs a source: whose reports are these?")
    if form.every_s is not None and form.every_s < LEAST_S:
        raise BadInput(f"A feed is asked every {LEAST_S} seconds at most.")
    _require_rating(form.reliability, form.expected_every_s)
    return sound_address(form.kind, form.address)


def _require_rating(reliability: str | None, expected_every_s: int | None) -> None:
    if reliability is not None and reliability not in RELIABILITY:
        raise BadInput("Reliability is a letter from A (completely reliable) to F (cannot be judged).")
    if expected_every_s is not None and expected_every_s <= 0:
        raise BadInput("How often a source is heard is a time: 30 minutes, 6 hours.")


def _required(reader: Reader, feed_id: bytes) -> LiveFeed:
    found = live_feeds.live_feed(reader, feed_id)
    if found is None:
        raise BadInput("This feed is not in the case any more.")
    return found
