"""The forces of a case as an order of battle that leaves it: sides, groups, units under units, each with its spans.

Imported trees keep their sides; everything else is the Alliance's. A position is told only where the force is: that of
a headquarters' home or of an area stands for neither, and what is not public has none.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from console.domain.force import IMPORTED, Force, Imported, Position
from console.domain.marking import Marking
from console.domain.numbers import grouped
from console.domain.sidc import Identity
from console.domain.subordination import deepest_first, under
from console.domain.times import Instant, Interval, dtg
from console.store.imported_units import external_ids
from console.store.reader import Reader
from console.store.units import forces

ALLIANCE: Final = "Alliance"


@dataclass(frozen=True, slots=True)
class Node:
    """A unit, or a group (``spans`` has one entry then). ``spans`` are in order of time, ``below`` in that of names."""

    id: str
    spans: tuple[Force, ...]
    below: tuple["Node", ...]

    @property
    def force(self) -> Force:
        """As it stands last."""
        return self.spans[-1]

    @property
    def is_group(self) -> bool:
        """Whether it only holds others together."""
        return self.force.kind == Imported.GROUP


@dataclass(frozen=True, slots=True)
class Side:
    """A side and what stands directly under it; ``identity`` is digit 4 of a symbol code.

    ``is_whole``: no side, but an order of battle whose units stand on none.
    """

    id: str
    name: str
    identity: Identity
    below: tuple[Node, ...]
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """What leaves, and what it must say of itself. ``at``: the posture of that moment; None: of all time.

    ``known`` is of when the case is that was read. ``lost`` says what no format here holds.
    """

    title: str
    sides: tuple[Side, ...]
    marking: Marking
    known: Instant
    at: Instant | None
    lost: tuple[str, ...] = field(default=())

    @property
    def posture(self) -> str:
        """Of what time it is, in words."""
        return f"Posture of {dtg(self.at)}" if self.at is not None else "Posture over time"

    @property
    def about(self) -> str:
        """The marking and the times, in a line."""
        return f"{self.marking.banner} · {self.posture} · as known {dtg(self.known)}"

    @property
    def units(self) -> int:
        """How many units it has."""
        return sum(not node.is_group for _, node, _ in self.nodes())

    def nodes(self) -> Iterator[tuple[Side, Node, Node | None]]:
        """Every node with its side and what it stands under, each before those under it."""
        for side in self.sides:
            waiting: list[tuple[Node, Node | None]] = [(node, None) for node in reversed(side.below)]
            while waiting:
                node, above = waiting.pop()
                yield side, node, above
                waiting += [(one, node) for one in reversed(node.below)]


def read(reader: Reader, title: str, marking: Marking, known: Instant, during: Interval | None) -> Order:
    """The forces of a case. ``during``: of each the last placement in that span, which is the posture of a day."""
    found = forces(reader, during)
    spans: dict[bytes, list[Force]] = defaultdict(list)
    for force in found:
        spans[force.id].append(force)
    for unit, placed in spans.items():
        placed.sort(key=lambda one: (one.valid_from is not None, one.valid_from or 0))
        if during is not None:
            spans[unit] = placed[-1:]
    names = _names(spans, external_ids(reader))
    orders = [placed[-1].name for placed in spans.values() if placed[-1].kind == Imported.ORDER]
    alone = len(orders) == 1 and all(placed[-1].kind in IMPORTED for placed in spans.values())
    at = None if during is None else during.end - 1
    lost = tuple(_lost(found, orders, alone))
    return Order(orders[0] if alone else title, tuple(_sides(spans, names)), marking, known, at, lost)


def _names(units: Iterable[bytes], sources: Mapping[bytes, str]) -> dict[bytes, str]:
    """What each unit is called by in the file: the id of its source, else its own where two sources have the same."""
    used = Counter(sources.values())
    return {unit: sources[unit] if used[sources.get(unit, "")] == 1 else str(uuid.UUID(bytes=unit)) for unit in units}


def placed(force: Force) -> tuple[float, float] | None:
    """Longitude and latitude where the force itself is, None where it is not told or only stands for something else."""
    if force.position is not Position.POINT or force.lon is None or force.lat is None:
        return None
    return force.lon, force.lat


def counted(count: int, one: str, many: str) -> str:
    """``1 position``, ``12 positions``."""
    return f"{grouped(count)} {one if count == 1 else many}"


def _sides(spans: dict[bytes, list[Force]], names: dict[bytes, str]) -> Iterator[Side]:
    last = {unit: placed[-1] for unit, placed in spans.items()}
    named = sorted(last.values(), key=lambda force: (force.name, force.id))
    below = under({force.id: force.parent_id for force in named})
    made: dict[bytes, Node] = {}
    for unit in deepest_first(below):
        made[unit] = Node(names[unit], tuple(spans[unit]), tuple(made[one] for one in below.get(unit, ())))
    heads = {unit: last[unit] for unit in last if last[unit].kind in (Imported.SIDE, Imported.ORDER)}
    for unit, head in sorted(heads.items(), key=lambda pair: pair[1].name):
        directly = tuple(made[one] for one in below.get(unit, ()) if one not in heads)
        if directly or head.kind == Imported.SIDE:
            identity = Identity(int(head.sidc[3])) if head.sidc else _usual(directly)
            yield Side(names[unit], head.name, _usual(directly, identity), directly, head.kind == Imported.ORDER)
    alliance = tuple(made[unit] for unit in below[None] if unit not in heads)
    if alliance:
        yield Side("alliance", ALLIANCE, _usual(alliance, Identity.FRIEND), alliance)


def _usual(nodes: Iterable[Node], otherwise: Identity = Identity.UNKNOWN) -> Identity:
    """The identity most units under a side have."""
    found: Counter[Identity] = Counter()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        waiting += node.below
        if node.force.sidc and not node.is_group:
            found[Identity(int(node.force.sidc[3]))] += 1
    return found.most_common(1)[0][0] if found else otherwise


def _lost(found: Sequence[Force], orders: Sequence[str], alone: bool) -> Iterator[str]:
    """What of the forces no format here has a place for."""
    if orders and not alone:
        yield f"{counted(len(orders), 'name', 'names')} of imported orders of battle: their sides stand at the top"
    told = (
        ("notices to move", lambda force: force.readiness is not None),
        ("contributions of nations", lambda force: bool(force.contributors or force.contributions)),
        ("caveats, permanence or who acts", lambda force: force.caveats or force.permanence or force.acts_as),
        ("homes in peace", lambda force: force.home is not None),
    )
    for words, has in told:
        if count := len({force.id for force in found if has(force)}):
            yield f"{words} of {counted(count, 'force', 'forces')}"
    if any(force.kind not in IMPORTED for force in found):
        yield "who may order each force"
