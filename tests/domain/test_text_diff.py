"""Two versions compared word by word."""

from itertools import pairwise

from hypothesis import given
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


@given(WORDS.map("".join) | st.text(max_size=40), WORDS.map("".join) | st.text(max_size=40))
def test_the_pieces_give_both_texts_letter_by_letter(old: str, new: str) -> None:
    pieces = text_diff(old, new)
    assert "".join(one.text for one in pieces if one.kind is not A) == old
    assert "".join(one.text for one in pieces if one.kind is not R) == new
    assert all(one.text for one in pieces)
    for first, second in pairwise(pieces):
        assert first.kind is not second.kind and (first.kind, second.kind) != (A, R)
