"""What the journal calls acts in a consultation, as it may stand on paper."""

import pytest

from console.domain.discretion import caution, discreet


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("US on Statement v2: reserves", "Position on Statement v2"),
        ("FI on Follow-on text v12: with amendment", "Position on Follow-on text v12"),
        ("ES breaks silence on Statement v1", "Silence on Statement v1 was broken"),
        ("Amendment of TR to Statement v1: not taken", "Amendment to Statement v1: not taken"),
        ("Amendment of the chair to Statement v1", "Amendment to Statement v1"),
        ("Assessment of LV", "Assessment of an Ally"),
        ("Contact: Will not write", "Contact between capitals"),
        ("Positions on Statement v2", "Positions on Statement v2"),
        ("Put Statement v2", "Put Statement v2"),
        ("Undo “US on Statement v2: reserves”", "Undo “Position on Statement v2”"),
        ("Redo “Undo “ES breaks silence on Statement v1””", "Redo “Undo “Silence on Statement v1 was broken””"),
        ("Roster: LV · “Consultation”", "Roster: LV · “Consultation”"),
    ],
)
def test_a_label_never_tells_what_one_ally_said(label: str, told: str) -> None:
    assert discreet(label) == told


def test_a_table_with_positions_says_whether_they_are_released() -> None:
    assert caution(False) == "NATIONAL POSITIONS, not released" and caution(True) == "NATIONAL POSITIONS, released"
