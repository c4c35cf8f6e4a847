"""Shared arcs: what two rings have in common stays common."""

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from maps import packing, topology

LEFT = np.array([(0, 0), (2, 0), (2.2, 1), (2, 2), (0, 2), (0, 0)], float)
RIGHT = np.array([(2, 0), (4, 0), (4, 2), (2, 2), (2.2, 1), (2, 0)], float)
ISLAND = np.array([(7, 7), (8, 7), (8, 8), (7, 7)], float)


def test_neighbours_share_one_arc_and_rings_come_back_whole() -> None:
    net = topology.build([LEFT, RIGHT, ISLAND])
    assert sorted(len(users) for users in net.users()) == [1, 1, 1, 2]
    for number, ring in enumerate((LEFT, RIGHT, ISLAND)):
        back = net.assemble(number, net.arcs)
        assert {tuple(point) for point in back} == {tuple(point) for point in ring}
        assert topology.area(back) == topology.area(ring)


def test_simplifying_an_arc_moves_both_neighbours_alike() -> None:
    net = topology.build([LEFT, RIGHT])
    thin = [arc[topology.weights(arc) > 1] for arc in net.arcs]
    total = topology.area(net.assemble(0, thin)) + topology.area(net.assemble(1, thin))
    assert total == topology.area(LEFT) + topology.area(RIGHT)


def test_an_enclave_is_one_arc() -> None:
    net = topology.build([ISLAND, np.roll(ISLAND[:-1], 1, axis=0)[[0, 1, 2, 0]][::-1]])
    assert len(net.arcs) == 1


def test_the_flattest_vertex_weighs_least() -> None:
    line = np.array([(0, 0), (1, 0.1), (2, 0), (3, 2), (4, 0)], float)
    weight = topology.weights(line)
    assert np.isinf(weight[[0, -1]]).all()
    assert weight[1:-1].argmin() == 0


@given(st.lists(st.tuples(st.floats(-2e6, 2e6), st.floats(-2e6, 2e6)), min_size=2, max_size=30))
def test_packed_vertices_are_within_half_a_quantum(points: list[tuple[float, float]]) -> None:
    line = np.array(points)
    packed = packing.pack("line", [(line, 3)], 10.0)
    grid = np.cumsum(packed["line.step"].astype(np.int64), axis=0) + packed["line.first"]
    gap = np.abs(grid[None] * 10.0 - line[:, None]).max(axis=2).min(axis=1)
    assert gap.max() <= 5.001
    assert packed["line.tag"].tolist() == [3]


def test_the_same_arrays_make_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one.npz", tmp_path / "other.npz"
    packing.write(one, {"b": np.arange(5), "a": np.eye(2)})
    packing.write(other, {"a": np.eye(2), "b": np.arange(5)})
    assert one.read_bytes() == other.read_bytes()
