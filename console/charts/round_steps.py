"""Round numbers for an axis. Values and no Qt."""

from math import ceil, floor, log10


def round_steps(value: float, fewest: int = 4) -> list[float]:
    """Round numbers from 0 to beyond ``value``: 1, 2 or 5 times a power of ten apart, at least ``fewest`` of them."""
    raw = max(value, 1.0) / fewest
    power = 10.0 ** floor(log10(raw))
    step = next(step for step in (5 * power, 2 * power, power) if step <= raw)
    return [step * place for place in range(ceil(value / step) + 1)]
