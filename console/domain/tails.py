"""Upper tails of the negative binomial distribution, exact to the last digits where they are small.

``P(Y >= c)`` is the regularised incomplete beta function ``I_x(c, r)`` with ``r = 1/a`` and ``x = a·m / (1 + a·m)``
for mean ``m`` and over-dispersion ``a`` (variance ``m + a·m²``; the Poisson distribution is the limit of small ``a``).
It is evaluated by Lentz's continued fraction (DLMF 8.17.22), so a probability of 1e-30 is as exact as one of 0.3.
"""

from math import lgamma
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
_ROUNDS: Final = 500
_ENOUGH: Final = 1e-13
_TINY: Final = 1e-300
_lgamma = np.frompyfunc(lgamma, 1, 1)


def log_gamma(values: npt.ArrayLike) -> Floats:
    """The logarithm of the gamma function of each positive value."""
    return np.asarray(_lgamma(values), np.float64)


def at_least(count: npt.ArrayLike, mean: npt.ArrayLike, spread: npt.ArrayLike) -> Floats:
    """The chance of ``count`` or more, for each mean and over-dispersion (``spread`` > 0); arrays broadcast."""
    counts, means, spreads = np.broadcast_arrays(*(np.asarray(one, np.float64) for one in (count, mean, spread)))
    sizes = 1.0 / spreads
    share = means / (means + sizes)
    chance = np.where(counts <= 0, 1.0, 0.0)
    asked = (counts > 0) & (share > 0)
    if asked.any():
        chance[asked] = _incomplete_beta(share[asked], counts[asked], sizes[asked])
    return chance


def _incomplete_beta(x: Floats, a: Floats, b: Floats) -> Floats:
    """``I_x(a, b)``: by its fraction where that converges fast, else by that of its complement."""
    front = np.exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * np.log(x) + b * np.log1p(-x))
    direct = x < (a + 1) / (a + b + 2)
    found = np.empty_like(x)
    if direct.any():
        found[direct] = front[direct] * _fraction(x[direct], a[direct], b[direct]) / a[direct]
    other = ~direct
    if other.any():
        found[other] = 1.0 - front[other] * _fraction(1.0 - x[other], b[other], a[other]) / b[other]
    return np.clip(found, 0.0, 1.0)


def _fraction(x: Floats, a: Floats, b: Floats) -> Floats:
    c = np.ones_like(x)
    d = 1.0 / _not_zero(1.0 - (a + b) * x / (a + 1.0))
    found = d.copy()
    for m in range(1, _ROUNDS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d = 1.0 / _not_zero(1.0 + step * d)
            c = _not_zero(1.0 + step / c)
            change = c * d
            found *= change
        if np.all(np.abs(change - 1.0) < _ENOUGH):
            break
    return found


def _not_zero(values: Floats) -> Floats:
    return np.where(np.abs(values) < _TINY, _TINY, values)
