"""A place in words gets a suggestion with how exact it is, and nothing is sure that has a rival."""

import pytest

from console.map.suggested_places import REGION, TOWN, suggest


@pytest.mark.parametrize(
    ("words", "name", "precision", "sure"),
    [
        ("Lvivska oblast", "Lviv Oblast, Ukraine", REGION, True),
        ("Львівська область", "Lviv Oblast, Ukraine", REGION, True),
        ("Zaporizka oblast", "Zaporizhzhia Oblast, Ukraine", REGION, True),
        ("Chernivetska oblast", "Chernivtsi Oblast, Ukraine", REGION, True),
        ("Белгородская область", "Belgorod Oblast, Russia", REGION, True),
        ("Новгородская область", "Novgorod Oblast, Russia", REGION, True),
        ("Lublin Voivodeship", "Lubelskie, Poland", REGION, True),
        ("Constanța county", "Constanța, Romania", REGION, True),
        ("Kharkivskyi raion", "Kharkiv, Kharkiv, Ukraine", REGION, False),
        ("Пшеводув", "Przewodów, Lublin, Poland", TOWN, False),
        ("Przewodów, Lubelskie", "Przewodów, Lublin, Poland", TOWN, True),
        ("м. Харків", "Kharkiv, Kharkiv, Ukraine", TOWN, True),
        ("Bucha", "Bucha, Kyiv Oblast, Ukraine", TOWN, False),
        ("near Rzeszów", "Rzeszów, Subcarpathia, Poland", REGION, False),
        ("Donetsk", "Donetsk Oblast, Ukraine", REGION, False),
    ],
)
def test_words_mean_a_place(words: str, name: str, precision: str, sure: bool) -> None:
    first = suggest(words)[0]
    assert (first.name, first.precision, first.sure) == (name, precision, sure)


@pytest.mark.parametrize("words", ["", "Ukraine", "Baltic Sea", "explosion near depot", "region", ";,()", "12"])
def test_words_that_name_no_place_or_too_large_a_one_get_none(words: str) -> None:
    assert suggest(words) == []
