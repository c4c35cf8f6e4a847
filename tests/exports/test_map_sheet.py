"""Where the parts of a printed map go."""

from itertools import combinations

import pytest

from console.exports.box import Box
from console.exports.map_sheet import PAPERS, ROW, TITLE_LINE, layout, page, page_pixels


def parts(width: float, height: float) -> list[Box]:
    placed = layout(width, height)
    return [placed.upper_band, placed.head, placed.map, placed.legend, placed.foot, placed.lower_band]


def apart(one: Box, other: Box) -> bool:
    return (
        one.right <= other.left or other.right <= one.left or one.bottom <= other.top or other.bottom <= one.top
    )  # fmt: skip


SIZES = [page_pixels(paper, portrait) for paper in PAPERS for portrait in (False, True)]


@pytest.mark.parametrize("size", [*SIZES, (1024, 640), (1920, 1080), (3840, 2160)])
def test_no_part_lies_on_another_or_off_the_page(size: tuple[float, float]) -> None:
    found = parts(*size)
    assert all(apart(one, other) for one, other in combinations(found, 2))
    assert all(each.left >= 0 and each.right <= size[0] and each.top >= 0 and each.bottom <= size[1] for each in found)


@pytest.mark.parametrize("size", SIZES)
def test_the_map_is_most_of_the_page(size: tuple[float, float]) -> None:
    chart = layout(*size).map
    assert chart.width * chart.height > 0.5 * size[0] * size[1]


def test_a_page_stands_or_lies() -> None:
    assert page("A3", portrait=True) == (297, 420) and page("A3", portrait=False) == (420, 297)


@pytest.mark.parametrize("size", SIZES)
def test_a_long_title_and_a_long_legend_take_their_room_from_the_map(size: tuple[float, float]) -> None:
    usual, long = layout(*size), layout(*size, title_lines=3, rows=9)
    assert long.head.height == usual.head.height + 2 * TITLE_LINE and long.map.height < usual.map.height
    assert size[0] >= size[1] or long.legend.height == usual.legend.height + 4 * ROW
    found = [long.upper_band, long.head, long.map, long.legend, long.foot, long.lower_band]
    assert all(apart(one, other) for one, other in combinations(found, 2))
