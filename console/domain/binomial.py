"""How little a few cases say: the exact interval of a share seen in so many cases (Clopper and Pearson, 1934)."""

from collections.abc import Callable
from math import comb
from typing import Final

_STEPS: Final = 60


def interval(seen: int, cases: int, sure: float = 0.9) -> tuple[float, float]:
    """Between which shares the true one lies, ``seen`` of ``cases`` having been counted; so ``sure`` of it at least."""
    tail = (1 - sure) / 2
    low = 0.0 if seen == 0 else _solved(lambda share: _at_least(seen, cases, share) - tail)
    high = 1.0 if seen == cases else _solved(lambda share: tail - (1 - _at_least(seen + 1, cases, share)))
    return low, high


def _at_least(seen: int, cases: int, share: float) -> float:
    """The chance of so many or more."""
    return sum(comb(cases, one) * share**one * (1 - share) ** (cases - one) for one in range(seen, cases + 1))


def _solved(rises: Callable[[float], float]) -> float:
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if rises(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2
