"""What is typed into the incident form is read field by field, and what was not touched keeps its value."""

from dataclasses import replace

import pytest

from console.domain import coordinates
from console.domain.categories import Category
from console.domain.marking import Level, Marking
from console.domain.times import Precision, parse_instant
from console.services.incidents import IncidentForm
from console.ui.panels.inspector_fields import AS_CASE, Typed, blank, precision_of, read, rebase, seen

WHEN = parse_instant("2022-11-15T14:40:31Z")
FORM = IncidentForm(
    "Explosion", Category.MISSILE_DRONE, 4, WHEN, Precision.HOUR, 23.93451, 50.47049, "Przewodów", "Two killed",
    Marking(Level.SECRET, "NATO", frozenset({"POL"}), False, "ATOMAL"),
)  # fmt: skip
SEEN = seen(FORM, coordinates.decimal)


def test_what_was_not_touched_keeps_its_value_to_the_last_digit() -> None:
    assert read(SEEN.typed, SEEN, False) == (FORM, {})


@pytest.mark.parametrize("precision", list(Precision))
def test_a_time_of_every_precision_comes_back(precision: Precision) -> None:
    form = replace(FORM, precision=precision)
    before = seen(form, coordinates.decimal)
    assert read(replace(before.typed, title="Other"), before, False)[0] == replace(form, title="Other")


@pytest.mark.parametrize(
    ("text", "when", "precision"),
    [
        ("151944Z NOV 22", "2022-11-15T19:44Z", Precision.MINUTE),
        ("152044A NOV 22", "2022-11-15T19:44Z", Precision.MINUTE),
        ("2022-11-15T20:44+01:00", "2022-11-15T19:44Z", Precision.MINUTE),
        ("151930Z NOV 22 ±", "2022-11-15T19:30Z", Precision.HOUR),
        ("2022-11-15", "2022-11-15T00:00Z", Precision.DAY),
        ("NOV 22", "2022-11-01T00:00Z", Precision.MONTH),
    ],
)
def test_times_as_people_write_them(text: str, when: str, precision: Precision) -> None:
    typed = replace(SEEN.typed, time=text, precision=(precision_of(text) or Precision.MINUTE).value)
    form, wrong = read(typed, SEEN, False)
    assert form is not None and not wrong
    assert (form.occurred_at, form.precision) == (parse_instant(when), precision)


@pytest.mark.parametrize("text", ["50.4705 N 23.9345 E", "34U GA 08 95", "50°28.230′N 023°56.070′E", "5028N02356E"])
def test_positions_of_every_style(text: str) -> None:
    form, _ = read(replace(SEEN.typed, position=text), SEEN, False)
    assert form is not None and form.lon is not None and form.lat is not None
    assert abs(form.lon - 23.93) < 0.02 and abs(form.lat - 50.47) < 0.02


def test_an_emptied_position_is_none_and_never_zero() -> None:
    form, _ = read(replace(SEEN.typed, position="  "), SEEN, False)
    assert form is not None and (form.lon, form.lat) == (None, None)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"title": ""}, "title"),
        ({"category": ""}, "category"),
        ({"severity": ""}, "severity"),
        ({"time": "19:44"}, "time"),
        ({"time": "151944 NOV 22"}, "time"),
        ({"position": "34U"}, "position"),
        ({"release": "POL & EST"}, "release"),
    ],
)
def test_each_field_has_its_own_sentence(change: dict[str, str], name: str) -> None:
    form, wrong = read(replace(SEEN.typed, **change), SEEN, False)
    assert form is None and set(wrong) == {name} and wrong[name]


def test_a_marking_keeps_its_caveat_and_the_case_s_own_is_none() -> None:
    form, _ = read(replace(SEEN.typed, release="pol; EST"), SEEN, True)
    assert form is not None
    assert form.marking == Marking(Level.SECRET, "NATO", frozenset({"POL", "EST"}), True, "ATOMAL")
    form, _ = read(replace(SEEN.typed, level=AS_CASE), SEEN, False)
    assert form is not None and form.marking is None


def test_a_new_form_asks_for_what_only_a_person_can_say() -> None:
    form, wrong = read(blank(WHEN), None, False)
    assert form is None and set(wrong) == {"title", "category", "severity"}


def test_rebasing_keeps_what_was_typed_and_tells_what_both_changed() -> None:
    stands = seen(replace(FORM, title="Theirs", severity=5, place="Dołhobyczów"), coordinates.decimal)
    typed = replace(SEEN.typed, title="Mine", place="Dołhobyczów")
    merged, notes = rebase(typed, SEEN, stands)
    assert (merged.title, merged.severity, merged.place) == ("Mine", "5", "Dołhobyczów")
    assert notes == ["Title is now “Theirs” in the case."]
    assert isinstance(merged, Typed)


def test_country_harm_and_what_is_to_be_checked_are_read_and_an_empty_field_is_not_known() -> None:
    typed = replace(SEEN.typed, country="pl", extent="region", killed="2", injured="", check_note=" number of dead ")
    form, wrong = read(typed, SEEN, False)
    assert form is not None and not wrong
    assert (form.country, form.region_only, form.killed, form.injured) == ("PL", True, 2, None)
    assert (form.to_check, form.check_note) == (True, "number of dead")
    again = seen(form, coordinates.decimal)
    assert read(replace(again.typed, check_note=""), again, False)[0] == replace(form, to_check=False, check_note="")


@pytest.mark.parametrize(
    ("field", "text", "beside"),
    [
        ("country", "Poland", "country"),
        ("extent", "region", "country"),
        ("killed", "two", "killed"),
        ("injured", "-1", "killed"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(field: str, text: str, beside: str) -> None:
    form, wrong = read(replace(SEEN.typed, **{field: text}), SEEN, False)
    assert form is None and list(wrong) == [beside]
