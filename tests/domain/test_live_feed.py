"""Feeds: where they may listen, when they are asked again, when a source is stale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.errors import BadInput
from console.domain.live_feed import (
    FeedKind,
    SourceStanding,
    asked_to_wait,
    host_and_port,
    is_loopback,
    sound_address,
    wait_after,
)
from console.domain.times import HOUR, MINUTE


@pytest.mark.parametrize(
    ("address", "place", "loopback"),
    [
        ("8087", ("127.0.0.1", 8087), True),
        (":8087", ("127.0.0.1", 8087), True),
        ("localhost:1", ("localhost", 1), True),
        ("[::1]:8087", ("::1", 8087), True),
        ("0.0.0.0:8087", ("0.0.0.0", 8087), False),
        ("192.168.1.4:8087", ("192.168.1.4", 8087), False),
    ],
)
def test_a_listener_is_on_loopback_unless_its_address_says_otherwise(
    address: str, place: tuple[str, int], loopback: bool
) -> None:
    assert host_and_port(address) == place and is_loopback(address) is loopback


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        (FeedKind.COT_TCP, "127.0.0.1"),
        (FeedKind.COT_UDP, "host:0"),
        (FeedKind.COT_TCP, "host:70000"),
        (FeedKind.COT_TCP, "a b:8087"),
        (FeedKind.HTTP, "file:///etc/passwd"),
        (FeedKind.HTTP, "ftp://host/x"),
        (FeedKind.HTTP, "https://name:secret@host/"),
        (FeedKind.HTTP, "https://host/a b"),
        (FeedKind.HTTP, "https://"),
        (FeedKind.HTTP, "https://[bad/"),
        (FeedKind.FOLDER, "  "),
    ],
)
def test_an_address_that_is_none_is_refused(kind: FeedKind, address: str) -> None:
    with pytest.raises(BadInput):
        sound_address(kind, address)


def test_a_web_address_is_kept_without_its_fragment() -> None:
    assert sound_address(FeedKind.HTTP, " https://host?q=1#top ") == "https://host/?q=1"


@given(st.integers(1, 10**6), st.integers(0, 200))
def test_a_server_in_trouble_is_asked_ever_less_often_and_never_more(every: int, failures: int) -> None:
    usual, now, later = wait_after(every, 0), wait_after(every, failures), wait_after(every, failures + 1)
    assert usual <= now <= later <= max(usual, 6 * HOUR)


def test_a_server_may_ask_for_a_wait() -> None:
    assert asked_to_wait(" 120 ") == 2 * MINUTE and asked_to_wait("Wed, 21 Oct 2026") is None


def test_a_source_is_stale_when_twice_its_usual_time_went_by() -> None:
    def source(newest: int | None, every: int | None) -> SourceStanding:
        return SourceStanding(b"", "Agency", "B", newest, None, 0, 0, every, None)

    assert not source(0, 600).is_stale(20 * MINUTE) and source(0, 600).is_stale(20 * MINUTE + 1)
    assert not source(0, None).is_stale(10**12) and not source(None, 600).is_stale(10**12)
