"""Two versions compared word by word."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain.text_diff import Kind, Piece, text_diff

K, A, R = Kind.KEPT, Kind.ADDED, Kind.REMOVED
WORDS = st.lists(st.sampled_from(["Allies", "condemn", "the", ",", ".", " ", "\n", "don't", "§", "Türkiye", "ß"]))


def test_words_that_changed_stand_removed_before_added() -> None:
    assert text_diff("Allies condemn the attack.", "Allies deplore the incident.") == (
        Piece(K, "Allies "), Piece(R, "condemn"), Piece(A, "deplore"), Piece(K, " the "),
        Piece(R, "attack"), Piece(A, "incident"), Piece(K, "."),
    )  # fmt: skip


def test_a_sign_put_in_does_not_change_the_word_before_it() -> None:
    assert text_diff("stand with Poland today", "stand with Poland, today") == (
        Piece(K, "stand with Poland"), Piece(A, ","), Piece(K, " today"),
    )  # fmt: skip


def test_equal_and_empty_texts() -> None:
    assert text_diff("One.\n\nTwo.", "One.\n\nTwo.") == (Piece(K, "One.\n\nTwo."),)
    assert text_diff("", "") == ()
    assert text_diff("", " new words") == (Piece(A, " new words"),)
    assert text_diff("old", "") == (Piece(R, "old"),)


def test_long_texts_are_compared_word_by_word_too() -> None:
    old = [f"word{at} of" for at in range(1_500)]
    new = [*old[:200], "new", *old[203:1_400], "words", *old[1_400:]]
    changed = [one for one in text_diff(" ".join(old), " ".join(new)) if one.kind is not K]
    assert [one.text.strip() for one in changed if one.kind is A] == ["new", "words"]
    assert [len(one.text.split()) for one in changed if one.kind is R] in ([5], [6])


@pytest.mark.parametrize(
    ("old", "new"),
    [("a b " * 20_000, "a c b " * 20_000), ("a " * 20_000, "a " * 19_999 + "b"), ("\u00e9" * 90_000, "x" * 90_000)],
)
def test_a_text_that_repeats_without_end_is_compared_in_a_moment(old: str, new: str) -> None:
    begun = process_time()
    pieces = text_diff(old, new)
    assert process_time() - begun < 2
    assert "".join(one.text for one in pieces if one.kind is not A) == old


LONG = st.lists(st.sampled_from([f"w{at}" for at in range(9)] + [f"u{at} v{at}" for at in range(40)]), min_size=300)


@settings(max_examples=20)
@given(LONG, LONG)
def test_long_texts_come_back_letter_by_letter(old: list[str], new: list[str]) -> None:
    pieces = text_diff(" ".join(old * 2), " ".join(new * 2))
    assert "".join(one.text for one in pieces if one.kind is not A) == " ".join(old * 2)
    assert "".join(one.text for one in pieces if one.kind is not R) == " ".join(new * 2)


@given(WORDS.map("".join) | st.text(max_size=40), WORDS.map("".join) | st.text(max_size=40))
def test_the_pieces_give_both_texts_letter_by_letter(old: str, new: str) -> None:
    pieces = text_diff(old, new)
    assert "".join(one.text for one in pieces if one.kind is not A) == old
    assert "".join(one.text for one in pieces if one.kind is not R) == new
    assert all(one.text for one in pieces)
    for first, second in pairwise(pieces):
        assert first.kind is not second.kind and (first.kind, second.kind) != (A, R)
