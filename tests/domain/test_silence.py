"""The silence procedure: how it stands follows from what happened and when, not from when it was written down."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.silence import SilenceEvent, State, newest, standing
from console.domain.times import HOUR, MINUTE
from tests.domain.councils import NOW, event, silence

OPENED, CLOSES = NOW - 2 * HOUR, NOW + HOUR


def test_it_runs_to_its_deadline_and_is_kept_from_that_instant_on() -> None:
    one = silence()
    assert standing(one, CLOSES - 1).state is State.RUNNING
    kept = standing(one, CLOSES)
    assert (kept.state, kept.since, kept.closes_at) == (State.KEPT, CLOSES, CLOSES)


@pytest.mark.parametrize(
    ("at", "state"),
    [(OPENED, State.BROKEN), (CLOSES - 1, State.BROKEN), (CLOSES, State.KEPT), (CLOSES + 1, State.KEPT)],
)
def test_a_letter_counts_when_it_arrived_before_the_deadline(at: int, state: State) -> None:
    assert standing(silence(event("broken", at, "Hungary")), CLOSES + HOUR).state is state


def test_a_letter_written_down_late_makes_broken_what_was_taken_for_kept() -> None:
    one = silence()
    assert standing(one, NOW + 2 * HOUR).state is State.KEPT
    letter = replace(event("broken", CLOSES - MINUTE, "Hungary"), recorded_at=CLOSES + HOUR)
    late = replace(one, events=(letter,))
    broken = standing(late, NOW + 2 * HOUR)
    assert (broken.state, broken.since) == (State.BROKEN, CLOSES - MINUTE)
    assert standing(late, CLOSES - 2 * MINUTE).state is State.RUNNING


def test_several_allies_may_write_up_to_the_deadline() -> None:
    letters = [event("broken", NOW + n * MINUTE, name, number=n) for n, name in enumerate(("Belgium", "France"))]
    stands = standing(silence(*letters), NOW + 2 * MINUTE)
    assert len(stands.broken_by) == 2 and stands.since == NOW and stands.open_to_letters
    assert not standing(silence(*letters), CLOSES).open_to_letters


def test_an_extension_counts_only_while_it_ran() -> None:
    later = CLOSES + HOUR
    assert standing(silence(event("extended", NOW, closes_at=later)), CLOSES).closes_at == later
    assert standing(silence(event("extended", CLOSES, closes_at=later)), CLOSES).state is State.KEPT
    broken_before = silence(event("broken", NOW - 1, "Hungary"), event("extended", NOW, closes_at=later))
    assert standing(broken_before, later) == standing(silence(event("broken", NOW - 1, "Hungary")), later)


def test_withdrawn_it_adopts_nothing() -> None:
    stands = standing(silence(event("withdrawn", NOW)), CLOSES + HOUR)
    assert (stands.state, stands.since) == (State.WITHDRAWN, NOW) and not stands.open_to_letters


EVENTS = st.builds(
    event,
    st.sampled_from(("broken", "extended", "withdrawn")),
    st.integers(OPENED - HOUR, CLOSES + 2 * HOUR),
    st.sampled_from(("Hungary", "Italy")),
    st.integers(CLOSES + 1, CLOSES + 3 * HOUR),
    st.integers(1, 9),
)


@given(st.lists(EVENTS, max_size=5), st.integers(OPENED, CLOSES + 4 * HOUR))
def test_the_order_of_writing_down_and_what_comes_later_change_nothing(events: list[SilenceEvent], now: int) -> None:
    events = [replace(one, id=place.to_bytes(16, "big")) for place, one in enumerate(events)]
    stands = standing(silence(*events), now)
    assert stands == standing(silence(*reversed(events)), now)
    assert stands == standing(silence(*(one for one in events if one.at <= now)), now)
    assert (stands.state is State.RUNNING) is (stands.since is None)
    assert stands.since is None or stands.since <= now
    if stands.state is not State.RUNNING:
        assert standing(silence(*events), now + HOUR).state is stands.state
    if stands.state is State.BROKEN:
        assert all(OPENED <= one.at < stands.closes_at for one in stands.broken_by)


def test_the_newest_is_the_one_opened_last() -> None:
    first, second = silence(), silence(opened=NOW)
    assert newest([second, first]) is second and newest([]) is None
