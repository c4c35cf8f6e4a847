"""Which of very many keys are a few mistakes away from what was typed.

A mistake is a letter too many, one missing, one wrong, or two neighbours swapped (optimal string alignment). A
signature of 64 bits per key (its letters, and its pairs of letters by a hash) rules nearly all keys out; for the
rest the distance is computed for all of them at once with the bit vectors of H. Hyyrö, *A Bit-Vector Algorithm for
Computing Levenshtein and Damerau Edit Distances* (Nordic Journal of Computing 10, 2003).
"""

from typing import Final

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint64]
_LETTERS: Final = 26
_PAIRS: Final = 38
_LETTER_BITS: Final = np.uint64((1 << _LETTERS) - 1)
_ONE: Final = np.uint64(1)
_CHUNK: Final = 1 << 19
_FAR: Final = np.int8(127)
LONGEST: Final = 31
"""Letters of what was typed that are looked at: they fit 32 bits."""
BEGUN: Final = 0.6
"""What it counts, in mistakes, when only the beginning of a key is like what was typed."""


def allowed(length: int) -> int:
    """How many mistakes a word of so many letters may have."""
    return 0 if length < 4 else 1 if length < 6 else 2 if length < 10 else 3


class Spellings:
    """Keys one a line; ``starts`` says where each begins, its last entry where one more would."""

    def __init__(self, text: bytes, starts: npt.NDArray[np.int32]) -> None:
        """Works out the signatures: some tens of milliseconds for half a million keys."""
        self._text = np.frombuffer(text, np.uint8)
        self._starts = starts
        self.length: npt.NDArray[np.int32] = np.diff(starts) - 1
        self._signature = _signatures(self._text, starts)

    def like(self, typed: bytes) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
        """Numbers of the keys with the fewest mistakes, at most :func:`allowed`, and how many mistakes that is.

        A key that only begins so, with one mistake, counts :data:`BEGUN` more.
        """
        typed = typed[:LONGEST]
        for most in range(1, allowed(len(typed)) + 1):
            candidates = self._candidates(typed, most, whole=most > 1)
            whole, begun = _distances(self._text, self._starts[candidates], self.length[candidates], typed, most)
            far = np.minimum(whole, begun + BEGUN) if most == 1 else whole
            near = far <= most + BEGUN
            if near.any():
                return candidates[near], far[near]
        return np.zeros(0, np.int64), np.zeros(0)

    def _candidates(self, typed: bytes, most: int, *, whole: bool) -> npt.NDArray[np.int64]:
        """Keys whose signature allows that few mistakes; ``whole`` leaves out those that only begin as typed."""
        own = _signatures(np.frombuffer(typed, np.uint8), np.array([0, len(typed) + 1], np.int32))[0]
        missing = own & ~self._signature
        fits = (np.bitwise_count(missing & _LETTER_BITS) <= most) & (self.length >= len(typed) - most)
        fits &= np.bitwise_count(missing & ~_LETTER_BITS) <= 2 * most + 1
        if whole:
            fits &= (np.bitwise_count(self._signature & ~own & _LETTER_BITS) <= most) & (
                self.length <= len(typed) + most
            )
        return np.flatnonzero(fits)


def _signatures(text: npt.NDArray[np.uint8], starts: npt.NDArray[np.int32]) -> Words:
    """Per key: a bit for each letter in it, and for the hash of each pair of letters."""
    parts = []
    first = 0
    while first < len(starts) - 1:
        last = max(first + 1, int(np.searchsorted(starts, starts[first] + _CHUNK)) - 1)
        piece = text[starts[first] : starts[last]]
        code = piece.astype(np.int64) - ord("a")
        letter = (code >= 0) & (code < _LETTERS)
        bits = np.where(letter, _ONE << np.where(letter, code, 0).astype(np.uint64), np.uint64(0))
        paired = letter[:-1] & letter[1:]
        hashed = (np.where(paired, code[:-1] * 11 + code[1:] * 5, 0) % _PAIRS + _LETTERS).astype(np.uint64)
        bits[:-1] |= np.where(paired, _ONE << hashed, np.uint64(0))
        parts.append(np.bitwise_or.reduceat(bits, starts[first:last] - starts[first]))
        first = last
    return np.concatenate(parts)


def _distances(
    text: npt.NDArray[np.uint8], starts: npt.NDArray[np.int32], lengths: npt.NDArray[np.int32], typed: bytes, most: int
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Mistakes between ``typed`` and each key, and between ``typed`` and the best beginning of each key."""
    places = np.zeros(256, np.uint32)
    for number, letter in enumerate(typed):
        places[letter] |= np.uint32(1 << number)
    one, last = np.uint32(1), np.uint32(len(typed) - 1)
    count = len(starts)
    plus, minus = np.full(count, ~np.uint32(0)), np.zeros(count, np.uint32)
    diagonal, before = np.zeros(count, np.uint32), np.zeros(count, np.uint32)
    distance = np.full(count, len(typed), np.int8)
    begun, whole = distance.copy(), distance.copy()
    columns = min(int(lengths.max(initial=0)), len(typed) + most)
    for column in range(columns):
        here = places[text[np.minimum(starts + column, len(text) - 1)]]
        swapped = ((~diagonal & here) << one) & before
        diagonal = (((here & plus) + plus) ^ plus) | here | minus | swapped
        up = minus | ~(diagonal | plus)
        down = diagonal & plus
        distance += ((up >> last) & one).astype(np.int8)
        distance -= ((down >> last) & one).astype(np.int8)
        up = (up << one) | one
        plus = (down << one) | ~(diagonal | up)
        minus = up & diagonal
        before = here
        if column >= len(typed) - most - 1:
            np.minimum(begun, distance, out=begun, where=column < lengths)
            np.copyto(whole, distance, where=column == lengths - 1)
    # A key longer than the columns looked at is one that only begins so.
    np.copyto(whole, _FAR, where=lengths > columns)
    return whole.astype(np.float64), begun.astype(np.float64)
