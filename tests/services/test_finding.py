"""What of a case is meant by a name: as it is written, in another spelling, mistyped."""

import pytest

from console.services.finding import Named, alike, by_other_names, is_called

KNOWN = [
    Named("incident", b"1", "Missile kills two at a grain dryer", "Przewodów", 23.9, 50.5),
    Named("unit", b"2", "Multinational Division North", "Ādaži / Karup", None, None),
    Named("place", b"3", "Rzeszów-Jasionka", "", 22.0, 50.1),
    Named("incident", b"4", "Hall burns down", "Marywilska 44, Warsaw", 21.0, 52.3),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Przevodow", [b"1"]),
        ("Пшеводув", [b"1"]),
        ("Przweodow", [b"1"]),
        ("Адажи", [b"2"]),
        ("Warsaw", [b"4"]),
        ("Warschau", []),
        ("", []),
        ("???", []),
    ],
)
def test_names_in_another_spelling_or_mistyped(typed: str, found: list[bytes]) -> None:
    assert [one.id for one in alike(KNOWN, typed)] == found


def test_nothing_is_alike_in_an_empty_case() -> None:
    assert alike([], "Przewodów") == []


@pytest.mark.parametrize(
    ("number", "typed", "called"),
    [(0, "grain dryer", True), (0, "przewodow", True), (0, "rain", False), (3, "Warsaw", False), (3, "", False)],
)
def test_called_so_and_only_mentioned(number: int, typed: str, called: bool) -> None:
    assert is_called(KNOWN[number], typed) is called


def test_a_force_is_found_by_what_it_is_called_elsewhere() -> None:
    forces = [
        Named("unit", b"1", "NATO Forward Land Forces Latvia", "Camp Ādaži", 24.4, 57.1, ("BG Latvia", "eFP Latvia")),
        Named("unit", b"2", "Allied Reaction Force", "Solbiate Olona", 8.8, 45.6, ("ARF",)),
        Named("unit", b"3", "Ready brigade", "", None, None, ("ARF ready",)),
    ]
    typed = ("BG Lat", "efp latvia", "arf", "")
    found = {words: [one.id for one, _ in by_other_names(forces, words)] for words in typed}
    assert found == {"BG Lat": [b"1"], "efp latvia": [b"1"], "arf": [b"2", b"3"], "": []}
    assert is_called(forces[1], "ARF")
