"""A new case stands on the public baseline: one operation, every fact with where it comes from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.domain.errors import BadInput
from console.domain.incident import Status
from console.domain.operation import Actor
from console.domain.times import parse_day_or_instant
from console.services.cases import new_case
from console.store import consultations, incidents, journal, reference, units
from console.store.casefile import Store
from console.store.reader import Reader
from console.store.undo import undo
from tests import cases

ANN = Actor("Ann", "Desk 1")
NOW = 1_668_541_440_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with cases.with_baseline(tmp_path / "night.flank", ANN, NOW) as made:
        yield made


@pytest.fixture
def reader(store: Store) -> Reader:
    return store.writer_view()


def test_the_baseline_is_one_operation_that_stays(store: Store, reader: Reader) -> None:
    assert [row.label for row in journal.operations(reader)] == ["Make case", "Load public baseline"]
    with pytest.raises(BadInput, match="nothing to undo"):
        undo(store, ANN, NOW)


def test_every_fact_says_where_it_comes_from(reader: Reader) -> None:
    known = [row.provenance for row in incidents.incidents(reader)]
    known += [row.provenance for row in units.forces(reader)] + [row.provenance for row in units.missions(reader)]
    known += [row.provenance for row in reference.places(reader)] + [row.provenance for row in reference.allies(reader)]
    known += [row.provenance for row in consultations.consultations(reader)]
    assert len(known) > 300
    for facts in known:
        assert facts is not None and facts.source and facts.as_of
        assert bool(facts.check_note) or not facts.to_check


def test_a_past_incident_keeps_what_was_said_first_and_what_is_held_now(reader: Reader) -> None:
    for incident in incidents.incidents(reader):
        first, present = incidents.assessments(reader, incident.id)
        assert (incident.claimed, incident.assessed) == (first.attribution, present.attribution)
        assert incident.confidence == present.confidence is not None


def test_the_posture_of_a_day_is_that_days(reader: Reader) -> None:
    day = parse_day_or_instant("2022-11-15")
    battlegroups = [force for force in units.forces(reader, day) if force.kind == "battlegroup"]
    assert len(battlegroups) == 8
    assert len({force.id for force in battlegroups}) == 8


def test_a_force_without_a_public_position_has_no_point(reader: Reader) -> None:
    hidden = [force for force in units.forces(reader) if force.position == "not public"]
    assert hidden and all(force.lon is None and force.lat is None for force in hidden)


def test_an_empty_case_has_none_of_it(tmp_path: Path) -> None:
    with new_case(tmp_path / "empty.flank", ANN, NOW, empty=True) as store:
        assert incidents.incidents(store.writer_view()) == []


def test_nothing_is_assessed_where_no_source_was_seen(store: Store) -> None:
    found = {incident.slug: incident for incident in incidents.incidents(store.writer_view())}
    sources = {entry.provenance.source: entry.status for entry in found.values() if entry.provenance is not None}
    unsourced = [status for source, status in sources.items() if source.startswith("unsourced")]
    assert unsourced and set(unsourced) == {Status.UNVERIFIED}
    assert found["inc-2022-030"].status is Status.ASSESSED and found["inc-2022-030"].attribution_changed is True
    assert found["inc-2026-095"].attribution_changed is False
