"""Positions as an operator types, reads and passes them on."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain import coordinates
from console.domain.errors import BadInput

PRZEWODOW = (23.9345, 50.4705)

lons = st.floats(-180, 180)
lats = st.floats(-90, 90)
grid_lats = st.floats(-79.9, 83.9)


def test_the_three_styles_and_the_grid() -> None:
    assert coordinates.decimal(*PRZEWODOW) == "50.4705 N 23.9345 E"
    assert coordinates.degrees_minutes(*PRZEWODOW) == "50°28.230′N 023°56.070′E"
    assert coordinates.degrees_minutes_seconds(*PRZEWODOW) == "50°28′13.8″N 023°56′04.2″E"
    assert coordinates.grid(*PRZEWODOW) == "34U GA 08 95"
    assert coordinates.grid(*PRZEWODOW, digits=5) == "34U GA 08230 95059"
    assert coordinates.grid(*PRZEWODOW, digits=0) == "34U GA"


def test_west_and_south() -> None:
    assert coordinates.decimal(-21.9426, 64.1466) == "64.1466 N 21.9426 W"
    assert coordinates.decimal(-67.5, -55.0) == "55.0000 S 67.5000 W"
    assert coordinates.grid(-160, 5) == "4N CL 89 52"


def test_minutes_and_seconds_carry_when_rounded() -> None:
    assert coordinates.degrees_minutes(23.99999999, 50.0) == "50°00.000′N 024°00.000′E"
    assert coordinates.degrees_minutes_seconds(9.99999999, 50.99999999) == "51°00′00.0″N 010°00′00.0″E"


@pytest.mark.parametrize(
    "position", [(math.nan, 50.0), (math.inf, 50.0), (180.1, 50.0), (20.0, 90.1), (20.0, -90.1), (20.0, math.nan)]
)
def test_a_position_off_the_globe_is_shown_as_a_dash(position: tuple[float, float]) -> None:
    assert not coordinates.is_valid(*position)
    for style in (
        coordinates.decimal,
        coordinates.degrees_minutes,
        coordinates.degrees_minutes_seconds,
        coordinates.grid,
    ):
        assert style(*position) == "–"


def test_the_grid_ends_before_the_poles() -> None:
    assert coordinates.grid(20.0, 84.1) == coordinates.grid(20.0, -80.1) == coordinates.grid(0.0, 90.0) == "–"
    assert coordinates.is_valid(0.0, 90.0)


@pytest.mark.parametrize(
    "text",
    [
        "50.4705 N 23.9345 E",
        "50.4705N, 23.9345E",
        "N50.4705 E23.9345",
        "n 50.4705 e 23.9345",
        "50.4705, 23.9345",
        "50.4705 23.9345",
        "50.4705;23.9345",
        "+50.4705+023.9345/",
        "23.9345 E 50.4705 N",
        "E 23.9345 N 50.4705",
        "50,4705 N 23,9345 E",
        "50,4705; 23,9345",
        "50,4705 23,9345",
        "50°28.230′N 023°56.070′E",
        "50° 28.230' N, 23° 56.070' E",
        "50 28.230 N 23 56.070 E",
        "50 28.230 23 56.070",
        "50°28′13.8″N 023°56′04.2″E",
        "50°28'13.8\"N 23°56'4.2\"E",
        "50°28'13.8''N 23°56'4.2''E",
        "N50 28 13.8 E023 56 04.2",
        "50:28:13.8N 23:56:04.2E",
        "50°28'13.8\", 23°56'4.2\"",
        "50°28'13.8\" 23°56'4.2\"",
        "50.4705° 23°56'4.2\"",
    ],
)
def test_one_position_in_every_usual_writing(text: str) -> None:
    assert coordinates.parse(text) == pytest.approx(PRZEWODOW, abs=1e-9)


@pytest.mark.parametrize("text", ["34U GA 08 95", "34UGA0895", "34u ga 0895", "34U GA 08230 95059"])
def test_a_grid_square_is_its_middle(text: str) -> None:
    lon, lat = coordinates.parse(text)
    assert (lon, lat) == pytest.approx(PRZEWODOW, abs=0.01)
    assert coordinates.grid(lon, lat) == "34U GA 08 95"


def test_the_compact_form_of_navigation_warnings() -> None:
    assert coordinates.parse("5028N02356E") == pytest.approx((23 + 56 / 60, 50 + 28 / 60))
    assert coordinates.parse("502814N 0235604E") == pytest.approx((23.934444, 50.470556), abs=1e-6)
    assert coordinates.parse("5500S06730W") == (-67.5, -55.0)


def test_signs_and_letters_for_west_and_south() -> None:
    assert coordinates.parse("-55, -67.5") == (-67.5, -55.0)
    assert coordinates.parse("55 S 67°30′W") == (-67.5, -55.0)
    assert coordinates.parse("−0°30′ 0°15′") == (0.25, -0.5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Przewodów",
        "50.47",
        "50.47 N",
        "50.47 N 23.93",
        "50.47 N 23.93 N",
        "91 0",
        "50, 181",
        "23.9 N 95 N",
        "50°61′N 23°00′E",
        "50°28′60″N 23°00′00″E",
        "50.5°28′N 23°00′E",
        "-50 N 23 E",
        "50′28°N 23°E",
        "1,2,3",
        "1 2 3",
        "nan nan",
        "99U GA 08 95",
        "34U ZZ 08 95",
        "34U GA 08 955",
        "34U GA 085 95",
        "34U GA 085123 955123",
    ],
)
def test_anything_else_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(BadInput):
        coordinates.parse(text)


@given(lons, lats)
def test_every_style_reads_back_as_the_same_place(lon: float, lat: float) -> None:
    for style, within in (
        (coordinates.decimal, 5.1e-5),
        (coordinates.degrees_minutes, 8.4e-6),
        (coordinates.degrees_minutes_seconds, 1.4e-5),
    ):
        assert coordinates.parse(style(lon, lat)) == pytest.approx((lon, lat), abs=within)


@given(lons, grid_lats, st.integers(2, 4))
def test_a_grid_square_reads_back_within_itself(lon: float, lat: float, digits: int) -> None:
    square = coordinates.grid(lon, lat, digits)
    there_lon, there_lat = coordinates.parse(square)
    side = 10 ** (5 - digits)
    north = (there_lat - lat) * 111_320
    east = ((there_lon - lon + 180) % 360 - 180) * 111_320 * math.cos(math.radians(lat))
    assert math.hypot(north, east) <= side * 0.72 + 1


@given(st.text(alphabet="0123456789.,;:+-°′″'\" NSEWUGA/", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        lon, lat = coordinates.parse(text)
    except BadInput:
        return
    assert coordinates.is_valid(lon, lat)
