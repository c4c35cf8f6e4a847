"""The forces of one moment as a tree, from the highest command down to what each nation gives to a battlegroup."""

from collections.abc import Sequence
from dataclasses import dataclass

from console.domain.force import Contribution, Force
from console.domain.posture import given
from console.domain.subordination import deepest_first, under


@dataclass(frozen=True, slots=True)
class Node:
    """A force, the forces that stand under it, and what each nation gives to it (leaves)."""

    force: Force
    below: tuple["Node", ...]
    given: tuple[Contribution, ...]


def tree(forces: Sequence[Force]) -> tuple[Node, ...]:
    """The forces that stand at one moment under nobody that stands then, each with all below it, in the order given."""
    known = {force.id: force for force in forces}
    below = under({unit: force.parent_id for unit, force in known.items()})
    made: dict[bytes, Node] = {}
    for unit in deepest_first(below):
        made[unit] = Node(known[unit], tuple(made[part] for part in below.get(unit, ())), given(known[unit]))
    return tuple(made[unit] for unit in below[None])
