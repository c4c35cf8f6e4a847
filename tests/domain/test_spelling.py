"""One rough key for all spellings of a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain import spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Przewodów", "przewodow"),
        ("Przewodów", "PRZEVODOV"),
        ("Варшава", "Varshava"),
        ("Kiev", "Киев"),
        ("Kyiv", "Київ"),
        ("Tallinn", "Tallin"),
        ("Θεσσαλονίκη", "Thessaloniki"),
        ("Ljubljana", "Љубљана"),
        ("L’viv", "Lviv"),
        ("Ivano-Frankivsk", "ivano frankivsk"),
        ("Харків", "Kharkiv"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert spelling.key(one) == spelling.key(other)


@pytest.mark.parametrize(
    ("name", "country", "heard"),
    [
        ("Przewodów", "PL", "Пшеводув"),
        ("Rzeszów", "PL", "Жешув"),
        ("Szczecin", "PL", "Щецин"),
        ("Šiauliai", "LT", "Шяуляй"),
        ("Székesfehérvár", "HU", "Секешфехервар"),
        ("Ploiești", "RO", "Плоешти"),
        ("Горлівка", "UA", "Horlivka"),
        ("Göteborg", "SE", "Goeteborg"),
        ("Търново", "BG", "Tarnovo"),
    ],
)
def test_a_name_is_found_as_it_sounds(name: str, country: str, heard: str) -> None:
    assert spelling.key(heard) in spelling.keys(name, country)


@pytest.mark.parametrize(
    ("written", "country", "latin"),
    [
        ("Запоріжжя", "UA", "Zaporizhzhia"),
        ("Згурівка", "UA", "Zghurivka"),
        ("Єланець", "UA", "Yelanets"),
        ("Хлупин", "BY", "Khlupin"),
        ("Ейск", "RU", "Yeysk"),
        ("Търговище", "BG", "Targovishte"),
        ("Przewodów", "PL", "Przewodów"),
        ("МИР", "BY", "MIR"),
    ],
)
def test_cyrillic_is_written_as_maps_of_the_country_do(written: str, country: str, latin: str) -> None:
    assert spelling.latin(written, country) == latin


@given(st.text(max_size=30))
def test_a_key_is_plain_and_settled(text: str) -> None:
    key = spelling.key(text)
    assert key == key.strip() and set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ") and "  " not in key
    assert all(spelling.keys(text, country) == [*dict.fromkeys(spelling.keys(text, country))] for country in ("PL", ""))
