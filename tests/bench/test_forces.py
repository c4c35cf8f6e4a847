"""The figures of forces have the shape others compare with; how large they are is no test's business."""

import json

from console.bench import forces


def test_the_figures_stand_together_with_what_they_may_be() -> None:
    told = forces.measure(forces=4, runs=200, placements=60, steps=2)
    assert all(told[name] > 0 for name in told["gates"] if name in told)
    assert {"race_ms", "drag_ms_p95", "posture_ms_p95"} <= told.keys() and told["runs"] == 200
    json.dumps(told)
