"""The picture of a span of time: what it derives, what may stand on the map, what things are called."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.categories import Category
from console.domain.force import Force, Mission, Position, Strength
from console.domain.incident import Incident, Status
from console.domain.picture import Known, Spans, derive
from console.domain.provenance import Provenance
from console.domain.report import Sources
from console.domain.time_window import TimeWindow
from console.domain.times import DAY, Instant, Precision, day_start, parse_instant
from console.exports.picture_layers import AWACS, OTHER, layer_of, marks_of
from console.exports.picture_names import force_detail, force_name

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


def incident(at: Instant, precision: Precision, until_when: Instant | None) -> Incident:
    return Incident(
        b"i" * 16, None, "Explosion", "", Category.MISSILE_DRONE, 4, Status.ASSESSED, at, precision, 23.9, 50.5, "",
        "PL", None, None, None, None, None, at, None, None, None, None, None, None, None, until_when,
    )  # fmt: skip


def until(day: str) -> TimeWindow:
    """Everything until the end of a day."""
    return TimeWindow(None, day_start(day) + DAY)


THAT_DAY = until("2022-11-15")


def test_a_battlegroup_goes_by_its_host_and_a_brigade_says_so() -> None:
    assert force_name(FORCE) == "BG Latvia"
    assert force_name(replace(FORCE, sidc=BRIGADE)) == "Brigade Latvia"
    assert force_name(replace(FORCE, name="Allied Reaction Force", short_name="ARF")) == "ARF"


def test_the_line_under_a_name_never_leaves_the_strength_a_riddle() -> None:
    assert force_detail("GB", "1\N{THIN SPACE}430") == "GB · 1\N{THIN SPACE}430"
    assert force_detail("GB", "unknown") == "GB · strength unknown"


@pytest.mark.parametrize(("day", "there"), [("2017-05-31", 0), ("2017-06-01", 1), ("2024-06-30", 1), ("2024-07-01", 0)])
def test_a_force_is_shown_from_its_first_day_to_its_last(day: str, there: int) -> None:
    assert len(derive(Known(forces=(FORCE,)), until(day)).forces) == there


def test_a_home_is_no_place_on_the_map() -> None:
    shown = derive(Known(forces=(replace(FORCE, position=Position.HOME),)), THAT_DAY)
    assert marks_of(shown).units == ()


def test_a_force_whose_position_is_not_public_is_not_plotted() -> None:
    hidden = replace(FORCE, position=Position.NOT_PUBLIC, lon=None, lat=None)
    assert marks_of(derive(Known(forces=(hidden,)), THAT_DAY)).units == ()


def test_a_force_of_a_kind_somebody_named_is_on_the_map_with_the_one_it_stands_under() -> None:
    (mark,) = marks_of(derive(Known(forces=(replace(FORCE, kind="battalion", parent_id=b"d" * 16),)), THAT_DAY)).units
    assert (mark.layer, mark.parent) == (OTHER, (b"d" * 16).hex()) and mark.readiness is None


def test_early_warning_aircraft_are_an_area_never_a_point() -> None:
    (mark,) = marks_of(derive(Known(missions=(MISSION,)), THAT_DAY)).units
    assert mark.area_only
    assert layer_of(MISSION) == AWACS


def test_any_other_mission_without_a_country_is_not_plotted() -> None:
    sentry = replace(MISSION, sidc="10033000001210030000", place="Baltic Sea")
    assert marks_of(derive(Known(missions=(sentry,)), THAT_DAY)).units == ()


def test_air_policing_goes_by_its_base() -> None:
    policing = replace(
        MISSION, name="Baltic Air Policing, Ämari", kind="air policing", place="Ämari", country="EE",
        sidc="10030100001101040000", strength=Strength(None, 100, 200, ""),
    )  # fmt: skip
    (mark,) = marks_of(derive(Known(missions=(policing,)), THAT_DAY)).units
    assert (mark.name, mark.detail, mark.area_only) == ("Ämari", "air policing · 100–200", False)


OPEN = st.none() | st.integers(-50, 50)


@given(st.lists(st.tuples(OPEN, OPEN), max_size=30), OPEN, st.integers(-50, 50))
def test_what_holds_in_a_span_is_what_overlaps_it(
    spans: list[tuple[int | None, int | None]], start: int | None, end: int
) -> None:
    window = TimeWindow(start, end)
    wanted = [
        place
        for place, (first, last) in enumerate(spans)
        if window.overlaps(-(10**9) if first is None else first, 10**9 if last is None else last)
    ]
    assert Spans(spans).during(start, end).tolist() == wanted


@pytest.mark.parametrize(
    ("precision", "occurred", "until_when", "since", "end", "there"),
    [
        (Precision.MINUTE, "151440Z NOV 22", None, "151440Z NOV 22", "151500Z NOV 22", True),
        (Precision.MINUTE, "151440Z NOV 22", None, "151400Z NOV 22", "151440Z NOV 22", False),
        (Precision.HOUR, "151430Z NOV 22", None, "151300Z NOV 22", "151410Z NOV 22", True),
        (Precision.HOUR, "151430Z NOV 22", None, "151300Z NOV 22", "151400Z NOV 22", False),
        (Precision.DAY, "150000Z NOV 22", None, "152300Z NOV 22", "160100Z NOV 22", True),
        (Precision.DAY, "150000Z NOV 22", None, "160000Z NOV 22", "160100Z NOV 22", False),
        (Precision.MONTH, "010000Z NOV 22", None, "301200Z NOV 22", "301300Z NOV 22", True),
        (Precision.MINUTE, "151440Z NOV 22", "171200Z NOV 22", "161200Z NOV 22", "161300Z NOV 22", True),
        (Precision.MINUTE, "151440Z NOV 22", "171200Z NOV 22", "171200Z NOV 22", "171300Z NOV 22", False),
    ],
)
def test_an_incident_belongs_to_every_window_its_known_time_overlaps(
    precision: Precision, occurred: str, until_when: str | None, since: str, end: str, there: bool
) -> None:
    last = None if until_when is None else parse_instant(until_when)
    known = Known(incidents=(incident(parse_instant(occurred), precision, last),))
    window = TimeWindow(parse_instant(since), parse_instant(end))
    assert len(derive(known, window).incidents) == there


def test_a_step_that_changes_nothing_is_known_to() -> None:
    known = Known(forces=(FORCE,), incidents=(incident(day_start("2022-11-15"), Precision.DAY, None),))
    assert derive(known, THAT_DAY).same_things(derive(known, until("2022-11-16")))
    assert not derive(known, THAT_DAY).same_things(derive(known, until("2022-11-14")))


def test_what_reports_are_behind_goes_by_its_place_and_their_number() -> None:
    made = incident(day_start("2022-11-15"), Precision.MINUTE, None)
    standing = replace(made, title="Explosion at Przewodów", place="Przewodów", status=Status.UNVERIFIED)
    shown = derive(Known(incidents=(standing,)), THAT_DAY)
    (past,) = marks_of(shown).incidents
    assert (past.title, past.detail) == ("Explosion at Przewodów", "unverified · 15 NOV 22")
    behind = {standing.id: Sources(("Ukraine", "local"), 10, 1)}
    (told,) = marks_of(derive(Known(incidents=(standing,), behind=behind), THAT_DAY)).incidents
    assert (told.title, told.detail) == ("Przewodów", "unverified · 10 reports")
