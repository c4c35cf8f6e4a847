"""What is called unusual: quiet noise keeps the stated rate of false alarms, a surge is found, real data too."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain.times import DAY, HOUR, Instant, day_start
from console.domain.unusual import (
    LEAST_REPORTS,
    WEEKS,
    Numbers,
    Pace,
    Raised,
    counted,
    first_raised,
    judge,
    usual,
)

END = day_start("2022-11-16")
NOW = END - 1
BACK = (WEEKS * 7 + 3) * 24
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def noise(series: int, a_day: float, scatter: float, season: float, seed: int) -> Numbers:
    """Counts by the hour of many series with a season of the day and the week; Poisson where nothing scatters."""
    dice = np.random.default_rng(seed)
    hour = np.arange(BACK)
    turn = (1 + season * np.sin(2 * np.pi * hour / 24)) * (1 + season / 2 * np.cos(2 * np.pi * (hour // 24) / 7))
    level = dice.gamma(1 / scatter, scatter, (series, BACK)) if scatter else np.ones((series, BACK))
    return dice.poisson(a_day / 24 * turn * level)


def as_reports(counts: Numbers, length: int = HOUR, end: Instant = END) -> tuple[Numbers, Numbers]:
    """Times and series of reports with these counts, spread evenly through each period; the last ends at ``end``."""
    periods = counts.shape[1]
    flat = counts.reshape(-1)
    of = np.repeat(np.arange(len(flat)), flat)
    nth = np.arange(len(of)) - np.repeat(np.cumsum(flat) - flat, flat)
    at = end - (periods - of % periods) * length + (nth * 2 + 1) * length // (2 * flat[of])
    return at, of // periods


def exceedances(at: Numbers, series: Numbers, many: int, pace: Pace, limit: float) -> tuple[int, int]:
    """How many of the periods judged have a chance of at most ``limit``, and how many were judged."""
    found = judged = 0
    for row in counted(at, series, many, NOW, pace):
        expected = usual(row, NOW, pace, int(at.min()))
        if not expected.why_not:
            chances = expected.chance(row[-pace.judged :], np.arange(pace.judged))
            found, judged = found + int((chances <= limit).sum()), judged + pace.judged
    return found, judged


@pytest.mark.parametrize("scatter", [0.0, 0.3, 2.0])
def test_quiet_noise_with_a_season_keeps_the_stated_rate_of_false_alarms(scatter: float) -> None:
    """The limit is larger than in use, so that there are enough of them to count."""
    many, limits = 50, {Pace.HOUR: 0.004, Pace.DAY: 0.02}
    for pace, limit in limits.items():
        found = judged = 0
        for seed, a_day in enumerate((1.0, 20.0)):
            here, among = exceedances(*as_reports(noise(many, a_day, scatter, 0.6, seed)), many, pace, limit)
            found, judged = found + here, judged + among
        expected = limit * judged
        assert judged >= 200
        assert found <= expected + 3 * expected**0.5, f"{found} of {judged} at {limit}"


def test_the_budget_holds_for_the_whole_board_however_many_series_there_are() -> None:
    for many in (10, 300):
        a_week = sum(pace.limit(many, 2.0) * many * pace.a_week for pace in Pace)
        assert a_week == pytest.approx(2.0)


def test_a_planted_surge_is_found_within_the_hour_and_quiet_neighbours_are_not() -> None:
    counts = noise(60, 6.0, 0.5, 0.5, 7)
    counts[17, -3] += 12
    at, series = as_reports(counts)
    judged = judge(at, series, 60, END - 2 * HOUR - 1)
    # A look at the whole board holds 25 hours and 2 days of each series: a fifth of a false alarm on average.
    assert first_raised(judged)[0] == 17 and len(first_raised(judged)) <= 2
    raised = judged[17].raised
    assert raised is not None and raised.pace is Pace.HOUR and raised.start == END - 3 * HOUR
    assert raised.count >= raised.least > raised.usual and raised.chance <= raised.limit


def delay(rate: float, seed: int) -> int | None:
    """Hours from the moment a series of 12 a day comes ``rate`` times as often until it is raised; None in a day."""
    dice = np.random.default_rng(seed)
    counts = noise(5, 12.0, 0.2, 0.4, seed)
    counts[0, -24:] = dice.poisson(12.0 * rate / 24, 24)
    at, series = as_reports(counts)
    for hours in range(24):
        now = END - (23 - hours) * HOUR - 1
        kept = at <= now
        if judge(at[kept], series[kept], 5, now)[0].raised is not None:
            return hours + 1
    return None


def test_how_late_a_lasting_surge_is_found() -> None:
    """Ten times as many as usual are found in the first hours, five times within half a day."""
    ten, five = [delay(10, seed) for seed in (0, 1)], [delay(5, 2)]
    assert all(hours is not None and hours <= 5 for hours in ten), ten
    assert all(hours is not None and hours <= 14 for hours in five), five


def test_too_little_history_is_said_and_nothing_judged() -> None:
    counts = np.zeros((3, BACK), np.int64)
    counts[0, ::24] = 1
    counts[1, -5:] = 9
    at, series = as_reports(counts)
    few = judge(at, series, 3, NOW)
    assert not few[0].why_not
    assert few[1].why_not == f"0 reports in the 8 weeks before; {LEAST_REPORTS} are needed"
    assert first_raised(few) == []
    young = judge(at[at > END - 10 * DAY], series[at > END - 10 * DAY], 3, NOW)
    assert "28 are needed" in young[0].why_not


def test_no_report_at_all_is_quiet() -> None:
    nothing = np.zeros(0, np.int64)
    assert [one.raised for one in judge(nothing, nothing, 2, NOW)] == [None, None]


@settings(max_examples=12)
@given(st.lists(st.integers(0, 40), min_size=58, max_size=58), st.integers(1, 30))
def test_more_reports_are_never_less_unusual(days: list[int], more: int) -> None:
    row = np.array(days)
    expected = usual(row, NOW, Pace.DAY, NOW - 90 * DAY)
    if expected.why_not:
        assert row[:-2].sum() < LEAST_REPORTS
        return
    first, second = expected.chance([5, 5 + more], [-1, -1])
    assert 0 <= second <= first <= 1
    least = expected.least(0.001)
    assert expected.chance([least], [-1])[0] <= 0.001 < expected.chance([least - 1], [-1])[0]


@cache
def air_raids(unit: str) -> tuple[list[str], Numbers]:
    """Real counts: see the head of the file."""
    lines = Path(__file__).with_name("air_raid_counts.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.rsplit(" ", 2) for line in lines if line and not line.startswith("#")]
    told = [(name, digits) for name, kind, digits in rows if kind == unit]
    return [name for name, _ in told], np.array([[DIGITS.index(one) for one in digits] for _, digits in told])


FIRST_DAY = day_start("2022-06-27")


def raised_on(days: Numbers, day: int) -> list[tuple[int, Raised]]:
    """The series raised at the end of a day of the table, for that day."""
    end = FIRST_DAY + (day + 1) * DAY
    at, series = as_reports(days[:, : day + 1], DAY, end)
    found = []
    for place, row in enumerate(counted(at, series, len(days), end - 1, Pace.DAY)):
        expected = usual(row, end - 1, Pace.DAY, FIRST_DAY)
        chance = 1.0 if expected.why_not else float(expected.chance([row[-1]], [-1])[0])
        limit = Pace.DAY.limit(len(days))
        if chance <= limit:
            found.append(
                (place, Raised(Pace.DAY, end - DAY, int(row[-1]), float(expected.means[-1]), chance, limit, 0))
            )
    return found


def test_real_alerts_raise_the_day_all_ukraine_was_under_alert_and_hardly_another() -> None:
    """Real data: 24 August 2022, Ukraine's Independence Day, against eight weeks of alerts before it."""
    _, days = air_raids("days")
    independence = (day_start("2022-08-24") - FIRST_DAY) // DAY
    assert len(raised_on(days, independence)) >= 15
    others = [day for day in range(independence - 4, len(days[0]), 4) if day != independence]
    found = sum(len(raised_on(days, day)) for day in others)
    budget = Pace.DAY.limit(len(days)) * len(days) * len(others)
    assert found <= budget + 3 * budget**0.5, f"{found}, {budget:.1f} in the budget"


def test_a_surge_planted_in_real_quiet_is_found() -> None:
    names, days = air_raids("days")
    day = (day_start("2022-09-14") - FIRST_DAY) // DAY
    assert raised_on(days, day) == []
    planted = days.copy()
    place = names.index("Lvivska")
    planted[place, day] += 7
    assert [one for one, _ in raised_on(planted, day)] == [place]


def test_a_surge_planted_in_real_hours_is_found_in_its_hour() -> None:
    names, hours = air_raids("hours")
    end = FIRST_DAY + len(hours[0]) * HOUR
    assert first_raised(judge(*as_reports(hours, HOUR, end), len(names), end - 1)) == []
    planted = hours.copy()
    planted[1, -4] += 5
    judged = judge(*as_reports(planted, HOUR, end), len(names), end - 1)
    raised = judged[1].raised
    assert judged[0].raised is None and raised is not None
    assert (raised.pace, raised.start) == (Pace.HOUR, end - 4 * HOUR)
