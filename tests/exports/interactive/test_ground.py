"""The ground of the interactive map: packed steps read back as the outlines they were."""

import base64
import json

import numpy as np
import pytest

from console.exports.interactive.ground import ground, packed
from console.map.basemap import shipped


def unpacked(text: str) -> list[int]:
    """As the page reads them."""
    found, value, shift = [], 0, 0
    for byte in base64.b64decode(text):
        value += (byte & 127) << shift
        shift += 7
        if byte < 128:
            found.append(-(value + 1) // 2 if value % 2 else value // 2)
            value = shift = 0
    return found


@pytest.mark.parametrize("quantum", [1.0, 27.5])
def test_steps_read_back(quantum: float) -> None:
    lines = [np.array([[0, 0], [63, -64], [1e7, -1e7]]) * quantum, np.array([[-5, 8191], [8192, 1]]) * quantum]
    steps = np.array(unpacked(packed(lines, quantum))).reshape(-1, 2) * quantum
    assert np.cumsum(steps[:3], axis=0) == pytest.approx(lines[0])
    assert np.cumsum(steps[3:], axis=0) == pytest.approx(lines[1])


def test_the_ground_keeps_every_vertex_of_a_country_close_up() -> None:
    land = json.loads(ground())["land"][2]
    quantum, counts, tags, text = land
    assert sum(counts) * 2 == len(unpacked(text))
    number = shipped().countries.number("EE")
    shapes = shipped().shapes("land", 1)
    here = [int(np.diff(shapes.start)[shape]) for shape in np.flatnonzero(shapes.tag == number)]
    assert [count for count, tag in zip(counts, tags, strict=True) if tag == number] == here
    assert quantum == pytest.approx(27.5)
