"""The draws of a consultation: a stream of chances of its own for every Ally, kept from one entry to the next.

What an Ally does in a run depends on the seed and its code alone: an Ally that says something changes the draws of no
other, and a new entry asks for no new chances.
"""

from enum import IntEnum, auto
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from console.domain.assumption import Assumptions, Spread
from console.domain.council_state import Situation
from console.domain.delays import below, chances, drawn
from console.domain.times import DAY, HOUR
from console.domain.working_hours import WorkingHours, working_hours

Values = npt.NDArray[np.float32]
"""One value a run, or Ally by run."""
ROUNDS: Final = 4
"""So many texts are tried; what is not agreed by then counts as agreed with the last of them."""
_LEVELS: Final = 4


class Row(IntEnum):
    """What each Ally draws of its own."""

    INSTRUCT = 0
    ASKS_BACK = auto()
    QUESTION = auto()
    PARTIAL = auto()
    URGENT = auto()
    PARLIAMENT = auto()
    UNPREPARED = auto()
    ADVICE = auto()
    JOIN = auto()
    LINK = auto()
    FALLBACK = auto()
    REWORK = auto()
    AGAIN = auto()
    BREAK = auto()
    """The first of :data:`ROUNDS` rows."""


@lru_cache(maxsize=4)
def _own(seed: int, isos: tuple[str, ...], runs: int) -> Values:
    """The chances of all Allies: row, Ally, run. About 20 MB for 32 Allies and 10 000 runs."""
    rows = Row.BREAK + ROUNDS
    found = np.empty((rows, len(isos), runs), np.float32)
    for place, iso2 in enumerate(isos):
        found[:, place] = chances(seed, f"consults {iso2}", rows, runs)
    return found


@lru_cache(maxsize=32)
def _drawn(seed: int, isos: tuple[str, ...], runs: int, row: Row, spread: Spread) -> Values:
    return drawn(spread, _own(seed, isos, runs)[row]).astype(np.float32)


@lru_cache(maxsize=128)
def _shared(seed: int, runs: int, name: str, spread: Spread | None) -> Values:
    chance = chances(seed, f"consultation {name}", 1, runs)[0]
    return (chance if spread is None else drawn(spread, chance)).astype(np.float32)


class CouncilDraws:
    """What one simulation draws from: the assumptions, the seed, and the clocks of the capitals around now."""

    def __init__(
        self, assumptions: Assumptions, situation: Situation, seed: int, runs: int, first: int | None = None
    ) -> None:
        """Chances are drawn when they are first asked for, and kept; ``first`` takes so many of the runs only."""
        self.assumptions, self.seed, self._every = assumptions, seed, runs
        self.runs = runs if first is None else min(first, runs)
        self._isos = tuple(ally.iso2 for ally in situation.allies)
        night = assumptions["instruct.night"].spread
        middles = (np.arange(_LEVELS) + 0.5) / _LEVELS
        factors = tuple(float(factor) for factor in drawn(night, middles))
        self.level = (self.chance("instruct.night") * _LEVELS).astype(np.int32)
        zones = tuple(ally.zone for ally in situation.allies)
        self.clocks: WorkingHours = working_hours(zones, situation.now // DAY, factors)
        self.now = self.clocks.place(situation.now)
        self.factor = np.array(factors, np.float32)[self.level]

    def chance(self, name: str) -> Values:
        """Even chances of something all Allies share, one a run."""
        return _shared(self.seed, self._every, name, None)[: self.runs]

    def happens(self, name: str, share: Values) -> npt.NDArray[np.bool_]:
        """Whether something all Allies share happens, one a run: its chances are not those its share is drawn from."""
        found: npt.NDArray[np.bool_] = self.chance(f"whether {name}") < share
        return found

    def shared(self, key: str, name: str = "") -> Values:
        """Values of an assumption all Allies share, one a run; a ``name`` gives draws of their own to a second use."""
        return _shared(self.seed, self._every, name or key, self.assumptions[key].spread)[: self.runs]

    def own_chance(self, row: int) -> Values:
        """Even chances, Ally by run."""
        found: Values = _own(self.seed, self._isos, self._every)[row, :, : self.runs]
        return found

    def own(self, row: Row, key: str) -> Values:
        """Values of an assumption, Ally by run."""
        return _drawn(self.seed, self._isos, self._every, row, self.assumptions[key].spread)[:, : self.runs]

    def remaining(
        self, key: str, row: Row, allies: npt.NDArray[np.intp], elapsed: Values, pace: Values,
        runs: npt.NDArray[np.intp] | None = None,
    ) -> Values:  # fmt: skip
        """What is left of a stretch that has lasted ``elapsed`` already (Ally by run): of those draws not over by now.

        What has lasted longer than the assumption allows is drawn anew: of it the assumption says nothing. ``runs``:
        ``elapsed`` and ``pace`` are of these runs alone.
        """
        where = allies if runs is None else np.ix_(allies, runs)
        if not elapsed.any():
            return self.own(row, key)[where] * pace
        spread, chance = self.assumptions[key].spread, self.own_chance(row)[where]
        over = below(spread, elapsed / pace)
        fresh = over >= 1.0
        over = np.where(fresh, 0.0, over)
        left = drawn(spread, over + (1.0 - over) * chance) * pace - np.where(fresh, 0.0, elapsed)
        return np.maximum(left, 0.0).astype(np.float32)

    def shared_remaining(self, key: str, elapsed: float) -> Values:
        """The same for a stretch all Allies share, in plain hours."""
        spread = self.assumptions[key].spread
        over = float(below(spread, np.array([elapsed]))[0])
        if elapsed <= 0 or over >= 1.0:
            return self.shared(key)
        left = drawn(spread, over + (1.0 - over) * self.chance(key)) - elapsed
        return np.maximum(left, 0.0).astype(np.float32)


def hours_to(situation: Situation, moment: int) -> float:
    """Hours from now to a moment, negative when it has passed."""
    return (moment - situation.now) / HOUR
