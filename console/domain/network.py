"""Roads, railways, sea lanes and flights as one graph, and the shortest way over it by hours.

Pure: places and stretches come in as plain values, so do hours (:class:`Costs`, from the sheet of assumptions). A force
stands at a node in a *layer*: a mode, on rails with their gauge. Along a stretch it stays in its layer; at a node it
may change it: what is unloaded there and loaded again costs hours, a change of gauge costs its own. One search,
backwards from the objective, tells the best way from everywhere.

Hours of a way: loading for its first mode, kilometres by speed, so many hours a border, unloading and loading at each
change of mode, so many a change of gauge, unloading at the end. Straight stretches are longer by the detour, the others
on land by the winding. networkx is imported when first needed.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Final

from console.domain.assumption import Assumptions
from console.domain.geodesics import Point
from console.domain.movement import ON_LAND, Mode

_THERE: Final = ("", "")
"""The state of having arrived."""

State = tuple[str, str]
"""A node and a layer of it."""


class NodeKind(StrEnum):
    """What is at a node."""

    TOWN = "town"
    PORT = "port"
    AIR_BASE = "air base"
    PLACE = "place"
    SEA = "sea"
    AIR_POINT = "air point"


@dataclass(frozen=True, slots=True)
class Node:
    """A place where ways meet or end, degrees WGS 84; ``country`` ISO 3166-1 alpha-2, empty at sea."""

    id: str
    name: str
    kind: NodeKind
    country: str
    lon: float
    lat: float

    @property
    def point(self) -> Point:
        """Where it is."""
        return self.lon, self.lat


@dataclass(frozen=True, slots=True)
class Stretch:
    """A way between two nodes, taken in both directions. ``gauge`` in millimetres, 0 off the rails."""

    mode: Mode
    name: str
    start: str
    end: str
    points: tuple[Point, ...]
    km: float
    borders: tuple[str, ...] = ()
    gauge: int = 0
    approximate: bool = False

    @property
    def layer(self) -> str:
        """The layer it belongs to."""
        return f"{self.mode} {self.gauge}" if self.gauge else self.mode.value


@dataclass(frozen=True, slots=True)
class Join:
    """How a place gets onto the network at a node: straight over land.

    ``near``: what leaves from there by rail, ship or aircraft may as well be loaded at the node.
    """

    node: str
    km: float
    borders: tuple[str, ...] = ()
    near: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """A place a way begins or ends at. ``direct``: straight over land to the other end, where that is near."""

    name: str
    point: Point
    joins: tuple[Join, ...]
    direct: Join | None = None


@dataclass(frozen=True, slots=True)
class Costs:
    """Hours and speeds (km/h) by mode, and hours a border and a change of gauge.

    On land, straight stretches are longer than they are by ``detour``, those drawn from town to town by ``winding``.
    """

    speed: Mapping[Mode, float]
    load: Mapping[Mode, float]
    unload: Mapping[Mode, float]
    border: float
    gauge: float
    detour: float
    winding: float

    def __hash__(self) -> int:
        by_mode = (*self.speed.values(), *self.load.values(), *self.unload.values())
        return hash((by_mode, self.border, self.gauge, self.detour, self.winding))

    @staticmethod
    def of(assumptions: Assumptions) -> "Costs":
        """The likeliest values of the sheet. Raises KeyError where one is missing."""

        def value(key: str) -> float:
            return assumptions[key].spread.mode

        def by_mode(name: str) -> dict[Mode, float]:
            return {mode: value(f"{name}.{mode}") for mode in Mode}

        return Costs(
            by_mode("speed"), by_mode("load"), by_mode("unload"), value("border"), value("gauge"), value("detour.road"),
            value("detour.drawn"),
        )  # fmt: skip

    def hours(self, mode: Mode, km: float, borders: int, approximate: bool) -> float:
        """How long a stretch takes."""
        longer = (self.detour if approximate else self.winding) if mode in ON_LAND else 0.0
        return km * (1 + longer) / self.speed[mode] + self.border * borders

    def change(self, one: str, other: str) -> float:
        """How long it takes to get from one layer into another at a node."""
        before, after = mode_of(one), mode_of(other)
        return self.gauge if before is after else self.unload[before] + self.load[after]


@dataclass(frozen=True, slots=True)
class Found:
    """A way through the network: its hours, how it joins it and leaves it, and each step in between.

    A step is the number of a stretch, whether it is gone from its start to its end, and whether the gauge changes
    before it. ``leave`` None: it ends where it joins the last node; ``join`` None: it begins at the node itself.
    """

    hours: float
    join: Join | None
    steps: tuple[tuple[int, bool, bool], ...]
    leave: Join | None


class Network:
    """Nodes by id and the stretches between them."""

    def __init__(self, nodes: Mapping[str, Node], stretches: Sequence[Stretch]) -> None:
        self.nodes = dict(nodes)
        self.stretches = tuple(stretches)

    @cached_property
    def layers(self) -> dict[str, tuple[str, ...]]:
        """The layers that meet at each node."""
        found: dict[str, dict[str, None]] = {}
        for stretch in self.stretches:
            for node in (stretch.start, stretch.end):
                found.setdefault(node, {})[stretch.layer] = None
        return {node: tuple(layers) for node, layers in found.items()}

    def search(self, end: End, costs: Costs, modes: Collection[Mode], closed: Collection[int] = ()) -> "Search":
        """The best ways to ``end`` by some modes, without the stretches whose numbers are ``closed``."""
        import networkx

        graph = networkx.DiGraph()
        graph.add_node(_THERE)
        for state, hours, join in self.entries(end, costs, modes, leaving=False):
            _add(graph, _THERE, state, hours, join)
        for number, stretch in enumerate(self.stretches):
            if stretch.mode in modes and number not in closed:
                hours = costs.hours(stretch.mode, stretch.km, len(stretch.borders), stretch.approximate)
                one, other = (stretch.start, stretch.layer), (stretch.end, stretch.layer)
                _add(graph, one, other, hours, number)
                _add(graph, other, one, hours, number)
        for node, layers in self.layers.items():
            for after in layers:
                for before in layers:
                    if before != after and mode_of(before) in modes and mode_of(after) in modes:
                        _add(graph, (node, after), (node, before), costs.change(before, after), None)
        before, hours_left = networkx.dijkstra_predecessor_and_distance(graph, _THERE, weight="hours")
        return Search(self, end, costs, frozenset(modes), graph, before, hours_left)

    def entries(
        self, end: End, costs: Costs, modes: Collection[Mode], *, leaving: bool
    ) -> Iterator[tuple[State, float, Join | None]]:
        """The states an end of a way may be joined at, with the hours from there, and by which join.

        Where no mode is the road, one still drives to the ship, train or aircraft, and from it.
        """
        handling = costs.load if leaving else costs.unload
        turnover = costs.load[Mode.ROAD] + costs.unload[Mode.ROAD]
        for join in end.joins:
            driven = costs.hours(Mode.ROAD, join.km, len(join.borders), True)
            for layer in self.layers.get(join.node, ()):
                mode = mode_of(layer)
                if mode not in modes:
                    continue
                state = (join.node, layer)
                if mode is Mode.ROAD:
                    yield state, handling[mode] + driven, join if join.km else None
                elif join.near:
                    yield state, handling[mode], None
                elif Mode.ROAD not in modes:
                    yield state, handling[mode] + turnover + driven, join


class Search:
    """What is known after one search: the best way from everywhere to one end."""

    def __init__(
        self,
        network: Network,
        end: End,
        costs: Costs,
        modes: frozenset[Mode],
        graph: Any,
        before: Mapping[State, Sequence[State]],
        hours: Mapping[State, float],
    ) -> None:
        self._network, self._end, self._costs, self._modes = network, end, costs, modes
        self._graph, self._before, self._hours = graph, before, hours

    def best(self, start: End) -> Found | None:
        """The way of least hours from a place; None where there is none."""
        entries = self._network.entries(start, self._costs, self._modes, leaving=True)
        options = [(hours + self._hours[state], state, join) for state, hours, join in entries if state in self._hours]
        best = min(options, key=lambda option: option[0], default=None)
        straight = self._straight(start.direct)
        if straight is not None and (best is None or straight.hours <= best[0]):
            return straight
        return None if best is None else self._walked(*best)

    def _straight(self, direct: Join | None) -> Found | None:
        if direct is None or Mode.ROAD not in self._modes:
            return None
        driven = self._costs.hours(Mode.ROAD, direct.km, len(direct.borders), True)
        return Found(self._costs.load[Mode.ROAD] + driven + self._costs.unload[Mode.ROAD], direct, (), None)

    def _walked(self, hours: float, state: State, join: Join | None) -> Found:
        steps: list[tuple[int, bool, bool]] = []
        regauged = False
        while (after := self._before[state][0]) != _THERE:
            number = self._graph[after][state]["by"]
            if number is None:
                regauged = mode_of(after[1]) is mode_of(state[1])
            else:
                steps.append((number, self._network.stretches[number].start == state[0], regauged))
                regauged = False
            state = after
        return Found(hours, join, tuple(steps), self._graph[_THERE][state]["by"])


def mode_of(layer: str) -> Mode:
    """The mode of a layer."""
    return Mode(layer.partition(" ")[0])


def _add(graph: Any, one: State, other: State, hours: float, by: object) -> None:
    """An edge, unless a quicker one is there."""
    held = graph.get_edge_data(one, other)
    if held is None or hours < held["hours"]:
        graph.add_edge(one, other, hours=hours, by=by)
