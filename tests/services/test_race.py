"""The forces of a plan as the case knows them on the day it is decided, and the race they run."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from console.domain.arrival_times import LeftOut, Mover, simulated
from console.domain.assumption import Shape, Spread
from console.domain.delays import Draws
from console.domain.movement import Mode, Spot
from console.domain.plan import Authorised, Plan, PlanForce
from console.domain.times import parse_instant
from console.services.assumptions import assumptions
from console.services.default_plan import all_forces, default_plan, line, riga
from console.services.movers import movers
from console.services.race import arrivals, cautions, race
from console.store import units
from console.store.casefile import Store
from tests import cases
from tests.services.people import ANN
from tests.store import memory

AT = parse_instant("2026-11-21T12:00Z")


@pytest.fixture(scope="module")
def baseline() -> Iterator[Store]:
    with memory.folder() as folder, cases.with_baseline(folder / "b.flank", ANN, AT) as store:
        yield store


@pytest.fixture(scope="module")
def plan(baseline: Store) -> Plan:
    return replace(default_plan(baseline.writer_view(), None, AT), runs=300)


def found(store: Store, plan: Plan) -> tuple[dict[str, Mover], dict[str, LeftOut]]:
    coming, left = movers(store.writer_view(), plan, assumptions(store.writer_view()))
    return {one.id: one for one in coming}, {one.label: one for one in left}


def of(store: Store, slug: str, at: int = AT) -> PlanForce:
    force = next(one for one in units.forces(store.writer_view()) if one.unit_slug == slug and
                 (one.valid_from or 0) <= at and (one.valid_to is None or at < one.valid_to))  # fmt: skip
    return line(force)


def test_forces_come_as_the_case_says_on_that_day(baseline: Store, plan: Plan) -> None:
    there, left = found(baseline, plan)
    estonia, reaction, brigade = there["flf-ee"], there["arf"], there["de-brigade-45"]
    assert (estonia.persons_least, estonia.persons_most) == (1000, 1200)
    assert (estonia.authority, estonia.prepares) == (Authorised.COUNCIL, Authorised.SACEUR)
    assert estonia.notice_key == "notice.in_place" and estonia.abroad and "DK" in estonia.consents
    assert "GB" not in estonia.consents, "no parliament has to agree there by law"
    assert (reaction.authority, reaction.authority_to_check) == (Authorised.SACEUR, False)
    assert (reaction.notice.least, reaction.notice.most, reaction.notice_key) == (0, 10, "")
    assert reaction.persons_most == 10_000 and any("headquarters" in note for note in reaction.notes)
    assert brigade.consents == ("DE",) and brigade.abroad
    assert "flf-lt" not in there, "the battlegroup is counted with the brigade it stands under"
    assert left["British brigade held ready for Estonia"].why == "its position is not public"
    assert there["naew"].persons_most == 0, "aircraft come and count no persons in place"


def test_the_host_nations_own_are_there_uncounted_and_ask_no_parliament(baseline: Store, plan: Plan) -> None:
    host = found(baseline, plan)[0]["host-lv"]
    assert not host.route.legs and host.persons_least is None and host.consents == ()
    ran = race(baseline.writer_view(), plan)
    assert ran.uncounted == (host.label,) and ran.arrivals[0].mover.plan_force == plan.forces[0].id


def test_a_plan_says_otherwise_and_parts_stand_beside_each_other(baseline: Store, plan: Plan) -> None:
    brigade = replace(
        of(baseline, "gb-brigade-ee"), id=b"1", part="first battalion", persons_least=800, persons_most=1000,
        notice_least_d=5.0, notice_most_d=10.0, authority=Authorised.SACEUR, from_place="Tidworth", from_lon=-1.66,
        from_lat=51.23, modes=(Mode.ROAD, Mode.SEA),
    )  # fmt: skip
    rest = replace(
        brigade, id=b"2", part="the rest", persons_least=3000, persons_most=4000, from_place="", from_lat=51.2
    )  # fmt: skip
    there, left = found(baseline, replace(plan, forces=(brigade, rest)))
    one = there["gb-brigade-ee/first battalion"]
    assert (one.persons_least, one.notice.most, one.authority, one.authority_to_check) == (
        800, 10, Authorised.SACEUR, False,
    )  # fmt: skip
    assert one.label == "British brigade held ready for Estonia, first battalion" and len(there) == 2 and not left
    assert any("Tidworth" in note for note in one.notes)
    assert there["gb-brigade-ee/the rest"].route.legs[0].start == "51.2000 N 1.6600 W", "no way begins nowhere"


def test_a_formation_and_its_parts_are_not_counted_together(baseline: Store, plan: Plan) -> None:
    both = (of(baseline, "flf-lt"), of(baseline, "de-brigade-45"))
    there, left = found(baseline, replace(plan, forces=both))
    assert list(there) == ["de-brigade-45"]
    assert "counted with" in left["NATO Forward Land Forces Lithuania"].why
    raised = replace(both[0], part="rest of the brigade")
    there, left = found(baseline, replace(plan, forces=(raised, both[1])))
    assert list(there) == ["de-brigade-45"] and len(left) == 1, "nor is a part of one of its parts"


def test_a_force_that_does_not_stand_on_the_day_is_left_out(baseline: Store, plan: Plan) -> None:
    then = parse_instant("2022-11-16T10:00Z")
    there, left = found(baseline, replace(plan, forces=(of(baseline, "arf"), of(baseline, "flf-lv")), decision_at=then))
    assert list(there) == ["flf-lv"] and there["flf-lv"].persons_most == 1887
    assert "does not stand" in left["Allied Reaction Force"].why


def test_every_force_of_a_day_has_an_arrival_or_a_reason(baseline: Store) -> None:
    reader, then = baseline.writer_view(), parse_instant("2022-11-16T10:00Z")
    came, left = arrivals(reader, riga(reader), then, runs=200)
    assert len(came) + len(left) == len(all_forces(reader, then)) and left
    assert all(one.earliest <= one.p10 <= one.p50 <= one.p90 for one in came)
    assert next(one for one in came if one.mover.id == "flf-lv").in_place
    why = {one.label: one.why for one in left}
    assert why["Standing NATO Maritime Group 1"] == "where its ships are is not public"
    assert why["Ballistic missile defence sites"] == "its sites stand where they are"
    now, _ = arrivals(reader, riga(reader), AT, runs=200)
    assert {"flf-lt", "de-brigade-45"} <= {one.mover.id for one in now}, "each is asked about by itself"


def test_what_has_to_be_said_beside_a_result(baseline: Store, plan: Plan) -> None:
    assert any("no forecast" in said for said in cautions(plan))
    elsewhere = default_plan(baseline.writer_view(), Spot("Bucharest", 26.1, 44.43), AT)
    assert any("not for Bucharest" in said for said in cautions(elsewhere))
    own = replace(plan, clock=replace(plan.clock, slug=""))
    assert cautions(own) == ("The adversary's clock is the operator's own, published nowhere.",)


def test_an_empty_case_has_a_plan_without_forces(store: Store) -> None:
    reader = store.writer_view()
    ran = race(reader, replace(default_plan(reader, None, AT), runs=200))
    assert ran.arrivals == () and ran.decide_by(0.8) is None and ran.plan.objective == "Riga"


ORDER = parse_instant("2022-02-25T15:00Z")
KOGALNICEANU = Spot("Mihail Kogălniceanu", 28.4883, 44.3622)


@pytest.mark.parametrize(
    ("slug", "part", "start", "mode", "persons", "first_soldiers", "observed_d"),
    [
        ("vjtf-lead", "a French battalion", (5.08, 45.72), Mode.AIR, 500, True, 3),
        ("vjtf", "a Belgian company group", (5.26, 51.12), Mode.ROAD, 300, False, 11),
    ],
)
def test_the_observations_of_2022_come_out_of_the_notices_of_the_baseline(
    baseline: Store, plan: Plan, slug: str, part: str, start: tuple[float, float], mode: Mode, persons: int,
    first_soldiers: bool, observed_d: float,
) -> None:  # fmt: skip
    """Order to first soldiers 3 days, to the second contingent 11: only where from, by what and how many is given.

    The Romania Journal, 28 Feb 2022; VRT NWS, 8 Mar 2022. Counted from the order, as the observations are. That both
    stood in the very high readiness force, and where they left from, is the compiler's general knowledge.
    """
    reader = baseline.writer_view()
    unit = next(one.id for one in units.forces(reader) if one.unit_slug == slug)
    force = PlanForce(unit, unit, part, persons, persons, "", (mode,), None, None, None, "", *start)
    there = replace(
        plan, objective=KOGALNICEANU.name, lon=KOGALNICEANU.lon, lat=KOGALNICEANU.lat, decision_at=ORDER,
        forces=(force,), runs=4000,
    )  # fmt: skip
    held = dict(assumptions(reader))
    ordered = replace(held["order.standing"], spread=Spread(Shape.FIXED, 0, 0, 0))
    coming, _ = movers(reader, there, held)
    (moved,) = simulated(coming, Draws(held | {"order.standing": ordered}, 1, 4000), there.activation)
    low, middle, high = np.percentile((moved.first if first_soldiers else moved.complete) / 24, [10, 50, 90])
    assert low <= observed_d <= high and abs(middle - observed_d) < 0.2 * observed_d, (low, middle, high)
