"""From sums of dots to colours: a kind's colour where all dots are of it, a neutral tone where not, density in crowds.

Density is a ramp on a logarithmic scale of how many dots lie on a pixel, from grey to the colour of the text: white on
dark ground, near black on light. Between dots and density the one fades into the other in two steps.
"""

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from console.config import tokens
from console.domain.categories import Category
from console.map.reports import tally
from console.map.reports.tally import KINDS

STEPS: Final = (1, 10, 100, 1_000)
"""Dots on a pixel the key names; the last is the end of the ramp."""
_TOP: Final = STEPS[-1]
_TELL: Final = 128
"""Up to so many dots are told apart where dots are shown."""
_SOFT: Final = 0.65
"""How much of a dot's edge is seen."""
_FADES: Final = (0.0, 0.45, 0.8, 1.0)
"""How much of the density each level of crowdedness has in it."""
_ENDS: Final = {
    "dark": ("line.control", 0.42, "ink.primary", 0.92),
    "light": ("line.control", 0.46, "ink.primary", 0.94),
    "contrast": ("line.hair", 0.75, "ink.primary", 0.96),
}
"""Colour and opacity at both ends of the ramp."""


class Colours:
    """The colours of a theme as tables; made once a theme."""

    def __init__(self, theme: str) -> None:
        """Raises KeyError on an unknown theme."""
        self._theme = tokens.load().themes[theme]
        low, faint, high, strong = _ENDS[theme]
        self._low = np.array([*self._rgb(low), faint])
        self._high = np.array([*self._rgb(high), strong])
        self._ramp = _premultiplied(self._at(np.maximum(np.arange(_TOP + 1), 1)))
        self._ramp[0] = 0
        self._dots = self._dot_table()

    def paint(self, packed: tally.Packed, level: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint32]:
        """ARGB32 premultiplied for pixels of some levels of crowdedness; nothing where there is no dot."""
        count = np.minimum(packed & tally.COUNT, _TOP)
        found = self._ramp.take(count)
        apart = np.flatnonzero((level < len(_FADES) - 1) & (count > 0))
        if len(apart):
            told = tally.told(packed.take(apart))
            key = level.take(apart).astype(np.int64) * 2 + told.soft
            key = (key * (KINDS + 1) + told.kind) * _TELL + np.minimum(told.dots, _TELL - 1)
            found[apart] = self._dots.take(key)
        return np.asarray(found, np.uint32)

    def ramp(self, count: float) -> tuple[int, int, int, float]:
        """Red, green, blue and opacity of the density of so many dots on a pixel, for the key."""
        red, green, blue, alpha = self._at(np.array([count]))[0]
        return round(red), round(green), round(blue), float(alpha)

    def _rgb(self, role: str) -> tuple[int, int, int]:
        return self._theme[role][:3]

    def _at(self, count: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        share = np.clip(np.log(count) / np.log(_TOP), 0, 1)[:, None]
        return np.asarray(self._low + (self._high - self._low) * share)

    def _dot_table(self) -> npt.NDArray[np.uint32]:
        kinds = np.array(
            [
                self._rgb("ink.muted"),
                *map(self._kind, sorted(Category, key=lambda category: category.code)),
                self._rgb("ink.secondary"),
            ],
            np.float64,
        )
        count = np.arange(_TELL)
        table = np.empty((len(_FADES) - 1, 2, KINDS + 1, _TELL, 4))
        density = self._at(np.maximum(count, 1))
        for level, fade in enumerate(_FADES[:-1]):
            for soft in (0, 1):
                alpha = _SOFT if soft else 1.0
                dot = np.concatenate([kinds, np.full((KINDS + 1, 1), alpha)], 1)[:, None]
                table[level, soft] = dot + (density - dot) * fade
        return _premultiplied(table.reshape(-1, 4))

    def _kind(self, category: Category) -> tuple[int, int, int]:
        return self._rgb(f"category.{category.value}")


@lru_cache(maxsize=len(tokens.THEMES))
def colours(theme: str) -> Colours:
    """The colours of a theme. Raises KeyError on an unknown name."""
    return Colours(theme)


def _premultiplied(rgba: npt.NDArray[np.float64]) -> npt.NDArray[np.uint32]:
    alpha = rgba[:, 3:]
    parts = np.rint(np.concatenate([rgba[:, :3] * alpha, alpha * 255], 1)).astype(np.uint32)
    return np.asarray(parts[:, 3] << 24 | parts[:, 0] << 16 | parts[:, 1] << 8 | parts[:, 2])
