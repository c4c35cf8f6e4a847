"""What a force's card shows on a day: which placement, what stands above, which plans count on the same soldiers."""

from dataclasses import replace

from console.domain.force_card import counting_on, shown_at
from console.domain.plan import Activation, Clock, Plan, PlanForce
from console.domain.subordination import chain
from tests.domain.forces import force, key

EARLY = replace(force("BG"), valid_from=10, valid_to=20)
LATE = replace(force("BG"), valid_from=30, valid_to=40)


def plan(name: str, *lines: PlanForce) -> Plan:
    clock = Clock("", "own", 36, 60, "a source", 0, 0)
    return Plan(
        key(name), name, "", "Riga", 24.1, 56.9, 0, 0, Activation.STANDING, clock, 100, None, 0.8, 1, 1000, lines
    )


def test_a_day_without_a_placement_shows_the_nearest_before_it_else_the_first() -> None:
    both = (EARLY, LATE)
    assert shown_at(both, 15) == (EARLY, 15)
    assert shown_at(both, 25) == (EARLY, 19)
    assert shown_at(both, 30) == (LATE, 30)
    assert shown_at(both, 99) == (LATE, 39)
    assert shown_at(both, 5) == (EARLY, 10)


def test_the_chain_ends_at_the_top_and_goes_round_a_circle_once() -> None:
    brigade, division = force("BDE", under="DIV"), force("DIV")
    group = force("BG", under="BDE")
    assert chain(group.id, (division, brigade, group)) == (brigade, division)
    assert chain(group.id, (brigade, group)) == (brigade,)
    assert chain(key("nobody"), (group,)) == ()
    circle = (force("A", under="B"), force("B", under="A"))
    assert chain(key("A"), circle) == (circle[1],)


def test_plans_clash_where_they_count_on_the_same_soldiers() -> None:
    whole, part, other = (
        PlanForce(key(part), key("BG"), part, None, None, "", (), None, None, None, None, None, None)
        for part in ("", "in place", "rest")
    )
    alone = counting_on([plan("A", part), plan("B", other), plan("C")], key("BG"))
    assert [(one.plan.name, one.clash) for one in alone] == [("A", False), ("B", False)]
    assert [one.clash for one in counting_on([plan("A", whole), plan("B", other)], key("BG"))] == [True, True]
