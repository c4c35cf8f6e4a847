"""Incidents are made, edited, closed and reopened as one operation each; nobody's words are replaced unread."""

from dataclasses import replace

import pytest

from console.domain.categories import Category
from console.domain.errors import BadInput
from console.domain.incident import Incident, Status
from console.domain.marking import Level, Marking
from console.domain.times import HOUR, Precision
from console.services import incidents as verbs
from console.services.incidents import IncidentForm
from console.store import incidents, journal, undo
from console.store.casefile import Store
from tests.services.people import ANN, BO, NOW

FORM = IncidentForm(
    "Explosion at Przewodów", Category.MISSILE_DRONE, 4, NOW, Precision.MINUTE, 23.9345, 50.4705, "Przewodów", "", None
)


@pytest.fixture
def made(store: Store) -> bytes:
    return verbs.create_incident(store, ANN, NOW, FORM)[0]


def row(store: Store, incident_id: bytes) -> Incident:
    found = incidents.incident(store.writer_view(), incident_id)
    assert found is not None
    return found


def test_a_new_incident_is_unverified_and_undo_takes_it_away(store: Store) -> None:
    incident_id, changes = verbs.create_incident(store, ANN, NOW, FORM)
    assert (row(store, incident_id).status, changes.label) == (Status.UNVERIFIED, f"New incident “{FORM.title}”")
    undo.undo(store, ANN, NOW)
    assert incidents.incident(store.writer_view(), incident_id) is None


def test_an_incident_without_a_position_has_none(store: Store) -> None:
    incident_id, _ = verbs.create_incident(store, ANN, NOW, replace(FORM, lon=None, lat=None))
    assert (row(store, incident_id).lon, row(store, incident_id).lat) == (None, None)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"title": "  "}, "title"),
        ({"severity": 6}, "Severity"),
        ({"lat": None}, "latitude and longitude"),
        ({"lat": 95.0}, "±90"),
        ({"occurred_at": NOW + 2 * HOUR}, "still to come"),
    ],
)
def test_an_unsound_form_is_refused_with_what_is_wrong_and_nothing_is_written(
    store: Store, change: dict[str, object], word: str
) -> None:
    before = len(journal.operations(store.writer_view()))
    with pytest.raises(BadInput, match=word):
        verbs.create_incident(store, ANN, NOW, replace(FORM, **change))  # type: ignore[arg-type]
    assert len(journal.operations(store.writer_view())) == before


def test_an_edit_is_one_operation_and_one_that_changes_nothing_is_none(store: Store, made: bytes) -> None:
    marking = Marking(Level.RESTRICTED, "NATO", frozenset({"POL", "USA"}))
    changed = replace(FORM, title="Missile at Przewodów", occurred_at=NOW - HOUR, marking=marking)
    assert verbs.edit_incident(store, ANN, NOW, made, changed).label == "Edit incident “Missile at Przewodów”"
    assert IncidentForm.of(row(store, made)) == changed
    assert verbs.edit_incident(store, ANN, NOW, made, changed).operation is None
    undo.undo(store, ANN, NOW)
    assert IncidentForm.of(row(store, made)) == FORM


def test_two_people_may_change_different_fields(store: Store, made: bytes) -> None:
    verbs.edit_incident(store, BO, NOW, made, replace(FORM, severity=5), FORM)
    verbs.edit_incident(store, ANN, NOW, made, replace(FORM, title="Missile"), FORM)
    assert (row(store, made).severity, row(store, made).title) == (5, "Missile")


def test_the_same_field_changed_meanwhile_is_not_replaced_unread(store: Store, made: bytes) -> None:
    verbs.edit_incident(store, BO, NOW, made, replace(FORM, title="Debris"), FORM)
    with pytest.raises(BadInput, match=r"somebody changed the title"):
        verbs.edit_incident(store, ANN, NOW, made, replace(FORM, title="Missile"), FORM)
    assert row(store, made).title == "Debris"


def test_a_position_is_one_thing(store: Store, made: bytes) -> None:
    verbs.edit_incident(store, BO, NOW, made, replace(FORM, lon=24.0), FORM)
    with pytest.raises(BadInput, match="position"):
        verbs.edit_incident(store, ANN, NOW, made, replace(FORM, lat=51.0), FORM)


def test_a_closed_incident_is_edited_only_when_reopened(store: Store, made: bytes) -> None:
    verbs.close_incident(store, ANN, NOW, made)
    assert row(store, made).closed_at == NOW
    with pytest.raises(BadInput, match="Reopen it"):
        verbs.edit_incident(store, ANN, NOW, made, replace(FORM, severity=5))
    verbs.reopen_incident(store, ANN, NOW, made)
    assert row(store, made).closed_at is None


def test_an_incident_whose_creation_was_undone_cannot_be_edited(store: Store, made: bytes) -> None:
    undo.undo(store, ANN, NOW)
    with pytest.raises(BadInput, match="creation was undone"):
        verbs.edit_incident(store, ANN, NOW, made, replace(FORM, severity=5))
