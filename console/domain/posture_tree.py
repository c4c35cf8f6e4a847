"""The forces of one moment as a tree, from the highest command down to what each nation gives to a battlegroup."""

from collections.abc import Sequence
from dataclasses import dataclass

from console.domain.force import Contribution, Force
from console.domain.posture import given, looped


@dataclass(frozen=True, slots=True)
class Node:
    """A force, the forces that stand under it, and what each nation gives to it (leaves)."""

    force: Force
    below: tuple["Node", ...]
    given: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """At the top: what stands under nobody that stands at that moment.

    ``looped``: units found to stand below themselves. Nobody can enter that, but two workstations' work brought
    together may hold it; each of them is at the top then.
    """

    top: tuple[Node, ...]
    looped: frozenset[bytes] = frozenset()


def tree(forces: Sequence[Force]) -> Tree:
    """The tree of forces that stand at one moment; those under one stay in the order given."""
    known = {force.id: force for force in forces}
    parents = {force.id: force.parent_id if force.parent_id in known else None for force in known.values()}
    circle = looped(parents)
    below: dict[bytes | None, list[bytes]] = {}
    for unit, parent in parents.items():
        below.setdefault(None if unit in circle else parent, []).append(unit)
    order = list(below.get(None, ()))
    for unit in order:  # grows while it is read: those under each follow
        order += below.get(unit, ())
    made: dict[bytes, Node] = {}
    for unit in reversed(order):
        made[unit] = Node(known[unit], tuple(made[child] for child in below.get(unit, ())), given(known[unit]))
    return Tree(tuple(made[unit] for unit in below.get(None, ())), circle)
