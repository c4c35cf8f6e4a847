"""What all dots on a pixel come to, in one 64-bit number that dots can be added to and taken from exactly.

From the lowest bit: how many dots cover the pixel (24 bits), how many of them only with their soft edge (10), and two
sums (12 each) of a pair of small numbers that stands for the kind. The pairs are the corners of a strictly convex
polygon, so their mean is a corner only where all dots are of that one kind: this is how a pixel knows whether it may
show the colour of a kind. Sums wrap around where hundreds of dots meet; there the picture is a density, which shows no
kinds, and the count itself never wraps below 16 777 216 dots.
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

KINDS: Final = 17
"""Kind 0 is "no category"; the others are the codes of :class:`console.domain.categories.Category`."""

Packed = npt.NDArray[np.int64]

COUNT_BITS: Final = 24
_EDGE_BITS: Final = 10
_SUM_BITS: Final = 12
"""Under 256 dots on a pixel its kinds can be told: 256 times 12, the largest of a pair, is within 12 bits."""
COUNT: Final = (1 << COUNT_BITS) - 1
_EDGE_AT: Final = COUNT_BITS
_FIRST_AT: Final = _EDGE_AT + _EDGE_BITS
_SECOND_AT: Final = _FIRST_AT + _SUM_BITS
MIXED: Final = KINDS
"""Stands for the kind where there are several."""

_SIDES: Final = (
    (1, 0), (3, 1), (2, 1), (1, 1), (1, 2), (0, 1), (-1, 2), (-1, 1), (-2, 1), (-1, 0), (-3, -1), (-2, -1), (-1, -1),
    (-1, -2), (0, -1), (1, -2), (1, -1), (2, -1),
)  # fmt: skip
"""The sides of the polygon, anticlockwise, each in another direction."""


def corners() -> list[tuple[int, int]]:
    """The pair of each kind: eighteen corners, of which the seventeen kinds take the first."""
    found, x, y = [], 0, 0
    for right, up in _SIDES:
        found.append((x, y))
        x, y = x + right, y + up
    left, low = min(x for x, _ in found), min(y for _, y in found)
    return [(x - left, y - low) for x, y in found][:KINDS]


def _tables() -> tuple[Packed, npt.NDArray[np.uint8]]:
    weight = np.zeros(KINDS, np.int64)
    kind = np.full((1 << 4, 1 << 4), MIXED, np.uint8)
    for number, (first, second) in enumerate(corners()):
        weight[number] = 1 + (first << _FIRST_AT) + (second << _SECOND_AT)
        kind[first, second] = number
    return weight, kind


WEIGHT, _KIND_OF = _tables()
"""What the core of a dot of each kind adds to a pixel."""


def edged(packed: Packed) -> Packed:
    """What the soft edges of dots add, from what their cores would."""
    return packed + ((packed & COUNT) << _EDGE_AT)


EDGE: Final = 1 << _EDGE_AT
"""What the edge of a dot adds beyond its core."""


class Told(NamedTuple):
    """What pixels say: dots on each, whether only their edges, and the one kind of all or :data:`MIXED`."""

    dots: npt.NDArray[np.int32]
    soft: npt.NDArray[np.bool_]
    kind: npt.NDArray[np.uint8]


def told(packed: Packed) -> Told:
    """Read numbers that stand for 1 to 256 dots each."""
    count = (packed & COUNT).astype(np.int32)
    edges = ((packed >> _EDGE_AT) & ((1 << _EDGE_BITS) - 1)).astype(np.int32)
    first = ((packed >> _FIRST_AT) & ((1 << _SUM_BITS) - 1)).astype(np.int32)
    second = ((packed >> _SECOND_AT) & ((1 << _SUM_BITS) - 1)).astype(np.int32)
    kind = _KIND_OF[first & 15, second & 15]
    many = np.flatnonzero(count > 1)
    if len(many):
        several, first, second = count[many], first[many], second[many]
        x, y = first // several, second // several
        even = (x * several == first) & (y * several == second)
        kind[many] = np.where(even, _KIND_OF[x & 15, y & 15], MIXED)
    return Told(count, edges == count, kind)
