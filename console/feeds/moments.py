"""Times as sources write them become instants, as exactly as they are told, or a plain reason why not; never "now".

Read are ISO 8601 with and without a zone, ``24:00``, RFC 822, date-time groups, 14, 12 and 8 digits, seconds and
milliseconds since 1970, days and months in words, US and European days. A time without a zone is taken as UTC, which
``zoned`` tells, so that a file is warned about once.
"""

import re
from datetime import UTC, datetime
from typing import Final, NamedTuple

from console.domain import times
from console.domain.errors import UsageError
from console.domain.times import DAY, HOUR, MINUTE, Instant, Precision
from console.feeds import zones
from console.feeds.month_names import MONTHS

ZONELESS: Final = "Times without a zone were taken as UTC."
EITHER_ORDER: Final = "may be day or month first"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_YEAR, _LAST_YEAR = 1000, 9998  # year 1 and 9999 are how programs write "not known" and "for ever"
_LONGEST = 80
_YEAR = r"(?P<year>\d{4}|\d{2})(?!\d)"
_WORD = r"(?P<word>[^\W\d_]{3,12})\.?"
_DATES = tuple(
    re.compile(rf"(?:[^\W\d_]{{2,10}}\.?,?\s+)?{form}", re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        rf"(?P<one>\d{{1,2}})(?P<mark>[/.\-])(?P<two>\d{{1,2}})[/.\-]{_YEAR}",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[\s\-/]*{_WORD}[\s\-/,]*{_YEAR}",
        rf"{_WORD}[\s\-]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s\-,]+(?P<year>\d{{4}})(?!\d)",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?=T)",
        r"(?P<year>\d{4})[-/](?P<month>\d{1,2})(?!\d)",
        r"(?P<month>\d{1,2})[/.](?P<year>\d{4})(?!\d)",
        rf"{_WORD}[\s\-]+(?P<year>\d{{4}})(?!\d)",
    )
)
_TIME = re.compile(
    r"(?P<hour>\d{1,2})"
    r"(?:[:.hH](?P<minute>\d{2})(?:[:.m](?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?s?|(?P<bare>\d{2})(?P<bare2>\d{2})?)?h?"
    r"(?!\d)\s*(?P<half>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\d{6}\s*[A-Za-z]\s*[A-Za-z]{3}")
_DIGITS = re.compile(r"-?\d+(?:\.\d*)?")


class Moment(NamedTuple):
    """An instant as exactly as it was told, or None and why; ``zoned``: whether the text named its zone."""

    at: Instant | None
    precision: Precision | None = None
    zoned: bool = True
    reason: str = ""


def read(text: str, day_first: bool | None = None) -> Moment:
    """What a text tells.

    ``day_first`` decides ``03/04/2024``; None: dots and dashes put the day first, ``/`` leaves it open.
    """
    plain = " ".join(text.split())
    if not plain:
        return Moment(None, reason="there is no time")
    try:
        return _read(plain, day_first) if len(plain) <= _LONGEST else _none(text, "is not a time")
    except (ValueError, OverflowError):
        return _none(text, "is not a time")


def quick(text: str) -> Moment | None:
    """A plain ISO time read fast; None where the text is no such and must be :func:`read`."""
    if len(text) < 16 or text[4] != "-" or text[10] not in " T":
        return None
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    if not _FIRST_YEAR <= when.year <= _LAST_YEAR:
        return _none(text, "is no real date")
    if when.tzinfo is not None:
        return Moment(int(when.timestamp() // 1) * 1000 + when.microsecond // 1000, Precision.MINUTE)
    when = when.replace(tzinfo=UTC)
    return Moment(int(when.timestamp() // 1) * 1000 + when.microsecond // 1000, Precision.MINUTE, False)


def order(text: str) -> bool | None:
    """Whether a day as ``25/12/2024`` must have its day first (True) or its month (False); None: it does not tell."""
    match = _DATES[1].match(text.strip())
    if match is None:
        return None
    one, two = int(match["one"]), int(match["two"])
    return one > 12 if (one > 12) != (two > 12) else None


def has_order(text: str) -> bool:
    """Whether a text is a day whose month and day could stand either way, as ``03/04/2024`` and ``25/12/2024``."""
    match = _DATES[1].match(text.strip())
    return match is not None


def _read(plain: str, day_first: bool | None) -> Moment:
    if _DIGITS.fullmatch(plain):
        return _digits(plain)
    if (found := quick(plain)) is not None:
        return found
    if _GROUP.match(plain):
        try:
            return Moment(times.parse_instant(plain), Precision.MINUTE)
        except UsageError:
            return _none(plain, "is not a time")
    return _in_words(plain, day_first)


def _digits(plain: str) -> Moment:
    whole, _, part = plain.partition(".")
    count = len(whole)
    if count in (8, 12, 14) and not part and whole[:2] in ("18", "19", "20", "21"):
        padded = whole.ljust(14, "0")
        day = _day(int(padded[:4]), int(padded[4:6]), int(padded[6:8]))
        hour, minute, second = int(padded[8:10]), int(padded[10:12]), int(padded[12:])
        if count == 8:
            return Moment(day, Precision.DAY, False)
        return Moment(day + _clock(hour, minute, second), Precision.MINUTE, False)
    if count in (9, 10):
        return Moment(int(float(plain) * 1000), Precision.MINUTE)
    if count in (12, 13):
        return Moment(int(whole), Precision.MINUTE)
    if count in (16, 19) and not part:
        return Moment(int(whole) // 10 ** (count - 13), Precision.MINUTE)
    return _none(plain, "is only a year" if count == 4 else "is not a time")


def _in_words(plain: str, day_first: bool | None) -> Moment:
    for form in _DATES:
        match = form.match(plain)
        if match is not None:
            break
    else:
        return _none(plain, "is not a time")
    found = match.groupdict()
    month, day = _month_and_day(found, day_first)
    if month is None:
        return _none(plain, EITHER_ORDER if day is None else "is not a time")
    if day is None:
        if plain[match.end() :].strip():
            return _none(plain, "is not a time")
        return Moment(_day(_year(found["year"]), month, 1), Precision.MONTH, False)
    start = _day(_year(found["year"]), month, day)
    return _with_time(start, plain[match.end() :].strip(), plain)


def _month_and_day(found: dict[str, str], day_first: bool | None) -> tuple[int | None, int | None]:
    """Month and day; no month: not one. No month and no day: they may be either way round."""
    if "one" in found:
        one, two = int(found["one"]), int(found["two"])
        if one > 12 or two > 12:
            return (two, one) if one > 12 else (one, two)
        if day_first is None:
            if found["mark"] == "/" and one != two:
                return None, None
            day_first = True
        return (two, one) if day_first else (one, two)
    day = int(found["day"]) if found.get("day") else None
    if "word" in found:
        month = MONTHS.get(found["word"].lower())
        return (month, day) if month is not None else (None, 0)
    return int(found["month"]), day


def _with_time(start: Instant, rest: str, plain: str) -> Moment:
    rest = rest.removeprefix(",").lstrip()
    if rest[:1] in ("T", "t") and rest[1:2].isdigit():
        rest = rest[1:]
    rest = rest.removeprefix("at ").lstrip("-~ ") if rest[:1] != "-" or rest[1:2] == " " else rest
    if not rest:
        return Moment(start, Precision.DAY, False)
    clock = _TIME.match(rest)
    if clock is None:
        # A day with a zone ("2002-09-24+06:00", "2022-11-15Z") starts in that zone.
        minutes = zones.offset(rest)
        if minutes is not None:
            return Moment(start - minutes * MINUTE, Precision.DAY)
        return Moment(start, Precision.DAY, False, f"{_short(plain)}: {_short(rest)} is no time of day")
    at = start + _of_day(clock)
    told = clock["minute"] or clock["bare"]
    precision = Precision.MINUTE if told else Precision.HOUR
    zone = rest[clock.end() :].strip(" ,")
    if not zone:
        return Moment(at, precision, False)
    minutes = zones.offset(zone)
    if minutes is None:
        # What zone that is nobody can tell: the day is the most that is known.
        return Moment(start, Precision.DAY, False, f"{_short(plain)}: {_short(zone)} is no zone that is known")
    return Moment(at - minutes * MINUTE, precision)


def _of_day(clock: re.Match[str]) -> int:
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            if not (half.startswith("p") and 12 < hour < 24):
                raise ValueError("no such hour")
        else:
            hour = hour % 12 + (12 if half.startswith("p") else 0)
    minute = int(clock["minute"] or clock["bare"] or 0)
    second = int(clock["second"] or clock["bare2"] or 0)
    return _clock(hour, minute, second) + int((clock["part"] or "0").ljust(3, "0")[:3])


def _clock(hour: int, minute: int, second: int) -> int:
    """Milliseconds from midnight; 24:00 is the next midnight and 60 is a leap second. Raises ValueError."""
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second)):
        raise ValueError("no such time of day")
    return hour * HOUR + minute * MINUTE + min(second, 59) * 1000


def _day(year: int, month: int, day: int) -> Instant:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError("no real date")
    return (datetime(year, month, day, tzinfo=UTC) - _EPOCH).days * DAY


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 70 else 1900)


def _none(text: str, reason: str) -> Moment:
    return Moment(None, reason=f"{_short(text)} {reason}")


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return f"“{plain if len(plain) <= 40 else plain[:39] + '…'}”"
