"""Times as people say them on the telephone: ``1540``, ``151440Z``, ``20 min ago``, ``yesterday 1540``; all of it Zulu.

What is said leaves out the day or the month: the last such moment before ``now`` is meant, an hour ahead at most, for
clocks differ. Everything else is read as :mod:`times` reads it.
"""

import re
from typing import Final, NamedTuple

from console.domain.errors import UsageError
from console.domain.times import DAY, HOUR, MINUTE, Instant, Precision, add_months, parse_day_or_instant, to_datetime

_CLOCK: Final = re.compile(r"(\d{1,2})[:.]?(\d{2})\s*Z?", re.IGNORECASE)
_DAY_CLOCK: Final = re.compile(r"(\d{2})(\d{2})(\d{2})\s*Z?", re.IGNORECASE)
_AGO: Final = re.compile(
    r"(?:(?P<h>\d{1,3}|an?|half an?)\s*(?:h|hr|hrs|hours?)\b)?\s*(?:and\s*)?"
    r"(?:(?P<m>\d{1,4}|a)\s*(?:m|min|mins|minutes?)?\b)?\s*ago",
    re.IGNORECASE,
)
_DAYS_AGO: Final = re.compile(r"(\d{1,2}|a)\s*(?:d|days?)\s*ago", re.IGNORECASE)
_NAMED: Final = re.compile(r"(today|yesterday)(?:\s+(?:at\s+)?(.+))?", re.IGNORECASE)
_AHEAD: Final = HOUR


class Spoken(NamedTuple):
    """The moment that is meant, and how exactly it was said."""

    at: Instant
    precision: Precision


def read_time(text: str, now: Instant) -> Spoken:
    """The moment a text means, said at ``now``. Raises UsageError for what is no time, and for one without a zone."""
    plain = " ".join(text.split())
    about = plain.endswith("±") or plain.lower().startswith(("about ", "around ", "ca. ", "ca "))
    plain = re.sub(r"^(?:about|around|ca\.?)\s+", "", plain.removesuffix("±").strip(), flags=re.IGNORECASE)
    found = _said(plain, now)
    return Spoken(found.at, Precision.HOUR) if about and found.precision is Precision.MINUTE else found


def read_near(text: str, near: Instant, now: Instant) -> Instant:
    """The moment a text means to somebody who looks at ``near``, not later than ``now`` where it leaves something out.

    A clock without a day is the one nearest to ``near``, a day without a month too; all else as :func:`read_time`.
    """
    plain = " ".join(text.split())
    if _CLOCK.fullmatch(plain):
        now = min(now, near + DAY // 2)
    elif _DAY_CLOCK.fullmatch(plain):
        now = min(now, near + 15 * DAY)
    return read_time(text, now).at


def _said(plain: str, now: Instant) -> Spoken:
    if plain.lower() in ("now", "just now"):
        return Spoken(now // MINUTE * MINUTE, Precision.MINUTE)
    if match := _CLOCK.fullmatch(plain):
        at = now // DAY * DAY + _clock(match[1], match[2], plain)
        return Spoken(at if at <= now + _AHEAD else at - DAY, Precision.MINUTE)
    if match := _DAY_CLOCK.fullmatch(plain):
        return Spoken(_last_day(int(match[1]), _clock(match[2], match[3], plain), now, plain), Precision.MINUTE)
    if match := _NAMED.fullmatch(plain):
        day = now // DAY * DAY - (DAY if match[1].lower() == "yesterday" else 0)
        clock = _CLOCK.fullmatch(match[2]) if match[2] else None
        if match[2] and clock is None:
            raise _no_time(plain)
        if clock is None:
            return Spoken(day, Precision.DAY)
        return Spoken(day + _clock(clock[1], clock[2], plain), Precision.MINUTE)
    if match := _DAYS_AGO.fullmatch(plain):
        return Spoken(now // DAY * DAY - DAY * _number(match[1]), Precision.DAY)
    if (match := _AGO.fullmatch(plain)) and (match["h"] or match["m"]):
        return _ago(match, now)
    start, end = parse_day_or_instant(plain)
    if end - start == 1:
        return Spoken(start, Precision.MINUTE)
    return Spoken(start, Precision.DAY if end - start == DAY else Precision.MONTH)


def _ago(match: re.Match[str], now: Instant) -> Spoken:
    hours, minutes = (match["h"] or "").lower(), match["m"]
    half = hours.startswith("half")
    gone = (30 * MINUTE if half else HOUR * _number(hours) if hours else 0) + (
        MINUTE * _number(minutes) if minutes else 0
    )
    exact = bool(minutes) or half
    return Spoken((now - gone) // MINUTE * MINUTE, Precision.MINUTE if exact else Precision.HOUR)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 1


def _clock(hours: str, minutes: str, text: str) -> int:
    if int(hours) > 23 or int(minutes) > 59:
        raise _no_time(text)
    return int(hours) * HOUR + int(minutes) * MINUTE


def _last_day(day: int, clock: int, now: Instant, text: str) -> Instant:
    """The last such day of a month that has come."""
    today = (now + _AHEAD) // DAY * DAY
    for back in range(13):
        at = _in_month(add_months(today, -back), day)
        if at is not None and at + clock <= now + _AHEAD:
            return at + clock
    raise _no_time(text)


def _in_month(within: Instant, day: int) -> Instant | None:
    when = to_datetime(within)
    try:
        there = when.replace(day=day)
    except ValueError:
        return None
    return within + (there.day - when.day) * DAY


def _no_time(text: str) -> UsageError:
    return UsageError(f"{text!r} is not a time; write 1540, 151540Z, 20 min ago or 151540Z NOV 22, all in Zulu")
