"""The shortest way by hours, worked by hand on graphs of a few nodes."""

from dataclasses import replace

import pytest

from console.domain.legs import LOCAL_ROADS, legs_of
from console.domain.movement import Mode
from console.domain.network import Costs, End, Found, Join, Network, Node, NodeKind, Search, Stretch

A, B, C = (10.0, 50.0), (11.0, 50.0), (12.0, 50.0)
COSTS = Costs(
    {Mode.ROAD: 20.0, Mode.RAIL: 40.0, Mode.SEA: 30.0, Mode.AIR: 500.0},
    {Mode.ROAD: 2.0, Mode.RAIL: 10.0, Mode.SEA: 24.0, Mode.AIR: 8.0},
    {Mode.ROAD: 1.0, Mode.RAIL: 5.0, Mode.SEA: 12.0, Mode.AIR: 4.0},
    border=3.0, gauge=20.0, detour=0.25, winding=0.0,
)  # fmt: skip
ALL = tuple(Mode)


def node(name: str, place: tuple[float, float], country: str = "PL") -> Node:
    return Node(name, name.upper(), NodeKind.TOWN, country, *place)


def stretch(mode: Mode, start: str, end: str, km: float, **more: object) -> Stretch:
    points = {"a": A, "b": B, "c": C}
    return replace(Stretch(mode, f"{mode} {start}{end}", start, end, (points[start], points[end]), km), **more)  # type: ignore[arg-type]


def network(*stretches: Stretch) -> Network:
    return Network({"a": node("a", A), "b": node("b", B, "LT"), "c": node("c", C, "LV")}, stretches)


def at(name: str, place: tuple[float, float], *, near: bool = False, km: float = 0.0) -> End:
    return End(name, place, (Join(name, km, near=near),))


def found(net: Network, start: End, end: End, modes: tuple[Mode, ...] = ALL, closed: tuple[int, ...] = ()) -> Found:
    best = net.search(end, COSTS, modes, closed).best(start)
    assert best is not None
    return best


ROAD_AB = stretch(Mode.ROAD, "a", "b", 100.0, borders=("PL-LT",))
ROAD_BC = stretch(Mode.ROAD, "b", "c", 200.0, borders=("LT-LV",))
SEA_AC = stretch(Mode.SEA, "a", "c", 600.0)
THREE = (ROAD_AB, ROAD_BC, SEA_AC)


def test_three_nodes_by_hand_and_round_a_closure() -> None:
    """A–B 100 km and B–C 200 km by road, a border on each; A–C 600 km by sea.

    By road: 2 h loading + 100/20 + 3 + 200/20 + 3 + 1 h unloading = 24 h. By sea: 24 + 600/30 + 12 = 56 h. With B–C
    closed the sea is left: 56 h. From B there is the road back to A, then the sea: 2 + 100/20 + 3 + (1 + 24) + 20 + 12
    = 67 h.
    """
    net = network(*THREE)
    by_road, by_sea = found(net, at("a", A, near=True), at("c", C, near=True)), (2,)
    assert by_road.hours == pytest.approx(24.0) and [number for number, _, _ in by_road.steps] == [0, 1]
    round_it = found(net, at("a", A, near=True), at("c", C, near=True), closed=(1,))
    assert round_it.hours == pytest.approx(56.0) and tuple(number for number, _, _ in round_it.steps) == by_sea
    assert found(net, at("b", B, near=True), at("c", C, near=True), closed=(1,)).hours == pytest.approx(67.0)


def test_what_may_not_be_taken_is_not() -> None:
    net = network(*THREE)
    assert found(net, at("a", A, near=True), at("c", C, near=True), (Mode.SEA,)).hours == pytest.approx(56.0)
    assert net.search(at("c", C), COSTS, (Mode.ROAD,), (1,)).best(at("a", A)) is None


def test_a_change_of_gauge_costs_its_own_and_is_told_on_the_leg_after_it() -> None:
    """Rail A–B 400 km of 1435 mm, B–C 400 km of 1520 mm over a border: 10 + 10 + 20 + 10 + 3 + 5 = 58 h."""
    net = network(
        stretch(Mode.RAIL, "a", "b", 400.0, gauge=1435, name="Axis"),
        stretch(Mode.RAIL, "b", "c", 400.0, gauge=1520, name="Axis", borders=("LT-LV",)),
    )
    start, end = at("a", A, near=True), at("c", C, near=True)
    way = found(net, start, end)
    assert way.hours == pytest.approx(58.0)
    (leg,) = legs_of(net, way, start, end)
    assert (leg.name, leg.km, leg.gauge_breaks, leg.borders) == ("Axis", 800.0, 1, ("LT-LV",))
    assert leg.points == (A, B, C)


def test_a_place_beside_the_network_joins_it_straight() -> None:
    """8 km beside A: 8 × 1.25/20 = 0.5 h more on the road, none for the ship, which is loaded at the node."""
    net = network(*THREE)
    beside = at("a", (10.1, 50.0), near=True, km=8.0)
    by_road = found(net, beside, at("c", C, near=True))
    assert by_road.hours == pytest.approx(24.5) and by_road.join is not None
    first, second, _ = legs_of(net, by_road, replace(beside, name="Camp"), at("c", C))
    assert (first.name, first.approximate, first.start, first.end) == (LOCAL_ROADS, True, "Camp", "A")
    assert (second.name, second.start, second.borders) == ("road ab", "A", ("PL-LT",))
    assert found(net, beside, at("c", C, near=True), (Mode.SEA,)).hours == pytest.approx(56.0)


def test_ways_on_land_wind_and_lanes_do_not() -> None:
    """A tenth longer: 2 + 110/20 + 3 + 220/20 + 3 + 1 h by road, as before by sea."""
    winding, net = replace(COSTS, winding=0.1), network(*THREE)
    start, end = at("a", A, near=True), at("c", C, near=True)
    for mode, hours in ((Mode.ROAD, 25.5), (Mode.SEA, 56.0)):
        best = net.search(end, winding, (mode,)).best(start)
        assert best is not None and best.hours == pytest.approx(hours)


def test_without_the_road_one_still_drives_to_the_ship() -> None:
    """80 km to the port: load 2 + 80 × 1.25/20 + unload 1 = 8 h before the ship's 56."""
    net = network(SEA_AC)
    assert found(net, at("a", (10.9, 50.0), km=80.0), at("c", C, near=True), (Mode.SEA,)).hours == pytest.approx(64.0)


def test_borders_are_told_in_the_direction_of_the_march() -> None:
    net = network(ROAD_AB, ROAD_BC)
    start, end = at("c", C, near=True), at("a", A, near=True)
    assert [leg.borders for leg in legs_of(net, found(net, start, end), start, end)] == [("LV-LT",), ("LT-PL",)]


def test_straight_from_place_to_place_where_that_is_quicker() -> None:
    direct = replace(at("a", A, near=True), direct=Join("", 40.0))
    net = network(*THREE)
    way = found(net, direct, at("c", C, near=True))
    assert way.hours == pytest.approx(2 + 40 * 1.25 / 20 + 1)
    (leg,) = legs_of(net, way, replace(direct, name="Here"), replace(at("c", C), name="There"))
    assert (leg.start, leg.end, leg.approximate, leg.points) == ("Here", "There", True, (A, C))


def test_one_search_serves_all() -> None:
    search = network(*THREE).search(at("c", C, near=True), COSTS, ALL)
    assert isinstance(search, Search)
    hours = [way.hours for name, place in (("a", A), ("b", B), ("c", C)) if (way := search.best(at(name, place)))]
    assert hours == pytest.approx([24.0, 2 + 10 + 3 + 1, 3.0])
