"""The axis of the timeline: what zooming and panning keep, which unit a bar has, what the labels say."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from console.charts.time_axis import LEAST_SPAN, TimeAxis, whole
from console.domain import time_window
from console.domain.time_window import FIRST, TimeWindow, Unit
from console.domain.times import DAY, HOUR, MINUTE, day_start, parse_instant

LIMIT = parse_instant("2026-11-21T19:45Z")
WIDTHS = st.floats(120, 3000)
STEPS = st.lists(st.tuples(st.floats(0.05, 40), st.floats(0, 1), st.floats(-2000, 2000)), max_size=6)


def over(start: str, end: str, width: float = 900) -> TimeAxis:
    return TimeAxis(parse_instant(start), parse_instant(end), width, LIMIT)


def walked(width: float, steps: list[tuple[float, float, float]]) -> TimeAxis:
    axis = whole(LIMIT, width)
    for factor, share, pixels in steps:
        axis = axis.zoomed(factor, share * width).panned(pixels)
    return axis


@given(WIDTHS, STEPS)
def test_wherever_one_goes_the_axis_stays_where_there_is_time(
    width: float, steps: list[tuple[float, float, float]]
) -> None:
    axis = walked(width, steps)
    span = axis.end - axis.start
    assert axis.start >= FIRST - 1 and axis.end <= LIMIT + span * 0.026
    assert span >= LEAST_SPAN - 1


@given(WIDTHS, STEPS, st.floats(1, 8), st.floats(0.2, 0.8))
def test_zooming_in_keeps_the_moment_under_the_pointer(
    width: float, steps: list[tuple[float, float, float]], factor: float, share: float
) -> None:
    axis = walked(width, steps)
    x = share * width
    closer = axis.zoomed(factor, x)
    if closer.end < LIMIT:  # at now the axis gives way
        assert closer.x_of(axis.moment_at(x)) == pytest.approx(x, abs=0.01 + 1 / closer.ms_per_pixel)


@given(WIDTHS, STEPS)
def test_bars_cover_the_axis_and_are_wide_enough_to_see(width: float, steps: list[tuple[float, float, float]]) -> None:
    axis = walked(width, steps)
    unit = axis.unit()
    edges = axis.edges(unit)
    assert edges[0] <= axis.start and edges[-1] >= axis.end - 1
    assert len(edges) <= width / 2 + 3 or unit is Unit.MONTH
    assert (edges[1:] > edges[:-1]).all()


@given(WIDTHS, STEPS)
@example(1739.0, [(40.0, 0.0, 0.0)])
def test_labels_never_touch(width: float, steps: list[tuple[float, float, float]]) -> None:
    axis = walked(width, steps)
    places = [axis.x_of(moment) for moment, _ in axis.ticks(72)]
    assert all(0 <= x <= width + 0.01 for x in places)
    assert all(right - left >= 72 * 0.75 for left, right in pairwise(places)), "February is short"


@pytest.mark.parametrize(
    ("axis", "unit", "words"),
    [
        (over("2022-11-15T13:00Z", "2022-11-15T15:00Z"), Unit.MINUTE, ["1300Z", "1310Z", "1320Z"]),
        (over("2022-11-15T10:00Z", "2022-11-15T20:00Z"), Unit.TEN_MINUTES, ["1000Z", "1100Z", "1200Z"]),
        (over("2022-11-14T10:00Z", "2022-11-16T10:00Z"), Unit.TEN_MINUTES, ["1200Z", "1800Z", "15 NOV", "0600Z"]),
        (over("2022-11-10T10:00Z", "2022-11-20T10:00Z"), Unit.HOUR, ["11 NOV", "12 NOV"]),
        (over("2022-01-10T10:00Z", "2022-12-20T10:00Z"), Unit.DAY, ["FEB 22", "MAR 22", "APR 22"]),
        (over("2015-01-10T10:00Z", "2022-12-20T10:00Z"), Unit.MONTH, ["2016", "2017"]),
    ],
)
def test_the_level_follows_the_zoom_and_labels_are_zulu(axis: TimeAxis, unit: Unit, words: list[str]) -> None:
    assert axis.unit() is unit
    assert [word for _, word in axis.ticks(72)][: len(words)] == words


@pytest.mark.parametrize("length", [time_window.SHORTEST, HOUR, DAY, 30 * DAY, 4000 * DAY, None])
def test_an_axis_laid_around_a_window_sees_it(length: int | None) -> None:
    for end in (LIMIT, day_start("2022-11-16"), day_start("2019-03-01") + 7 * MINUTE):
        window = time_window.ending(time_window.live(length, LIMIT), end, LIMIT)
        if length is None or end - length > FIRST:
            assert whole(LIMIT, 900).framing(window).sees(window)


def test_a_window_too_narrow_or_too_wide_is_not_seen() -> None:
    axis = over("2022-11-14T10:00Z", "2022-11-16T10:00Z")
    noon = parse_instant("2022-11-15T12:00Z")
    assert axis.sees(TimeWindow(noon - HOUR, noon)) and axis.sees(TimeWindow(None, noon))
    assert not axis.sees(TimeWindow(noon - MINUTE, noon))
    assert not axis.sees(TimeWindow(noon - 30 * DAY, noon))
    assert not axis.sees(TimeWindow(noon, noon + 5 * DAY))


def test_the_axis_gives_way_only_where_a_window_would_be_out_of_sight() -> None:
    axis = over("2022-11-10T00:00Z", "2022-11-20T00:00Z")
    noon = parse_instant("2022-11-15T12:00Z")
    day = TimeWindow(noon - DAY, noon)
    assert axis.showing(TimeWindow(noon - 2 * DAY, noon - DAY), day) == axis, "a step in sight"
    there = axis.showing(TimeWindow(noon + 9 * DAY, noon + 10 * DAY), day)
    assert there.sees(TimeWindow(noon + 9 * DAY, noon + 10 * DAY))
    assert there.end - there.start == pytest.approx(axis.end - axis.start), "as close as before"
    short = TimeWindow(noon - MINUTE, noon)
    assert axis.showing(short, day).sees(short), "another length is brought into sight"
    later = TimeWindow(noon + HOUR - MINUTE, noon + HOUR)
    assert axis.showing(later, short) == axis, "who looks at a wide axis keeps it"


def test_the_clock_alone_moves_no_axis_that_looks_elsewhere() -> None:
    axis = over("2022-11-10T00:00Z", "2022-11-20T00:00Z")
    now = time_window.live(DAY, LIMIT)
    assert axis.followed(LIMIT + MINUTE).showing(time_window.followed(now, LIMIT + MINUTE), now).start == axis.start


def test_an_axis_that_reaches_to_now_goes_with_the_clock() -> None:
    here, there = whole(LIMIT, 900).zoomed(50, 900), over("2022-11-14T10:00Z", "2022-11-16T10:00Z")
    assert here.followed(LIMIT + HOUR).end - here.end == pytest.approx(HOUR)
    assert there.followed(LIMIT + HOUR).start == there.start
