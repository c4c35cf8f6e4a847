"""The figures of the map have the shape others compare with; how large they are is no test's business."""

import json
import os
import sys
from pathlib import Path

import pytest

from console.bench import map as bench_map
from console.bench import map_find, map_ground, map_peers, map_reports, screen, start
from console.cli import main
from console.map import views

TINY = (320, 240)
BEGUN = {"first_paint_s": 0.1, "first_window_s": 0.2, "first_picture_s": 0.3}


def test_ground_and_symbols_are_measured_on_a_shown_map() -> None:
    told = map_ground.measure(frames=3, rounds=2, size=TINY)
    assert told["cold_frame_ms"].keys() == views.NAMED.keys()
    assert told["cold_frame_ms_max"] == max(told["cold_frame_ms"].values()) > 0
    assert told["symbols_ms"] >= 0 and told["symbols_arranging_ms"] > 0


def test_the_flank_is_painted_from_nothing_with_its_reports() -> None:
    assert min(map_ground.redraws(2, TINY, reports=500)).wall > 0


def test_the_figures_stand_together_with_what_they_mean(monkeypatch: pytest.MonkeyPatch) -> None:
    """With parts as quick as can be: each is measured in a test of its own."""
    monkeypatch.setattr(map_reports, "measure", lambda: {"pan_ms_p95": {"10000": {"flank": 1.0}}, "growth": 1.0})
    monkeypatch.setattr(map_ground, "measure", lambda: {"cold_frame_ms_max": 1.0, "redraw_ms": 1.0})
    monkeypatch.setattr(map_find, "measure", lambda: {"find_ms_p95": 1.0, "find_share": 1.0})
    monkeypatch.setattr(start, "measure", lambda runs: {**BEGUN, "runs": runs})
    told = bench_map.measure()
    assert (
        told["first_paint_s"] == 0.1
        and told["peers"]["qgis"] is None is told["peers"]["leaflet"]
        and told["peers"]["why"]
    )
    figures = told.keys() - {"peers", "definitions", "machine", "versions"}
    assert figures == told["definitions"].keys()
    json.dumps(told)


def test_a_percentile_is_one_of_the_values() -> None:
    assert screen.percentile([3.0, 1.0, 2.0], 0.95) == 3.0
    assert screen.percentile([float(each) for each in range(100)], 0.95) == 95.0


def test_a_subject_without_peers_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "start", "--peers"]) == 2
    assert "no peers of start" in capsys.readouterr().err


def test_peers_that_are_not_there_are_none_and_say_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(map_peers, "_SYSTEM_PYTHON", tmp_path / "none")
    monkeypatch.setattr(map_peers.shutil, "which", lambda name: None)
    told = map_peers.measure(rounds=1, pans=1, reports=200)
    assert told["qgis"] is None is told["leaflet"]
    assert "python3-qgis" in told["why"]["qgis"] and "chromium" in told["why"]["leaflet"]


def test_a_peer_draws_what_ours_draws(tmp_path: Path) -> None:
    """The peers themselves never run here; another that answers at once stands in for them."""
    canvas, ours = map_ground.redraw_from(TINY, reports=200)
    map_peers.write_scene(canvas, tmp_path, 200)
    scene = json.loads((tmp_path / "scene.json").read_text())
    assert [layer["name"] for layer in scene["layers"]] == [
        "sea", "map.land", "map.land_ally", "relief", "graticule", "lakes", "coast", "border", "disputed",
    ]  # fmt: skip
    assert all((tmp_path / layer["file"]).is_file() for layer in scene["layers"] if layer["kind"] == "image")
    assert all(layer["shapes"] for layer in scene["layers"][1:3])
    assert len(scene["points"]["xy"]) == len(scene["points"]["kind"]) == 200
    script = """print('{"version": "1"}', flush=True)\nwhile input() != "quit":\n    print('{"ms": 5}', flush=True)"""
    with map_peers._peer([sys.executable, "-c", script], dict(os.environ)) as (version, ask):
        told = map_peers._compared(canvas, ours, ask, rounds=2, pans=2)
    assert version == "1" and told["redraw_ms"] == told["pan_ms"] == 5.0
    assert told["redraw_ratio"] > 0 and told["pan_ours_ms"] > 0
    screen.put_away(canvas)
