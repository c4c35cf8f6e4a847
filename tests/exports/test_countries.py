"""Countries by name, and whose clock a place goes by."""

from pathlib import Path

import pytest

from console.domain.operation import Actor
from console.exports.countries import Countries, country_at
from console.store import reference
from tests import cases


@pytest.fixture
def countries(tmp_path: Path) -> Countries:
    with cases.with_baseline(tmp_path / "case.flank", Actor("Ann", "Desk 1"), 0) as store:
        return Countries(reference.allies(store.writer_view()))


@pytest.mark.parametrize(
    ("code", "name"),
    [("TR", "Türkiye"), ("XK", "Kosovo"), ("UA", "Ukraine"), ("XZ", "high seas"), ("QQ", "QQ"), (None, "")],
)
def test_names(countries: Countries, code: str | None, name: str) -> None:
    assert countries.name(code) == name


@pytest.mark.parametrize(
    ("words", "spelled"),
    [
        ("GB", "United Kingdom"),
        ("DK/LV (CA)", "Denmark / Latvia (Canada)"),
        ("US/NATO command at Ramstein", "US/NATO command at Ramstein"),
        ("see VJTF-lead", "see VJTF-lead"),
    ],
)
def test_codes_are_spelled_out_and_other_words_stay(countries: Countries, words: str, spelled: str) -> None:
    assert countries.spelled_out(words) == spelled


def test_contributors_stand_in_the_order_of_the_alphabet(countries: Countries) -> None:
    assert countries.names(("SE", "AL", "DK")) == "Albania, Denmark, Sweden"


@pytest.mark.parametrize(
    ("code", "zone"), [("PL", "Europe/Warsaw"), ("UA", "Europe/Kyiv"), ("RU", None), ("XZ", None), (None, None)]
)
def test_a_clock_is_named_only_where_it_can_be_told(countries: Countries, code: str | None, zone: str | None) -> None:
    assert countries.zone(code) == zone


@pytest.mark.parametrize(
    ("words", "code"),
    [("LV", "LV"), ("lv", "LV"), ("Türkiye", "TR"), ("turkiye", "TR"), ("Ukraine", "UA"), ("?", None)],
)
def test_a_country_is_known_by_its_code_and_by_its_name(countries: Countries, words: str, code: str | None) -> None:
    assert countries.code(words) == code


def test_a_place_is_on_somebodys_ground_or_at_sea() -> None:
    assert [country_at(24.1, 56.9), country_at(33.5, 44.6), country_at(19.0, 57.0)] == ["LV", "UA", None]
