"""Times as an operator types and reads them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain import times
from console.domain.errors import UsageError
from console.domain.times import Interval, Precision

PRZEWODOW = times.from_datetime(datetime(2022, 11, 15, 19, 44, tzinfo=UTC))
DAY_15 = times.from_datetime(datetime(2022, 11, 15, tzinfo=UTC))

instants = st.datetimes(datetime(1900, 1, 1), datetime(2150, 1, 1), timezones=st.just(UTC)).map(times.from_datetime)


@pytest.mark.parametrize(
    "text",
    [
        "2022-11-15T19:44Z",
        "2022-11-15T19:44:00Z",
        "2022-11-15T20:44:00+01:00",
        "2022-11-15 19:44Z",
        "20221115T194400Z",
        "151944Z NOV 22",
        "151944z nov 2022",
        "151944ZNOV22",
        "152044A NOV 22",
        " 2022-11-15T19:44Z ",
    ],
)
def test_one_moment_in_every_usual_writing(text: str) -> None:
    assert times.parse_instant(text) == PRZEWODOW


@pytest.mark.parametrize("text", ["2022-11-15T19:44", "151944 NOV 22", "151944J NOV 22", "2022-11-15 19:44:00.5"])
def test_a_time_without_a_zone_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="has no time zone"):
        times.parse_instant(text)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "311944Z NOV 22", "152560Z NOV 22", "2022-02-30T10:00Z", "2022-11-15", "1", "NOV 22"]
)
def test_what_is_no_moment_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(UsageError, match="2022-11-15T19:44Z"):
        times.parse_instant(text)


def test_a_day_and_a_month_are_the_whole_of_it() -> None:
    assert times.parse_day_or_instant("2022-11-15") == Interval(DAY_15, DAY_15 + times.DAY)
    assert times.parse_day_or_instant("15 NOV 22") == Interval(DAY_15, DAY_15 + times.DAY)
    first = times.day_start("2022-11-01")
    assert times.parse_day_or_instant("2022-11") == Interval(first, times.day_start("2022-12-01"))
    assert times.parse_day_or_instant("NOV 22") == times.parse_day_or_instant("2022-11")
    assert times.parse_day_or_instant("2022-12") == Interval(
        times.day_start("2022-12-01"), times.day_start("2023-01-01")
    )
    assert times.parse_day_or_instant("151944Z NOV 22") == Interval(PRZEWODOW, PRZEWODOW + 1)


@pytest.mark.parametrize(
    "text", ["2022-13", "2022-11-31", "31 FEB 22", "2022", "2022-11-15T19:44", "0000-01", "9999-12"]
)
def test_an_impossible_day_or_month_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        times.parse_day_or_instant(text)


def test_screens_show_only_what_is_known() -> None:
    half_past = times.parse_instant("2022-11-15T19:30Z")
    assert times.dtg(PRZEWODOW) == "151944Z NOV 22"
    assert times.dtg_short(PRZEWODOW) == "151944Z"
    assert times.dtg(half_past, Precision.HOUR) == "151930Z NOV 22 ±"
    assert times.dtg_short(half_past, Precision.HOUR) == "151930Z ±"
    assert times.dtg(PRZEWODOW, Precision.DAY) == times.dtg_short(PRZEWODOW, Precision.DAY) == "15 NOV 22"
    assert times.dtg(PRZEWODOW, Precision.MONTH) == "NOV 22"
    assert times.dtg(times.day_start("1949-04-04"), Precision.DAY) == "04 APR 1949"
    assert times.dtg(PRZEWODOW + 59_999) == "151944Z NOV 22"


def test_iso_writes_milliseconds_only_where_there_are_some() -> None:
    assert times.iso(PRZEWODOW) == "2022-11-15T19:44:00Z"
    assert times.iso(PRZEWODOW + 7) == "2022-11-15T19:44:00.007Z"


def test_local_time_is_named_by_its_city() -> None:
    assert times.local_time(PRZEWODOW, "Europe/Warsaw") == "20:44 Warsaw"
    assert times.local_time(PRZEWODOW, "America/New_York") == "14:44 New York"
    assert times.local_time(PRZEWODOW, "Europe/Brussels", "Mons") == "20:44 Mons"
    assert times.local_time(times.parse_instant("2022-07-15T19:44Z"), "Europe/Warsaw") == "21:44 Warsaw"
    for name in ("Europe/Nowhere", "", "../etc/passwd"):
        with pytest.raises(UsageError, match="IANA"):
            times.local_time(PRZEWODOW, name)


@pytest.mark.parametrize("tail", ["", ".flank", "-2.flank"])
def test_a_file_is_named_after_its_second_and_the_name_reads_back(tail: str) -> None:
    assert times.file_stamp(PRZEWODOW + 999) == "2022-11-15T194400Z"
    assert times.parse_file_stamp("2022-11-15T194400Z" + tail) == PRZEWODOW


@pytest.mark.parametrize("name", ["notes.txt", "2022-11-15.flank", "2022-13-15T194400Z.flank", "x2022-11-15T194400Z"])
def test_a_name_without_a_second_is_none(name: str) -> None:
    with pytest.raises(UsageError):
        times.parse_file_stamp(name)


@pytest.mark.parametrize(
    ("start", "end", "held"),
    [
        (None, None, True), (10, 20, True), (19, None, True), (20, None, False), (None, 11, True), (None, 10, False),
        (0, 100, True), (30, 40, False),
    ],
)  # fmt: skip
def test_what_holds_until_an_instant_does_not_hold_at_it(start: int | None, end: int | None, held: bool) -> None:
    assert times.overlaps(Interval(10, 20), start, end) is held


def test_what_an_imprecise_time_covers() -> None:
    assert times.span(PRZEWODOW + 5, Precision.MINUTE) == Interval(PRZEWODOW, PRZEWODOW + times.MINUTE)
    around = Interval(PRZEWODOW - 30 * times.MINUTE, PRZEWODOW + 30 * times.MINUTE)
    assert times.span(PRZEWODOW, Precision.HOUR) == around
    assert times.span(PRZEWODOW, Precision.DAY) == times.parse_day_or_instant("2022-11-15")
    assert times.span(PRZEWODOW, Precision.MONTH) == times.parse_day_or_instant("2022-11")


def test_a_datetime_without_a_zone_never_becomes_an_instant() -> None:
    with pytest.raises(UsageError, match="has no time zone"):
        times.from_datetime(datetime(2022, 11, 15))


@given(instants)
def test_iso_reads_back_as_the_same_instant(moment: int) -> None:
    assert times.parse_instant(times.iso(moment)) == moment
    assert times.from_datetime(times.to_datetime(moment)) == moment


@given(instants)
def test_a_date_time_group_reads_back_as_its_minute(moment: int) -> None:
    assert times.parse_instant(times.dtg(moment)) == moment // times.MINUTE * times.MINUTE


@given(instants, st.sampled_from([Precision.DAY, Precision.MONTH]))
def test_day_and_month_groups_read_back_as_their_span(moment: int, precision: Precision) -> None:
    assert times.parse_day_or_instant(times.dtg(moment, precision)) == times.span(moment, precision)


@given(instants)
def test_a_day_in_a_file_and_its_exclusive_end_are_one(moment: int) -> None:
    day = times.iso_day(moment)
    assert times.day_start(day) <= moment < times.day_end(day)
    assert times.iso_day_inclusive(times.day_end(day)) == day


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        span = times.parse_day_or_instant(text)
    except UsageError:
        return
    assert span.start < span.end


@given(instants, instants)
def test_later_is_larger(one: int, other: int) -> None:
    assert (times.iso(one - one % 1000) <= times.iso(other - other % 1000)) == (one // 1000 <= other // 1000)


@given(st.integers(0, 366 * 60), st.integers(-600, 600))
def test_months_on_and_back_stay_in_the_right_month(days: int, months: int) -> None:
    start = times.day_start("2014-01-01") + days * times.DAY
    there = times.iso_day(times.add_months(start, months))
    year, month = int(there[:4]), int(there[5:7])
    assert year * 12 + month == int(times.iso_day(start)[:4]) * 12 + int(times.iso_day(start)[5:7]) + months
    assert int(there[8:]) <= int(times.iso_day(start)[8:])


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    assert times.iso_day(times.add_months(times.day_start("2024-01-31"), 1)) == "2024-02-29"
    assert times.iso_day(times.add_months(times.day_start("2022-01-31"), 1)) == "2022-02-28"


def test_months_between_names_every_month_once() -> None:
    months = [
        times.iso_day(start)
        for start in times.months_between(times.day_start("2021-11-30"), times.day_start("2022-02-01"))
    ]
    assert months == ["2021-11-01", "2021-12-01", "2022-01-01", "2022-02-01"]


def test_a_day_or_month_that_was_typed_is_over_with_it_and_a_moment_is_itself() -> None:
    typed = [times.parse_day_or_instant(text) for text in ("2022-11-15", "NOV 22", "151944Z NOV 22")]
    assert [times.over(one) for one in typed] == [DAY_15 + times.DAY, times.day_start("2022-12-01"), PRZEWODOW]


def test_what_holds_begins_with_its_start_and_is_over_at_its_end() -> None:
    assert [times.holds(at, 1, 3) for at in (0, 1, 2, 3)] == [False, True, True, False]
    assert times.holds(0, None, None)
