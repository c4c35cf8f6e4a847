"""The same said of many forces: foreseen, all or none, one operation that undo takes back."""

from dataclasses import replace

import pytest

from console.domain.errors import BadInput
from console.domain.force import ActsAs, Force, Permanence, Position
from console.domain.posture_changes import What
from console.domain.times import day_start
from console.services import posture, posture_many
from console.services.posture_forms import Said
from console.services.posture_many import ACTS, CAVEATS, COMMAND, NOTICE, PERMANENCE, ManyForm
from console.services.posture_whole import ForceForm, NewForceForm
from console.store import journal, undo, units
from console.store.casefile import Store
from tests.services.people import ANN, BO, NOW

BEGAN, LATER = day_start("2017-04-20"), day_start("2022-11-01")
FORM = ForceForm(
    Said(BEGAN, "NATO, Jun 2022", "2022-06", True, "To check: the size."), None, "Tapa", "EE", 25.9, 59.3,
    Position.POINT, 1000, 1200, days_min=5, days_max=7, notice_note="as published", acts_as=ActsAs.ALLIANCE,
)  # fmt: skip


@pytest.fixture
def forces(store: Store) -> list[bytes]:
    forms = [FORM, replace(FORM, acts_as=ActsAs.NATION), replace(FORM, caveats="not at night")]
    made = [NewForceForm(f"BG {number}", "battlegroup", form) for number, form in enumerate(forms)]
    return [posture.create_force(store, ANN, NOW, form)[0] for form in made]


def last(store: Store, unit_id: bytes) -> Force:
    return units.placements(store.writer_view(), unit_id)[-1]


def test_only_what_is_named_changes_in_one_operation_that_undo_takes_back(store: Store, forces: list[bytes]) -> None:
    before, acts = [last(store, unit) for unit in forces], len(journal.operations(store.writer_view()))
    form = ManyForm(
        Said(LATER, "MoD", "2022-10"), frozenset({NOTICE, ACTS, PERMANENCE}), days_min=2, days_max=3,
        acts_as=ActsAs.ALLIANCE, permanence=Permanence.ROTATIONAL,
    )  # fmt: skip
    foreseen = posture_many.foresee(store.writer_view(), BO, NOW, forces, form)
    assert foreseen.changes == {What.READINESS: 3, What.PERMANENCE: 3, What.ACTS: 1}
    assert (foreseen.same, foreseen.refusals) == (0, ())
    assert posture_many.edit_many(store, BO, NOW, forces, form).label == "Edit 3 forces"
    after = [last(store, unit) for unit in forces]
    assert {force.acts_as for force in after} == {ActsAs.ALLIANCE}
    assert [force.caveats for force in after] == ["", "", "not at night"]
    assert all(force.readiness and force.readiness.days_max == 3 for force in after)
    assert all(force.valid_from == LATER for force in after)
    assert posture_many.foresee(store.writer_view(), BO, NOW, forces, form).same == 3
    assert len(journal.operations(store.writer_view())) == acts + 1
    undo.undo(store, BO, NOW)
    assert [last(store, unit) for unit in forces] == before


def test_one_that_refuses_is_named_before_and_stops_all(store: Store, forces: list[bytes]) -> None:
    form = ManyForm(Said(LATER), frozenset({COMMAND, CAVEATS}), parent_id=forces[0], caveats="none")
    foreseen = posture_many.foresee(store.writer_view(), BO, NOW, forces, form)
    assert foreseen.refusals == ("“BG 0”: “BG 0” cannot stand under itself.",)
    with pytest.raises(BadInput, match="“BG 0”"):
        posture_many.edit_many(store, BO, NOW, forces, form)
    assert all(last(store, unit).parent_id is None for unit in forces)


def test_many_end_together(store: Store, forces: list[bytes]) -> None:
    assert posture_many.end_many(store, BO, NOW, forces, Said(LATER)).label == "End 3 forces"
    assert all(last(store, unit).valid_to == LATER for unit in forces)
    with pytest.raises(BadInput, match="ended on"):
        posture_many.end_many(store, BO, NOW, forces, Said(LATER + 1))


def test_a_person_who_checked_them_takes_the_marks_away_and_nothing_else_is_said_anew(
    store: Store, forces: list[bytes]
) -> None:
    said = Said(LATER, "MoD list", "", False, reason="compared line by line")
    assert posture_many.source_many(store, BO, NOW, forces, said).label == "Correct the source of 3 forces"
    for unit, form in zip(forces, ("", "", "not at night"), strict=True):
        force = last(store, unit)
        assert (force.provenance.source, force.provenance.as_of) == ("MoD list", "2022-06")
        assert not force.provenance.to_check and force.provenance.check_note == ""
        assert (force.valid_from, force.caveats) == (BEGAN, form)
        assert force.recorded is not None and force.recorded.corrects is not None
    with pytest.raises(BadInput, match="what was wrong"):
        posture_many.source_many(store, BO, NOW, forces, replace(said, source="Other", reason=""))
