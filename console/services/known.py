"""Which records of a source are in the case already: asked for a whole batch at once, and held in little memory."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from console.services.identity import SIZE


class Known:
    """Identity and content of each record; ``pairs`` are all of them, one after the other.

    A set of a million of them takes 130 MB, these arrays 40.
    """

    def __init__(self, pairs: bytes) -> None:
        halves = _halves(pairs)
        keys = _keys(halves)
        order = np.argsort(keys)
        self._keys = keys[order]
        self._halves = halves[order]

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(len(self._keys))

    def holds(self, pairs: Sequence[bytes]) -> list[bool]:
        """Of each identity with its content, whether it is among them."""
        found: list[bool] = self.among(b"".join(pairs)).tolist()
        return found

    def among(self, pairs: bytes) -> npt.NDArray[np.bool_]:
        """The same of pairs that stand one after the other."""
        asked = _halves(pairs)
        keys = _keys(asked)
        at = np.searchsorted(self._keys, keys)
        found = np.zeros(len(asked), np.bool_)
        left = np.arange(len(asked))
        while len(left):  # more than once only where two different ones have the same key
            left = left[at[left] < len(self._keys)]
            left = left[self._keys[at[left]] == keys[left]]
            same = (self._halves[at[left]] == asked[left]).all(axis=1)
            found[left[same]] = True
            left = left[~same]
            at[left] += 1
        return found


def _halves(pairs: bytes) -> npt.NDArray[np.uint64]:
    return np.frombuffer(pairs, "<u8").reshape(-1, 2 * SIZE // 8)


def _keys(halves: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """What they are looked up by: digests are as good as random."""
    return halves[:, 0] ^ halves[:, 2]
