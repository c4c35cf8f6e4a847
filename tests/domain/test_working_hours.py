import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain.capital_time import capital_time
from console.domain.times import DAY, HOUR, parse_instant
from console.domain.working_hours import off_hours, working_hours

ZONES = ("Europe/Brussels", "America/New_York", "Europe/Helsinki")
FRIDAY = parse_instant("2026-11-20T00:00Z")
CLOCKS = working_hours(ZONES, FRIDAY // DAY, (1.5, 3.0))
BOTH = np.array([0, 1], np.int32)


def later(zone: int, start: float, work: float) -> tuple[float, float]:
    at = np.full((1, 2), CLOCKS.place(FRIDAY) + start, np.float32)
    done = CLOCKS.later(np.array([zone]), BOTH, at, np.full((1, 2), work, np.float32))
    return tuple(float(one) - CLOCKS.place(FRIDAY) for one in done[0])


def test_night_and_weekend_are_those_of_the_capital() -> None:
    for zone in ZONES:
        off = off_hours(zone, FRIDAY // DAY)
        for hour in range(0, 24 * 8, 5):
            assert bool(off[30 * 24 + hour]) is not capital_time(FRIDAY + hour * HOUR, zone).working


def test_by_day_an_hour_is_an_hour_and_a_weekend_stretches_it() -> None:
    assert later(0, 8, 4) == (12, 12)
    # From Friday 20 Z, 21 in Brussels: an hour by day, the rest in the night and the weekend.
    assert later(0, 20, 5) == (20 + 1 + 4 * 1.5, 20 + 1 + 4 * 3.0)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2), st.floats(0, 400), st.floats(0, 200), st.floats(0, 50))
def test_more_work_is_done_later_and_never_before_it_begins(zone: int, start: float, work: float, more: float) -> None:
    first, second = later(zone, start, work), later(zone, start, work + more)
    for one, other, factor in zip(first, second, (1.5, 3.0), strict=True):
        assert start - 0.01 <= one <= other + 0.01
        assert start + work - 0.8 <= one <= start + work * factor + 0.8
