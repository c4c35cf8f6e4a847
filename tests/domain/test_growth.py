"""By how many a strength grew or shrank."""

import pytest

from console.domain.growth import growth
from console.domain.posture import Figure


@pytest.mark.parametrize(
    ("before", "after", "words", "grew", "shrank"),
    [
        (Figure(1887, 1887), Figure(3500, None), "+1 613 or more", True, False),
        (Figure(1100, 1200), Figure(1000, 1200), "−200 to +100", False, False),
        (Figure(1632, 1632), Figure(1600, 1600), "−32", False, True),
        (Figure(1350, 1350), Figure(1350, 1350), "±0", False, False),
        (Figure(3500, None), Figure(1000, 1200), "−2 300 or less", False, True),
        (Figure(500, None), Figure(800, None), "", False, False),
        (Figure(0, 100), Figure(100, 300), "±0 to +300", True, False),
    ],
)
def test_growth_is_as_exact_as_both_figures(
    before: Figure, after: Figure, words: str, grew: bool, shrank: bool
) -> None:
    found = growth(before, after)
    assert found.words().replace("\N{THIN SPACE}", " ") == words
    assert (found.grew, found.shrank) == (grew, shrank)
