"""Ways over the real network: past closures, over no closed land, to islands by sea and air alone."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from console.domain import geodesics
from console.domain.arrival_times import simulated
from console.domain.assumption import Shape, Spread
from console.domain.delays import Draws
from console.domain.errors import BadInput
from console.domain.movement import WITH_VEHICLES, Leg, Mode, Route, Spot
from console.domain.network import Costs, End, Join
from console.domain.times import HOUR, parse_instant
from console.map.ground_areas import ground_areas
from console.services.assumptions import shipped
from console.services.closures import ClosureForm, close_ways, lift_closure
from console.services.default_plan import all_forces, first_plan
from console.services.movement import Start, require_way, routes, ways
from console.services.movement_network import CLOSED_LANDS, build, drawn
from console.services.movers import country_of, movers
from console.store import reference, units
from console.store.casefile import Store
from tests import cases
from tests.services.people import ANN
from tests.store import memory

AT = parse_instant("2022-11-16T10:00Z")
RIGA, ORZYSZ = Spot("Riga", 24.1052, 56.9496), Spot("Bemowo Piskie", 21.93, 53.87)
GAP = (
    '{"type":"Polygon","coordinates":'
    "[[[22.4,53.9],[22.9,53.6],[23.7,53.8],[23.52,53.95],[23.4,54.4],[22.5,54.4],[22.4,53.9]]]}"
)
PORTS = {"Riga", "Liepāja", "Klaipėda", "Ventspils"}


@pytest.fixture(scope="module")
def kept() -> Iterator[Store]:
    with memory.folder() as folder, cases.with_baseline(folder / "w.flank", ANN, AT) as store:
        yield store


def to_riga(store: Store, *spots: Spot, modes: tuple[Mode, ...] = WITH_VEHICLES) -> list[Route | None]:
    return routes(store.writer_view(), [Start(spot, modes) for spot in spots], RIGA, AT, shipped())


def modes_of(route: Route | None) -> set[Mode]:
    assert route is not None
    return {leg.mode for leg in route.legs}


def closed(name: str, geometry: str, *modes: Mode) -> ClosureForm:
    return ClosureForm(name, geometry, modes, AT)


def test_with_the_gap_closed_forces_of_poland_and_germany_come_by_sea(kept: Store) -> None:
    rostock_road = Spot("Munster", 10.09, 52.99)
    before = to_riga(kept, ORZYSZ, rostock_road)
    assert before[0] is not None and before[0].legs[-1].name == "E67" and modes_of(before[0]) == {Mode.ROAD}
    assert before[0].legs[-1].borders == ("PL-LT", "LT-LV") and not before[0].avoided
    closure, _ = close_ways(kept, ANN, AT, closed("Suwałki gap cut", GAP, Mode.ROAD, Mode.RAIL))
    try:
        for after in to_riga(kept, ORZYSZ, rostock_road):
            assert after is not None and Mode.SEA in modes_of(after)
            voyage = next(leg for leg in after.legs if leg.mode is Mode.SEA)
            assert voyage.end in PORTS and not voyage.borders
        assert to_riga(kept, ORZYSZ)[0].avoided == ("Suwałki gap cut",)  # type: ignore[union-attr]
        rail = to_riga(kept, ORZYSZ, modes=(Mode.ROAD, Mode.RAIL))
        assert rail == [None]
    finally:
        lift_closure(kept, ANN, AT, closure, AT)
    assert to_riga(kept, ORZYSZ) == before[:1]


def test_closing_changes_the_arrival_by_what_the_way_round_takes_to_the_hour(kept: Store) -> None:
    """Every assumption fixed: first soldiers come later by the hours of the way round less those of the way before.

    A way: 8 h forming up or 24 h loading a ship, kilometres over 20 or 30 km/h (roads a tenth longer than drawn, where
    straight 25 %), 1 h a border, 3 h from the road or 12 h from the ship, once a march. Orders and notice are the same.
    """
    given = {
        "speed.road": 20.0, "speed.sea": 30.0, "load.road": 8.0, "load.sea": 24.0, "unload.road": 3.0,
        "unload.sea": 12.0, "border": 1.0, "detour.road": 0.25, "detour.drawn": 0.1,
    }  # fmt: skip
    values = {key: given.get(key, one.spread.mode) for key, one in shipped().items()}
    fixed = {key: replace(one, spread=Spread(Shape.FIXED, *[values[key]] * 3)) for key, one in shipped().items()}
    unit = next(one.id for one in units.forces(kept.writer_view()) if one.unit_slug == "flf-pl")

    def first_soldiers() -> tuple[float, Route]:
        reader, force = (
            kept.writer_view(),
            next(one for one in all_forces(kept.writer_view(), AT) if one.unit_id == unit),
        )
        plan = replace(first_plan(reader, RIGA, AT), forces=(force,), runs=1)
        (mover,), _ = movers(reader, plan, fixed)
        (moved,) = simulated([replace(mover, notice=Spread(Shape.FIXED, 1, 1, 1))], Draws(fixed, 1, 1), plan.activation)
        return float(moved.first[0]), mover.route

    open_at, by_road = first_soldiers()
    closure, _ = close_ways(kept, ANN, AT, closed("Suwałki gap cut", GAP, Mode.ROAD, Mode.RAIL))
    closed_at, by_sea = first_soldiers()
    lift_closure(kept, ANN, AT, closure, AT)
    assert modes_of(by_sea) == {Mode.ROAD, Mode.SEA}
    assert closed_at - open_at == pytest.approx(by_hand(by_sea) - by_hand(by_road), abs=1e-6)


def by_hand(route: Route) -> float:
    """The hours of a way, as the sum above."""
    hours, before = 0.0, None
    for leg in route.legs:
        if leg.mode is not before:
            hours += {Mode.ROAD: 8 + 3, Mode.SEA: 24 + 12}[leg.mode]
        longer = 1.0 if leg.mode is Mode.SEA else 1.25 if leg.approximate else 1.1
        hours += leg.km * longer / {Mode.ROAD: 20, Mode.SEA: 30}[leg.mode]
        hours += len(leg.borders)
        before = leg.mode
    return hours


def test_with_the_gap_and_the_gulf_closed_another_way_is_found_and_both_are_named(kept: Store) -> None:
    """The geometries of the baseline. Then no ship gets to a port of the Baltic states west of Tallinn either."""
    shapes = {place.slug: place.geometry or "" for place in reference.places(kept.writer_view())}
    cut = [
        closed("Gap", shapes["gap-suwalki-gap"], Mode.ROAD, Mode.RAIL),
        closed("Irbe", shapes["strait-irbe-strait"], Mode.SEA),
        closed("Sea", '{"type":"LineString","coordinates":[[20,54],[20,58.8],[23.4,58.8]]}', Mode.SEA),
        closed("Pärnu", '{"type":"LineString","coordinates":[[23.5,58.4],[28.5,58.4]]}', Mode.ROAD, Mode.RAIL),
    ]
    ports, lifted = [], []
    for form in cut:
        lifted.append(close_ways(kept, ANN, AT, form)[0])
        found = ways(kept.writer_view(), RIGA, AT, shipped())
        route = found.route(Start(ORZYSZ))
        ports.append(next(leg.end for leg in route.legs if leg.mode is Mode.SEA) if route else "")
    assert ports == ["Riga", "Liepāja", "Paldiski", ""]
    assert set(found.closed_off(Start(ORZYSZ))) == {"Gap", "Irbe", "Sea", "Pärnu"}
    for closure in lifted:
        lift_closure(kept, ANN, AT, closure, AT)


def test_a_closure_holds_on_its_days_and_for_its_modes(kept: Store) -> None:
    form = closed("Rails only", GAP, Mode.RAIL)
    closure, _ = close_ways(kept, ANN, AT, form)
    assert modes_of(to_riga(kept, ORZYSZ)[0]) == {Mode.ROAD} and not to_riga(kept, ORZYSZ)[0].avoided  # type: ignore[union-attr]
    lift_closure(kept, ANN, AT, closure, AT)
    later = parse_instant("2022-12-01T00:00Z")
    closure, _ = close_ways(kept, ANN, AT, ClosureForm("From December", GAP, (Mode.ROAD, Mode.RAIL), later))
    assert modes_of(to_riga(kept, ORZYSZ)[0]) == {Mode.ROAD}
    then = routes(kept.writer_view(), [Start(ORZYSZ)], RIGA, later, shipped())
    assert Mode.SEA in modes_of(then[0])
    lift_closure(kept, ANN, AT, closure, later)
    soon, _ = close_ways(kept, ANN, AT, ClosureForm("Within the hour", GAP, (Mode.ROAD, Mode.RAIL), AT + HOUR))
    assert Mode.SEA in modes_of(to_riga(kept, ORZYSZ)[0]), "closed before anything is under way"
    lift_closure(kept, ANN, AT, soon, AT + 2 * HOUR)
    assert modes_of(to_riga(kept, ORZYSZ)[0]) == {Mode.ROAD}, "and open again before anything is"


def test_what_is_shut_on_all_sides_has_no_way_and_the_closures_are_named(kept: Store) -> None:
    ring = '{"type":"Polygon","coordinates":[[[21,53],[23,53],[23,54.3],[21,54.3],[21,53]]]}'
    closure, _ = close_ways(kept, ANN, AT, closed("All round", ring, *Mode))
    found = ways(kept.writer_view(), RIGA, AT, shipped())
    assert found.route(Start(ORZYSZ)) is None and found.closed_off(Start(ORZYSZ)) == ("All round",)
    lift_closure(kept, ANN, AT, closure, AT)


def test_what_is_near_the_objective_is_there(kept: Store) -> None:
    adazi, lielvarde = to_riga(kept, Spot("Ādaži", 24.41, 57.098), Spot("Lielvārde", 24.8539, 56.7783))
    assert adazi == Route(()) and lielvarde is not None and lielvarde.legs


@pytest.mark.parametrize(
    ("island", "port"),
    [(Spot("Gotland", 18.4867, 57.4684), "Visby"), (Spot("Keflavík", -22.6056, 63.985), "Reykjavík")],
)
def test_islands_are_left_by_sea_or_air_alone(kept: Store, island: Spot, port: str) -> None:
    by_sea, by_air = to_riga(kept, island)[0], to_riga(kept, island, modes=(Mode.ROAD, Mode.AIR))[0]
    assert by_sea is not None and next(leg for leg in by_sea.legs if leg.mode is Mode.SEA).start == port
    assert Mode.AIR in modes_of(by_air)
    assert to_riga(kept, island, modes=(Mode.ROAD, Mode.RAIL)) == [None]


def test_trains_to_riga_change_gauge_once_and_say_so(kept: Store) -> None:
    route = to_riga(kept, Spot("Białystok", 23.16, 53.13), modes=(Mode.RAIL,))[0]
    assert route is not None and [leg.mode for leg in route.legs] == [Mode.RAIL]
    assert route.legs[0].gauge_breaks == 1 and route.legs[0].borders == ("PL-LT", "LT-LV")
    north = routes(
        kept.writer_view(), [Start(Spot("Narvik", 17.43, 68.44), (Mode.RAIL,))], Spot("Rovaniemi", 25.73, 66.5), AT,
        shipped(),
    )[0]  # fmt: skip
    assert north is not None and sum(leg.gauge_breaks for leg in north.legs) == 1


def test_no_way_of_any_force_crosses_closed_land_or_drives_over_the_sea(kept: Store) -> None:
    """Every stretch that any force of the baseline takes, sampled against the map's own outlines."""
    reader = kept.writer_view()
    forces = {(one.place, one.lon, one.lat) for one in units.forces(reader) if one.lon is not None}
    starts = [Start(Spot(place, lon or 0.0, lat or 0.0), modes) for place, lon, lat in sorted(forces, key=str)
              for modes in (WITH_VEHICLES, tuple(Mode))]  # fmt: skip
    seen: dict[tuple[geodesics.Point, geodesics.Point], Leg] = {}
    for objective in (RIGA, Spot("Bucharest", 26.1, 44.43), Spot("Helsinki", 24.94, 60.17)):
        found = routes(reader, starts, objective, AT, shipped())
        assert all(route is not None for route in found), "every force of the baseline has a way"
        legs = [leg for route in found if route for leg in route.legs]
        seen |= {pair: leg for leg in legs for pair in pairwise(leg.points)}
    ends = np.asarray(list(seen))
    places = geodesics.great_circles(ends[:, 0], ends[:, 1])
    country = ground_areas().of(places[..., 0].ravel(), places[..., 1].ravel())[0].reshape(places.shape[:2])
    closed_lands = [number for number, iso in enumerate(ground_areas().countries) if iso in CLOSED_LANDS]
    assert not [leg for leg, there in zip(seen.values(), np.isin(country, closed_lands), strict=True) if there.any()]
    for (start, end), leg, at_sea in zip(seen, seen.values(), (country < 0).mean(axis=1).tolist(), strict=True):
        bridged = any(word in leg.name for word in ("link", "Øresund", "Great Belt", "Tunnel"))
        if leg.mode in (Mode.ROAD, Mode.RAIL) and not bridged:
            assert at_sea * geodesics.distance(start, end) < 5_000, leg


def test_a_town_at_the_border_is_reached_whatever_coarse_outlines_say_and_what_lies_beyond_is_not(kept: Store) -> None:
    reader, narva, ivangorod = kept.writer_view(), Spot("Narva", 28.1903, 59.3772), Spot("Ivangorod", 28.2229, 59.3733)
    route = routes(reader, [Start(ORZYSZ)], narva, AT, shipped())[0]
    assert route is not None and route.legs[-1].end == "Narva"
    assert country_of(reader, narva.lon, narva.lat) == "EE" and country_of(reader, 37.6, 55.75) == "RU"
    require_way(reader, narva)
    with pytest.raises(BadInput, match="No way leads to Ivangorod"):
        require_way(reader, ivangorod)


def test_the_shipped_ways_name_nodes_that_are_there_and_corridors_of_the_baseline(kept: Store) -> None:
    places = reference.places(kept.writer_view())
    shown = {place.slug for place in places}
    assert {way.corridor for way in drawn().ways if way.corridor} == {
        place.slug for place in places if place.kind.startswith("reinforcement corridor")
    }
    known = set(drawn().nodes) | shown
    assert not {node for way in drawn().ways for node in way.nodes} - known
    network, _ = build(tuple(places))
    stranded = [
        place.slug for place in places
        if place.kind.startswith(("seaport", "airbase", "headquarters")) and place.slug not in network.layers
    ]  # fmt: skip
    assert not stranded
    ports = [place.slug or "" for place in places if place.kind.startswith("seaport")]
    assert all({"sea", "road"} <= set(network.layers[port]) for port in ports)


KNOWN_KM = {
    Mode.ROAD: {
        ("warsaw-pl", "suwalki-pl"): 280, ("warsaw-pl", "riga-lv"): 675, ("kaunas-lt", "riga-lv"): 265,
        ("tallinn-ee", "riga-lv"): 310, ("tapa-ee", "tallinn-ee"): 80, ("tapa-ee", "riga-lv"): 335,
        ("vilnius-lt", "riga-lv"): 292, ("vilnius-lt", "klaipeda-lt"): 310, ("gdansk-pl", "warsaw-pl"): 340,
        ("berlin-de", "warsaw-pl"): 573, ("bremerhaven-de", "warsaw-pl"): 960, ("dresden-de", "rzeszow-pl"): 670,
        ("bucharest-ro", "constanta-ro"): 225, ("bucharest-ro", "fagaras-ro"): 247,
        ("budapest-hu", "bucharest-ro"): 830, ("alexandroupolis-gr", "nova-zagora-bg"): 270,
        ("helsinki-fi", "rovaniemi-fi"): 825, ("narvik-no", "rovaniemi-fi"): 650,
    },
    Mode.RAIL: {
        ("warsaw-pl", "kaunas-lt"): 420, ("kaunas-lt", "riga-lv"): 305, ("riga-lv", "tallinn-ee"): 430,
        ("bucharest-ro", "constanta-ro"): 225, ("narvik-no", "boden-se"): 435, ("gothenburg-se", "stockholm-se"): 456,
    },
    Mode.SEA: {
        ("spod-gdansk", "spod-riga"): 600, ("spod-bremerhaven", "spod-riga"): 1170, ("port-kiel", "spod-riga"): 1000,
        ("spoe-marchwood-uk", "spod-riga"): 1960, ("spoe-marchwood-uk", "spod-bremerhaven"): 830,
        ("port-stockholm", "spod-riga"): 475, ("port-stockholm", "spod-tallinn-muuga"): 420,
        ("port-helsinki", "spod-tallinn-muuga"): 85, ("port-visby", "spod-riga"): 420,
        ("spod-gothenburg", "spod-riga"): 1100, ("port-piraeus", "spod-constanta"): 1050,
        ("spod-trieste", "spod-constanta"): 2500, ("spoe-charleston-us", "spod-bremerhaven"): 7300,
    },
}  # fmt: skip
"""What ways are commonly said to measure (general knowledge, rounded), from node to node."""


def test_ways_are_as_long_as_people_know_them(kept: Store) -> None:
    """At one kilometre an hour, with nothing to load: hours are kilometres, on land wound as the sheet says."""
    network, _ = build(tuple(reference.places(kept.writer_view())))
    nothing, winding = dict.fromkeys(Mode, 0.0), shipped()["detour.drawn"].spread.mode
    costs = Costs(dict.fromkeys(Mode, 1.0), nothing, nothing, border=0.0, gauge=0.0, detour=0.25, winding=winding)
    for mode, known in KNOWN_KM.items():
        for (one, other), km in known.items():
            start, end = (End(node, network.nodes[node].point, (Join(node, 0.0, near=True),)) for node in (one, other))
            found = network.search(end, costs, (mode,)).best(start)
            assert found is not None and found.hours == pytest.approx(km, rel=0.13), (one, other)


def test_a_corridor_nobody_drew_in_detail_is_taken_as_it_is(kept: Store) -> None:
    """Its ends near a town are that town; a stretch over the sea is left out."""
    places = tuple(reference.places(kept.writer_view()))
    corridor = next(place for place in places if place.kind == "reinforcement corridor road")
    line = '{"type":"LineString","coordinates":[[21.0,52.2],[22.3,52.9],[24.1,56.95],[18.3,57.6]]}'
    own = geodesics.distance((22.3, 52.9), (24.1, 56.95))
    added = replace(corridor, id=b"x" * 16, slug="own", name="Own corridor", geometry=line)
    network, _ = build((*places, added))
    mine = [stretch for stretch in network.stretches if stretch.name == "Own corridor"]
    assert [(one.start, one.end) for one in mine] == [("warsaw-pl", "own/1"), ("own/1", "riga-lv")]
    assert mine[1].km == pytest.approx(own / 1000, rel=0.01) and {one.mode for one in mine} == {Mode.ROAD}
