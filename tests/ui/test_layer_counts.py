"""What layers count, and how it is said."""

from dataclasses import dataclass

from console.domain.times import DAY, HOUR, MINUTE, parse_instant
from console.ui.layer_counts import Tally, age_words, count_words, short_words, tally_of_marks

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
