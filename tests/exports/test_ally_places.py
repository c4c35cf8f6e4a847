"""Where the cards lie: regions whole where that costs no row, every Ally once, in any width, on any day."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from console.domain.provenance import Provenance
from console.domain.reference import Ally
from console.exports.ally_places import REGIONS, in_order, places, rows

_ALLY = Ally(
    b"x", "ally-x", "XX", "XXX", "Exland", "X", 0.0, 0.0, 0, "central", "Europe/Brussels", False, "", "",
    Provenance("", "", False, ""),
)  # fmt: skip
_SIZES = {"north-america": 2, "north-east": 6, "west/north-atlantic": 8, "central": 5, "south": 3, "south-east": 8}


def allies(sizes: dict[str, int]) -> list[Ally]:
    """So many of each region."""
    return [
        replace(_ALLY, iso2=f"{place}{number}", name=f"{region} {number}", region=region)
        for place, (region, size) in enumerate(sizes.items())
        for number in range(size)
    ]


def test_thirty_two_lie_in_four_rows_of_eight() -> None:
    laid = places(in_order(allies(_SIZES)), 8)
    assert rows(laid) == 4
    assert [(one.row, one.column) for one in laid if one.heading] == [(0, 0), (0, 2), (1, 0), (2, 0), (2, 5), (3, 0)]


def test_thirty_of_november_2022_tear_no_region_apart() -> None:
    laid = places(in_order(allies(_SIZES | {"north-east": 4})), 8)
    assert rows(laid) == 4
    assert len([one for one in laid if one.heading]) == len(REGIONS)


def test_a_region_that_goes_on_in_a_new_row_says_so_again() -> None:
    laid = places(in_order(allies(_SIZES)), 6)
    assert rows(laid) == 6
    assert all(one.heading for one in laid if one.column == 0)


@given(st.lists(st.integers(0, 12), min_size=6, max_size=6), st.integers(1, 10))
def test_every_card_has_a_place_of_its_own(sizes: list[int], columns: int) -> None:
    those = in_order(allies(dict(zip(_SIZES, sizes, strict=True))))
    laid = places(those, columns)
    assert len(laid) == len(those)
    assert len({(one.row, one.column) for one in laid}) == len(laid)
    assert all(one.column < columns for one in laid)
    assert rows(laid) <= -(-len(those) // columns) + len(REGIONS)
