"""Lengths of time as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.durations import duration_words, parse_duration
from console.domain.errors import BadInput
from console.domain.times import DAY, HOUR, MINUTE


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("90", 90 * MINUTE), ("10 min", 10 * MINUTE), ("1 h 30", 90 * MINUTE), ("1h30m", 90 * MINUTE), ("2 D", 2 * DAY),
        ("1,5 hours", 90 * MINUTE), ("2 weeks", 14 * DAY),
    ],
)  # fmt: skip
def test_what_people_type_is_read(text: str, length: int) -> None:
    assert parse_duration(text) == length


@pytest.mark.parametrize("text", ["", "soon", "3 fortnights", "-5 min", "0", "5 min ago"])
def test_what_is_no_length_of_time_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(BadInput, match="10 min"):
        parse_duration(text)


@given(st.integers(1, 60 * 24 * 60))
def test_what_is_written_is_read_again(minutes: int) -> None:
    assert parse_duration(duration_words(minutes * MINUTE)) == minutes * MINUTE
    assert "min" in duration_words(minutes * MINUTE) or minutes % 60 == 0


def test_units_are_left_out_where_there_are_none() -> None:
    assert duration_words(HOUR) == "1 h" and duration_words(DAY + MINUTE) == "1 d 1 min"
