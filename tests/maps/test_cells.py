"""Cutting into cells loses nothing, and the program reads back what was packed."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.map.detail import Detail
from maps import cells, packing, topology

QUANTUM = 16.0
SIDE = QUANTUM * cells.SPAN


def ring(*corners: tuple[float, float]) -> np.ndarray:
    return np.array([*corners, corners[0]], float)


SQUARE = ring(
    (-0.5 * SIDE, -0.5 * SIDE), (1.5 * SIDE, -0.5 * SIDE), (1.5 * SIDE, 0.5 * SIDE), (-0.5 * SIDE, 0.5 * SIDE)
)
ISLET = ring((1000, 1000), (2000, 1000), (2000, 2000))


def detail_of(folder: Path, **layers: cells.Cut) -> Detail:
    """A file with these layers, which covers three cells either way."""
    around = [(column, row) for column in range(-3, 4) for row in range(-3, 4)]
    members: dict[str, np.ndarray] = {
        "limits": np.array([180.0]),
        "quanta": np.array([QUANTUM]),
        "span": np.array(cells.SPAN),
        "covered0": np.array(around, np.int16),
    }
    for name, cut in layers.items():
        members |= cells.pack(f"{name}0", cut)
    packing.write(folder / "detail.npz", members)
    return Detail(folder / "detail.npz")


@given(
    st.lists(st.tuples(st.integers(-9000, 9000), st.integers(-9000, 9000)), min_size=3, max_size=12).map(
        lambda corners: ring(*((x * QUANTUM, y * QUANTUM) for x, y in corners))
    )
)
def test_the_pieces_of_a_ring_cover_what_the_ring_did(shape: np.ndarray) -> None:
    def signed(points: np.ndarray) -> float:
        x, y = points[:, 0].astype(float), points[:, 1].astype(float)
        return float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2

    cut = cells.rings([(shape, 0)], QUANTUM)
    total = sum(signed(part) for parts in cut.values() for part, _ in parts)
    length = float(np.abs(np.diff(shape, axis=0)).sum()) / QUANTUM
    # Where an edge is cut its end is rounded to the grid: half a quantum to the side at most.
    assert total == pytest.approx(signed(shape / QUANTUM), abs=2 * length + 1)
    for (column, row), parts in cut.items():
        for part, _ in parts:
            assert np.array_equal(part[0], part[-1])
            assert (part >= np.array([column, row]) * cells.SPAN).all()
            assert (part <= np.array([column + 1, row + 1]) * cells.SPAN).all()


def test_what_was_packed_is_read_back_with_its_tags(tmp_path: Path) -> None:
    detail = detail_of(tmp_path, land=cells.rings([(ISLET, 7)], QUANTUM))
    found = detail.shapes("land", 100.0, (0, 0, 5000, 5000))
    assert found is not None and found.tag.tolist() == [7]
    assert np.abs(found.points(0) - ISLET).max() <= QUANTUM / 2


def test_an_area_over_several_cells_comes_whole(tmp_path: Path) -> None:
    detail = detail_of(tmp_path, land=cells.rings([(SQUARE, 0)], QUANTUM))
    found = detail.shapes("land", 100.0, (-0.6 * SIDE, -0.6 * SIDE, 1.6 * SIDE, 0.6 * SIDE))
    assert found is not None
    assert sum(topology.area(found.points(number)) for number in range(len(found.tag))) == topology.area(SQUARE)


def test_the_coast_does_not_follow_the_edges_of_cells(tmp_path: Path) -> None:
    detail = detail_of(tmp_path, land=cells.rings([(SQUARE, 0), (ISLET, 0)], QUANTUM))
    coast = detail.shapes("coast", 100.0, (-0.6 * SIDE, -0.6 * SIDE, 1.6 * SIDE, 0.6 * SIDE))
    assert coast is not None
    length = sum(float(np.hypot(*np.diff(coast.points(number), axis=0).T).sum()) for number in range(len(coast.tag)))
    islet = float(np.hypot(*np.diff(np.round(ISLET / QUANTUM) * QUANTUM, axis=0).T).sum())
    assert length == pytest.approx(6 * SIDE + islet)


def test_a_line_is_cut_where_it_leaves_and_enters_again() -> None:
    line = np.array([(0.5, 0.5), (1.5, 0.5), (1.5, 0.7), (0.5, 0.7)]) * SIDE
    cut = cells.lines([(line, 3)], QUANTUM)
    assert {cell: len(parts) for cell, parts in cut.items()} == {(0, 0): 2, (1, 0): 1}
    assert {tag for parts in cut.values() for _, tag in parts} == {3}


def test_the_file_has_no_say_beyond_its_scale_its_cells_and_without_the_file(tmp_path: Path) -> None:
    detail = detail_of(tmp_path, land=cells.rings([(ISLET, 0)], QUANTUM))
    assert detail.shapes("land", 181.0, (0, 0, 5000, 5000)) is None
    assert detail.shapes("land", 100.0, (3.5 * SIDE, 0, 4.5 * SIDE, 5000)) is None
    assert Detail(tmp_path / "none.npz").shapes("land", 100.0, (0, 0, 5000, 5000)) is None


def test_open_sea_is_known_to_be_empty(tmp_path: Path) -> None:
    detail = detail_of(tmp_path, land=cells.rings([(ISLET, 0)], QUANTUM))
    found = detail.shapes("land", 100.0, (1.2 * SIDE, 0, 1.3 * SIDE, 5000))
    assert found is not None and len(found.tag) == 0
