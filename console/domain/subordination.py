"""Who stands under whom: on a day when the headquarters above does not stand yet, or no longer; and as a tree.

Nobody can enter that a unit stands below itself, but files and two workstations' work brought together may say so.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from console.domain.force import Force
from console.domain.times import Instant

_K = TypeVar("_K")
Key = TypeVar("Key", bytes, str)


def standing_above(parent: _K | None, above: Mapping[_K, _K], stands: Callable[[_K], bool]) -> _K | None:
    """The nearest unit upwards from ``parent``, itself included, that stands; None where none does.

    ``above`` tells whom a unit stands under, also for units that do not stand. A chain that bites its tail ends.
    """
    seen: set[_K] = set()
    while parent is not None and parent not in seen:
        if stands(parent):
            return parent
        seen.add(parent)
        parent = above.get(parent)
    return None


def climbed(standing: Sequence[Force], known: Iterable[Force], at: Instant) -> tuple[Force, ...]:
    """The forces that stand at an instant, each under the nearest unit above it that stands then.

    ``known``: every placement of the case. Where nothing above stands, a force keeps the parent it names.
    """
    ids = {force.id for force in standing}
    if all(force.parent_id is None or force.parent_id in ids for force in standing):
        return tuple(standing)
    above = _above(known, at)
    return tuple([force if force.parent_id in ids else _under(force, above, ids) for force in standing])


def looped(parents: Mapping[Key, Key | None]) -> frozenset[Key]:
    """Of units by their parents, those that stand below themselves."""
    clear: set[Key] = set()
    found: set[Key] = set()
    for unit in parents:
        way: dict[Key, None] = {}
        at: Key | None = unit
        while at is not None and at not in clear and at not in way:
            way[at] = None
            at = parents.get(at)
        if at is not None and at in way:
            steps = list(way)
            found.update(steps[steps.index(at) :])
        clear.update(way)
    return frozenset(found)


def under(parents: Mapping[Key, Key | None]) -> dict[Key | None, list[Key]]:
    """What stands directly under each of these units, in the order given; under None what is at the top.

    At the top is also whoever stands under none of them, or below itself.
    """
    circle = looped(parents)
    found: dict[Key | None, list[Key]] = {None: []}
    for unit, parent in parents.items():
        at_top = parent not in parents or unit in circle
        found.setdefault(None if at_top else parent, []).append(unit)
    return found


def deepest_first(below: Mapping[Key | None, Sequence[Key]]) -> list[Key]:
    """Units of :func:`under`, each after all that stands under it."""
    order = list(below[None])
    for unit in order:  # grows while it is read: those under each follow
        order += below.get(unit, ())
    return order[::-1]


def chain(unit_id: bytes, standing: Iterable[Force]) -> tuple[Force, ...]:
    """The forces above a unit among those that stand at one moment, the nearest first. A circle is gone round once."""
    known = {force.id: force for force in standing}
    found: dict[bytes, Force] = {}
    force = known.get(unit_id)
    while force is not None and force.parent_id is not None and force.parent_id not in found:
        force = known.get(force.parent_id)
        if force is None or force.id == unit_id:
            break
        found[force.id] = force
    return tuple(found.values())


def _under(force: Force, above: Mapping[bytes, bytes], ids: set[bytes]) -> Force:
    parent = standing_above(force.parent_id, above, ids.__contains__)
    return force if parent is None else replace(force, parent_id=parent)


def _above(known: Iterable[Force], at: Instant) -> dict[bytes, bytes]:
    """Whom each unit stands under at an instant, or will when it next stands, or did when it last stood."""
    nearest: dict[bytes, tuple[bool, Instant, bytes]] = {}
    for force in known:
        if force.parent_id is None:
            continue
        begins = force.valid_from or 0
        later = force.valid_to is None or at < force.valid_to
        found = (later, -begins if later else begins, force.parent_id)
        nearest[force.id] = max(found, nearest.get(force.id, found))
    return {unit: parent for unit, (_later, _begins, parent) in nearest.items()}
