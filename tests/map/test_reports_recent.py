"""How new reports are, by kind."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from console.map.reports import recent
from console.map.reports.points import NO_TIME, prepare
from console.map.reports.tally import KINDS

many = st.lists(st.tuples(st.integers(0, KINDS - 1), st.none() | st.integers(0, 50)), max_size=60)


@given(many, st.integers(0, 50), st.integers(0, 50))
def test_the_newest_of_each_kind_is_found_in_any_window(
    given: list[tuple[int, int | None]], start: int, end: int
) -> None:
    kinds = np.array([kind for kind, _ in given], np.int64)
    times = np.array([NO_TIME if time is None else time for _, time in given], np.int64)
    points = prepare(np.full(len(given), 20.0), np.full(len(given), 50.0), kinds, times, np.arange(len(given)))
    found = recent.newest(points, points.span(start, end), step=7)
    for kind in range(KINDS):
        inside = [time for one, time in given if one == kind and time is not None and start <= time < end]
        assert found[kind] == max(inside, default=NO_TIME)
