"""The window of time: what moving, resizing, stepping and playing keep, whatever is asked of them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain import time_window as tw
from console.domain.time_window import FIRST, LENGTHS, SHORTEST, TimeWindow, Unit
from console.domain.times import DAY, HOUR, MINUTE, day_start, dtg, parse_instant

NOW = parse_instant("2026-11-21T19:44:30Z")
LIMIT = tw.limit_of(NOW)
MOMENTS = st.integers(FIRST - 400 * DAY, LIMIT + 400 * DAY)
WINDOWS = st.one_of(
    st.builds(lambda length: tw.live(length, LIMIT), st.sampled_from(LENGTHS)),
    st.builds(lambda start, end: tw.between(start, end, LIMIT), st.none() | MOMENTS, MOMENTS),
    st.builds(
        lambda length, end: tw.ending(tw.live(length, LIMIT), end, LIMIT),
        st.none() | st.integers(1, 4000 * DAY),
        MOMENTS,
    ),
)
ACTS: st.SearchStrategy[Callable[[TimeWindow], TimeWindow]] = st.one_of(
    st.builds(lambda by: lambda window: tw.moved(window, by, LIMIT), st.integers(-6000 * DAY, 6000 * DAY)),
    st.builds(lambda to: lambda window: tw.with_start(window, to, LIMIT), MOMENTS),
    st.builds(lambda to: lambda window: tw.with_end(window, to, LIMIT), MOMENTS),
    st.builds(
        lambda unit, many: lambda window: tw.stepped(window, unit, many, LIMIT),
        st.sampled_from(Unit),
        st.integers(-50, 50),
    ),
    st.builds(
        lambda unit, many: lambda window: tw.grown(window, unit, many, LIMIT), st.sampled_from(Unit), st.integers(-9, 9)
    ),
    st.builds(lambda length: lambda window: tw.of_length(window, length, LIMIT), st.sampled_from(LENGTHS)),
    st.just(lambda window: tw.replayed(window, LIMIT)),
    st.just(lambda window: tw.followed(window, LIMIT)),
)


@given(WINDOWS, st.lists(ACTS, max_size=4))
def test_whatever_is_done_the_window_is_sound(
    window: TimeWindow, acts: list[Callable[[TimeWindow], TimeWindow]]
) -> None:
    for act in acts:
        window = act(window)
    assert FIRST < window.end <= LIMIT
    assert window.start is None or window.end - window.start >= SHORTEST
    assert window.live == (window.end == LIMIT), "live is what ends now, and nothing else"


@given(WINDOWS, st.integers(-6000 * DAY, 6000 * DAY))
def test_moving_keeps_the_length_and_stays_between_the_ends(window: TimeWindow, by: int) -> None:
    there = tw.moved(window, by, LIMIT)
    assert there.length == window.length
    if window.start is not None and window.start >= FIRST:
        assert there.start is not None and there.start >= FIRST


@given(WINDOWS, MOMENTS)
def test_resizing_moves_one_end_alone(window: TimeWindow, to: int) -> None:
    assert tw.with_start(window, to, LIMIT).end == window.end
    if window.start is not None and window.start >= FIRST:
        assert tw.with_end(window, to, LIMIT).start == window.start


@given(WINDOWS, st.sampled_from([unit for unit in Unit if unit is not Unit.MONTH]), st.integers(1, 30))
def test_a_step_ends_on_whole_units_and_goes_the_way_it_says(window: TimeWindow, unit: Unit, many: int) -> None:
    on, back = tw.stepped(window, unit, many, LIMIT), tw.stepped(window, unit, -many, LIMIT)
    assert back.end < window.end or window.end - unit * many < FIRST + SHORTEST
    assert on.end > window.end or on.live
    for there in (on, back):
        assert there.end % unit == 0 or there.end in (LIMIT, FIRST + SHORTEST)
        assert there.length == window.length


@given(WINDOWS, st.integers(0, 10 * DAY))
def test_a_live_window_goes_with_the_clock_and_no_other_moves(window: TimeWindow, later: int) -> None:
    limit = tw.limit_of(NOW + later)
    then = tw.followed(window, limit)
    assert then.length == window.length and then.end == (limit if window.live else window.end)


@given(WINDOWS)
def test_a_window_put_back_ends_with_the_moment_it_is_put_back_to(window: TimeWindow) -> None:
    limit = tw.limit_of(parse_instant("151944Z NOV 22"))
    assert tw.followed(window, limit).end <= limit


@given(MOMENTS, st.none() | MOMENTS, MOMENTS)
def test_a_moment_is_held_exactly_where_its_millisecond_overlaps(moment: int, start: int | None, end: int) -> None:
    window = TimeWindow(start, end)
    assert window.holds(moment) == window.overlaps(moment, moment + 1)


def test_a_day_chosen_is_seen_to_its_last_moment() -> None:
    window = tw.ending(tw.live(DAY, LIMIT), day_start("2022-11-16"), LIMIT)
    assert (window.start, window.at) == (day_start("2022-11-15"), day_start("2022-11-16") - 1)


def test_a_first_step_back_from_now_leaves_the_part_of_the_hour_that_has_begun() -> None:
    window = tw.stepped(tw.live(DAY, LIMIT), Unit.HOUR, -1, LIMIT)
    assert dtg(window.end) == "211900Z NOV 26"
    assert dtg(tw.stepped(window, Unit.HOUR, -1, LIMIT).end) == "211800Z NOV 26"
    assert tw.stepped(window, Unit.HOUR, 1, LIMIT).live


def test_a_month_on_keeps_the_day_and_the_time() -> None:
    window = tw.ending(tw.live(DAY, LIMIT), parse_instant("312130Z JAN 24"), LIMIT)
    assert dtg(tw.stepped(window, Unit.MONTH, 1, LIMIT).end) == "292130Z FEB 24"


@pytest.mark.parametrize(("length", "back"), [(HOUR, HOUR), (DAY, DAY), (None, 30 * DAY)])
def test_a_replay_from_now_begins_one_window_earlier(length: int | None, back: int) -> None:
    assert tw.replayed(tw.live(length, LIMIT), LIMIT).end == LIMIT - back


def test_a_replay_from_the_past_begins_there() -> None:
    window = tw.ending(tw.live(DAY, LIMIT), day_start("2022-11-16"), LIMIT)
    assert tw.replayed(window, LIMIT) == window


def test_what_happens_this_minute_is_inside() -> None:
    assert tw.live(MINUTE, LIMIT).holds(NOW)
