"""The posture of a day: who stands, nobody counted twice, the tree, and circles that cannot stop it."""

from dataclasses import replace

from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from console.domain.force import Force, Position, Strength
from console.domain.posture import By, counted, standing
from console.domain.posture_tree import Node, tree
from console.domain.subordination import looped
from console.domain.times import DAY
from tests.domain.forces import force, gives, key, persons


def figures(forces: list[Force], by: By = By.PLACE) -> list[tuple[str, tuple[int, int | None] | None]]:
    return sorted(
        (entry.force.name, entry.figure and (entry.figure.least, entry.figure.most)) for entry in counted(forces, by)
    )


def test_what_stands_at_a_moment_began_before_and_has_not_ended() -> None:
    early, late = force("early", valid_to=DAY), force("late", valid_from=DAY)
    assert [standing([early, late], at) for at in (0, DAY - 1, DAY)] == [(early,), (early,), (late,)]


def test_of_a_formation_and_its_parts_the_greater_figure_is_counted_never_both() -> None:
    parts = [force("A", persons(1000, 1200), "brigade"), force("B", under="brigade")]
    assert figures([force("brigade", persons(4000)), *parts]) == [("brigade", (4000, 4000))]
    assert figures([force("brigade", persons(900)), *parts]) == [("A", (1000, 1200)), ("B", None)]
    assert figures([force("brigade"), *parts]) == [("A", (1000, 1200)), ("B", None)]
    assert figures([force("brigade", Strength(None, 900, None, "")), *parts]) == [("A", (1000, 1200)), ("B", None)]


def test_the_staff_of_a_headquarters_is_added_to_what_it_commands_and_not_missed_where_unknown() -> None:
    part = force("A", persons(1000), "division")
    assert figures([force("division", persons(280), kind="command"), part]) == [
        ("A", (1000, 1000)), ("division", (280, 280)),
    ]  # fmt: skip
    assert figures([force("division", domain="land-HQ"), part]) == [("A", (1000, 1000))]


def test_a_formation_with_parts_in_another_country_is_counted_where_its_parts_are_and_the_rest_is_open() -> None:
    forces = [force("brigade", persons(4000)), force("A", persons(1000), "brigade", country="LV")]
    assert figures(forces) == [("A", (1000, 1000)), ("brigade", (0, None))]
    assert figures(forces, By.FORMATION) == [("brigade", (4000, 4000))]


def test_a_formation_counted_by_its_parts_has_what_it_holds_beyond_them_besides() -> None:
    group, brigade = force("BG", persons(1600), "brigade"), force("brigade", persons(1700, 1800))
    assert figures([brigade, group], By.PARTS) == [("BG", (1600, 1600)), ("brigade", (100, 200))]
    assert figures([brigade, group, force("unknown", under="brigade")], By.PARTS)[1] == ("brigade", (0, 200))
    assert figures([brigade], By.PARTS) == [("brigade", (1700, 1800))]


def test_the_tree_runs_from_command_to_what_each_nation_gives_with_orphans_at_the_top() -> None:
    group = force("group", under="brigade", contributors=("DK", "FR"), contributions=(gives("FR", persons(300)),))
    orphan = force("orphan", under="not there")
    top = tree([orphan, force("brigade", under="command"), group, force("command", kind="command")])
    assert [node.force.name for node in top] == ["orphan", "command"]
    (brigade,) = top[1].below
    (leaf,) = brigade.below
    assert [(nation.country, nation.strength.text) for nation in leaf.given] == [
        ("GB", "unknown"), ("DK", "unknown"), ("FR", "300"),
    ]  # fmt: skip
    assert not top[0].given  # one nation's force needs no leaf of its own


def names(nodes: tuple[Node, ...]) -> list[str]:
    return [name for node in nodes for name in (node.force.name, *names(node.below))]


@settings(max_examples=30)
@drawn(st.lists(st.integers(0, 7), min_size=8, max_size=8))
def test_every_force_is_in_the_tree_once_and_counted_at_most_once_whatever_it_is_under(
    parents: list[int],
) -> None:
    forces = [force(str(n), persons(100), str(parent)) for n, parent in enumerate(parents)]
    made = tree(forces)
    assert sorted(names(made)) == sorted(str(n) for n in range(8))
    circle = looped({one.id: one.parent_id for one in forces})
    for n, parent in enumerate(parents):
        way = {n}
        while parent not in way:
            way.add(parent)
            parent = parents[parent]
        assert (key(str(n)) in circle) == (parent == n)
    assert 100 <= sum(entry.figure.least for entry in counted(forces, By.PLACE) if entry.figure) <= 800


def test_a_unit_under_itself_is_looped_and_one_below_a_circle_is_not() -> None:
    a, b, c = key("a"), key("b"), key("c")
    assert looped({a: b, b: a, c: a}) == {a, b}
    assert looped({a: b, b: c, c: None}) == frozenset()


def test_a_force_whose_position_is_not_public_stands_in_its_country() -> None:
    hidden = replace(force("A", persons(5)), position=Position.NOT_PUBLIC, lon=None, lat=None)
    assert figures([hidden]) == [("A", (5, 5))]
