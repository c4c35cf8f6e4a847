"""A band of the race as its chart draws it, and where its words stand: beside it, clear of other bands and words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF

from console.domain.race import Band

Crossed = Callable[[QRectF], bool]
Values = npt.NDArray[np.float64]
_LOOKS = 9


def drawn_hours(band: Band, hours: float) -> tuple[Values, tuple[Values, ...]]:
    """The band from value to value: hours from the decision, and its 10 %, 50 % and 90 % values there.

    Level before its first and after its last, beyond every decision on a chart so many ``hours`` long.
    """
    first, last = min(-hours, float(band.hours[0]) - 1), max(2 * hours, float(band.hours[-1]) + 1)
    x = np.concatenate([[first], band.hours, [last]])
    return x, tuple(np.concatenate([y[:1], y, y[-1:]]) for y in (band.low, band.median, band.high))


def extremes(band: Band, begin: float, end: float) -> tuple[float, float, float]:
    """Between two hours from the decision: the least of the band, the most of its median, the most of the band."""
    at = np.linspace(begin, end, _LOOKS)
    low, median, high = (np.interp(at, band.hours, values) for values in (band.low, band.median, band.high))
    return float(low.min()), float(median.max()), float(high.max())


def label_spot(
    area: QRectF, wide: float, high: float, edges: tuple[float, float, float], taken: Sequence[QRectF], crossed: Crossed
) -> QRectF:
    """The place of words so wide and high, pixels; ``edges`` are the band's upper edge there, its line, its lower edge.

    Over the band or under it, else over the line or under it; where other words (``taken``) or another band
    (``crossed``) are everywhere, the first of these inside the area.
    """
    top, middle, bottom = edges
    left = area.right() - wide
    places = (top - high - 2, bottom + 2, middle - high - 2, middle + 2)
    spots = [QRectF(left, y, wide, high) for y in places if area.top() <= y <= area.bottom() - high]
    free = [spot for spot in spots if not any(spot.intersects(one) for one in taken) and not crossed(spot)]
    return next(iter(free or spots), QRectF(left, middle - high - 2, wide, high))
