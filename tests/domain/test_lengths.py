"""Lengths as people write and read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.errors import BadInput
from console.domain.lengths import Unit, area_text, bearing_text, length_text, parse_length, parse_lengths


@pytest.mark.parametrize(
    ("metres", "km", "nautical"),
    [
        (146_047, "146 km", "78.9 NM"),
        (14_604, "14.6 km", "7.89 NM"),
        (1_852, "1.85 km", "1.00 NM"),
        (999.6, "1.00 km", "0.54 NM"),
        (320, "320 m", "0.17 NM"),
        (0, "0 m", "0.00 NM"),
        (1_460_470, "1\u2009460 km", "789 NM"),
    ],
)
def test_a_length_has_three_figures(metres: float, km: str, nautical: str) -> None:
    assert (length_text(metres), length_text(metres, Unit.NM)) == (km, nautical)


def test_areas_and_bearings() -> None:
    assert area_text(1.24e9) == "1\u2009240 km²"
    assert area_text(1.24e9, Unit.NM) == "362 NM²"
    assert area_text(5_000) == "5\u2009000 m²"
    assert [bearing_text(degrees) for degrees in (0, 7.4, 251.67, 359.7)] == ["000°", "007°", "252°", "000°"]


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("50, 100, 200 km", [50_000, 100_000, 200_000]),
        ("30 NM", [55_560]),
        ("30nm", [55_560]),
        ("50km 30NM", [50_000, 55_560]),
        ("200; 50 km", [50_000, 200_000]),
        ("800 m, 2 km", [800, 2_000]),
        ("100", [100_000]),
        ("1.5 km", [1_500]),
        ("1\u2009500 km", [1_500_000]),
        ("50 km, 50 km", [50_000]),
    ],
)
def test_radii_as_they_are_typed(text: str, metres: list[float]) -> None:
    assert parse_lengths(text) == pytest.approx(metres)


def test_a_bare_number_is_in_the_unit_shown() -> None:
    assert parse_length("30", Unit.NM) == 55_560


@pytest.mark.parametrize("text", ["", "km", "ten km", "50 furlongs", "-5 km", "0 km", "50,, km", "1e3 km", "50 km; x"])
def test_what_is_no_length_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput, match="50 km"):
        parse_lengths(text)


def test_one_length_is_wanted() -> None:
    with pytest.raises(BadInput, match="more than one"):
        parse_length("50, 100 km")


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = parse_lengths(text)
    except BadInput:
        return
    assert found == sorted(found)
    assert all(metres > 0 for metres in found)
