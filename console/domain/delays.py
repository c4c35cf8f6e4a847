"""Drawing delays: values of a spread, one a run, from chances between 0 and 1.

Every named thing has a stream of chances of its own, made from the seed and its name. So the same seed gives the same
draws on every machine; a force that joins or leaves a plan, or a way that is closed, changes no draw of anything else,
and two plans of one seed meet the same weather.
"""

import zlib
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from console.domain.assumption import Assumptions, Shape, Spread

Hours = npt.NDArray[np.float64]
"""One value a run, hours."""
Floats = npt.NDArray[np.float64]
AnyFloats = npt.NDArray[Any]
"""Those of any precision: what comes out has the precision that went in."""
DAY_H: Final = 24.0
"""Hours of a day: notice and warning are in days, everything else in hours."""


def chances(seed: int, name: str, rows: int, runs: int) -> Floats:
    """Even chances in [0, 1) of the thing of that name: ``rows`` × ``runs``."""
    stream = np.random.SeedSequence((seed, zlib.crc32(name.encode())))
    return np.random.Generator(np.random.SFC64(stream)).random((rows, runs))


def drawn(spread: Spread, chance: AnyFloats) -> Floats:
    """The values of a spread below which the chances lie: the inverse of its distribution function."""
    least, mode, most = spread.least, spread.mode, spread.most
    width = most - least
    if spread.shape is Shape.FIXED or width == 0:
        return np.full(chance.shape, mode)
    if spread.shape is Shape.RANGE:
        even: Floats = least + width * chance
        return even
    rising = chance < (mode - least) / width
    away: Floats = np.sqrt(
        np.where(rising, chance * (width * (mode - least)), (1.0 - chance) * (width * (most - mode)))
    )
    found: Floats = np.where(rising, least + away, most - away)
    return found


class Draws:
    """What all forces of one simulation share: one value a run of every assumption asked for, drawn once."""

    def __init__(self, assumptions: Assumptions, seed: int, runs: int) -> None:
        self.assumptions = assumptions
        self.seed = seed
        self.runs = runs
        self._kept: dict[str, Floats] = {}

    def shared(self, key: str) -> Floats:
        """The values of an assumption, in its own unit."""
        if key not in self._kept:
            self._kept[key] = drawn(self.assumptions[key].spread, chances(self.seed, key, 1, self.runs)[0])
        return self._kept[key]

    def own(self, name: str, spreads: list[Spread]) -> list[Floats]:
        """Values of spreads of the thing of that name alone, in their order."""
        rows = chances(self.seed, name, len(spreads), self.runs)
        return [drawn(spread, row) for spread, row in zip(spreads, rows, strict=True)]


def below(spread: Spread, value: AnyFloats) -> Floats:
    """The chance that a draw of a spread lies below each value: the inverse of :func:`drawn`."""
    least, mode, most = spread.least, spread.mode, spread.most
    width = most - least
    if spread.shape is Shape.FIXED or width == 0:
        return (value > mode).astype(np.float64)
    inside = np.clip(value, least, most)
    if spread.shape is Shape.RANGE:
        even: Floats = (inside - least) / width
        return even
    rising = (inside - least) ** 2 / (width * max(mode - least, 1e-12))
    falling = 1.0 - (most - inside) ** 2 / (width * max(most - mode, 1e-12))
    found: Floats = np.where(inside < mode, rising, falling)
    return found
