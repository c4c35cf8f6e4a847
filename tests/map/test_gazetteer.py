"""Places by name: local and foreign spellings, alphabets, missing marks, typos, and what comes first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.map.gazetteer import Gazetteer, Match, shipped

REGION = (-12.0, 30.0, 65.0, 74.5)


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return shipped()


@pytest.mark.parametrize(
    ("typed", "name", "country"),
    [
        ("Warszawa", "Warsaw", "PL"),
        ("Варшава", "Warsaw", "PL"),
        ("Warschau", "Warsaw", "PL"),
        ("Warszwa", "Warsaw", "PL"),
        ("Przewodów", "Przewodów", "PL"),
        ("Przewodow", "Przewodów", "PL"),
        ("przevodow", "Przewodów", "PL"),
        ("Пшеводув", "Przewodów", "PL"),
        ("Przweodow", "Przewodów", "PL"),
        ("Rzeszow", "Rzeszów", "PL"),
        ("Rzezsow", "Rzeszów", "PL"),
        ("Жешув", "Rzeszów", "PL"),
        ("Київ", "Kyiv", "UA"),
        ("Киев", "Kyiv", "UA"),
        ("Kiev", "Kyiv", "UA"),
        ("Lwów", "Lviv", "UA"),
        ("Lemberg", "Lviv", "UA"),
        ("Сімферополь", "Simferopol", "UA"),
        ("Kerch", "Kerch", "UA"),
        ("Севастополь", "Sevastopol", "UA"),
        ("Vilnus", "Vilnius", "LT"),
        ("Шяуляй", "Šiauliai", "LT"),
        ("Koenigsberg", "Kaliningrad", "RU"),
        ("Kishinev", "Chisinau", "MD"),
        ("Θεσσαλονίκη", "Thessaloníki", "GR"),
        ("Istambul", "Istanbul", "TR"),
        ("Ottawa", "Ottawa", "CA"),
        ("Reykjavik", "Reykjavík", "IS"),
        ("Washington", "Washington", "US"),
        ("Brest, Belarus", "Brest", "BY"),
        ("Brest, FR", "Brest", "FR"),
    ],
)
def test_the_place_meant_comes_first(places: Gazetteer, typed: str, name: str, country: str) -> None:
    first = places.find(typed)[0]
    assert (first.name, first.country) == (name, country)


def test_przewodow_lies_where_it_is(places: Gazetteer) -> None:
    (first, *_) = places.find("Przewodów")
    assert (first.lon, first.lat) == pytest.approx((23.9345, 50.4705), abs=0.003)
    assert (first.region, first.country_name, first.match) == ("Lublin", "Poland", Match.EXACT)


def test_a_line_tells_local_name_and_the_spelling_that_matched(places: Gazetteer) -> None:
    assert [(one.local, one.spelling) for one in places.find("Kyiv", limit=1)] == [("Київ", "")]
    assert [(one.local, one.spelling) for one in places.find("Warschau", limit=1)] == [("Warszawa", "Warschau")]
    assert places.find("Wien", limit=1)[0].local == "Wien"


def test_better_matches_come_before_worse_and_each_place_once(places: Gazetteer) -> None:
    found = places.find("Bialystok", limit=30)
    assert [one.match for one in found] == sorted(one.match for one in found)
    assert len({(one.name, one.lon, one.lat) for one in found}) == len(found)


def test_the_nearer_of_two_villages_of_one_name_comes_first(places: Gazetteer) -> None:
    villages = [one for one in places.find("Wola", limit=30) if one.match is Match.EXACT and not one.people]
    for one in villages[:5]:
        near = places.find("Wola", near=(one.lon, one.lat), limit=30)
        first = next(other for other in near if not other.people)
        assert abs(first.lon - one.lon) < 0.5 and abs(first.lat - one.lat) < 0.3


def test_a_later_word_is_found(places: Gazetteer) -> None:
    assert "Kudowa-Zdrój" in [one.name for one in places.find("Zdrój, Poland", limit=40)]


@pytest.mark.parametrize("typed", ["", "   ", "???", ",", "qxzqxzqxz", "日本"])
def test_what_is_nowhere_finds_nothing(places: Gazetteer, typed: str) -> None:
    assert places.find(typed) == []


def test_every_place_lies_in_the_region_or_is_a_capital(places: Gazetteer) -> None:
    west, south, east, north = REGION
    inside = (places.lon >= west) & (places.lon <= east) & (places.lat >= south) & (places.lat <= north)
    assert len(places) > 200_000 and (~inside).sum() == 3


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=24), st.one_of(st.none(), st.tuples(st.floats(-180, 180), st.floats(-90, 90))))
def test_anything_typed_gives_at_most_what_was_asked(typed: str, near: tuple[float, float] | None) -> None:
    found = shipped().find(typed, near, limit=5)
    assert len(found) <= 5


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_a_place_is_found_by_its_own_name(number: int) -> None:
    places = shipped()
    name, local = places.words(number % len(places))[:2]
    assert any(name == one.name for one in places.find(name, places.position(number % len(places)), limit=40)), name
    assert not local or places.find(local, places.position(number % len(places)), limit=40)


@pytest.mark.parametrize("typed", ["qqqqzzzz", "kkkkkkkk", "zzzzzzzzzz"])
def test_letters_in_a_heap_are_no_name(places: Gazetteer, typed: str) -> None:
    assert places.find(typed) == []
