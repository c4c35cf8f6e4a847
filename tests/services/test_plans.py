"""Plans: kept with the figures they rest on, changed in one operation each, deleted and brought back."""

from dataclasses import replace

import pytest

from console.domain.errors import BadInput
from console.domain.movement import Mode, Spot
from console.domain.plan import Authorised, Clock, Plan, PlanForce
from console.domain.times import HOUR, day_start
from console.services import assumptions as assumed
from console.services.default_plan import first_plan
from console.services.plans import (
    add_forces,
    create_plan,
    delete_plan,
    duplicate_plan,
    edit_plan,
    rewrite_plan,
)
from console.store import plans
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.undo import undo
from tests.services.people import ANN, NOW

RIGA = Spot("Riga", 24.1, 56.95)
_LINE = PlanForce(b"", b"", "", None, None, "", tuple(Mode), None, None, None, None, None, None)


def unit(store: Store, name: str) -> bytes:
    unit_id = new_id(NOW)
    with store.operation(f"New {name}", ANN, NOW) as case:
        case.insert("unit", id=unit_id, kind="battlegroup", name=name, short_name="", domain="land")
    return unit_id


def line(unit_id: bytes, part: str = "", **more: object) -> PlanForce:
    return replace(_LINE, id=unit_id + part.encode(), unit_id=unit_id, part=part, **more)  # type: ignore[arg-type]


def drafted(store: Store, *forces: PlanForce, **more: object) -> Plan:
    return replace(first_plan(store.writer_view(), RIGA, NOW), forces=forces, **more)  # type: ignore[arg-type]


def kept(store: Store, plan_id: bytes) -> Plan:
    found = plans.plan(store.writer_view(), plan_id)
    assert found is not None
    return found


def test_a_plan_is_kept_as_it_was_drafted(store: Store) -> None:
    a, b = unit(store, "BG A"), unit(store, "BG B")
    draft = drafted(store, line(a), line(b, "first battalion", persons_least=800, persons_most=1000), purpose="Hold it")
    draft = replace(draft, threshold=None, first_id=draft.forces[1].id)
    plan_id, changes = create_plan(store, ANN, NOW, draft)
    found = kept(store, plan_id)
    assert changes.label == "New plan “Plan A”" and changes.touches("plan")
    assert (found.author, found.made_at, found.clock) == ("Ann", NOW, draft.clock)
    assert found.first_id == found.forces[1].id, "what has to be first is the same force under its new id"
    assert [replace(one, id=b"") for one in found.forces] == [replace(one, id=b"") for one in draft.forces]


def test_with_the_first_plan_the_figures_are_kept_and_never_change_silently(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = assumed.assumptions(store.writer_view())
    create_plan(store, ANN, NOW, drafted(store))
    other = {key: replace(one, spread=replace(one.spread, most=one.spread.most * 2)) for key, one in before.items()}
    monkeypatch.setattr(assumed, "shipped", lambda _sheet: other)
    now = assumed.assumptions(store.writer_view())
    assert {key: one.spread for key, one in now.items()} == {key: one.spread for key, one in before.items()}
    assert all(one.own for one in now.values()), "and it is told that the program ships other figures by now"


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({"decision_at": NOW + HOUR}, "Move decision of “Plan A” to 152044Z NOV 22"),
        ({"clock": Clock("", "Ours", 1, 2, "us", 0, 0)}, "Set the adversary's clock of “Plan A”"),
        ({"threshold": 8000}, "Let 8\N{THIN SPACE}000 persons be first in “Plan A”"),
        ({"name": "Plan Z"}, "Rename plan “Plan A”"),
        ({"odds": 0.5, "seed": 3, "runs": 500}, "Edit plan “Plan A”"),
    ],
)
def test_each_change_is_one_operation_that_says_what_it_is(store: Store, change: dict[str, object], label: str) -> None:
    plan_id, _ = create_plan(store, ANN, NOW, drafted(store))
    wanted = replace(kept(store, plan_id), **change)  # type: ignore[arg-type]
    assert edit_plan(store, ANN, NOW, wanted).label == label
    assert kept(store, plan_id) == wanted
    assert not edit_plan(store, ANN, NOW, wanted).tables
    undo(store, ANN, NOW + 1)
    assert kept(store, plan_id) == replace(wanted, **{name: getattr(kept(store, plan_id), name) for name in change})


def test_forces_come_change_move_and_go_in_one_operation(store: Store) -> None:
    a, b = unit(store, "BG A"), unit(store, "BG B")
    plan_id, _ = create_plan(store, ANN, NOW, drafted(store, line(a)))
    added, changes = add_forces(store, ANN, NOW, plan_id, [line(b, "one"), line(b, "two")])
    assert changes.label == "Add 2 forces to “Plan A”"
    first, one, two = kept(store, plan_id).forces
    assert added == [one.id, two.id]
    wanted = replace(
        kept(store, plan_id), forces=(two, replace(first, authority=Authorised.NATION), line(b, "three")),
        threshold=None, first_id=two.id,
    )  # fmt: skip
    rewrite_plan(store, ANN, NOW, wanted)
    held = kept(store, plan_id)
    assert [force.id for force in held.forces[:2]] == [two.id, first.id] and held.first_id == two.id
    assert [force.part for force in held.forces] == ["two", "", "three"]
    assert held.forces[1].authority is Authorised.NATION
    assert rewrite_plan(store, ANN, NOW, replace(held, forces=held.forces[::-1])).label == (
        "Change the forces of “Plan A”"
    )
    with pytest.raises(BadInput, match="not in the plan"):
        rewrite_plan(store, ANN, NOW, replace(held, forces=held.forces[1:]))
    with pytest.raises(BadInput, match="twice"):
        add_forces(store, ANN, NOW, plan_id, [line(b)])
    undo(store, ANN, NOW + 1)
    assert kept(store, plan_id) == held


def test_a_deleted_plan_comes_back_and_a_copy_stands_beside_it(store: Store) -> None:
    plan_id, _ = create_plan(store, ANN, NOW, drafted(store, line(unit(store, "BG A"))))
    whole = kept(store, plan_id)
    copy_id, _ = duplicate_plan(store, ANN, NOW, plan_id)
    again_id, _ = duplicate_plan(store, ANN, NOW, plan_id)
    assert kept(store, copy_id).name == "copy of Plan A" and kept(store, again_id).name == "copy of Plan A 2"
    delete_plan(store, ANN, NOW, plan_id)
    assert plans.plan(store.writer_view(), plan_id) is None
    undo(store, ANN, NOW + 1)
    assert kept(store, plan_id) == whole


def test_a_force_two_plans_count_on_is_flagged_but_two_parts_of_one_are_not(store: Store) -> None:
    a, b = unit(store, "BG A"), unit(store, "BG B")
    one, _ = create_plan(store, ANN, NOW, drafted(store, line(a), line(b, "first battalion")))
    two, _ = create_plan(store, ANN, NOW, drafted(store, line(a, "a company"), line(b, "second battalion")))
    (clash,) = plans.clashes(store.writer_view(), kept(store, one))
    assert (clash.label, clash.plans) == ("BG A", ("Plan A", "Plan B")), "the whole and a part of it"
    assert [found.plans for found in plans.clashes(store.writer_view(), kept(store, two))] == [("Plan B", "Plan A")]


def test_a_formation_and_what_stands_under_it_are_the_same_soldiers(store: Store) -> None:
    brigade, group, beside = (unit(store, name) for name in ("Brigade", "BG", "Beside"))
    with store.operation("Place them", ANN, NOW) as case:
        for one, above in ((brigade, None), (group, brigade), (beside, None)):
            case.insert(
                "placement", id=new_id(NOW), unit_id=one, parent_id=above, position="not public", place="",
                source="Ann", as_of="2026", to_check=0,
            )  # fmt: skip
    one, _ = create_plan(store, ANN, NOW, drafted(store, line(brigade), line(beside)))
    two, _ = create_plan(store, ANN, NOW, drafted(store, line(group, "a company")))
    assert [found.label for found in plans.clashes(store.writer_view(), kept(store, one))] == ["Brigade"]
    assert [found.label for found in plans.clashes(store.writer_view(), kept(store, two))] == ["BG"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"name": " "}, "name"),
        ({"lat": 91.0}, "position"),
        ({"odds": 1.0}, "between 0 and 1"),
        ({"runs": 10}, "runs"),
        ({"seed": -1}, "seed"),
        ({"threshold": 0}, "at least one"),
        ({"threshold": 10**12}, "at most 10.000.000"),
        ({"decision_at": day_start("9999-12-31")}, "1900 to 2999"),
        ({"begins_at": day_start("1899-12-31")}, "1900 to 2999"),
        ({"threshold": None}, "what has to be first"),
        ({"threshold": None, "first_id": b"gone"}, "not in the plan"),
        ({"clock": Clock("", "Ours", 60, 36, "us", 0, 0)}, "least to most"),
        ({"clock": Clock("", "Ours", 36, 60, " ", 0, 0)}, "where its hours come from"),
        ({"clock": Clock("", "Ours", -1, 60, "us", 0, 0)}, "from 0 on"),
        ({"clock": Clock("", "Ours", 36, 1e9, "us", 0, 0)}, "no more than"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(store: Store, change: dict[str, object], why: str) -> None:
    with pytest.raises(BadInput, match=why):
        create_plan(store, ANN, NOW, drafted(store, **change))
    assert not plans.plans(store.writer_view())


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"persons_least": 5, "persons_most": 3}, "persons"),
        ({"persons_least": 5, "persons_most": None}, "neither"),
        ({"persons_least": 5, "persons_most": 10**30}, "persons"),
        ({"notice_least_d": 5.0, "notice_most_d": 1e300}, "notice"),
        ({"notice_least_d": -1.0, "notice_most_d": 3.0}, "notice"),
        ({"modes": ()}, "road, rail, sea or air"),
        ({"from_lon": 1.0}, "position"),
    ],
)
def test_a_line_that_cannot_be_is_refused(store: Store, change: dict[str, object], why: str) -> None:
    with pytest.raises(BadInput, match=why):
        create_plan(store, ANN, NOW, drafted(store, line(unit(store, "BG A"), **change)))


def test_a_name_is_taken_only_once(store: Store) -> None:
    create_plan(store, ANN, NOW, drafted(store))
    with pytest.raises(BadInput, match="already"):
        create_plan(store, ANN, NOW, drafted(store, name="plan a"))


def test_a_plan_and_its_forces_are_rewritten_in_one_operation(store: Store) -> None:
    a, b, c = unit(store, "BG A"), unit(store, "BG B"), unit(store, "BG C")
    plan_id, _ = create_plan(store, ANN, NOW, drafted(store, line(a), line(b)))
    before = kept(store, plan_id)
    first, second = before.forces
    forces = (line(c), replace(second, part="one battalion"), replace(first, persons_least=1, persons_most=2))
    wanted = replace(before, purpose="Otherwise", threshold=None, first_id=forces[0].id, forces=forces)
    changes = rewrite_plan(store, ANN, NOW + HOUR, wanted)
    found = kept(store, plan_id)
    assert [force.unit_id for force in found.forces] == [c, b, a]
    assert [force.id for force in found.forces[1:]] == [second.id, first.id] and found.forces[0].id != forces[0].id
    assert found.first_id == found.forces[0].id and found.purpose == "Otherwise"
    assert changes.label == "Edit plan “Plan A”"
    undo(store, ANN, NOW + HOUR)
    assert kept(store, plan_id) == before
    only = rewrite_plan(store, ANN, NOW + HOUR, replace(before, forces=(second, first)))
    assert only.label == "Change the forces of “Plan A”"
    with pytest.raises(BadInput, match="twice"):
        rewrite_plan(store, ANN, NOW + HOUR, replace(before, forces=(first, line(a, "a part"))))
