"""The picture of a day: what it derives, what may stand on the map, what things are called."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.force import Force, Mission, Position, Strength
from console.domain.provenance import Provenance
from console.domain.times import DAY, day_start, iso_day
from console.ui.picture import FIRST_DAY, Known, add_months, derive, months_between
from console.ui.picture_layers import AWACS, layer_of, marks_of
from console.ui.picture_names import force_detail, force_name

BATTLEGROUP = "10031004161211023900"
BRIGADE = "10031004181211023900"
FACTS = Provenance("NATO, 2022", "2022-11", False, "")
FORCE = Force(
    b"f" * 16, b"p" * 16, "bg", "bg-1", "battlegroup", "NATO Forward Land Forces Latvia", "", "land", BATTLEGROUP,
    day_start("2017-06-01"), day_start("2024-07-01"), Position.POINT, "Ādaži", "LV", 24.4, 57.1, "CA", (), "MND-N",
    Strength(1887, None, None, ""), "battlegroup", "", None, FACTS,
)  # fmt: skip
MISSION = Mission(
    b"m" * 16, "m", "AWACS", "reassurance", "air", "Rzeszów / Bucharest areas", None, 22.5, 50.0, None, None, "running",
    "AIRCOM", Strength(None, None, None, ""), "", "10030100001101160000", FACTS,
)  # fmt: skip


def test_a_battlegroup_goes_by_its_host_and_a_brigade_says_so() -> None:
    assert force_name(FORCE) == "BG Latvia"
    assert force_name(replace(FORCE, sidc=BRIGADE)) == "Brigade Latvia"
    assert force_name(replace(FORCE, name="Allied Reaction Force", short_name="ARF")) == "ARF"


def test_the_line_under_a_name_never_leaves_the_strength_a_riddle() -> None:
    assert force_detail("GB", "1\N{THIN SPACE}430") == "GB · 1\N{THIN SPACE}430"
    assert force_detail("GB", "unknown") == "GB · strength unknown"


@pytest.mark.parametrize(("day", "there"), [("2017-05-31", 0), ("2017-06-01", 1), ("2024-06-30", 1), ("2024-07-01", 0)])
def test_a_force_is_shown_from_its_first_day_to_its_last(day: str, there: int) -> None:
    assert len(derive(Known(forces=(FORCE,)), day_start(day), None).forces) == there


def test_a_home_is_no_place_on_the_map() -> None:
    shown = derive(Known(forces=(replace(FORCE, position=Position.HOME),)), day_start("2022-11-15"), None)
    assert marks_of(shown).units == ()


def test_a_force_whose_position_is_not_public_is_not_plotted() -> None:
    hidden = replace(FORCE, position=Position.NOT_PUBLIC, lon=None, lat=None)
    assert marks_of(derive(Known(forces=(hidden,)), day_start("2022-11-15"), None)).units == ()


def test_early_warning_aircraft_are_an_area_never_a_point() -> None:
    (mark,) = marks_of(derive(Known(missions=(MISSION,)), day_start("2022-11-15"), None)).units
    assert mark.area_only
    assert layer_of(MISSION) == AWACS


def test_any_other_mission_without_a_country_is_not_plotted() -> None:
    sentry = replace(MISSION, sidc="10033000001210030000", place="Baltic Sea")
    assert marks_of(derive(Known(missions=(sentry,)), day_start("2022-11-15"), None)).units == ()


def test_air_policing_goes_by_its_base() -> None:
    policing = replace(
        MISSION, name="Baltic Air Policing, Ämari", kind="air policing", place="Ämari", country="EE",
        sidc="10030100001101040000", strength=Strength(None, 100, 200, ""),
    )  # fmt: skip
    (mark,) = marks_of(derive(Known(missions=(policing,)), day_start("2022-11-15"), None)).units
    assert (mark.name, mark.detail, mark.area_only) == ("Ämari", "air policing · 100–200", False)


@given(st.integers(0, 366 * 60), st.integers(-600, 600))
def test_months_on_and_back_stay_in_the_right_month(days: int, months: int) -> None:
    start = FIRST_DAY + days * DAY
    there = iso_day(add_months(start, months))
    year, month = int(there[:4]), int(there[5:7])
    assert year * 12 + month == int(iso_day(start)[:4]) * 12 + int(iso_day(start)[5:7]) + months
    assert int(there[8:]) <= int(iso_day(start)[8:])


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    assert iso_day(add_months(day_start("2024-01-31"), 1)) == "2024-02-29"
    assert iso_day(add_months(day_start("2022-01-31"), 1)) == "2022-02-28"


def test_months_between_names_every_month_once() -> None:
    months = [iso_day(start) for start in months_between(day_start("2021-11-30"), day_start("2022-02-01"))]
    assert months == ["2021-11-01", "2021-12-01", "2022-01-01", "2022-02-01"]
