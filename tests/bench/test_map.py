"""The figures of the map have the shape others compare with; how large they are is no test's business."""

import pytest

from console.bench import map_ground, screen
from console.cli import main
from console.map import views

TINY = (320, 240)


def test_ground_and_symbols_are_measured_on_a_shown_map() -> None:
    told = map_ground.measure(frames=3, rounds=2, size=TINY)
    assert told["cold_frame_ms"].keys() == views.NAMED.keys()
    assert told["cold_frame_ms_max"] == max(told["cold_frame_ms"].values()) > 0
    assert told["symbols_ms"] >= 0 and told["symbols_arranging_ms"] > 0


def test_a_percentile_is_one_of_the_values() -> None:
    assert screen.percentile([3.0, 1.0, 2.0], 0.95) == 3.0
    assert screen.percentile([float(each) for each in range(100)], 0.95) == 95.0


def test_a_subject_without_peers_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "start", "--peers"]) == 2
    assert "no peers of start" in capsys.readouterr().err
