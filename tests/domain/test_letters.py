"""Words are found as people type them."""

import pytest

from console.domain.letters import cut, cut_at_word, folded, shortened


@pytest.mark.parametrize(
    ("typed", "written"),
    [("lodz", "ŁÓDŹ"), ("przewodow", "Przewodów"), ("tromso", "Tromsø"), ("dakovo", "Đakovo"), ("київ", "КИЇВ")],
)
def test_a_name_is_found_without_its_marks(typed: str, written: str) -> None:
    assert folded(typed) == folded(written)


def test_what_is_too_long_ends_in_an_ellipsis_within_its_room() -> None:
    assert shortened("two\n lines", 9) == "two lines"
    assert shortened("two\n lines", 8) == "two lin…"
    assert cut("two\nlines", 9) == "two\nlines"
    assert cut("two\nlines", 5) == "two…"


@pytest.mark.parametrize(
    ("line", "kept"), [("Blast at grain dryer", "Blast at…"), ("Blast", "Blast"), ("B" * 20, "B" * 13 + "…")]
)
def test_a_headline_is_cut_between_words(line: str, kept: str) -> None:
    assert cut_at_word(line, 14) == kept
