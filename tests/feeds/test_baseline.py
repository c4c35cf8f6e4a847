"""The shipped public baseline: what the rest of the console relies on."""

from dataclasses import fields
from itertools import pairwise

import pytest

from console.config import paths
from console.domain import coordinates, sidc, times
from console.domain.categories import Category
from console.domain.times import Precision
from console.feeds.baseline import read_baseline
from console.feeds.baseline_drafts import Baseline, BattlegroupDraft

# Formations, subordination, traits, contributions, authority and coverage, one after the other.
_MARKED_OF_FORCES = 26 + 61 + 86 + 59 + 47 + 11


@pytest.fixture(scope="module")
def baseline() -> Baseline:
    return read_baseline(paths.resources("baseline"))


def _posture(baseline: Baseline, day: str) -> list[BattlegroupDraft]:
    noon = times.parse_instant(f"{day}T12:00Z")
    return [
        interval
        for interval in baseline.battlegroups
        if interval.valid_from <= noon and (interval.valid_to is None or noon < interval.valid_to)
    ]


def test_nothing_was_dropped(baseline: Baseline) -> None:
    assert {field.name: len(getattr(baseline, field.name)) for field in fields(baseline)} == {
        "allies": 32,
        "battlegroups": 23,
        "forces": 37,
        "formations": 26,
        "subordinations": 68,
        "traits": 86,
        "contributions": 64,
        "authorities": 48,
        "coverages": 11,
        "operations": 42,
        "consultations": 17,
        "incidents": 95,
        "symbols": 82,
        "places": 118,
        "corridors": 24,
    }


def test_every_row_has_its_provenance_and_says_what_is_to_be_checked(baseline: Baseline) -> None:
    marked = 0
    for field in fields(baseline):
        for draft in getattr(baseline, field.name):
            provenance = draft.provenance
            assert provenance.source and provenance.as_of, draft.id
            assert times.parse_day_or_instant(provenance.as_of)
            assert provenance.to_check == bool(provenance.check_note), draft.id
            if provenance.to_check:
                marked += 1
                assert provenance.check_note.startswith("To check: ") and provenance.check_note.endswith("."), draft.id
    assert marked == 32 + 23 + 36 + 36 + 15 + 80 + 4 + 136 + _MARKED_OF_FORCES


def test_what_rests_on_no_seen_source_stays_marked(baseline: Baseline) -> None:
    for field in fields(baseline):
        for draft in getattr(baseline, field.name):
            source = draft.provenance.source
            if "unsourced" in source or "publisher not confirmed" in source:
                assert draft.provenance.to_check, draft.id


def test_the_eight_battlegroups_of_the_madrid_summit_sum_to_the_published_figure(baseline: Baseline) -> None:
    posture = _posture(baseline, "2022-06-28")
    assert len(posture) == 8
    assert sum(group.strength or 0 for group in posture) == 9641


def test_the_posture_of_other_days(baseline: Baseline) -> None:
    assert _posture(baseline, "2014-01-01") == []
    assert {group.host_iso2 for group in _posture(baseline, "2018-01-01")} == {"EE", "LV", "LT", "PL"}
    latvia = [group for group in _posture(baseline, "2026-11-21") if group.host_iso2 == "LV"]
    (brigade,) = latvia
    assert sidc.echelon_digits(brigade.sidc) == 18
    assert (brigade.strength, brigade.strength_min, brigade.strength_max) == (3500, 3500, None)
    assert len(_posture(baseline, "2026-11-21")) == 9


def test_intervals_of_one_battlegroup_join(baseline: Baseline) -> None:
    units: dict[str, list[BattlegroupDraft]] = {}
    for interval in baseline.battlegroups:
        units.setdefault(interval.bg_id, []).append(interval)
    assert len(units) == 9
    for intervals in units.values():
        for before, after in pairwise(sorted(intervals, key=lambda interval: interval.valid_from)):
            assert before.valid_to == after.valid_from
        assert intervals[-1].valid_to is None


def test_a_last_day_in_the_file_is_included(baseline: Baseline) -> None:
    first = next(group for group in baseline.battlegroups if group.id == "flf-ee-1")
    assert times.iso(first.valid_from) == "2017-04-20T00:00:00Z"
    assert first.valid_to == times.parse_instant("2022-02-28T00:00Z")


def test_every_symbol_code_is_valid(baseline: Baseline) -> None:
    kinds = ("battlegroups", "forces", "operations", "incidents", "symbols", "places", "corridors")
    codes = [draft.sidc for kind in kinds for draft in getattr(baseline, kind) if draft.sidc]
    assert len(codes) > 300
    for code in codes:
        assert str(sidc.parse(code)) == code
    assert all(draft.sidc for draft in baseline.symbols)


def test_symbols_carry_the_identity_their_row_states(baseline: Baseline) -> None:
    for symbol in baseline.symbols:
        assert sidc.parse(symbol.sidc).identity.name.lower() == symbol.standard_identity, symbol.id


def test_no_hostile_frame_where_nobody_is_held_responsible(baseline: Baseline) -> None:
    mines = [draft for draft in baseline.incidents if draft.sidc[4:6] == "36"]
    assert len(mines) == 3
    assert {sidc.parse(draft.sidc).affiliation.value for draft in mines} == {"unknown"}


def test_a_force_without_a_public_place_has_no_position(baseline: Baseline) -> None:
    forces = {force.id: force for force in baseline.forces}
    pool = forces["nfm-tier-1"]
    assert (pool.lon, pool.lat, pool.sidc, pool.strength_min, pool.strength_max) == (None, None, "", 100_000, None)
    assert (pool.notice_days_min, pool.notice_days_max) == (0, 10)
    assert forces["nrf-2014"].valid_to == forces["arf"].valid_from
    assert (forces["arf"].lon, forces["arf"].lat) == (8.8833, 45.65)


def test_the_przewodow_incident_keeps_both_attributions(baseline: Baseline) -> None:
    incident = next(incident for incident in baseline.incidents if incident.id == "inc-2022-030")
    assert times.dtg(incident.occurred_at, incident.precision) == "151440Z NOV 22"
    assert incident.category is Category.MISSILE_DRONE
    assert "Russian" in incident.initial_attribution and "Ukrainian" in incident.current_attribution
    assert incident.attribution_changed and incident.killed == 2
    assert incident.place.startswith("Przewodów") and "Przewodow" in incident.ascii_name


def test_consultations_say_no_more_than_is_known(baseline: Baseline) -> None:
    cases = {case.id: case for case in baseline.consultations}
    assert {case.article for case in cases.values()} == {4, 5}
    poland = cases["a4x-2022-11-pl"]
    assert poland.requested_at is None and poland.considered_at == times.parse_instant("2022-11-15T21:00Z")
    assert poland.precision is Precision.HOUR
    assert (poland.trigger_at, poland.trigger_precision) == (
        times.parse_instant("2022-11-15T14:40Z"),
        Precision.MINUTE,
    )
    assert cases["a4x-2026-01-dk"].trigger_precision is Precision.MONTH
    assert cases["a4x-2026-01-dk"].nac_met_at is None


def test_thirty_two_allies_on_the_day_the_last_joined(baseline: Baseline) -> None:
    before = times.parse_instant("2024-03-06T12:00Z")
    assert {ally.name for ally in baseline.allies if ally.accession > before} == {"Sweden"}
    assert {ally.iso2 for ally in baseline.allies if "RU" in ally.land_border_ru_by} >= {"EE", "LV", "FI"}


def test_points_and_lines_are_apart_and_all_on_the_globe(baseline: Baseline) -> None:
    assert all('"type":"Point"' in place.geometry for place in baseline.places)
    assert all('"type":"Point"' not in corridor.geometry for corridor in baseline.corridors)
    for place in (*baseline.places, *baseline.corridors):
        assert coordinates.is_valid(place.lon, place.lat)


def test_names_keep_their_letters(baseline: Baseline) -> None:
    names = {place.name: place.ascii_name for place in (*baseline.places, *baseline.corridors)}
    assert names["Suwałki gap"] == "Suwalki gap"
    assert names["Focșani gate"] == "Focsani gate"
