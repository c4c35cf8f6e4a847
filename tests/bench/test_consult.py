"""The figures of consultation have the shape others compare with; how large they are is no test's business."""

import json

import pytest

from console.bench import consult, consult_known


def test_the_figures_stand_together_with_what_they_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consult_known, "measure", lambda: {"known_at_s": 0.1, "step_ms_p95": 2.0})
    told = consult.measure(runs=200, entries=1)
    assert {"forecast_ms", "entry_block_ms", "known_at_s", "step_ms_p95"} == told["gates"].keys()
    assert all(told[name] > 0 for name in told["gates"]) and (told["runs"], told["allies"]) == (200, 32)
    json.dumps(told)
