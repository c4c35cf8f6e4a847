"""Time on a logarithmic axis, for lengths from an hour to weeks side by side: values, no Qt."""

import math
from dataclasses import dataclass
from typing import Final

TICKS: Final = (
    (1, "1 h"), (3, "3 h"), (12, "12 h"), (24, "1 d"), (72, "3 d"), (168, "7 d"), (480, "20 d"), (1440, "60 d"),
)  # fmt: skip
"""Hours that are labelled, where they are on the axis and have room."""


@dataclass(frozen=True)
class LogTime:
    """``least`` to ``most`` hours from ``left`` over ``wide`` pixels. What lies beyond is drawn at the end."""

    least: float
    most: float
    left: float
    wide: float

    def x_of(self, hours: float) -> float:
        """Where a length lies, pixels."""
        inside = min(max(hours, self.least), self.most)
        return self.left + math.log(inside / self.least) / math.log(self.most / self.least) * self.wide

    def hours_at(self, x: float) -> float:
        """The length at ``x``."""
        share = min(max((x - self.left) / max(1.0, self.wide), 0.0), 1.0)
        return float(self.least * (self.most / self.least) ** share)

    def ticks(self, room: float) -> list[tuple[float, str]]:
        """What is labelled: hours and words, at least ``room`` pixels apart."""
        found: list[tuple[float, str]] = []
        for hours, words in TICKS:
            inside = self.least <= hours <= self.most
            if inside and (not found or self.x_of(hours) - self.x_of(found[-1][0]) >= room):
                found.append((float(hours), words))
        return found


def around(least: float, most: float, left: float, wide: float) -> LogTime:
    """The axis that shows these lengths with a little room on both sides, from half an hour on."""
    first = max(0.5, min(least, most) / 1.25)
    return LogTime(first, max(first * 4, most * 1.15), left, max(1.0, wide))
