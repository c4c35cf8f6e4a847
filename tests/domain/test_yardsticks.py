"""Words of likelihood fit their published ranges; numbers between them are told as such."""

import pytest

from console.domain.yardsticks import ICD_203, NATO, PHIA, YARDSTICKS, Yardstick, yardstick


@pytest.mark.parametrize(
    ("scale", "percent", "word"),
    [
        (NATO, 95, "highly likely"), (NATO, 90, "likely"), (NATO, 70, "likely"), (NATO, 5, "highly unlikely"),
        (NATO, 10, "unlikely"), (NATO, 60, "between even chance and likely"), (NATO, 0, "highly unlikely"),
        (PHIA, 45, "realistic possibility"), (PHIA, 50, "between realistic possibility and likely"),
        (PHIA, 22, "between highly unlikely and unlikely"), (PHIA, 7, "between remote chance and highly unlikely"),
        (PHIA, 100, "almost certain"), (PHIA, 92.5, "between highly likely and almost certain"),
        (ICD_203, 50, "roughly even chance"), (ICD_203, 20, "between very unlikely and unlikely"),
        (ICD_203, 0, "less than the scale’s “almost no chance”"),
        (ICD_203, 100, "more than the scale’s “almost certain”"),
    ],
)  # fmt: skip
def test_a_number_gets_its_published_word_and_between_two_both(scale: Yardstick, percent: float, word: str) -> None:
    assert scale.word(percent / 100) == word


@pytest.mark.parametrize("scale", YARDSTICKS.values(), ids=YARDSTICKS)
def test_every_number_is_called_something(scale: Yardstick) -> None:
    assert all(scale.word(percent / 1000) for percent in range(1001))


def test_word_number_and_scale_are_said_together() -> None:
    assert NATO.said(0.7) == "likely, 70 % (NATO)"
    assert (yardstick(None), yardstick("phia"), yardstick("other")) == (NATO, PHIA, NATO)
