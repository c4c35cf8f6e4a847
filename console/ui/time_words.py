"""A window of time in words: how long it is, where it ends, when what it shows of forces holds."""

from console.domain.question import clock
from console.domain.time_window import FIRST, YEAR, TimeWindow
from console.domain.times import DAY, HOUR, MINUTE, Instant, Precision, dtg, dtg_short, iso, iso_day
from console.ui.words import count, tr

_DAY_SAYS = 20 * DAY


def end_words(end: Instant) -> str:
    """Where a span ends, as it can be typed: the day that ends there, else the moment."""
    return dtg(end - 1, Precision.DAY) if end % DAY == 0 else dtg(end)


def since_words(window: TimeWindow) -> str:
    """Where a window begins: the day, else the moment where it is shorter than two days. Empty without a start."""
    if window.start is None:
        return ""
    by_day = window.start % DAY == 0 or window.end - window.start > 2 * DAY
    return dtg(window.start, Precision.DAY) if by_day else dtg(window.start)


def group_words(at: Instant, now: Instant) -> str:
    """``152100Z`` within 20 days of ``now``, where the number of the day says which; else the whole group."""
    return dtg_short(at) if abs(at - now) < _DAY_SAYS else dtg(at)


def moment_words(at: Instant, now: Instant) -> str:
    """``2100Z`` on the day of ``now``, else as :func:`group_words`."""
    return clock(at, now) if at // DAY == now // DAY else group_words(at, now)


def length_words(length: int | None) -> str:
    """How long: ``24 h``, ``7 days``, ``9 h 02``, ``12 days 4 h``; everything for None."""
    if length is None:
        return tr("Everything")
    if length >= 2 * DAY:
        return _long(length)
    if length >= HOUR:
        hours, rest = divmod(length // MINUTE, 60)
        return tr("{hours} h", hours=hours) if not rest else tr("{hours} h {minutes:02}", hours=hours, minutes=rest)
    return tr("{minutes} min", minutes=max(1, length // MINUTE))


def window_words(window: TimeWindow) -> str:
    """How long and until when: ``24 h until 152000Z NOV 22``, ``1 year until now``."""
    until = tr("now") if window.live else end_words(window.end)
    return tr("{length} until {end}", length=length_words(window.length), end=until)


def held_words(window: TimeWindow) -> str:
    """The last moment of a window, for what holds then: its day where it shows all of it, or ends now."""
    return dtg(window.at, Precision.DAY) if _by_day(window) else dtg(window.end)


def when_words(window: TimeWindow) -> str:
    """The same as part of a sentence: ``on 15 NOV 22``, ``at 151944Z NOV 22``."""
    held = held_words(window)
    return tr("on {day}", day=held) if _by_day(window) else tr("at {time}", time=held)


def period_in_file(window: TimeWindow) -> str:
    """From when to when, for the name of a table in a file: whole days as days, both inclusive, else moments."""
    by_day = _by_day(window)
    last = iso_day(window.at) if by_day else iso(window.end)
    if window.start is None or window.start < FIRST:
        return tr("until {end}", end=last)
    first = iso_day(window.start) if by_day and window.end - window.start > 2 * DAY else iso(window.start)
    return tr("from {start} to {end}", start=first, end=last)


def moment_in_file(window: TimeWindow) -> str:
    """When what holds at the end of a window holds, for the name of a table in a file."""
    if _by_day(window):
        return tr("on {day}", day=iso_day(window.at))
    return tr("at {time}", time=iso(window.end))


def _by_day(window: TimeWindow) -> bool:
    return window.live or window.end % DAY == 0


def _long(length: int) -> str:
    if length % YEAR == 0:
        return count("{n} year", "{n} years", length // YEAR)
    days, rest = divmod(length, DAY)
    words = count("{n} day", "{n} days", days)
    hours = rest // HOUR
    return words if not hours else tr("{days} {hours} h", days=words, hours=hours)
