"""Positions as people paste and dictate them, and what is told where two are meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain import coordinates, readings
from console.domain.readings import Reading

PRZEWODOW = (23.9345, 50.4705)


def where(text: str) -> tuple[float, float]:
    first = readings.readings(text)[0]
    return first.lon, first.lat


@pytest.mark.parametrize(
    "text",
    [
        "50.4705 N 23.9345 E",
        "50.4705N/23.9345E",
        "23.9345 E 50.4705 N",
        "50.4705 с.ш. 23.9345 в.д.",
        "50,4705° с. ш., 23,9345° в. д.",
        "50°28′13.8″ пн. ш. 23°56′04.2″ сх. д.",
        "С50.4705 В23.9345",
        "50°28.230' north, 23°56.070' east",
        "lat 50.4705, lon 23.9345",
        "lon=23.9345 lat=50.4705",
        "Latitude: 50.4705 Longitude: 23.9345",
        "geo:50.4705,23.9345;u=35",
        "https://maps.example/maps/@50.4705,23.9345,12z",
        "https://maps.example/?q=50.4705,23.9345",
        "https://maps.example/#map=12/50.4705/23.9345",
    ],
)
def test_a_position_that_says_which_is_which_has_one_reading(text: str) -> None:
    (one,) = readings.readings(text)
    assert (one.lon, one.lat) == pytest.approx(PRZEWODOW, abs=1e-6) and one.assumed == ""


@pytest.mark.parametrize(
    "text",
    [
        "50.4705, 23.9345", "50.4705 23.9345", "(50.4705, 23.9345)", "50.4705/23.9345", "50.4705 | 23.9345",
        "50,4705; 23,9345", "50,4705,23,9345", "50,4705, 23,9345", "50 28 13.8 23 56 04.2", "50.4705°, 23.9345°",
    ],
)  # fmt: skip
def test_two_bare_numbers_are_read_both_ways_and_say_so(text: str) -> None:
    first, second = readings.readings(text)
    assert (first.lon, first.lat) == pytest.approx(PRZEWODOW, abs=1e-6)
    assert (second.lon, second.lat) == pytest.approx(PRZEWODOW[::-1], abs=1e-6)
    assert (first.assumed, second.assumed) == (readings.LATITUDE_FIRST, readings.LONGITUDE_FIRST)


def test_only_one_order_fits_the_globe() -> None:
    assert readings.readings("120, 50") == [Reading(120, 50, "degrees", readings.LONGITUDE_FIRST)]
    assert readings.readings("50, 120") == [Reading(120, 50, "degrees")]


def test_o_is_east_or_west() -> None:
    east, west = readings.readings("50.4705 N 23.9345 O")
    assert (east.lon, west.lon) == (23.9345, -23.9345) and east.assumed != west.assumed


@pytest.mark.parametrize("text", ["34U 708230 5595059", "34U 708230E 5595059N", "34 N 708230 5595059"])
def test_utm(text: str) -> None:
    (one,) = readings.readings(text)
    assert (one.lon, one.lat) == pytest.approx(PRZEWODOW, abs=1e-4) and one.style == "UTM"


def test_s_in_utm_is_a_band_or_the_southern_half() -> None:
    north, south = readings.readings("34S 708230 3895059")
    assert north.lat > 0 > south.lat


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("34U GA 08 95", 1000),
        ("34UGA0895", 1000),
        ("34u ga 082 950", 100),
        ("34U GA 08230 95059", 1),
        ("34U GA 0 9", 10**4),
    ],
)
def test_a_grid_square_says_how_large_it_is(text: str, metres: int) -> None:
    found = readings.readings(text)
    assert [one.metres for one in found] == [metres]
    assert coordinates.grid(found[0].lon, found[0].lat, 0) == "34U GA"


def test_a_square_without_its_zone_is_taken_near_and_says_which() -> None:
    first, second = readings.readings("GA 08 95", near=(22.0, 50.0))
    assert (first.lon, first.lat) == pytest.approx(PRZEWODOW, abs=0.01)
    assert "34U" in first.assumed and second.assumed != first.assumed


@pytest.mark.parametrize(
    "text", ["", "Przewodów", "Brest 2", "1 2 3", "91 95", "34U ZZ 08 95", "T 72", "geo:", "NATO 2"]
)
def test_what_is_no_position_has_no_reading(text: str) -> None:
    assert readings.readings(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("95 N 200 E", "off the globe"), ("91, 95", "off the globe"), ("50.47", ""), ("34U ZZ 08 95", "not a position"),
        ("99U GA 08 95", "no MGRS square"),
        ("50 61 N 23 00 E", "60 or more minutes"), ("Przewodów", ""), ("Brest 2", ""), ("1 2 3", "not a position"),
        ("50.4705 N 23.9345 E", ""),
    ],
)  # fmt: skip
def test_what_looks_like_a_position_says_what_is_wrong(text: str, said: str) -> None:
    told = readings.why_none(text)
    assert said in told and bool(said) == bool(told)


@given(st.text(alphabet="0123456789.,;:+-°′″'\" NSEWUGAOСВ/|@lat", max_size=30))
def test_any_text_gives_positions_on_the_globe_or_none(text: str) -> None:
    assert all(coordinates.is_valid(one.lon, one.lat) for one in readings.readings(text))


@given(st.floats(-179.9, 179.9), st.floats(-79.9, 83.9))
def test_every_style_that_is_shown_is_read(lon: float, lat: float) -> None:
    for style in (coordinates.decimal, coordinates.degrees_minutes, coordinates.degrees_minutes_seconds):
        assert where(style(lon, lat)) == pytest.approx((lon, lat), abs=1e-4)
    assert readings.readings(coordinates.grid(lon, lat, 5))
