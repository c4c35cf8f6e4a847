"""Numbers are grouped by thin spaces, with a true minus sign."""

import pytest

from console.domain.numbers import grouped


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1430, 0, "1\u2009430"),
        (40_000_000, 0, "40\u2009000\u2009000"),
        (-1234.56, 1, "−1\u2009234.6"),
    ],
)
def test_thousands_are_told_apart(number: float, digits: int, text: str) -> None:
    assert grouped(number, digits) == text
