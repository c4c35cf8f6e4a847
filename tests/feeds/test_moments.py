from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain import times
from console.domain.times import Precision
from console.feeds import moments

MINUTE, HOUR, DAY, MONTH = Precision.MINUTE, Precision.HOUR, Precision.DAY, Precision.MONTH


@pytest.mark.parametrize(
    ("text", "at", "precision", "zoned"),
    [
        ("2003-04-02T14:39:01-05:00", "2003-04-02T19:39:01Z", MINUTE, True),
        ("2022-02-25 16:36:22+00:00", "2022-02-25T16:36:22Z", MINUTE, True),
        ("2022-02-25T16:36", "2022-02-25T16:36:00Z", MINUTE, False),
        ("2023-02-02T24:00:00Z", "2023-02-03T00:00:00Z", MINUTE, True),
        ("2022-11-15T19Z", "2022-11-15T19:00:00Z", HOUR, True),
        ("2020-12-31T23:59:60Z", "2020-12-31T23:59:59Z", MINUTE, True),
        ("2002-09-24+06:00", "2002-09-23T18:00:00Z", DAY, True),
        ("20170701234500", "2017-07-01T23:45:00Z", MINUTE, False),
        ("201707012345", "2017-07-01T23:45:00Z", MINUTE, False),
        ("20070704", "2007-07-04T00:00:00Z", DAY, False),
        ("1700000000", "2023-11-14T22:13:20Z", MINUTE, True),
        ("1700000000.5", "2023-11-14T22:13:20.500Z", MINUTE, True),
        ("1700000000123", "2023-11-14T22:13:20.123Z", MINUTE, True),
        ("Tue, 15 Nov 2022 19:44:00 GMT", "2022-11-15T19:44:00Z", MINUTE, True),
        ("15 Nov 2022 19:44 +0100", "2022-11-15T18:44:00Z", MINUTE, True),
        ("Tue, 15 Nov 22 19:44 EST", "2022-11-16T00:44:00Z", MINUTE, True),
        ("151944Z NOV 22", "2022-11-15T19:44:00Z", MINUTE, True),
        ("15 NOV 22", "2022-11-15T00:00:00Z", DAY, False),
        ("2010/05/15  12:00:00", "2010-05-15T12:00:00Z", MINUTE, False),
        ("04/24/2024 22:35:00 Eastern African Time", "2024-04-24T19:35:00Z", MINUTE, True),
        ("04/24/2024 22:35 (Arabic) Egypt Standard Time (+2:00)", "2024-04-24T20:35:00Z", MINUTE, True),
        ("04/24/2024 10:35 pm CEST", "2024-04-24T20:35:00Z", MINUTE, True),
        ("04/24/2024 10PM UTC+3", "2024-04-24T19:00:00Z", HOUR, True),
        ("26/06/2024 09h00", "2024-06-26T09:00:00Z", MINUTE, False),
        ("15.11.2022 19:44", "2022-11-15T19:44:00Z", MINUTE, False),
        ("03.04.2022", "2022-04-03T00:00:00Z", DAY, False),
        ("November 15, 2022 7:44 pm", "2022-11-15T19:44:00Z", MINUTE, False),
        ("15 listopada 2022", "2022-11-15T00:00:00Z", DAY, False),
        ("15 ноября 2022 г.", "2022-11-15T00:00:00Z", DAY, False),
        ("2022-11", "2022-11-01T00:00:00Z", MONTH, False),
        ("November 2022", "2022-11-01T00:00:00Z", MONTH, False),
    ],
)
def test_a_time_is_read_as_exactly_as_it_is_told(text: str, at: str, precision: Precision, zoned: bool) -> None:
    moment = moments.read(text)
    assert moment.at is not None, moment.reason
    assert (times.iso(moment.at), moment.precision, moment.zoned) == (at, precision, zoned)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "nonsense",
        "1880",
        "04:14:00",
        "20221345",
        "99999999",
        "2024-02-30",
        "0001-01-01T00:00:00",
        "9999-12-31",
        "2022-11-15T24:01Z",
        "12",
        "-5",
        "13/13/2022",
        "x" * 5000,
        "1/2",
        "151944J NOV 22",
    ],
)
def test_nonsense_is_no_time_and_says_so(text: str) -> None:
    moment = moments.read(text)
    assert moment.at is None
    assert moment.reason and len(moment.reason) < 120


def test_a_day_that_may_be_two_days_is_read_only_when_told_how() -> None:
    assert moments.read("03/04/2024").at is None
    assert times.iso(moments.read("03/04/2024", day_first=True).at or 0) == "2024-04-03T00:00:00Z"
    assert times.iso(moments.read("03/04/2024", day_first=False).at or 0) == "2024-03-04T00:00:00Z"
    assert times.iso(moments.read("25/04/2024", day_first=False).at or 0) == "2024-04-25T00:00:00Z"
    assert moments.order("25/04/2024") is True
    assert moments.order("04/25/2024 11:00") is False
    assert moments.order("03/04/2024") is None
    assert moments.order("2024-03-04") is None


def test_of_an_unknown_zone_or_hour_the_day_is_kept_and_the_reason_told() -> None:
    for text in ("04/12/2024 11:20:00 Selected", "05/22/2021 noon EST"):
        moment = moments.read(text, day_first=False)
        assert moment.at is not None and moment.at % times.DAY == 0
        assert moment.precision is DAY and moment.reason


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2099, 12, 31)),
    st.integers(-14 * 60, 14 * 60),
)
def test_what_machines_write_comes_back(moment: datetime, minutes: int) -> None:
    zone = timezone(timedelta(minutes=minutes))
    when = moment.replace(microsecond=0, tzinfo=zone)
    expected = times.from_datetime(when)
    utc = when.astimezone(UTC)
    for text in (when.isoformat(), str(when), format_datetime(when), f"{utc:%Y%m%d%H%M%S}", f"{utc:%d.%m.%Y %H:%M:%S}"):
        assert moments.read(text).at == expected


@given(st.one_of(st.text(max_size=90), st.from_regex(r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}[ T]?[\d:.apm+Z\- ]{0,20}")))
def test_any_text_is_a_time_or_has_a_reason(text: str) -> None:
    for day_first in (None, True, False):
        moment = moments.read(text, day_first)
        assert (moment.at is None) == (moment.precision is None)
        assert moment.at is not None or moment.reason
