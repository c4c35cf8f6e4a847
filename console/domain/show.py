"""A briefing while it is given: which slide is on, what covers it, what is being typed, how the time goes.

Moments here are milliseconds of a clock that only goes on, not of the case's clock, which an exercise may speed up.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from console.domain.times import SECOND

_DIGITS: Final = 3


class Screen(StrEnum):
    """What the audience has before it."""

    SLIDE = "slide"
    BLACK = "black"
    WHITE = "white"


@dataclass(frozen=True)
class Show:
    """A showing of ``len(planned)`` slides, ``planned`` being seconds for each. ``at`` counts from 0.

    ``typed`` are the digits of a slide's number before Enter. ``began`` and ``arrived`` (at the slide that is on) in
    milliseconds.
    """

    planned: tuple[int, ...]
    at: int = 0
    screen: Screen = Screen.SLIDE
    typed: str = ""
    began: int = 0
    arrived: int = 0

    @staticmethod
    def begin(planned: Sequence[int], at: int, now: int) -> "Show":
        """Begin at a slide, or the nearest there is. Raises ValueError without slides."""
        if not planned:
            raise ValueError("a showing needs a slide")
        return Show(tuple(planned), _within(at, len(planned)), began=now, arrived=now)

    def go_to(self, at: int, now: int) -> "Show":
        """Another slide, or the nearest there is; what covered the slide goes, and so does what was typed."""
        at = _within(at, len(self.planned))
        arrived = self.arrived if at == self.at else now
        return replace(self, at=at, arrived=arrived, screen=Screen.SLIDE, typed="")

    def step(self, by: int, now: int) -> "Show":
        """So many slides on; from a black or white screen first back to the slide that was on."""
        return self.go_to(self.at if self.screen is not Screen.SLIDE else self.at + by, now)

    def cover(self, screen: Screen) -> "Show":
        """Black or white instead of the slide; the same again takes it away."""
        return replace(self, screen=Screen.SLIDE if self.screen is screen else screen, typed="")

    def digit(self, digit: str) -> "Show":
        """One more digit of a slide's number; the oldest is forgotten where there are too many."""
        return replace(self, typed=(self.typed + digit)[-_DIGITS:])

    def forget(self) -> "Show":
        """Forget what was typed."""
        return replace(self, typed="")

    def enter(self, now: int) -> "Show":
        """Go to the slide whose number was typed, from 1; a number there is none of is forgotten. Without one: on."""
        if not self.typed:
            return self.step(1, now)
        number = int(self.typed)
        return self.go_to(number - 1, now) if 1 <= number <= len(self.planned) else self.forget()

    def elapsed(self, now: int) -> int:
        """Milliseconds since it began."""
        return max(0, now - self.began)

    def remaining(self, now: int) -> int | None:
        """Milliseconds of what is planned that are left, less than 0 when it takes longer; None: nothing is planned."""
        planned = sum(self.planned) * SECOND
        return planned - self.elapsed(now) if planned else None

    def shares(self, now: int) -> tuple[float, ...]:
        """How much of each slide is behind us, 0 to 1: what comes before is whole, the present one goes by its time."""
        here = self.planned[self.at] * SECOND
        gone = min(1.0, max(0, now - self.arrived) / here) if here else 1.0
        return tuple(
            1.0 if place < self.at else gone if place == self.at else 0.0 for place in range(len(self.planned))
        )


def _within(at: int, many: int) -> int:
    return min(max(at, 0), many - 1)


def clock_words(milliseconds: int) -> str:
    """``06:12``, past an hour ``1:06:12``: whole seconds, rounded down, without a sign."""
    minutes, seconds = divmod(abs(milliseconds) // SECOND, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
