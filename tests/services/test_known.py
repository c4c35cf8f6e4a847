"""Which records are in the case already: as a set would tell it, also where two share what they are looked up by."""

from hashlib import blake2b

from hypothesis import given
from hypothesis import strategies as st

from console.services.known import Known

numbers = st.lists(st.integers(0, 40), max_size=30)


def pair(number: int) -> bytes:
    return blake2b(bytes([number]), digest_size=32).digest()


@given(numbers, numbers)
def test_it_holds_what_a_set_of_them_holds(had: list[int], asked: list[int]) -> None:
    known = Known(b"".join(map(pair, had)))
    assert bool(known) == bool(had)
    assert known.holds([pair(number) for number in asked]) == [number in had for number in asked]


def test_records_made_to_be_looked_up_by_the_same_key_are_told_apart() -> None:
    made = [bytes([one]) * 8 + bytes(8) + bytes([one]) * 8 + bytes(7) + bytes([one]) for one in range(1, 9)]
    known = Known(b"".join(made[:4]))
    assert known.holds(made) == [True] * 4 + [False] * 4
