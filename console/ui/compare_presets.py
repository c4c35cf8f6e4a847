"""Pairs of days that are compared again and again."""

from dataclasses import dataclass
from typing import Final

from console.domain.times import Instant, day_end
from console.ui.words import later


@dataclass(frozen=True)
class Preset:
    """Two days by a name; None: now. ``ago``: the first day is so many months before now."""

    title: str
    before: Instant | None = None
    after: Instant | None = None
    ago: int = 0


INVASION: Final = "2022-02-24"
"""The day of the full invasion of Ukraine."""
INVASION_TODAY: Final = Preset(later("24 Feb 2022 against today"), day_end(INVASION))
PRESETS: Final = (
    Preset(later("1 Jul 2022 · today"), day_end("2022-07-01")),
    Preset(later("30 Jun · 1 Jul 2024"), day_end("2024-06-30"), day_end("2024-07-01")),
    Preset(later("A year ago · today"), ago=12),
)
