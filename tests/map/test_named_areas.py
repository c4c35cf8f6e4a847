"""Countries, regions and seas by name."""

import pytest

from console.map import named_areas
from console.map.gazetteer import shipped


@pytest.mark.parametrize(
    ("typed", "name", "kind", "within"),
    [
        ("Crimea", "Crimea", "region", "Ukraine"),
        ("crimea", "Crimea", "region", "Ukraine"),
        ("Gotland", "Gotland", "region", "Sweden"),
        ("Kaliningrad", "Kaliningrad Oblast", "region", "Russia"),
        ("Estonia", "Estonia", "country", ""),
        ("Estnia", "Estonia", "country", ""),
        ("Baltic Sea", "Baltic Sea", "sea", ""),
        ("Black", "Black Sea", "sea", ""),
    ],
)
def test_the_area_meant_comes_first(typed: str, name: str, kind: str, within: str) -> None:
    first = named_areas.find(typed)[0]
    assert (first.name, first.kind, first.within) == (name, kind, within)


@pytest.mark.parametrize("typed", ["", "a", "qxzqxz", "Przewodów"])
def test_what_is_no_area_finds_none(typed: str) -> None:
    assert named_areas.find(typed) == []


def test_a_few_misplaced_villages_do_not_widen_a_region() -> None:
    west, south, east, north = named_areas.find("Kaliningrad")[0].box
    assert 19 < west < 21 and 22 < east < 23.5 and 54 < south < 54.7 and 55 < north < 55.6


@pytest.mark.parametrize(("typed", "first"), [("Crimea", True), ("Estonia", True), ("Lublin", False), ("Brest", False)])
def test_areas_come_first_unless_a_town_is_called_so(typed: str, first: bool) -> None:
    areas, places = named_areas.find(typed), shipped().find(typed)
    told, kept = named_areas.beside(areas, places, typed)
    assert told is first and set(kept) <= set(places)


def test_without_areas_the_places_stand_alone() -> None:
    places = shipped().find("Narva")
    assert named_areas.beside([], places, "Narva") == (False, places)
