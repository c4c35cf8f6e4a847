"""Moments, days and spans as the console keeps and writes them.

An instant is an ``int`` of milliseconds since 1970-01-01 UTC; a span is half-open, ``start <= t < end``.
Date-time groups are ``DDHHMMZ MON YY`` as in ACP 121. No function reads the clock.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from functools import cache
from typing import NamedTuple, TypeAlias, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from console.domain.errors import UsageError

Instant: TypeAlias = int
_T = TypeVar("_T")

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MON = r"(?P<month>" + "|".join(_MONTHS) + r")\s*(?P<year>\d{4}|\d{2})"
_DTG = re.compile(r"(?P<day>\d{2})(?P<hour>\d{2})(?P<minute>\d{2})\s*(?P<zone>[A-Z])\s*" + _MON)
_DAY_GROUP = re.compile(r"(?P<day>\d{1,2})\s*" + _MON)
_MONTH_GROUP = re.compile(_MON)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})")
_FILE_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}T\d{6}Z")
_ZONELESS_GROUP = re.compile(r"\d{6}\s*" + _MON)
# Two-digit years fall in this century window; years outside it are written with four digits.
_FIRST_SHORT_YEAR = 1970
# Military zone letters, A to M east and N to Y west of Greenwich; J is "local" and names no zone.
_ZONE_HOURS = {letter: n + 1 for n, letter in enumerate("ABCDEFGHIKLM")} | {
    letter: -n - 1 for n, letter in enumerate("NOPQRSTUVWXY")
}
_ZONE_HOURS["Z"] = 0


class Precision(StrEnum):
    """How exactly a time is known."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"


class Interval(NamedTuple):
    """A half-open span of time, ``start <= t < end``, in milliseconds UTC."""

    start: Instant
    end: Instant


def from_datetime(moment: datetime) -> Instant:
    """Milliseconds of an aware datetime, rounded down. Raises UsageError without a zone."""
    if moment.tzinfo is None:
        raise _no_zone(moment.isoformat())
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def to_datetime(moment: Instant) -> datetime:
    """The aware UTC datetime of an instant."""
    return _EPOCH + timedelta(milliseconds=moment)


def parse_instant(text: str) -> Instant:
    """Read ISO 8601 with a zone (``2022-11-15T19:44Z``) or a date-time group (``151944Z NOV 22``).

    Raises UsageError for a time without a zone, a bare day, or anything unreadable.
    """
    plain = text.strip()
    group = plain.upper()
    if match := _DTG.fullmatch(group):
        return _from_group(match, text)
    if _ZONELESS_GROUP.fullmatch(group):
        raise _no_zone(text)
    if _ISO_DAY.fullmatch(plain):
        raise UsageError(f"{text!r} is a day, not a moment; add a time and its zone, as 2022-11-15T19:44Z")
    moment = _read(lambda: datetime.fromisoformat(plain), text)
    if moment.tzinfo is None:
        raise _no_zone(text)
    return from_datetime(moment)


def parse_day_or_instant(text: str) -> Interval:
    """Read a UTC day (``2022-11-15``, ``15 NOV 22``), a month (``2022-11``, ``NOV 22``) or an instant.

    A day or month is the whole of it; an instant lasts one millisecond. Raises UsageError.
    """
    plain = text.strip()
    group = plain.upper()
    if _ISO_DAY.fullmatch(plain):
        start = day_start(plain)
        return Interval(start, start + DAY)
    if match := _ISO_MONTH.fullmatch(plain):
        return _month(int(match["year"]), int(match["month"]), text)
    if match := _DAY_GROUP.fullmatch(group):
        year, month, day = _year(match), _month_number(match), int(match["day"])
        start = _read(lambda: _date_start(date(year, month, day)), text)
        return Interval(start, start + DAY)
    if match := _MONTH_GROUP.fullmatch(group):
        return _month(_year(match), _month_number(match), text)
    start = parse_instant(text)
    return Interval(start, start + 1)


def day_start(text: str) -> Instant:
    """The first millisecond of an ISO day, UTC: how a ``valid_from`` is kept. Raises UsageError."""
    if not _ISO_DAY.fullmatch(text):
        raise _unreadable(text)
    return _read(lambda: _date_start(date.fromisoformat(text)), text)


def day_end(text: str) -> Instant:
    """The end, exclusive, of an ISO day: how an inclusive ``valid_to`` is kept. Raises UsageError."""
    return day_start(text) + DAY


def iso_day(moment: Instant) -> str:
    """The UTC day an instant falls on, as ``2022-11-15``."""
    return to_datetime(moment).date().isoformat()


def iso_day_inclusive(end: Instant) -> str:
    """The last UTC day before an exclusive end: the reverse of :func:`day_end`."""
    return iso_day(end - 1)


def span(moment: Instant, precision: Precision) -> Interval:
    """What an imprecise time covers: its minute, the hour around it (± 30 min), its UTC day or month."""
    if precision is Precision.MINUTE:
        start = moment // MINUTE * MINUTE
        return Interval(start, start + MINUTE)
    if precision is Precision.HOUR:
        return Interval(moment - HOUR // 2, moment + HOUR // 2)
    if precision is Precision.DAY:
        start = moment // DAY * DAY
        return Interval(start, start + DAY)
    day = to_datetime(moment)
    return _month(day.year, day.month, iso(moment))


def iso(moment: Instant) -> str:
    """ISO 8601 in UTC, ``2022-11-15T19:44:00Z``; milliseconds only where there are some."""
    when = to_datetime(moment)
    return when.replace(tzinfo=None).isoformat(timespec="milliseconds" if moment % SECOND else "seconds") + "Z"


def file_stamp(moment: Instant) -> str:
    """The second, rounded down, for the name of a file on any system: ``2022-11-15T194400Z``."""
    return f"{to_datetime(moment):%Y-%m-%dT%H%M%S}Z"


def parse_file_stamp(text: str) -> Instant:
    """The second a file is named after; what follows the stamp does not matter. Raises UsageError."""
    match = _FILE_STAMP.match(text)
    if match is None:
        raise _unreadable(text)
    return _read(lambda: from_datetime(datetime.fromisoformat(match[0])), text)


def add_months(moment: Instant, months: int) -> Instant:
    """The same day and time of another month, or that month's last day where it is shorter."""
    when = to_datetime(moment)
    year, month = divmod(when.year * 12 + when.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    last = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1).toordinal() - first.toordinal()
    return _date_start(first.replace(day=min(when.day, last))) + moment % DAY


def months_between(first: Instant, last: Instant) -> list[Instant]:
    """The first moments of the months from that of ``first`` to that of ``last``."""
    found = [span(first, Precision.MONTH).start]
    while (following := add_months(found[-1], 1)) <= last:
        found.append(following)
    return found


def overlaps(during: Interval, start: Instant | None, end: Instant | None) -> bool:
    """Whether what holds from ``start`` until before ``end`` (None: open) holds at any time of the span."""
    return (start is None or start < during.end) and (end is None or end > during.start)


def holds(at: Instant, start: Instant | None, end: Instant | None) -> bool:
    """Whether what holds from ``start`` until before ``end`` (None: open) holds at a moment."""
    return (start is None or start <= at) and (end is None or at < end)


def over(typed: Interval) -> Instant:
    """When a day or month that was typed (:func:`parse_day_or_instant`) is over; a moment itself."""
    return typed.start if typed.end - typed.start == 1 else typed.end


def dtg(moment: Instant, precision: Precision = Precision.MINUTE) -> str:
    """Write the date-time group as exactly as the time is known, rounded down to the minute.

    ``151944Z NOV 22`` to the minute, ``151930Z NOV 22 ±`` to the hour, ``15 NOV 22``, ``NOV 22``.
    """
    when = to_datetime(moment)
    month = f"{_MONTHS[when.month - 1]} {_short_year(when.year)}"
    if precision is Precision.MONTH:
        return month
    if precision is Precision.DAY:
        return f"{when.day:02} {month}"
    mark = " ±" if precision is Precision.HOUR else ""
    return f"{when:%d%H%M}Z {month}{mark}"


def dtg_short(moment: Instant, precision: Precision = Precision.MINUTE) -> str:
    """Write a date-time group without month and year, ``151944Z`` or ``151930Z ±``, for tables of few days.

    Times known to the day or month keep their full form: there is no shorter true one.
    """
    if precision in (Precision.DAY, Precision.MONTH):
        return dtg(moment, precision)
    mark = " ±" if precision is Precision.HOUR else ""
    return f"{to_datetime(moment):%d%H%M}Z{mark}"


def local_time(moment: Instant, zone: str, city: str | None = None) -> str:
    """Local time named by its city, ``20:44 Warsaw``. ``zone`` is an IANA name; raises UsageError if unknown."""
    name = city or zone.rpartition("/")[2].replace("_", " ")
    return f"{in_zone(moment, zone):%H:%M} {name}"


def in_zone(moment: Instant, zone: str) -> datetime:
    """A moment by the clock of an IANA zone; raises UsageError if it is unknown."""
    return to_datetime(moment).astimezone(_zone(zone))


def _from_group(match: re.Match[str], text: str) -> Instant:
    hours = _ZONE_HOURS.get(match["zone"])
    if hours is None:
        raise _no_zone(text)
    return _read(
        lambda: from_datetime(
            datetime(
                _year(match),
                _month_number(match),
                int(match["day"]),
                int(match["hour"]),
                int(match["minute"]),
                tzinfo=timezone(timedelta(hours=hours)),
            )
        ),
        text,
    )


def _month(year: int, month: int, text: str) -> Interval:
    start = _read(lambda: _date_start(date(year, month, 1)), text)
    following = (year + month // 12, month % 12 + 1)
    return Interval(start, _read(lambda: _date_start(date(*following, 1)), text))


def _date_start(day: date) -> Instant:
    return (day.toordinal() - _EPOCH.toordinal()) * DAY


def _month_number(match: re.Match[str]) -> int:
    return _MONTHS.index(match["month"]) + 1


def _year(match: re.Match[str]) -> int:
    year = int(match["year"])
    if len(match["year"]) == 4:
        return year
    return _FIRST_SHORT_YEAR + (year - _FIRST_SHORT_YEAR) % 100


def _short_year(year: int) -> str:
    within = _FIRST_SHORT_YEAR <= year < _FIRST_SHORT_YEAR + 100
    return f"{year % 100:02}" if within else f"{year:04}"


@cache
def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError(f"{name!r} is not a time zone; use an IANA name, as Europe/Warsaw") from None


def _read(make: Callable[[], _T], text: str) -> _T:
    try:
        return make()
    except (ValueError, OverflowError):
        raise _unreadable(text) from None


def _unreadable(text: str) -> UsageError:
    return UsageError(f"{text!r} is not a time; write it as 2022-11-15T19:44Z or 151944Z NOV 22")


def _no_zone(text: str) -> UsageError:
    return UsageError(f"{text!r} has no time zone; add Z or an offset, as 2022-11-15T19:44Z")
