"""When the newest report of each kind began, within a span of time."""

import numpy as np

from console.map.reports.points import NO_TIME, Ints, Points, Span
from console.map.reports.tally import KINDS

_STEP = 65_536
"""The newest are looked for from the end backwards, so many at a time: most kinds are found in the first step."""


def newest(points: Points, span: Span, step: int = _STEP) -> Ints:
    """By kind: when the newest located report of a span began, milliseconds; ``NO_TIME`` where there is none."""
    found = np.full(KINDS, NO_TIME, np.int64)
    wanted = np.bincount(points.kind[span.first : min(span.end, points.timed)], minlength=KINDS) > 0
    end = min(span.end, points.timed)
    while wanted.any() and end > span.first:
        first = max(span.first, end - step)
        kinds = points.kind[first:end][::-1]
        there, places = np.unique(kinds, return_index=True)
        fresh = wanted[there]
        found[there[fresh]] = points.time[end - 1 - places[fresh]]
        wanted[there] = False
        end = first
    return found
