"""The network of ways of one case: its corridors, ports, air bases and headquarters with the ways the program ships.

Nodes are the ports, air bases and headquarters of the case, the junctions and ends of its reinforcement corridors, and
the nodes of ``resources/movement``. Edges are stretches of the corridors (in the detail shipped for them, else as they
are drawn), the further roads, railways and lanes shipped, a flight between any two air bases, and straight connections
where a port, base or headquarters stands beside the network: never across water or a country that is not to be entered.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations, islice, pairwise
from typing import Any, Final

import numpy as np

from console.config import paths
from console.domain import geodesics
from console.domain.geodesics import Floats, Point
from console.domain.land import SEA, Land
from console.domain.legs import LOCAL_ROADS
from console.domain.movement import Mode
from console.domain.network import Join, Network, Node, NodeKind, Stretch
from console.domain.reference import Place
from console.feeds.movement import DrawnWays, WayDraft, read_ways

CLOSED_LANDS: Final = ("RU", "BY", "UA", "MD")
"""Russia with Kaliningrad, Belarus, Ukraine and Moldova: nothing goes over their land, not in the air either."""
ENTERED: Final = frozenset(
    (
        *("AL", "BE", "BG", "CA", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GL", "GR", "HR", "HU", "IS", "IT"),
        *("LT", "LU", "LV", "ME", "MK", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "TR", "US"),
        *("AD", "AT", "BA", "CH", "IE", "MC", "SM", "XK"),
    )
)
"""Whose land straight connections may cross: that of Allies, and of neighbours through which the way leads."""
NEAR_KM: Final = 15.0
"""So near a node, what leaves by rail, ship or aircraft is loaded there: the drive is part of the loading."""
_AT_KM: Final = 0.5
_WATER_KM: Final = 3.0
"""Outlines are no better than this; and as wide as what a road bridges without being drawn as a bridge."""
BORDER_KM: Final = 1.5
"""So far from a border outlines may put on its wrong side what lies on the right one."""
_JOINS: Final = 3
_TRIED: Final = 40
_RAILHEAD_KM: Final = 30.0
_FARTHEST_FLIGHT_KM: Final = 7_000.0
_CORRIDOR: Final = "reinforcement corridor"
_SNAP_KM: Final = 12.0
_STANDARD_GAUGE: Final = 1435
_KINDS: Final = {"seaport": NodeKind.PORT, "airbase": NodeKind.AIR_BASE, "headquarters": NodeKind.PLACE}


class Roads:
    """The nodes a place can be joined to over land, and how."""

    def __init__(self, nodes: Sequence[Node], land: Land) -> None:
        self.nodes, self._land = tuple(nodes), land
        self._places = _points(nodes)
        self._joins: dict[Point, tuple[Join, ...]] = {}

    def joins(self, place: Point) -> tuple[Join, ...]:
        """Those near a place, else the nearest that can be reached: none on an island without any."""
        if place not in self._joins:
            self._joins[place] = tuple(self._found(place))
        return self._joins[place]

    def among(self, nodes: Collection[str]) -> "Roads":
        """The same with some of the nodes alone."""
        return Roads([node for node in self.nodes if node.id in nodes], self._land)

    def own(self, node: Node) -> Node | None:
        """The town a port or base belongs to, whatever the outlines say of the quay between them."""
        away = geodesics.distances(node.point, self._places) / 1000
        at = int(np.argmin(away)) if len(away) else -1
        return self.nodes[at] if at >= 0 and away[at] <= NEAR_KM and self.nodes[at].country == node.country else None

    def straight(self, one: Point, other: Point) -> Join | None:
        """The way straight over land between two places; None where water or a closed land lies between."""
        km = geodesics.distance(one, other) / 1000
        crossed = self._land.crossed(one, other)
        foreign = sum(km for country, km in crossed.items() if country not in (SEA, *ENTERED))
        if crossed.get(SEA, 0.0) > _WATER_KM or foreign > BORDER_KM:
            return None
        return Join("", km, border(self._land.country(one), self._land.country(other)))

    def _found(self, place: Point) -> list[Join]:
        away = geodesics.distances(place, self._places) / 1000
        order = np.argsort(away, kind="stable")[:_TRIED].tolist()
        near = list(self._over_land(place, [at for at in order if away[at] <= NEAR_KM]))
        return near or list(islice(self._over_land(place, order), _JOINS))

    def _over_land(self, place: Point, nodes: Iterable[int]) -> Iterator[Join]:
        for at in nodes:
            join = self.straight(place, self.nodes[at].point)
            if join is not None:
                km = 0.0 if join.km <= _AT_KM else join.km
                yield Join(self.nodes[at].id, km, join.borders, near=join.km <= NEAR_KM)


def border(one: str, other: str) -> tuple[str, ...]:
    """The border between two countries, as it is written; none where they are one or somebody's is not known."""
    return (f"{one}-{other}",) if one and other and one != other else ()


@cache
def drawn() -> DrawnWays:
    """What the program ships. Raises BadInput where it is damaged."""
    return read_ways(paths.resources("movement"))


@lru_cache(maxsize=2)
def build(places: tuple[Place, ...]) -> tuple[Network, Roads]:
    """The network over the places and corridors of a case, and what joins places to it."""
    ways = drawn()
    nodes = dict(ways.nodes) | {node.id: node for node in map(_node, places) if node is not None}
    corridors = [place for place in places if place.kind.startswith(_CORRIDOR)]
    held = {place.slug for place in corridors}
    stretches = [
        stretch for way in ways.ways if not way.corridor or way.corridor in held for stretch in _stretches(way, nodes)
    ]
    detailed = {way.corridor for way in ways.ways}
    for corridor in corridors:
        if corridor.slug not in detailed:
            stretches += _as_drawn(corridor, nodes, ways.land)
    towns = [node for node in nodes.values() if node.kind is NodeKind.TOWN]
    stretches += _connections(nodes, Roads(towns, ways.land), _gauges(stretches))
    stretches += _flights(nodes, ways.land)
    network = Network(nodes, stretches)
    joined = [node for node in nodes.values() if Mode.ROAD.value in network.layers.get(node.id, ())]
    return network, Roads(joined, ways.land)


def _node(place: Place) -> Node | None:
    kind = _KINDS.get(place.kind.partition(" ")[0])
    if kind is None or place.lon is None or place.lat is None:
        return None
    return Node(place.slug or place.id.hex(), place.name, kind, place.country or "", place.lon, place.lat)


def _stretches(way: WayDraft, nodes: Mapping[str, Node]) -> Iterator[Stretch]:
    for start, end in pairwise(way.nodes):
        if start in nodes and end in nodes:
            yield _stretch(way.mode, way.name, nodes[start], nodes[end], way.gauge)


def _stretch(mode: Mode, name: str, one: Node, other: Node, gauge: int = 0, approximate: bool = False) -> Stretch:
    km = geodesics.distance(one.point, other.point) / 1000
    crossed = border(one.country, other.country) if mode in (Mode.ROAD, Mode.RAIL) else ()
    return Stretch(mode, name, one.id, other.id, (one.point, other.point), km, crossed, gauge, approximate)


def _as_drawn(corridor: Place, nodes: dict[str, Node], land: Land) -> Iterator[Stretch]:
    """The stretches of a corridor nobody drew in more detail; its corners become nodes, those near one are that one."""
    modes = [mode for mode in (Mode.ROAD, Mode.RAIL) if mode in corridor.kind] or [Mode.ROAD, Mode.RAIL]
    geometry: dict[str, Any] = json.loads(corridor.geometry or "{}")
    corners = geometry.get("coordinates", ()) if geometry.get("type") == "LineString" else ()
    met = [_corner(corridor, number, (corner[0], corner[1]), nodes, land) for number, corner in enumerate(corners)]
    for one, other in pairwise(met):
        crossed = land.crossed(one.point, other.point)
        if crossed.get(SEA, 0.0) <= _WATER_KM and not crossed.keys() & set(CLOSED_LANDS):
            for mode in modes:
                yield _stretch(mode, corridor.name, one, other, _STANDARD_GAUGE if mode is Mode.RAIL else 0)


def _corner(corridor: Place, number: int, place: Point, nodes: dict[str, Node], land: Land) -> Node:
    towns = [node for node in nodes.values() if node.kind is NodeKind.TOWN]
    away = geodesics.distances(place, _points(towns)) / 1000
    nearest = int(np.argmin(away)) if len(towns) else -1
    if nearest >= 0 and away[nearest] <= _SNAP_KM:
        return towns[nearest]
    made = Node(f"{corridor.slug}/{number}", corridor.name, NodeKind.TOWN, land.country(place), *place)
    return nodes.setdefault(made.id, made)


def _connections(nodes: Mapping[str, Node], towns: Roads, gauges: Mapping[str, set[int]]) -> Iterator[Stretch]:
    """From ports, air bases and headquarters to the nearest towns by road, to a railhead near by rail as well."""
    for node in nodes.values():
        if node.kind not in (NodeKind.PORT, NodeKind.AIR_BASE, NodeKind.PLACE):
            continue
        own = towns.own(node)
        joined = [nodes[join.node] for join in towns.joins(node.point) if own is None or join.near]
        for town in dict.fromkeys([own, *joined] if own else joined):
            road = _stretch(Mode.ROAD, LOCAL_ROADS, node, town, approximate=True)
            yield road
            if road.km <= _RAILHEAD_KM:
                for gauge in sorted(gauges.get(town.id, ())):
                    yield _stretch(Mode.RAIL, "", node, town, gauge, approximate=True)


def _gauges(stretches: Iterable[Stretch]) -> dict[str, set[int]]:
    """The gauges that come to each node on rails."""
    found: dict[str, set[int]] = {}
    for stretch in stretches:
        if stretch.mode is Mode.RAIL:
            for node in (stretch.start, stretch.end):
                found.setdefault(node, set()).add(stretch.gauge)
    return found


def _flights(nodes: Mapping[str, Node], land: Land) -> Iterator[Stretch]:
    """Between any two air bases or turning points, but not over closed lands; borders are not cleared in the air."""
    bases = [node for node in nodes.values() if node.kind in (NodeKind.AIR_BASE, NodeKind.AIR_POINT)]
    pairs = list(combinations(bases, 2))
    starts, ends = (_points([pair[side] for pair in pairs]) for side in (0, 1))
    barred = land.over(CLOSED_LANDS, starts, ends)
    for (one, other), stopped in zip(pairs, barred.tolist(), strict=True):
        if not stopped:
            flight = _stretch(Mode.AIR, "", one, other)
            if flight.km <= _FARTHEST_FLIGHT_KM:
                yield flight


def _points(nodes: Sequence[Node]) -> Floats:
    return np.asarray([node.point for node in nodes], np.float64).reshape(-1, 2)
