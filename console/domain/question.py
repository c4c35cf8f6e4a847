"""Open questions of an incident: what would have to be known, who finds out, until when."""

import re
from dataclasses import dataclass
from typing import Final

from console.domain.errors import BadInput, ConsoleError
from console.domain.times import DAY, HOUR, MINUTE, Instant, dtg, over, parse_day_or_instant

_CLOCK = re.compile(r"([01]\d|2[0-3]):?([0-5]\d)Z?")
_AHEAD = re.compile(r"\+\s*(?:(\d{1,3})\s*h)?\s*(?:(\d{1,3})\s*min)?")


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``owner`` is empty while nobody has it, ``due_at`` None where no time was set."""

    id: bytes
    incident_id: bytes
    text: str
    owner: str
    asked_at: Instant
    asked_by: str
    due_at: Instant | None
    answered_at: Instant | None
    answer: str
    answered_by: str

    @property
    def open(self) -> bool:
        """Whether nobody has answered it."""
        return self.answered_at is None

    def overdue(self, now: Instant) -> bool:
        """Whether it is still open past its time."""
        return self.open and self.due_at is not None and self.due_at < now


def due_time(text: str, now: Instant) -> Instant | None:
    """When a question is due: ``2100Z`` (the next one), ``+2 h``, a date-time group, a day (its end); None for nothing.

    Raises BadInput when it cannot be read.
    """
    plain = text.strip()
    if not plain:
        return None
    if match := _CLOCK.fullmatch(plain.upper()):
        at = now // DAY * DAY + int(match[1]) * HOUR + int(match[2]) * MINUTE
        return at if at > now else at + DAY
    if (match := _AHEAD.fullmatch(plain)) and (match[1] or match[2]):
        return now + int(match[1] or 0) * HOUR + int(match[2] or 0) * MINUTE
    try:
        return dated(over(parse_day_or_instant(plain)))
    except BadInput:
        raise
    except ConsoleError:
        raise BadInput("When it is due cannot be read. Write 2100Z, +2 h or 152100Z NOV 22.") from None


_FIRST: Final = parse_day_or_instant("1900-01-01").start
_LAST: Final = parse_day_or_instant("2999-12-31").end


def dated(at: Instant) -> Instant:
    """A time as it is. Raises BadInput for one so far away that no capital's clock can tell it: a slip in the year."""
    if not _FIRST <= at <= _LAST:
        raise BadInput("That time is not between the years 1900 and 2999. Check the year.")
    return at


def clock(at: Instant, now: Instant) -> str:
    """``2100Z`` on the day of ``now``, else the whole date-time group."""
    return dtg(at)[2:7] if at // DAY == now // DAY else dtg(at)
