"""Forces gather by parent where too many stand in view."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from console.map.families import MOST, Standing, gather
from console.map.marks import IncidentMark, UnitMark
from console.map.parting import Body, Spot

BATTALION, BRIGADE = "10031004161211023900", "10031004181211023900"
INCIDENT = IncidentMark("incident", 20, 50, "cyber", 3, "assessed", "Outage")


def unit(number: int, parent: str = "", sidc: str = BATTALION) -> UnitMark:
    return UnitMark(f"u{number:03}", 20 + number / 100, 50, sidc, f"Unit {number}", parent=parent)


def standing(units: list[UnitMark]) -> list[Standing]:
    return [(INCIDENT, 0, 0), *((mark, mark.lon, mark.lat) for mark in units)]


def test_what_can_be_read_stands_by_itself() -> None:
    shown = standing([unit(number, "parent") for number in range(MOST)])
    kept, families = gather(shown, None)
    assert kept == shown and not families.marks


def test_the_parent_stands_for_its_family_where_it_is_in_view() -> None:
    children = [unit(number, "u999") for number in range(MOST)]
    kept, families = gather(standing([*children, unit(999, sidc=BRIGADE)]), None)
    assert [mark.id for mark, _, _ in kept] == ["incident", "u999"]
    assert families.under == {"u999": [child.id for child in children]}


def test_else_the_largest_does_and_the_selection_stays() -> None:
    children = [unit(number, "far away") for number in range(MOST)] + [unit(900, "far away", BRIGADE)]
    kept, families = gather(standing(children), "u007")
    assert {mark.id for mark, _, _ in kept} == {"incident", "u007", "u900"}
    spot = Spot(Body("u900", 0, 0, 9, 9, 9, 9), 0, 0)
    families.settle([spot])
    families.settle([spot])
    assert len(spot.gathered) == MOST - 1 and len(set(spot.gathered)) == MOST - 1


def test_while_too_many_stand_those_that_stand_for_others_gather_in_their_turn() -> None:
    brigades = [unit(900 + number, "far away", BRIGADE) for number in range(3)]
    battalions = [unit(100 + number, f"u{900 + number % 3}") for number in range(MOST + 9)]
    companies = [unit(200 + number, f"u{100 + number}") for number in range(MOST + 9)]
    kept, families = gather(standing([*companies, *battalions, *brigades]), None)
    assert [mark.id for mark, _, _ in kept] == ["incident", "u900", "u901", "u902"]
    assert len(families.under["u900"]) == 2 * (MOST + 9) // 3 and set(families.under) == {"u900", "u901", "u902"}


def test_an_area_is_no_symbol_and_a_force_without_a_family_stays() -> None:
    areas = [replace(unit(number, "a"), area_only=True) for number in range(MOST)]
    loners = [unit(100 + number) for number in range(MOST + 1)]
    kept, families = gather(standing([*areas, *loners]), None)
    assert len(kept) == 1 + len(areas) + len(loners) and not families.marks


@given(st.lists(st.sampled_from(["", "a", "b", "u001", "u002"]), min_size=MOST, max_size=MOST + 30))
def test_nothing_is_lost_and_nothing_counted_twice(parents: list[str]) -> None:
    units = [unit(number, parent) for number, parent in enumerate(parents)]
    kept, families = gather(standing(units), None)
    gathered = [one for under in families.under.values() for one in under]
    ids = [mark.id for mark, _, _ in kept if mark.id != "incident"]
    assert sorted(ids + gathered) == sorted(mark.id for mark in units)
    assert set(families.under) <= set(ids)
