"""Tail probabilities, held against sums of the probabilities themselves."""

from math import exp, lgamma, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.tails import at_least


def summed(count: int, mean: float, spread: float, most: int = 4_000) -> float:
    size = 1 / spread
    share = mean / (mean + size)
    terms = (
        exp(lgamma(y + size) - lgamma(size) - lgamma(y + 1) + size * log(1 - share) + y * log(share))
        for y in range(count, most)
    )
    return sum(terms)


@pytest.mark.parametrize(
    ("count", "mean", "spread"), [(1, 0.01, 0.5), (3, 0.5, 0.4), (12, 2.0, 0.01), (40, 20.0, 2.0), (260, 150.0, 0.002)]
)
def test_a_tail_is_the_sum_of_its_probabilities(count: int, mean: float, spread: float) -> None:
    assert at_least(count, mean, spread) == pytest.approx(summed(count, mean, spread), rel=1e-9)


def test_the_smallest_chances_are_exact_too() -> None:
    assert at_least(60, 1.0, 0.002) == pytest.approx(summed(60, 1.0, 0.002, 400), rel=1e-8)
    assert 0 < float(at_least(60, 1.0, 0.002)) < 1e-70


@given(st.integers(0, 500), st.floats(1e-4, 400), st.floats(0.002, 20))
def test_a_chance_lies_between_none_and_sure_and_falls_with_the_count(count: int, mean: float, spread: float) -> None:
    here, next_one = at_least(np.array([count, count + 1]), mean, spread)
    assert 0.0 <= next_one <= here <= 1.0
    assert count or here == 1.0
