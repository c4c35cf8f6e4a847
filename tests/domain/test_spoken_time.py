"""Times as they are said on the telephone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain.errors import UsageError
from console.domain.spoken_time import read_near, read_time
from console.domain.times import HOUR, Precision, dtg, parse_instant

NOW = parse_instant("151944Z NOV 22")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("1540", "151540Z NOV 22"), ("15:40Z", "151540Z NOV 22"), ("9.05", "150905Z NOV 22"),
        ("2030", "152030Z NOV 22"), ("2130", "142130Z NOV 22"), ("151440Z", "151440Z NOV 22"),
        ("161000z", "161000Z OCT 22"), ("311000", "311000Z OCT 22"), ("20 min ago", "151924Z NOV 22"),
        ("90 minutes ago", "151814Z NOV 22"), ("1 h 30 ago", "151814Z NOV 22"), ("2 h ago", "151744Z NOV 22 ±"),
        ("half an hour ago", "151914Z NOV 22"), ("an hour ago", "151844Z NOV 22 ±"), ("now", "151944Z NOV 22"),
        ("yesterday 1540", "141540Z NOV 22"), ("yesterday", "14 NOV 22"), ("3 days ago", "12 NOV 22"),
        ("about 1540", "151540Z NOV 22 ±"), ("1540±", "151540Z NOV 22 ±"), ("15 NOV 22", "15 NOV 22"),
        ("151440Z NOV 22", "151440Z NOV 22"), ("2022-11-15T15:40+01:00", "151440Z NOV 22"), ("NOV 22", "NOV 22"),
    ],
)  # fmt: skip
def test_what_is_said_is_the_last_such_moment(said: str, meant: str) -> None:
    assert dtg(*read_time(said, NOW)) == meant


@pytest.mark.parametrize("said", ["", "2460", "noon", "ago", "991000Z", "yesterday noon", "2022-11-15T15:40", "١٥٤٠x"])
def test_what_is_no_time_is_said_so(said: str) -> None:
    with pytest.raises(UsageError):
        read_time(said, NOW)


def test_the_day_of_a_short_month_is_that_of_the_month_before() -> None:
    march = parse_instant("2023-03-01T10:00Z")
    assert dtg(read_time("301200Z", march).at) == "301200Z JAN 23"


@settings(max_examples=40)
@given(st.text(alphabet="0123456789Z: hmindayago±", max_size=14))
def test_nothing_said_lies_far_ahead_unless_it_is_written_out(said: str) -> None:
    try:
        found = read_time(said, NOW)
    except UsageError:
        return
    assert found.at <= NOW + HOUR and found.precision in Precision


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2100", "152100Z NOV 22"),
        ("0630Z", "160630Z NOV 22"),
        ("152100Z", "152100Z NOV 22"),
        ("021200Z", "021200Z NOV 22"),
        ("291200Z", "291200Z NOV 22"),
        ("10 min ago", "231150Z NOV 24"),
        ("161200Z NOV 22", "161200Z NOV 22"),
    ],
)
def test_what_is_left_out_is_near_what_is_looked_at(text: str, moment: str) -> None:
    near, now = parse_instant("151944Z NOV 22"), parse_instant("231200Z NOV 24")
    assert read_near(text, near, now) == parse_instant(moment)
    assert read_near("2100", near, near) == parse_instant("142100Z NOV 22"), "never what is still to come"
