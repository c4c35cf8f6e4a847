"""What time it is in a capital, and whether anybody is in the office: night and weekend by its own clock."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from console.domain.times import Instant, in_zone

NIGHT_FROM: Final = 22
NIGHT_TO: Final = 6
_SATURDAY: Final = 5
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class CapitalTime:
    """``clock`` is ``20:44``; ``weekday`` 0 is Monday. ``night`` is 22 to 06, ``weekend`` Saturday and Sunday."""

    clock: str
    day: date
    weekday: int
    night: bool
    weekend: bool

    @property
    def working(self) -> bool:
        """Whether it is neither night nor weekend. Holidays are not known."""
        return not (self.night or self.weekend)

    @property
    def weekday_word(self) -> str:
        """``Mon`` to ``Sun``, to be translated."""
        return _DAYS[self.weekday]


def capital_time(at: Instant, zone: str) -> CapitalTime:
    """The time at an instant by the clock of an IANA zone; raises UsageError for an unknown one."""
    there = in_zone(at, zone)
    night = there.hour >= NIGHT_FROM or there.hour < NIGHT_TO
    return CapitalTime(f"{there:%H:%M}", there.date(), there.weekday(), night, there.weekday() >= _SATURDAY)
