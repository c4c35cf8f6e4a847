"""Which few items carry the result of a matrix: what would change had they never come.

Each origin and each report is taken away in turn. Where no single origin carries what remains, the smallest groups of
two or three that do are looked for: a result that falls with two voices is not as firm as their number makes it look.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from console.domain.matrix import Hypothesis, Matrix, Row, without

_MOST_TOGETHER = 3
_MOST_ORIGINS = 16
"""With more origins than this only single ones are tried: groups of three would be too many."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """Origins without which the result is another; ``left`` is the matrix without them."""

    origins: tuple[str, ...]
    left: Matrix


def carrying_origins(matrix: Matrix) -> tuple[Carrier, ...]:
    """Each origin without which the order, what remains or what leads would be another."""
    return tuple(
        Carrier((origin,), left)
        for origin in voices(matrix)
        if (left := without(matrix, (origin,))).outcome != matrix.outcome
    )


def resting_on(matrix: Matrix) -> tuple[Carrier, ...]:
    """The smallest groups of origins, all of one size, without which another set of hypotheses would remain."""
    names = voices(matrix)
    for size in range(1, (_MOST_TOGETHER if len(names) <= _MOST_ORIGINS else 1) + 1):
        found = tuple(_falling(matrix, names, size))
        if found:
            return found
    return ()


def voices(matrix: Matrix) -> tuple[str, ...]:
    """The origins that speak for or against anything and are ranked, in the order they are named."""
    return tuple(dict.fromkeys(name for count in matrix.counts for name in (*count.against, *count.backing)))


def _falling(matrix: Matrix, names: tuple[str, ...], size: int) -> Iterator[Carrier]:
    remaining = _set(matrix.remaining)
    for group in combinations(names, size):
        left = without(matrix, group)
        if _set(left.remaining) != remaining:
            yield Carrier(group, left)


def _set(hypotheses: tuple[Hypothesis, ...]) -> frozenset[bytes]:
    return frozenset(one.id for one in hypotheses)


@dataclass(frozen=True, slots=True)
class Side:
    """Reports that name the same hypotheses and speak against the same others: they claim one thing."""

    backs: tuple[Hypothesis, ...]
    against: tuple[Hypothesis, ...]
    rows: tuple[Row, ...]
    origins: tuple[str, ...]


def sides(matrix: Matrix) -> tuple[Side, ...]:
    """What the reports claim: those that stand and take a side, grouped by it, the one said by most reports first."""
    groups: dict[frozenset[bytes], list[Row]] = {}
    for row in matrix.rows:
        if row.stands and row.against() and row.backs():
            groups.setdefault(row.backs(), []).append(row)
    found = [
        Side(
            tuple(one for one in matrix.hypotheses if one.id in backs),
            tuple(one for one in matrix.hypotheses if all(one.id in row.against() for row in rows)),
            tuple(rows),
            tuple(dict.fromkeys(row.origin for row in rows)),
        )
        for backs, rows in groups.items()
    ]
    return tuple(sorted(found, key=lambda side: -len(side.rows)))
