"""The forces of one moment as rows: in a tree under their headquarters, with what each nation gives, or as a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from console.domain.force import IMPORTED, Contribution, Force, Mission
from console.domain.force_kinds import BATTLEGROUP, BRIGADE, COMMAND, HOST_NATION, POOL, RESPONSE
from console.domain.posture import Presence, counted, presence
from console.domain.posture_totals import Total, total
from console.domain.posture_tree import Node, tree
from console.exports.picture_names import name_in_tree
from console.ui.words import later, tr

_ORDER = {COMMAND: 0, BRIGADE: 1, BATTLEGROUP: 2, RESPONSE: 3, HOST_NATION: 4, POOL: 5}
_DOMAINS = ("joint-HQ", "land-HQ", "maritime-HQ", "air-HQ")
"""Headquarters beside each other stand in this order, then other forces by their kind."""
_APART = {
    HOST_NATION: later("Host-nation forces"),
    RESPONSE: later("Response forces and pools"),
    POOL: later("Response forces and pools"),
}
_ALONE = later("Under no headquarters known")
_MISSIONS = later("Operations and missions")
_FILES = later("Orders of battle from files")
_HEADINGS = (_ALONE, _APART[HOST_NATION], _APART[RESPONSE], _MISSIONS, _FILES)
"""What stands under no headquarters, in groups of their own after those that do."""
_PREFIX = "group:"


@dataclass(frozen=True)
class Line:
    """A row: a force or mission, what a nation gives to a force (``gives``), or the heading of a group (neither).

    ``under`` are the forces that stand under it, itself included. ``members`` counts what a heading is of, or the
    nations that give to a force. Those of a headquarters or of a force of several stand under a heading of their own.
    """

    id: str
    name: str
    depth: int = 0
    thing: Force | Mission | None = None
    gives: Contribution | None = None
    under: tuple[Force, ...] = field(default=(), compare=False)
    members: int = 0

    @property
    def force(self) -> Force | None:
        """The force of a row that is one: not of what a nation gives to it."""
        return self.thing if isinstance(self.thing, Force) and self.gives is None else None

    @property
    def mission(self) -> Mission | None:
        """The mission of a row that is one."""
        return self.thing if isinstance(self.thing, Mission) else None

    @property
    def is_group(self) -> bool:
        """Whether other forces stand under it, or it is the heading of some."""
        return self.thing is None or len(self.under) > 1

    @cached_property
    def count(self) -> int:
        """How many forces stand under it, headquarters apart; of a heading of something else, how many there are."""
        if not self.under:
            return self.members
        return sum(force.kind != COMMAND and force is not self.thing for force in self.under)

    @cached_property
    def in_place(self) -> Total:
        """Of the people in place under it; nobody twice, no pools."""
        return _total(self.under, Presence.IN_PLACE)

    @cached_property
    def on_call(self) -> Total:
        """Of those under it whose people are at home with their nations."""
        return _total(self.under, Presence.ON_CALL)


def list_lines(forces: Sequence[Force], missions: Sequence[Mission]) -> list[Line]:
    """Every force and mission, side by side."""
    things: list[Force | Mission] = [*forces, *missions]
    return [Line(thing.id.hex(), _name(thing), 0, thing) for thing in things]


def tree_lines(forces: Sequence[Force], missions: Sequence[Mission], country: Callable[[str], str]) -> list[Line]:
    """The tree of the moment, depth first; ``country`` gives the name of one by its code."""
    ordered = sorted(forces, key=_rank)
    apart: dict[str, list[Node]] = {heading: [] for heading in ("", *_HEADINGS)}
    for node in tree(ordered):
        apart[_heading(node.force)].append(node)
    lines = _lines(apart.pop(""), 0, country)
    for heading, nodes in apart.items():
        below = _lines(nodes, 1, country)
        if heading == _MISSIONS:
            below = [Line(mission.id.hex(), mission.name, 1, mission) for mission in missions]
        if below:
            under = _forces(below)
            members = len(under or below)
            lines += [Line(_PREFIX + heading, tr(heading), 0, None, None, under, members), *below]
    return lines


def _name(thing: Force | Mission) -> str:
    return name_in_tree(thing) if isinstance(thing, Force) else thing.name


def superiors(forces: Sequence[Force]) -> list[Force]:
    """Those another force may stand under: headquarters, brigades, and whatever has forces under it already."""
    parents = {force.parent_id for force in forces}
    return sorted((force for force in forces if force.kind in (COMMAND, BRIGADE) or force.id in parents), key=_rank)


def opens(line: Line) -> bool:
    """Whether what is under a row shows until somebody folds it: of headquarters it does, of long lists it does not."""
    return line.id == _PREFIX + _ALONE if line.thing is None else line.is_group


def _heading(force: Force) -> str:
    """The group of a force that stands under nobody; empty for a headquarters, which is at the top itself."""
    if force.kind in IMPORTED:
        return _FILES
    return "" if force.kind == COMMAND else _APART.get(force.kind, _ALONE)


def _lines(top: Sequence[Node], depth: int, country: Callable[[str], str]) -> list[Line]:
    """Nodes and all below them: a force, the forces under it, then what each nation gives to it."""
    lines: list[Line] = []
    waiting: list[tuple[Node | Line, int]] = [(node, depth) for node in reversed(top)]
    while waiting:
        one, deep = waiting.pop()
        if isinstance(one, Line):
            lines.append(one)
            continue
        lines.append(Line(one.force.id.hex(), name_in_tree(one.force), deep, one.force, members=len(one.given)))
        waiting += [(leaf, deep + 1) for leaf in reversed(_given(one, deep + 1, country))]
        waiting += [(node, deep + 1) for node in reversed(one.below)]
    return _with_those_under(lines)


def _given(node: Node, depth: int, country: Callable[[str], str]) -> list[Line]:
    """What each nation gives; where other forces stand under this one, apart from them."""
    ident, apart = node.force.id.hex(), bool(node.below and node.given)
    leaves = [
        Line(f"{ident}:{gives.country}", country(gives.country), depth + apart, node.force, gives)
        for gives in node.given
    ]
    heading = Line(f"{_PREFIX}{ident}", tr("Nations in it"), depth, members=len(leaves))
    return [heading, *leaves] if apart else leaves


def _rank(force: Force) -> tuple[int, int]:
    kind = _ORDER.get(force.kind, len(_ORDER))
    return kind, _DOMAINS.index(force.domain) if force.domain in _DOMAINS else len(_DOMAINS)


def _with_those_under(lines: Sequence[Line]) -> list[Line]:
    """Depth first, what stands under a row follows it: until the next one that is no deeper."""
    ends = [len(lines)] * len(lines)
    line: list[int] = []
    for place, one in enumerate(lines):
        while line and lines[line[-1]].depth >= one.depth:
            ends[line.pop()] = place
        line.append(place)
    return [
        one if one.force is None else replace(one, under=_forces(lines[place:end]))
        for place, (one, end) in enumerate(zip(lines, ends, strict=True))
    ]


def _forces(lines: Iterable[Line]) -> tuple[Force, ...]:
    return tuple([line.force for line in lines if line.force is not None])


def _total(forces: Iterable[Force], where: Presence) -> Total:
    return total(counted([force for force in forces if presence(force) is where]))
