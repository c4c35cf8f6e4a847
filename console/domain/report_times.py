"""When many reports were received and are said to have occurred: which of them a span of time holds, at once."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from console.domain.times import Instant

_FEW = 2_000
"""So many that came one by one are looked through; more are put among the others."""


class ReportTimes:
    """Times of reports by their key. A report may be given again with other times: what it had before stays, too.

    So what :meth:`between` gives are candidates: whoever needs to be exact looks at each.
    """

    def __init__(self) -> None:
        """None at first."""
        self._parts: list[tuple[npt.NDArray[np.int64], list[str]]] = []
        self._few: list[tuple[Instant, str]] = []
        self._times: npt.NDArray[np.int64] = np.zeros(0, np.int64)
        self._keys: list[str] = []
        self._order: npt.NDArray[np.intp] = np.zeros(0, np.intp)

    def add(self, known: Iterable[tuple[str, Sequence[Instant | None]]]) -> None:
        """Each with all its times."""
        times: list[Instant] = []
        keys: list[str] = []
        for key, of in known:
            for time in of:
                if time is not None:
                    times.append(time)
                    keys.append(key)
        if len(times) > _FEW:
            self._parts.append((np.array(times, np.int64), keys))
        else:
            self._few += zip(times, keys, strict=True)

    def between(self, start: Instant, end: Instant) -> set[str]:
        """The keys of those with a time in ``start <= t < end``."""
        if len(self._few) > _FEW:
            times = np.array([time for time, _ in self._few], np.int64)
            self._parts.append((times, [key for _, key in self._few]))
            self._few = []
        if self._parts:
            self._merge()
        low, high = np.searchsorted(self._times, (start, end))
        found = {self._keys[place] for place in self._order[low:high].tolist()}
        return found | {key for time, key in self._few if start <= time < end}

    def _merge(self) -> None:
        whole = np.concatenate((np.zeros(len(self._keys), np.int64), *(part[0] for part in self._parts)))
        whole[self._order] = self._times
        for _, keys in self._parts:
            self._keys += keys
        self._order = np.argsort(whole, kind="stable")
        self._times = whole[self._order]
        self._parts = []
