"""Words are found as people type them."""

import pytest

from console.domain.letters import folded


@pytest.mark.parametrize(
    ("typed", "written"),
    [("lodz", "ŁÓDŹ"), ("przewodow", "Przewodów"), ("tromso", "Tromsø"), ("dakovo", "Đakovo"), ("київ", "КИЇВ")],
)
def test_a_name_is_found_without_its_marks(typed: str, written: str) -> None:
    assert folded(typed) == folded(written)
