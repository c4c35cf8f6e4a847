"""How long the console takes to start: from the start of its process to the painted map and the painted window.

Each run is a fresh process on a case that was made before, without a screen; one run before the measured ones warms
the machine's file cache. The child says when it painted; its words are timed here, as they arrive.
"""

import os
import platform
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median
from threading import Timer
from typing import Any

import console
from console.domain.errors import Fault
from console.domain.operation import Actor
from console.services.cases import new_case
from console.store.searchable import TABLES
from console.ui.application import FIRST_PAINT, PAINTED, PICTURED, SEEN

RUNS = 7
_PATIENCE_S = 60


def measure(runs: int = RUNS) -> dict[str, Any]:
    """Medians in seconds over ``runs`` processes.

    ``first_paint_s``: the map is painted, in the place where the window will have it. ``first_window_s``: the window is
    painted with it. ``first_picture_s``: painted with the case's own content.
    """
    with tempfile.TemporaryDirectory(prefix="flank-", ignore_cleanup_errors=True) as folder:
        case = Path(folder, "start.flank")
        rows = _made(case)
        environment = _environment(folder)
        _start(case, environment)
        found = [_start(case, environment) for _ in range(runs)]
    seen, painted, pictured = zip(*found, strict=True)
    return {
        "first_paint_s": round(median(seen), 3),
        "first_paint_s_all": [round(each, 3) for each in seen],
        "first_window_s": round(median(painted), 3),
        "first_picture_s": round(median(pictured), 3),
        "runs": runs,
        "rows": rows,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}",
        "versions": _versions(),
    }


def _made(case: Path) -> dict[str, int]:
    """Make the case that is opened; how many rows of each table the window shows or searches it has."""
    with new_case(case, Actor("bench", platform.node()), time.time_ns() // 1_000_000) as store:
        reader = store.writer_view()
        counts = {table: int(reader.value(f"SELECT count(*) FROM {table}")) for table in sorted(TABLES)}
    return {table: count for table, count in counts.items() if count}


def _versions() -> dict[str, str]:
    """Of what a start loads; PySide6-Essentials is numbered as the Qt it carries."""
    packages = {name: version(name) for name in ("PySide6-Essentials", "numpy", "apsw-sqlite3mc")}
    return {"console": console.__version__, "python": platform.python_version(), **packages}


def _environment(folder: str) -> dict[str, str]:
    """No screen, no settings of the user's, and the child on the same code as this process."""
    home = str(Path(console.__file__).resolve().parent.parent)
    path = os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH", "")) if part)
    own = {f"XDG_{kind}_HOME": str(Path(folder, kind.lower())) for kind in ("CONFIG", "STATE", "DATA", "CACHE")}
    # Warm means that Python has compiled the modules before; a machine that forbids keeping that is not measured here.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **own, "PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen", FIRST_PAINT: "1"}


def _start(case: Path, environment: dict[str, str]) -> tuple[float, float, float]:
    """Seconds until the map was painted, the window, and the window with the case. Raises Fault when it never was."""
    command = [sys.executable, "-m", "console", "demo", "baseline", "--case", str(case)]
    begun = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as child:
        said: dict[str, float] = {}
        # What hangs is killed, which ends its output and with it the reading here.
        patience = Timer(_PATIENCE_S, child.kill)
        patience.start()
        try:
            for line in child.stdout or ():
                said[line.strip()] = time.perf_counter() - begun
            child.wait()
        finally:
            patience.cancel()
    if child.returncode != 0 or not {SEEN, PAINTED, PICTURED} <= said.keys():
        raise Fault("The window did not start. Open it by hand to see why: flank demo baseline")
    return said[SEEN], said[PAINTED], said[PICTURED]
