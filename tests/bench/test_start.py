"""The start is measured on a real process: the window is shown, the case is read, the program ends by itself."""

import os
import sys
from pathlib import Path

import pytest

from console.bench import start
from console.bench.start import measure
from console.domain.errors import Fault


def test_a_start_is_measured_from_the_process_to_the_painted_window() -> None:
    told = measure(runs=1)
    assert 0 < told["first_paint_s"] <= told["first_window_s"] <= told["first_picture_s"] < 60
    assert told["runs"] == 1
    assert told["machine"] and told["rows"]["incident"] == 95
    assert {"console", "python", "PySide6-Essentials", "numpy"} <= told["versions"].keys()


@pytest.mark.skipif(sys.platform == "win32", reason="the window that hangs is a script with a first line")
def test_a_window_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hanging = tmp_path / "hanging"
    hanging.write_text(f"#!{sys.executable}\nimport time\nprint('x', flush=True)\ntime.sleep(600)\n")
    hanging.chmod(0o700)
    monkeypatch.setattr(start, "_PATIENCE_S", 0.5)
    monkeypatch.setattr(sys, "executable", str(hanging))
    with pytest.raises(Fault, match="did not start"):
        start._start(tmp_path / "any.flank", dict(os.environ))
