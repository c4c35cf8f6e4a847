"""Mistakes are counted as a slow and plain method counts them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from console.domain.misspelling import BEGUN, Spellings, allowed

words = st.text(alphabet="abcd", min_size=1, max_size=12)


def spellings(keys: list[str]) -> Spellings:
    starts = np.cumsum([0, *(len(key) + 1 for key in keys)]).astype(np.int32)
    return Spellings("\n".join(keys).encode(), starts)


def mistakes(one: str, other: str) -> int:
    """Optimal string alignment by the book."""
    rows = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if not i or not j:
                rows[i][j] = i or j
                continue
            step = one[i - 1] != other[j - 1]
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + step)
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(st.lists(words, min_size=1, max_size=12, unique=True), st.text(alphabet="abcd", min_size=4, max_size=12))
def test_whole_keys_one_mistake_away_are_all_found(keys: list[str], typed: str) -> None:
    numbers, far = spellings(keys).like(typed.encode())
    found = dict(zip(numbers.tolist(), far.tolist(), strict=True))
    for number, key in enumerate(keys):
        whole = mistakes(typed, key)
        begun = min(mistakes(typed, key[:end]) for end in range(len(key) + 1))
        if whole <= 1:
            assert found[number] == min(whole, begun + BEGUN)
        elif number in found and found[number] % 1:
            assert found[number] == begun + BEGUN
        elif number in found:
            assert found[number] == whole <= allowed(len(typed))


def test_how_many_mistakes_a_word_may_have() -> None:
    assert [allowed(length) for length in (3, 4, 6, 10)] == [0, 1, 2, 3]


def test_more_mistakes_only_where_fewer_find_nothing() -> None:
    known = spellings(["narva", "varsava", "vilnus"])
    assert known.like(b"vilnsu")[0].tolist() == [2]
    assert known.like(b"vlnsu")[0].tolist() == []
    assert known.like(b"varzaba")[0].tolist() == [1]


def test_very_long_and_empty_text_finds_nothing() -> None:
    known = spellings(["narva"])
    assert not len(known.like(b"x" * 200)[0]) and not len(known.like(b"")[0])
