"""The exercise Grey Heron says of itself that it is one, and its positions are what the seed draws."""

import json
import random
from collections.abc import Sequence

import pytest

from console.config import paths
from console.domain.errors import BadInput
from console.domain.stance import Stance
from console.feeds.baseline import read_baseline
from console.feeds.scenario import Scenario, read_scenario, scenario
from console.feeds.scenario_council import Activate, BreakSilence, Happened, PutDraft, TakePositions
from console.feeds.scenario_steps import Assess, EditIncident

FILE = paths.resources("scenarios", "grey-heron.json")
ON_V1 = ["supports"] * 20 + ["amendment"] * 4 + ["reserves"] * 2 + ["no_instructions"] * 5
ON_V2 = ["supports"] * 16 + ["amendment"] * 3 + ["reserves"] * 2 + ["no_instructions"] * 4 + ["silent"] * 6


@pytest.fixture(scope="module")
def told() -> Scenario:
    return read_scenario(FILE)


def stances(told: Scenario, draft: str) -> dict[str, str]:
    """What each Ally said to a version; who said nothing is silent."""
    rounds = [act.stances for act in told.acts if isinstance(act, TakePositions) and act.draft == draft]
    return {iso2: one.stance for each in rounds for iso2, one in each.items()}


def drawn(allies: Sequence[str]) -> tuple[dict[str, str], str, dict[str, str]]:
    """One generator with seed 20 shuffles the stances on v1, picks who breaks, shuffles those on v2.

    Latvia asked and supports its own text: it is not drawn.
    """
    dice = random.Random(20)
    others = sorted(set(allies) - {"LV"})
    first, second = list(ON_V1), list(ON_V2)
    dice.shuffle(first)
    on_v1 = dict(zip(others, first, strict=True))
    breaks = dice.choice([iso2 for iso2 in others if on_v1[iso2] in ("amendment", "reserves")])
    dice.shuffle(second)
    return on_v1, breaks, dict(zip(others, second, strict=True))


def test_positions_of_allies_are_drawn_with_the_seed_it_names(told: Scenario) -> None:
    allies = [one.iso2 for one in read_baseline(paths.resources("baseline")).allies]
    assert len(allies) == 32
    on_v1, breaks, on_v2 = drawn(allies)
    assert stances(told, "v1") == on_v1 | {"LV": "supports"}
    assert [act.ally for act in told.acts if isinstance(act, BreakSilence)] == [breaks]
    said = stances(told, "v2")
    assert {iso2: said.get(iso2, Stance.SILENT.value) for iso2 in allies} == on_v2 | {"LV": "supports"}
    notes = [act.text for act in told.acts if isinstance(act, Happened)]
    assert any("Exercise positions, drawn at random (seed 20)" in note for note in notes)


def test_it_is_an_exercise_from_its_name_to_its_measures(told: Scenario) -> None:
    assert told.exercise and all(item.says.startswith("EXERCISE: ") for item in told.items)
    assert all(item.source.startswith("EXERCISE: invented") for item in told.items)
    measures = [one.measure for act in told.acts if isinstance(act, Activate) for one in act.steps]
    assert measures == ["EX-CRM-0001", "EX-CRM-0002", "EX-CRM-0003", "EX-CRM-0004", "EX-CRM-0005"]


def test_what_the_incident_is_called_and_what_is_assessed_of_it_name_the_same_aircraft(told: Scenario) -> None:
    acts = sorted((act for act in told.acts if isinstance(act, EditIncident | Assess)), key=lambda act: act.at)
    thought = ""
    for act in acts:
        if isinstance(act, Assess):
            thought = f"{act.attribution} {act.narrative}"
        else:
            assert ("ORANGE" in act.title) == ("ORANGE" in thought)


def test_the_second_version_takes_what_was_wanted_and_drops_what_was_not_established(told: Scenario) -> None:
    texts = {act.key: act for act in told.acts if isinstance(act, PutDraft)}
    assert "deliberate" in texts["v1"].text and "deliberate" not in texts["v2"].text
    assert len(texts["v2"].taken) == 4


def test_a_measure_that_could_be_a_real_one_is_refused() -> None:

    content = json.loads(FILE.read_bytes())
    steps = next(act for act in content["acts"] if act["do"] == "activate")["steps"]
    steps[0]["measure"] = "CRM-0001"
    with pytest.raises(BadInput, match="cannot be read as a scenario"):
        scenario(json.dumps(content).encode())
