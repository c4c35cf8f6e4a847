"""What the models assume can be set and set back in a case, and what cannot be is refused."""

from pathlib import Path

import pytest

from console.domain.assumption import Shape, Spread
from console.domain.errors import BadInput
from console.feeds.assumptions import read_assumptions, read_clocks
from console.services.assumptions import (
    assumptions,
    clocks,
    reset_all,
    reset_assumption,
    set_assumption,
    shipped,
)
from console.store import undo
from console.store.casefile import Store
from tests.services.people import ANN, NOW


def operations(store: Store) -> int:
    return int(store.writer_view().value("SELECT count(*) FROM operation"))


def test_every_figure_the_program_ships_says_where_it_comes_from() -> None:
    for one in shipped().values():
        assert one.provenance.source and one.provenance.as_of and one.label and one.group, one.key
        assert one.provenance.to_check, f"{one.key}: none of them was published as such"
    first = clocks()[0].clock
    assert first.slug == "rand-2016"
    assert (first.least_h, first.most_h) == (36, 60)
    assert "2016" in first.source


def test_a_value_is_set_undone_and_set_back(store: Store) -> None:
    wanted = Spread(Shape.RANGE, 20, 30, 40)
    set_assumption(store, ANN, NOW, "speed.road", wanted, "march table of the brigade")
    held = assumptions(store.writer_view())["speed.road"]
    assert (held.spread, held.own, held.provenance.source) == (wanted, True, "march table of the brigade")
    assert not held.provenance.to_check
    undo.undo(store, ANN, NOW + 1)
    assert assumptions(store.writer_view()) == shipped()
    set_assumption(store, ANN, NOW + 2, "speed.road", wanted)
    assert assumptions(store.writer_view())["speed.road"].provenance.to_check, "without a source it is to be checked"
    reset_assumption(store, ANN, NOW + 3, "speed.road")
    assert assumptions(store.writer_view()) == shipped()


def test_all_are_set_back_at_once_and_nothing_is_written_where_nothing_changes(store: Store) -> None:
    for key in ("speed.road", "border", "consent.urgent"):
        set_assumption(store, ANN, NOW, key, Spread(Shape.FIXED, 0, 1, 0))
    before = operations(store)
    reset_all(store, ANN, NOW + 1)
    assert assumptions(store.writer_view()) == shipped()
    reset_all(store, ANN, NOW + 2)
    set_assumption(store, ANN, NOW + 3, "border", shipped()["border"].spread)
    assert operations(store) == before + 1


@pytest.mark.parametrize(
    ("key", "spread", "why"),
    [
        ("border", Spread(Shape.TRIANGLE, 5, 3, 9), "least"),
        ("border", Spread(Shape.RANGE, 3, 3, 2), "least"),
        ("border", Spread(Shape.FIXED, 0, -1, 0), "negative"),
        ("consent.urgent", Spread(Shape.RANGE, 0, 0.5, 1.5), "share"),
        ("speed.sea", Spread(Shape.RANGE, 0, 10, 20), "at least 1 km/h"),
        ("speed.sea", Spread(Shape.FIXED, 1, 1e-9, 1), "at least 1 km/h"),
        ("border", Spread(Shape.FIXED, 1, 1e9, 1), "at most 87.600 h"),
        ("speed.sea", Spread(Shape.FIXED, 1, float("nan"), 1), "numbers"),
        ("speed.horse", Spread(Shape.FIXED, 1, 1, 1), "no assumption"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(store: Store, key: str, spread: Spread, why: str) -> None:
    before = operations(store)
    with pytest.raises(BadInput, match=why):
        set_assumption(store, ANN, NOW, key, spread)
    assert operations(store) == before


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('key = "a"\ngroup = "g"\nlabel = "l"\nunit = "h"\nshape = "hump"\nleast = 1\nmode = 1\nmost = 1', "shape"),
        ('key = "a"\ngroup = "g"\nlabel = "l"\nunit = "h"\nshape = "fixed"\nleast = 1\nmode = "x"\nmost = 1', "mode"),
        ('key = "a"\ngroup = "g"\nlabel = "l"\nunit = "h"\nshape = "fixed"\nleast = 1\nmode = 1\nmost = 1', "source"),
        ('key = ""', "key is empty"),
        ("key = ", "not TOML"),
    ],
)
def test_a_damaged_file_of_the_program_names_the_line(tmp_path: Path, line: str, why: str) -> None:
    (tmp_path / "a.toml").write_text(f"[[assumption]]\n{line}\n")
    with pytest.raises(BadInput, match=why):
        read_assumptions(tmp_path / "a.toml")


def test_a_clock_goes_from_least_to_most(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text(
        '[[clock]]\nslug = "a"\nname = "A"\nleast_h = 9\nmost_h = 3\nwarning_least_d = 0\nwarning_most_d = 0\n'
    )
    with pytest.raises(BadInput, match="least to most"):
        read_clocks(tmp_path / "c.toml")
