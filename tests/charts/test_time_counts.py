"""Counting for the timeline agrees with counting one by one, and never finer than a time is known."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from console.charts.time_counts import NOTHING, TimeCounts, stacked
from console.domain.time_window import Unit
from console.domain.times import DAY, HOUR, MINUTE

NO_TIME = int(np.iinfo(np.int64).min)
EVENTS = st.lists(
    st.tuples(st.integers(0, 40 * DAY) | st.just(NO_TIME), st.sampled_from([-1, 1, 3, 16]), st.integers(0, 3)),
    max_size=60,
)
FINEST = {Unit.MINUTE: 0, Unit.TEN_MINUTES: 0, Unit.HOUR: 1, Unit.DAY: 2, Unit.MONTH: 3}


def counted(events: list[tuple[int, int, int]]) -> TimeCounts:
    times, kinds, exactness = (np.array([event[place] for event in events], np.int64) for place in range(3))
    return TimeCounts(times, kinds.astype(np.int32), exactness.astype(np.int8))


@given(
    EVENTS, st.sampled_from(Unit), st.lists(st.integers(-5, 41 * 24), min_size=2, max_size=9, unique=True).map(sorted)
)
def test_every_event_is_in_the_interval_its_time_lies_in(
    events: list[tuple[int, int, int]], unit: Unit, hours: list[int]
) -> None:
    counts, edges = counted(events), np.array(hours, np.int64) * HOUR
    found = counts.counts(edges, unit)
    for row, kind in zip(found, counts.kinds, strict=True):
        for place, many in enumerate(row.tolist()):
            assert many == sum(
                edges[place] <= at < edges[place + 1] and of == kind and coarse <= FINEST[unit]
                for at, of, coarse in events
                if at != NO_TIME
            )
    within = [event for event in events if edges[0] <= event[0] < edges[-1]]
    assert found.sum() + counts.too_coarse(int(edges[0]), int(edges[-1]), unit) == len(within)
    assert counts.timeless == sum(at == NO_TIME for at, _, _ in events)


def test_far_apart_and_close_together_are_counted_alike() -> None:
    times = np.array([0, 5 * MINUTE, 9_000_000 * MINUTE, 9_000_000 * MINUTE + 1], np.int64)
    counts = TimeCounts(times, np.ones(4, np.int32))
    edges = np.array([0, MINUTE, 8_999_999 * MINUTE, 9_000_001 * MINUTE], np.int64)
    assert counts.counts(edges, Unit.MINUTE).tolist() == [[1, 1, 2]]


def test_nothing_counts_as_nothing() -> None:
    assert NOTHING.counts(np.array([0, DAY], np.int64), Unit.DAY).shape == (0, 1)
    feet, tops = stacked(NOTHING.counts(np.array([0, DAY], np.int64), Unit.DAY), 40, 8)
    assert feet.shape == tops.shape == (0, 1)


@given(st.lists(st.lists(st.integers(0, 10**6), min_size=5, max_size=5), min_size=1, max_size=4))
def test_bars_stand_on_one_another_and_none_is_lost(rows: list[list[int]]) -> None:
    counts = np.array(rows, np.int64)
    feet, tops = stacked(counts, 40, 8)
    assert (feet[0] == 0).all() and np.allclose(feet[1:], tops[:-1])
    assert tops.max() <= 40 + 1e-6
    assert (tops[-1][counts.sum(axis=0) > 0] >= 1 - 1e-9).all(), "what is there can be seen"
    assert (tops[-1][counts.sum(axis=0) == 0] == 0).all()


def test_a_few_events_make_no_tower() -> None:
    _, tops = stacked(np.array([[1, 2]], np.int64), 40, 8)
    assert tops.tolist() == [[8, 16]]
