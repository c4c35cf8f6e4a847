"""What every string of the window goes through."""

import pytest

from console.ui.words import unbroken


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("said 151925Z NOV 22, Analyst 2", "said 151925Z~NOV~22, Analyst 2"),
        ("151930Z NOV 22 ±", "151930Z~NOV~22~±"),
        ("15 NOV 22 or NOV 22", "15~NOV~22 or NOV~22"),
        ("no target within 35 km: 95 % of 9 h", "no target within 35~km: 95~% of 9~h"),
        ("was ≥\u20093\u2009500", "was ≥\u202f3\u202f500"),
        ("Rev 7 of the two", "Rev 7 of the two"),
    ],
)
def test_a_time_and_a_quantity_stay_on_one_line(text: str, kept: str) -> None:
    assert unbroken(text) == kept.replace("~", "\u00a0")
