"""The way each force takes to a place: over the network of the case, past what is closed a day after the decision.

What is looked up of a case is kept while its places and corridors stay the same, so that asking again, after a closure
or for another objective, costs a search and no more. Asking for the first time imports shapely, pyproj and networkx and
builds the network: do it off the window's thread.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

import numpy as np

from console.domain import closures as closing
from console.domain import geodesics
from console.domain.assumption import Assumptions
from console.domain.errors import BadInput
from console.domain.geodesics import Point
from console.domain.legs import legs_of
from console.domain.movement import WITH_VEHICLES, Closure, Mode, Route, Spot
from console.domain.network import Costs, End, Found, Network, Search, mode_of
from console.domain.times import DAY, Instant, Interval
from console.services.movement_network import Roads, build
from console.store import closures as kept
from console.store import reference
from console.store.reader import Reader

_DIRECT_KM: Final = 50.0
"""So near each other, two places may also be joined straight over land."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a force is, and how it may be moved."""

    spot: Spot
    modes: tuple[Mode, ...] = WITH_VEHICLES


def ways(reader: Reader, objective: Spot, at: Instant, assumptions: Assumptions) -> "Ways":
    """The ways to a place for what is decided ``at``, past the closures that hold a day later.

    Until then nothing is far on its way. So who closes a gap now, or opens it again, sees that in a plan decided at the
    last full hour.
    """
    network, roads = build(tuple(reference.places(reader)))
    shut = _shut(network, tuple(kept.closures(reader, Interval(at + DAY, at + DAY + 1))))
    within = assumptions["in_place.within"].spread.mode
    return Ways(network, roads, objective, within, Costs.of(assumptions), shut)


def require_way(reader: Reader, objective: Spot) -> None:
    """Raises BadInput where nothing can get to a place, whatever is closed or open."""
    _, roads = build(tuple(reference.places(reader)))
    if not roads.joins(objective.point):
        where = "it lies at sea, or in a country that no force of the model goes through"
        raise BadInput(f"No way leads to {objective.name}: {where}.")


def routes(
    reader: Reader, starts: Sequence[Start], objective: Spot, at: Instant, assumptions: Assumptions
) -> list[Route | None]:
    """:meth:`Ways.route` from each start."""
    found = ways(reader, objective, at, assumptions)
    return [found.route(start) for start in starts]


@dataclass(frozen=True, eq=False)
class _Shut:
    """What closures stop: stretches by number with the names of those across each; and those across roads, by shape."""

    stretches: Mapping[int, tuple[str, ...]]
    across_roads: tuple[tuple[str, Any], ...]

    def across(self, start: Point, end: Point) -> tuple[str, ...]:
        """The closures across a straight stretch over land."""
        if not self.across_roads:
            return ()
        import shapely

        line = shapely.LineString([start, end])
        return tuple(name for name, shape in self.across_roads if shape.intersects(line))

    def closed(self, names: Collection[str]) -> frozenset[int]:
        """The stretches that closures of those names stop."""
        return frozenset(number for number, across in self.stretches.items() if not set(across).isdisjoint(names))


class Ways:
    """One objective, and the searches towards it by each set of modes, past closures and as if there were none.

    A force ``within`` so many kilometres of it, over land, is there.
    """

    def __init__(
        self, network: Network, roads: Roads, objective: Spot, within: float, costs: Costs, shut: _Shut
    ) -> None:
        self._network, self._roads, self._costs, self._shut = network, roads, costs, shut
        self._objective, self._within = objective, within
        self._searches: dict[tuple[tuple[Mode, ...], frozenset[str]], Search] = {}
        self._known: dict[Start, tuple[Route | None, tuple[str, ...]]] = {}

    def route(self, start: Start) -> Route | None:
        """The way of least hours; without legs where the force is there already, None where there is no way.

        It names the closures that keep it off a shorter one.
        """
        return self._looked_up(start)[0]

    def closed_off(self, start: Start) -> tuple[str, ...]:
        """The closures without which there would be a way, where there is none."""
        route, stopped = self._looked_up(start)
        return stopped if route is None else ()

    def _looked_up(self, start: Start) -> tuple[Route | None, tuple[str, ...]]:
        if start not in self._known:
            self._known[start] = self._found(start)
        return self._known[start]

    def _found(self, start: Start) -> tuple[Route | None, tuple[str, ...]]:
        here, there = start.spot.point, self._objective.point
        away = geodesics.distance(here, there) / 1000
        straight = self._roads.straight(here, there) if away <= max(_DIRECT_KM, self._within) else None
        if straight is not None and away <= self._within:
            return Route(()), ()
        whole = replace(self._end(start.spot, start.modes), direct=straight)
        end = self._end(self._objective, start.modes)
        best, stopped = self._past_closures(start.modes, whole)
        return (Route(legs_of(self._network, best, whole, end), stopped) if best else None), stopped

    def _past_closures(self, modes: tuple[Mode, ...], start: End) -> tuple[Found | None, tuple[str, ...]]:
        """The best way past closures, and those across it or across a better one, one after the other."""
        stopped: tuple[str, ...] = ()
        best = self._search(modes, stopped).best(start)
        while best and (across := [name for name in self._stopping(best, start) if name not in stopped]):
            stopped = tuple(dict.fromkeys((*stopped, *across)))
            best = self._search(modes, stopped).best(self._opened(start, stopped))
        return best, stopped

    def _end(self, spot: Spot, modes: tuple[Mode, ...]) -> End:
        """A place as an end of a way. Without the road, what can be loaded is looked for as far as it takes."""
        joins = self._roads.joins(spot.point)
        if Mode.ROAD not in modes:
            joins = tuple(dict.fromkeys((*joins, *_loading(self._network, self._roads, modes).joins(spot.point))))
        return End(spot.name, spot.point, joins)

    def _search(self, modes: tuple[Mode, ...], past: tuple[str, ...]) -> Search:
        key = (modes, frozenset(past))
        if key not in self._searches:
            end = self._end(self._objective, modes)
            self._searches[key] = (
                self._network.search(self._opened(end, past), self._costs, modes, self._shut.closed(past))
                if past
                else _as_if_open(self._network, end, self._costs, modes)
            )
        return self._searches[key]

    def _stopping(self, found: Found, start: End) -> Iterator[str]:
        """The closures across a way, in the order it meets them."""
        at, there = start.point, self._objective.point
        if found.join is not None:
            at = there if found.join is start.direct else self._network.nodes[found.join.node].point
            yield from self._shut.across(start.point, at)
        for number, _, _ in found.steps:
            yield from self._shut.stretches.get(number, ())
        if found.leave is not None:
            yield from self._shut.across(self._network.nodes[found.leave.node].point, there)

    def _opened(self, end: End, past: Collection[str]) -> End:
        """An end of a way without the joins that closures of those names shut."""
        nodes = self._network.nodes
        joins = tuple(join for join in end.joins if not self._shuts(end.point, nodes[join.node].point, past))
        direct = None if self._shuts(end.point, self._objective.point, past) else end.direct
        return replace(end, joins=joins, direct=direct)

    def _shuts(self, start: Point, end: Point, names: Collection[str]) -> bool:
        return not set(self._shut.across(start, end)).isdisjoint(names)


@lru_cache(maxsize=8)
def _as_if_open(network: Network, end: End, costs: Costs, modes: tuple[Mode, ...]) -> Search:
    """The search without closures, which stays the same whatever is closed and lifted."""
    return network.search(end, costs, modes)


@lru_cache(maxsize=8)
def _loading(network: Network, roads: Roads, modes: tuple[Mode, ...]) -> Roads:
    """The nodes where one may be loaded for some modes."""
    return roads.among(
        {node for node, layers in network.layers.items() if any(mode_of(one) in modes for one in layers)}
    )


@lru_cache(maxsize=4)
def _shut(network: Network, closures: tuple[Closure, ...]) -> _Shut:
    if not closures:
        return _Shut({}, ())
    lines = _lines(network)
    found: dict[int, list[str]] = {}
    roads = []
    for closure in closures:
        shape = closing.shape(closure.geometry)
        for number in lines.query(shape, predicate="intersects").tolist():
            if network.stretches[number].mode in closure.modes:
                found.setdefault(number, []).append(closure.name)
        if Mode.ROAD in closure.modes:
            roads.append((closure.name, shape))
    return _Shut({number: tuple(names) for number, names in found.items()}, tuple(roads))


@lru_cache(maxsize=2)
def _lines(network: Network) -> Any:
    """What finds the stretches that meet a shape."""
    import shapely

    ends = np.asarray([stretch.points for stretch in network.stretches], np.float64)
    return shapely.STRtree(shapely.linestrings(geodesics.great_circles(ends[:, 0], ends[:, -1])))
