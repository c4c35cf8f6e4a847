"""Kinds of incident: what rows store must mean the same for ever."""

import pytest

from console.domain.categories import Category


def test_stored_codes_never_change_their_meaning() -> None:
    assert [(kind.code, kind.value) for kind in Category] == [
        (1, "missile-drone"),
        (2, "airspace"),
        (3, "maritime-infrastructure"),
        (4, "naval"),
        (5, "land"),
        (6, "cyber"),
        (7, "sabotage"),
        (8, "electronic-warfare"),
        (9, "border-migration"),
        (10, "information"),
        (11, "humanitarian"),
        (12, "technological"),
        (13, "political"),
        (14, "energy"),
        (15, "terrorism"),
        (16, "health"),
    ]


def test_a_category_is_found_by_slug_and_by_code() -> None:
    assert Category("missile-drone") is Category.MISSILE_DRONE is Category.from_code(1)
    assert Category.MARITIME_INFRASTRUCTURE.label == "Cables and pipelines"
    assert f"category.{Category.HEALTH}" == "category.health"


def test_a_category_nobody_defined_is_an_error() -> None:
    with pytest.raises(ValueError):
        Category("weather")
    with pytest.raises(KeyError):
        Category.from_code(17)
