"""The figures of forces have the shape others compare with; how large they are is no test's business."""

import json

import pytest

from console.bench import forces


def test_the_figures_stand_together_with_what_they_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """With ways as quick as can be: they are held by tests of their own."""
    monkeypatch.setattr(forces, "_routes", lambda dice, many: {"routes_ms": 1.0, "routes_first_ms": 2.0})
    told = forces.measure(forces=4, runs=200, placements=60, steps=2, routes=8)
    assert {"race_ms", "drag_ms_p95", "posture_ms_p95", "routes_ms"} == told["gates"].keys()
    assert all(told[name] > 0 for name in told["gates"]) and (told["runs"], told["routes"]) == (200, 8)
    json.dumps(told)
