"""A scenario file is taken whole or refused with what does not hold in it."""

import json
import re
from typing import Any

import pytest

from console.config import paths
from console.domain.errors import BadInput
from console.domain.times import parse_instant
from console.feeds.scenario import read_scenario, scenario
from console.feeds.scenario_steps import Item

FILE = paths.resources("scenarios", "przewodow.json")


@pytest.fixture
def told() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(FILE.read_bytes())
    return read


def _refused(told: dict[str, Any], why: str) -> None:
    with pytest.raises(BadInput, match=why):
        scenario(json.dumps(told).encode())


def test_every_item_keeps_where_it_comes_from_and_what_is_to_check() -> None:
    read = read_scenario(FILE)
    assert len(read.items) == 36 and len(read.hypotheses) == 5
    assert sum(item.to_check == "yes" for item in read.items) == 21
    assert all(item.source and item.as_of for item in read.items)


def test_items_come_when_they_became_known_and_after_what_they_relay() -> None:
    come = [step.id for step in read_scenario(FILE).steps() if isinstance(step, Item)]
    assert come[:3] == ["prz-03", "prz-01", "prz-04"]
    assert come.index("prz-02") == come.index("prz-17") + 1
    assert come.index("prz-07") > come.index("prz-31")


def test_no_hour_is_told_without_saying_whose() -> None:
    told = json.loads(FILE.read_bytes())
    said = [item["says"] for item in told["items"]] + [act.get("summary", "") for act in told["acts"]]
    assert [one for one in said if re.search(r"\d\d:\d\d(?! local| Brussels|Z)", one)] == []


def test_the_first_summary_tells_no_more_than_the_first_report() -> None:
    first = next(act for act in json.loads(FILE.read_bytes())["acts"] if act["do"] == "open_incident")
    assert "strike" not in first["summary"]  # known from 1700Z on


def test_an_unknown_field_is_refused(told: dict[str, Any]) -> None:
    told["items"][0]["belief"] = 1
    _refused(told, "cannot be read as a scenario")


def test_a_time_without_a_zone_is_refused(told: dict[str, Any]) -> None:
    told["items"][0]["known_utc"] = "2022-11-15T17:00"
    _refused(told, "zone")


@pytest.mark.parametrize("value", [5, None, [], {}])
def test_a_time_that_is_no_text_is_refused(told: dict[str, Any], value: Any) -> None:
    told["ends"] = value
    _refused(told, "a time is a text")


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("repeats", "prz-28", "names prz-28, which is not known by then"),
        ("withdraws", "prz-99", "names prz-99"),
        ("t_utc", "2022-11-15T23:00:00Z", "known before it is said"),
        ("check_note", "", "without saying what"),
        ("marks", {"H1": "neutral"}, "does not mark each"),
        ("id", "prz-03", "there twice"),
    ],
)
def test_what_does_not_fit_together_is_refused(told: dict[str, Any], field: str, value: Any, why: str) -> None:
    told["items"][0][field] = value
    _refused(told, why)


def test_acts_name_what_is_there(told: dict[str, Any]) -> None:
    told["acts"].append({"do": "hold_claim", "at": told["ends"], "by": "A", "key": "nothing", "status": "live",
                         "our_line": "", "reason": ""})  # fmt: skip
    _refused(told, "nothing has the key nothing")


def test_something_that_is_no_scenario_is_refused() -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        scenario(b"\xff not json")


def _act(told: dict[str, Any], do: str) -> dict[str, Any]:
    found: dict[str, Any] = next(act for act in told["acts"] if act["do"] == do)
    return found


@pytest.mark.parametrize(
    ("do", "field", "value", "why"),
    [
        ("event", "consultation", "nowhere", "nothing has the key nowhere"),
        ("open_crisis", "at", "2022-11-15T18:06:00Z", "there is no crisis yet"),
        ("finish_task", "key", "nothing", "nothing has the key nothing"),
        ("option", "criteria", {"colour": "red"}, "patrols tells colour, by which no option is looked at"),
        ("enter_phase", "phase", "panic", "cannot be read as a scenario"),
    ],
)
def test_acts_in_a_crisis_rest_on_what_was_done_before(
    told: dict[str, Any], do: str, field: str, value: Any, why: str
) -> None:
    _act(told, do)[field] = value
    _refused(told, why)


def test_a_scenario_has_one_crisis_and_each_key_once(told: dict[str, Any]) -> None:
    told["acts"] += [_act(told, "open_crisis"), _act(told, "task")]
    with pytest.raises(BadInput, match=r"there are two of a kind .crisis."):
        scenario(json.dumps(told).encode())
    told["acts"].remove(_act(told, "open_crisis"))
    _refused(told, "two of a kind .task. have one key")


def test_a_story_can_be_told_so_far() -> None:
    read = read_scenario(FILE)
    until = parse_instant("2022-11-15T19:44Z")
    so_far = list(read.steps(until))
    assert sum(isinstance(step, Item) for step in so_far) == 10
    assert len(so_far) < len(list(read.steps()))
    assert read.view(until) == "The evening" and read.view() == read.opens_with
