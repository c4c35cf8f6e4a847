"""The baseline as of a past moment tells nothing that was learned later: every row is looked at."""

from dataclasses import replace

import pytest

from console.config import paths
from console.domain.errors import BadInput
from console.domain.times import parse_day_or_instant
from console.feeds.baseline import read_baseline
from console.feeds.baseline_drafts import Baseline
from console.feeds.hindsight import Then, as_known, later_dates
from console.feeds.scenario import read_scenario

THEN = read_scenario(paths.resources("scenarios", "przewodow.json")).known_then


@pytest.fixture(scope="module")
def whole() -> Baseline:
    return read_baseline(paths.resources("baseline"))


@pytest.fixture(scope="module")
def known(whole: Baseline) -> Baseline:
    return as_known(whole, THEN)


def test_no_text_of_any_row_names_a_later_date(whole: Baseline, known: Baseline) -> None:
    assert later_dates(known, THEN.moment) == []
    assert len(later_dates(whole, THEN.moment)) > 200


def test_nothing_of_any_row_is_dated_later(known: Baseline) -> None:
    late: list[str] = []
    late += [one.id for one in known.allies if one.accession > THEN.moment]
    late += [one.id for one in known.incidents if one.occurred_at >= THEN.moment]
    late += [
        one.id
        for one in known.consultations
        for at in (one.requested_at, one.considered_at, one.nac_met_at, one.trigger_at)
        if at is not None and at >= THEN.moment
    ]
    late += [
        one.id
        for one in (
            *known.battlegroups,
            *known.forces,
            *known.formations,
            *known.subordinations,
            *known.authorities,
            *known.coverages,
            *known.operations,
        )
        for at in (one.valid_from, one.valid_to)
        if at is not None and at > THEN.moment
    ]
    everything = (
        *known.allies, *known.battlegroups, *known.forces, *known.operations, *known.consultations, *known.incidents,
        *known.symbols, *known.places, *known.corridors, *known.formations, *known.subordinations, *known.traits,
        *known.contributions, *known.authorities, *known.coverages,
    )  # fmt: skip
    late += [one.id for one in everything if parse_day_or_instant(one.provenance.as_of).end > THEN.moment]
    assert late == []
    assert len(everything) > 300


def test_nothing_is_told_of_the_night_itself(known: Baseline) -> None:
    words = " ".join(
        f"{one.title} {one.summary} {one.place} {one.current_attribution}" for one in known.incidents
    ) + " ".join(f"{one.trigger} {one.outcome}" for one in known.consultations)
    assert "Przewod" not in words
    assert {"inc-2022-030", "a4x-2022-11-pl"}.isdisjoint({one.id for one in (*known.incidents, *known.consultations)})
    assert "missile" not in next(one.description for one in known.operations if one.id == "awacs-assurance")


def test_what_was_found_out_later_is_not_yet_thought(known: Baseline) -> None:
    pipelines = next(one for one in known.incidents if one.id == "inc-2022-028")
    assert (pipelines.current_attribution, pipelines.attribution_changed, pipelines.confidence) == ("", False, "low")
    assert pipelines.initial_attribution == "Russia widely suspected"


def test_forces_stand_as_they_stood(known: Baseline) -> None:
    standing = {one.bg_id: one for one in known.battlegroups if one.valid_to is None}
    assert {one.bg_id: one.strength for one in standing.values()} == {
        "flf-ee": 1430, "flf-lv": 1887, "flf-lt": 1632, "flf-pl": 1033, "flf-sk": 643, "flf-hu": 900, "flf-ro": 1148,
        "flf-bg": 1100,
    }  # fmt: skip
    assert {"FI", "SE"}.isdisjoint({one.iso2 for one in known.allies}) and len(known.allies) == 30


def test_forces_hang_together_as_they_did(known: Baseline) -> None:
    units = {one.unit for one in (*known.forces, *known.formations)} | {one.bg_id for one in known.battlegroups}
    assert {"de-brigade-45", "gb-brigade-ee", "nrdc-ita", "mclcc", "arf", "host-fi", "host-se"}.isdisjoint(units)
    last = {one.child: one.parent for one in known.subordinations if one.valid_to is None}
    assert (last["flf-lt"], last["flf-sk"], last["mnd-se"]) == ("mnd-ne", "mnd-c", "mnc-se")
    assert {one.child for one in known.subordinations} | {one.parent for one in known.subordinations} <= units
    assert {unit for one in known.authorities for unit in one.units} <= units
    assert {one.id for one in known.coverages if one.unit} == {"cov-bmd-deveselu"}


def test_a_share_that_was_counted_later_has_no_figure_yet(whole: Baseline, known: Baseline) -> None:
    def of(baseline: Baseline, name: str) -> tuple[int | None, str]:
        share = next(one for one in baseline.contributions if one.id == name)
        return share.strength_min, share.strength_note

    assert of(whole, "con-flf-sk-1-cz") == (450, "about 450 of about 1,100 in Aug 2023")
    assert of(known, "con-flf-sk-1-cz") == (None, "")
    assert of(known, "con-flf-ee-1-gb") == (800, "about 800 at the start")


def test_what_was_collected_later_is_to_be_checked(known: Baseline) -> None:
    kosovo = next(one for one in known.operations if one.id == "kfor")
    assert kosovo.provenance.to_check and "whether it was so on 15 NOV 22" in kosovo.provenance.check_note
    assert kosovo.strength_min is None
    assert all(bool(one.provenance.check_note) is one.provenance.to_check for one in known.operations)


@pytest.mark.parametrize("instead", [{"nowhere": {"name": "x"}}, {"kfor": {"colour": "red"}}])
def test_a_scenario_cannot_name_what_is_not_there(whole: Baseline, instead: dict[str, dict[str, str]]) -> None:
    with pytest.raises(BadInput, match="Take it out of the scenario"):
        as_known(whole, replace(THEN, instead=instead))


def test_long_before_anything_there_is_nothing(whole: Baseline) -> None:
    known = as_known(whole, Then(0, frozenset(), {}))
    assert not (known.incidents or known.battlegroups or known.consultations)
