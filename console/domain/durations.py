"""Lengths of time as people type them."""

import re

from console.domain.errors import BadInput
from console.domain.times import DAY, HOUR, MINUTE

_PART = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>[a-z]*)")
_UNITS = {
    **dict.fromkeys(("", "m", "min", "mins", "minute", "minutes"), MINUTE),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), HOUR),
    **dict.fromkeys(("d", "day", "days"), DAY),
    **dict.fromkeys(("w", "week", "weeks"), 7 * DAY),
}


def parse_duration(text: str) -> int:
    """Milliseconds from ``90``, ``90 min``, ``1 h 30``, ``2 d``; a number alone is minutes. Raises BadInput."""
    words = text.strip().casefold()
    parts = list(_PART.finditer(words))
    if not parts or _PART.sub("", words).strip() or any(part["unit"] not in _UNITS for part in parts):
        raise BadInput(f"{text.strip()!r} is no length of time. Write it as 10 min, 6 h or 2 d.")
    found = round(sum(float(part["number"].replace(",", ".")) * _UNITS[part["unit"]] for part in parts))
    if found <= 0:
        raise BadInput("A length of time is more than 0. Write it as 10 min, 6 h or 2 d.")
    return found


def duration_words(milliseconds: int) -> str:
    """``45 min``, ``1 h``, ``1 h 30 min``, ``2 d``: as it can be typed again."""
    days, rest = divmod(milliseconds, DAY)
    hours, minutes = rest // HOUR, rest % HOUR // MINUTE
    parts = [f"{number} {unit}" for number, unit in ((days, "d"), (hours, "h"), (minutes, "min")) if number]
    return " ".join(parts) or "0 min"


def minutes_words(seconds: int) -> str:
    """``2:30``: minutes and seconds, as a speaker's plan has them."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}"
