"""Keys rise within a millisecond: what is written last stands last."""

from hypothesis import given
from hypothesis import strategies as st

from console.store.ids import new_id, new_ids


@given(st.lists(st.tuples(st.integers(1_000, 1_004), st.integers(1, 40)), max_size=60))
def test_ids_of_one_millisecond_rise_whatever_is_made_in_between(asked: list[tuple[int, int]]) -> None:
    last: dict[int, bytes] = {}
    for now, count in asked:
        made = list(new_ids(now, count))
        assert len(made) == count and made == sorted(set(made)) and made[0] > last.get(now, b"")
        last[now] = made[-1]


def test_an_id_tells_its_millisecond() -> None:
    assert int.from_bytes(new_id(1_668_541_262_007)[:6], "big") == 1_668_541_262_007
