"""What is typed while Allies speak becomes positions, or a calm sentence, and never something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.errors import BadInput
from console.domain.round_table import Said, line_of, next_ally, parse_line
from console.domain.stance import LETTERS, Stance

ALLIES = ("DE", "GB", "GR", "LV", "RO")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("LV S", Said("LV", Stance.SUPPORTS)),
        ("lv s", Said("LV", Stance.SUPPORTS)),
        ("DE A point 4, by phone", Said("DE", Stance.AMENDMENT, "point 4", "by phone")),
        ("RO R wording", Said("RO", Stance.RESERVES, "wording")),
        ("EL -", Said("GR", Stance.SILENT)),
        ("UK –", Said("GB", Stance.SILENT)),
        ("RO Ow point 3", Said("RO", Stance.OBJECTS, "point 3", "", written=True)),
        ("RO O point 3, by letter", Said("RO", Stance.OBJECTS, "point 3", "by letter", written=True)),
        ("GB N by phone", Said("GB", Stance.NO_INSTRUCTIONS, "", "by phone")),
        ("RO R not by phone", Said("RO", Stance.RESERVES, "not by phone")),
    ],
)
def test_a_line_says_who_and_what(line: str, said: Said) -> None:
    assert parse_line(line, ALLIES) == said


@pytest.mark.parametrize(
    ("line", "told"),
    [("", "two letters"), ("LV", "one letter"), ("LV X", "one letter"), ("UA S", "UA is no Ally"), ("Latvia S", "two")],
)
def test_a_line_that_says_neither_tells_what_to_write(line: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        parse_line(line, ALLIES)


def test_a_stance_alone_is_said_by_whose_turn_it_is() -> None:
    assert parse_line("A point 4, by phone", ALLIES, "LV") == Said("LV", Stance.AMENDMENT, "point 4", "by phone")
    assert parse_line("rw", ALLIES, "RO") == Said("RO", Stance.RESERVES, written=True)
    assert parse_line("DE S", ALLIES, "RO") == Said("DE", Stance.SUPPORTS)
    with pytest.raises(BadInput):
        parse_line("S", ALLIES)


@given(st.text())
def test_anything_typed_is_a_line_or_a_sentence(text: str) -> None:
    try:
        assert parse_line(text, ALLIES).iso2 in ALLIES
    except BadInput as error:
        assert str(error).endswith(".")


_WORDS = st.text("abc 4.()", max_size=20).map(lambda text: " ".join(text.split()))
_SAID = st.builds(
    Said, st.sampled_from(ALLIES), st.sampled_from(list(LETTERS.values())), _WORDS,
    st.sampled_from(["", "by phone", "by letter"]),
).map(lambda one: Said(one.iso2, one.stance, one.caveat, one.reported_by, one.reported_by == "by letter"))  # fmt: skip


@given(_SAID)
def test_the_line_brought_back_says_the_same(said: Said) -> None:
    assert parse_line(line_of(said), ALLIES) == said


def test_the_turn_goes_round_and_ends() -> None:
    assert next_ally(ALLIES, {"GB"}, "DE") == "GR"
    assert next_ally(ALLIES, {"RO", "LV"}, "GR") == "DE"
    assert next_ally(ALLIES, set(ALLIES), "DE") == ""
