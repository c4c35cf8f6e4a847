"""Local times of capitals: the clock, night and weekend, over changes of the clock and of the day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.capital_time import capital_time
from console.domain.errors import UsageError
from console.domain.times import DAY, parse_instant

ZONES = st.sampled_from(["Europe/Warsaw", "America/Toronto", "Atlantic/Reykjavik", "Europe/Istanbul"])


@pytest.mark.parametrize(
    ("at", "zone", "clock", "night", "weekend"),
    [
        ("2022-11-15T19:44Z", "Europe/Warsaw", "20:44", False, False),
        ("2022-11-15T21:00Z", "Europe/Warsaw", "22:00", True, False),
        ("2022-11-16T04:59Z", "Europe/Warsaw", "05:59", True, False),
        ("2022-11-16T05:00Z", "Europe/Warsaw", "06:00", False, False),
        # Friday night in Ottawa is Saturday in Ankara.
        ("2026-11-28T02:00Z", "America/Toronto", "21:00", False, False),
        ("2026-11-28T02:00Z", "Europe/Istanbul", "05:00", True, True),
        # The hour that comes twice: the night the clocks go back.
        ("2026-10-25T00:30Z", "Europe/Warsaw", "02:30", True, True),
        ("2026-10-25T01:30Z", "Europe/Warsaw", "02:30", True, True),
    ],
)
def test_the_clock_of_a_capital(at: str, zone: str, clock: str, night: bool, weekend: bool) -> None:
    there = capital_time(parse_instant(at), zone)
    assert (there.clock, there.night, there.weekend) == (clock, night, weekend)
    assert there.working is not (night or weekend)


@given(st.integers(min_value=0, max_value=80 * 365 * DAY), ZONES)
def test_night_and_weekend_follow_the_clock_said(at: int, zone: str) -> None:
    there = capital_time(at, zone)
    assert there.night == (there.clock >= "22:00" or there.clock < "06:00")
    assert there.weekend == (there.day.weekday() in (5, 6)) == (there.weekday_word in ("Sat", "Sun"))


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(UsageError, match="time zone"):
        capital_time(0, "Europe/Nowhere")
