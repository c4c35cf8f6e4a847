"""What layers count, and how it is said."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from console.domain.annotation import Annotation, Colour, Kind, Shape
from console.domain.categories import Category
from console.domain.incident import Incident
from console.domain.operation import Actor
from console.domain.times import DAY, HOUR, MINUTE, Precision, parse_instant
from console.map import regions
from console.map.annotation_marks import mark_of
from console.map.basemap import shipped
from console.map.frame import Frame
from console.map.views import View
from console.services.incidents import IncidentForm, create_incident
from console.store import incidents
from console.store.casefile import Store
from console.ui.layer_counts import (
    Tally,
    age_words,
    count_words,
    short_words,
    tally_of,
    tally_of_drawings,
    tally_of_marks,
)
from tests import cases

ANN = Actor("Ann", "Desk 1")
NOW = parse_instant("151944Z NOV 22")


@dataclass(frozen=True)
class Mark:
    layer: str
    lon: float
    lat: float


def test_marks_are_counted_by_layer_and_view() -> None:
    marks = [Mark("places.ports", 10, 50), Mark("places.ports", 20, 50), Mark("places.bases", 20, 50)]
    found = tally_of_marks(marks, lambda lon, _lat: lon < 15)
    assert found == {"places.ports": Tally(2, 1), "places.bases": Tally(1, 0)}


def test_tallies_add_up_and_keep_the_newest() -> None:
    assert Tally(2, 1, NOW - DAY, "2022-05") + Tally(3, 3, NOW, "2022-11-01") == Tally(5, 4, NOW, "2022-11-01")
    assert Tally(1, 0) + Tally(1, 1, NOW) == Tally(2, 1, NOW)


def test_counts_have_thin_spaces() -> None:
    many = Tally(98_221, 12_403)
    assert count_words(many) == "12\N{THIN SPACE}403 of 98\N{THIN SPACE}221 in view and window"
    assert (short_words(many), short_words(Tally(8, 8))) == ("12\N{THIN SPACE}403 of 98\N{THIN SPACE}221", "8")


def test_what_is_never_counted_tells_no_number() -> None:
    stances = Tally(32, 23, numbered=False)
    assert short_words(stances) == count_words(stances) == count_words(stances + Tally()) == ""


def test_ages_grow_with_the_clock_and_are_dates_in_a_time_gone_by() -> None:
    tally = Tally(1, 1, NOW - 14 * MINUTE)
    assert age_words(tally, NOW) == "newest 14 min ago"
    assert age_words(tally, NOW + HOUR) == "newest 1 h 14 ago"
    assert age_words(tally, None) == "newest 15 NOV 22"
    assert age_words(tally, NOW - HOUR) == "newest 15 NOV 22"


def test_facts_are_as_of_a_day_or_a_month() -> None:
    assert age_words(Tally(1, 1, None, "2022-11-15"), NOW) == "as of 15 NOV 22"
    assert age_words(Tally(1, 1, None, "2022-11"), NOW) == "as of NOV 22"
    assert age_words(Tally(), NOW) == ""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = cases.empty(tmp_path / "night.flank", "night", ANN, NOW)
    yield made
    made.close()


@pytest.fixture
def in_finland(store: Store) -> Incident:
    """An incident known only to be somewhere in Finland, with a point that stands for the country."""
    form = IncidentForm("Cyber", Category.CYBER, 2, NOW, Precision.DAY, 26.0, 64.0, "", "", None)
    incident_id, _ = create_incident(store, ANN, NOW, form)
    found = incidents.incident(store.writer_view(), incident_id)
    assert found is not None
    return replace(found, country="FI", region_only=True)


def test_what_is_known_for_a_country_is_in_view_where_the_country_is(in_finland: Incident) -> None:
    seen = tally_of([in_finland], lambda _lon, _lat: False, lambda iso2: iso2 == "FI")
    assert seen == {"incident:cyber": Tally(1, 1, NOW)}
    unseen = tally_of([replace(in_finland, lon=None, lat=None)], lambda _lon, _lat: True, lambda _iso2: False)
    assert unseen == {"incident:cyber": Tally(1, 0, NOW)}
    somewhere = tally_of([replace(in_finland, lon=None, lat=None, country=None)], lambda *_: True, lambda _: True)
    assert somewhere["incident:cyber"].seen == 0


def test_a_country_is_in_view_as_soon_as_some_of_its_land_is() -> None:
    frame = Frame(View(24.0, 60.5, 400.0), 400, 300, 1.0)
    assert regions.in_view(frame, shipped(), "FI")
    assert not regions.in_view(frame, shipped(), "PL") and not regions.in_view(frame, shipped(), "XX")


def test_a_drawing_is_in_view_where_some_of_it_is() -> None:
    line = Shape(Kind.LINE, ((25.28, 54.69), (24.1, 56.95), (24.75, 59.43)))
    mark = mark_of(Annotation(b"1", line, "Way", "", Colour.INK, False, "Ann", NOW, None))
    seen = tally_of_drawings([mark], Frame(View(24.0, 58.0, 300.0), 800, 600))
    far = tally_of_drawings([mark], Frame(View(10.0, 50.0, 300.0), 800, 600))
    assert (seen["annotations"].seen, far["annotations"].seen, far["annotations"].total) == (1, 0, 1)
