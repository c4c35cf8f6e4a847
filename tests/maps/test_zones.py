"""Every cell is shared out whole among the countries whose land it holds."""

import numpy as np
import pytest

from maps import cells, topology
from maps.zones import zones

SIDE = 16.0 * cells.SPAN


def ring(*corners: tuple[float, float]) -> np.ndarray:
    return np.array([*corners, corners[0]], float) * SIDE


WEST = (ring((-1, 0.3), (0.5, 0.3), (0.5, 2), (-1, 2)), 4)
EAST = (ring((0.5, 0.3), (1.5, 0.3), (1.5, 2), (0.5, 2)), 9)


def areas(cell: cells.Cell) -> dict[int, float]:
    found: dict[int, float] = {}
    for points, owner in zones([cell], [WEST, EAST], 16.0)[cell]:
        found[owner] = found.get(owner, 0.0) + topology.area(points.astype(float)) / cells.SPAN**2
    return found


def test_water_goes_to_the_nearest_shore_and_nothing_is_left() -> None:
    shares = areas((0, 0))
    assert shares.keys() == {4, 9}
    assert sum(shares.values()) == pytest.approx(1, abs=1e-3)
    assert shares[4] == pytest.approx(0.5, abs=0.02)


def test_a_cell_of_one_country_is_its_own_altogether() -> None:
    assert areas((-1, 0)) == {4: 1.0}


def test_islets_far_out_go_to_the_nearest_country() -> None:
    assert areas((5, 0)) == {9: 1.0}
