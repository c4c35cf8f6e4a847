"""Crises: opened with what they group, changed, closed with a reason, and undone as one act each."""

import pytest

from console.domain.categories import Category
from console.domain.crisis import Crisis, Phase
from console.domain.errors import BadInput
from console.domain.times import HOUR, Precision
from console.services import crises as act
from console.services.crises import CrisisForm
from console.services.incidents import IncidentForm, create_incident
from console.store import crises
from console.store.casefile import Store
from console.store.undo import undo
from tests.services.people import ANN, BO, NOW

AREA = '{"type":"Polygon","coordinates":[[[23,50],[25,50],[25,51],[23,50]]]}'


def incident(store: Store, title: str = "Explosion") -> bytes:
    form = IncidentForm(title, Category.MISSILE_DRONE, 4, NOW, Precision.HOUR, None, None, "", "", None)
    return create_incident(store, ANN, NOW, form)[0]


def stands(store: Store, crisis_id: bytes) -> Crisis:
    found = crises.crisis(store.writer_view(), crisis_id)
    assert found is not None
    return found


def test_a_crisis_opens_with_its_incidents_the_first_leading_and_undo_takes_it_back(store: Store) -> None:
    one, two = incident(store), incident(store, "Cable cut")
    crisis_id, changes = act.open_crisis(
        store, ANN, NOW, CrisisForm(title=" Border  east ", area="Lublin", geometry=AREA, incident_ids=(two, one))
    )
    found = stands(store, crisis_id)
    assert (found.title, found.area, found.phase, found.opened_by) == ("Border east", "Lublin", Phase.WARNING, "Ann")
    assert (found.leading, found.incidents) == (two, (two, one)) and "crisis" in changes.tables
    act.lead_with(store, BO, NOW + 1, crisis_id, one)
    assert stands(store, crisis_id).leading == one
    undo(store, BO, NOW + 2)
    undo(store, BO, NOW + 3)
    assert crises.crises(store.writer_view()) == []


def test_what_it_groups_changes_and_the_first_incident_ever_leads(store: Store) -> None:
    crisis_id, _ = act.open_crisis(store, ANN, NOW, CrisisForm(title="East"))
    one, two = incident(store), incident(store, "Cable cut")
    act.add_incidents(store, ANN, NOW, crisis_id, [one, two, one])
    assert stands(store, crisis_id).leading == one and len(stands(store, crisis_id).incidents) == 2
    act.remove_incidents(store, ANN, NOW, crisis_id, [one])
    assert stands(store, crisis_id).leading is None
    with pytest.raises(BadInput, match="Add it to the crisis first"):
        act.lead_with(store, ANN, NOW, crisis_id, one)


def test_editing_keeps_what_others_changed_and_refuses_what_they_changed_too(store: Store) -> None:
    crisis_id, _ = act.open_crisis(store, ANN, NOW, CrisisForm(title="East", incident_ids=[incident(store)]))
    seen = CrisisForm.of(stands(store, crisis_id))
    act.edit_crisis(store, BO, NOW, crisis_id, CrisisForm(title="East", area="Lublin"), seen)
    act.edit_crisis(store, ANN, NOW, crisis_id, CrisisForm(title="East flank"), seen)
    found = stands(store, crisis_id)
    assert (found.title, found.area, len(found.incidents)) == ("East flank", "Lublin", 1)
    with pytest.raises(BadInput, match="somebody changed the title"):
        act.edit_crisis(store, BO, NOW, crisis_id, CrisisForm(title="West"), seen)


def test_it_closes_with_a_reason_takes_nothing_more_and_reopens(store: Store) -> None:
    crisis_id, _ = act.open_crisis(store, ANN, NOW, CrisisForm(title="East"))
    with pytest.raises(BadInput, match="why it is closed"):
        act.close_crisis(store, ANN, NOW, crisis_id, " ")
    act.close_crisis(store, BO, NOW + HOUR, crisis_id, "Over")
    found = stands(store, crisis_id)
    assert (found.closed_at, found.closed_by, found.close_reason) == (NOW + HOUR, "Bo", "Over")
    with pytest.raises(BadInput, match="Reopen it first"):
        act.edit_crisis(store, ANN, NOW, crisis_id, CrisisForm(title="East 2"))
    act.reopen_crisis(store, ANN, NOW + 2 * HOUR, crisis_id)
    assert stands(store, crisis_id).open


@pytest.mark.parametrize("form", [CrisisForm(title=" "), CrisisForm(title="East", geometry='{"type":"Point"}')])
def test_what_is_not_sound_is_refused(store: Store, form: CrisisForm) -> None:
    with pytest.raises(BadInput):
        act.open_crisis(store, ANN, NOW, form)
