"""What reports on the map cost, from ten thousand to ten million: moving it, moving the window of time, memory.

Each size is measured in a process of its own, in three views, on 1920 × 1080 pixels at 100 %, with warm ground. The
reports are made up: half around towns of very different size, half anywhere, sixteen categories, over 31 days.

A **turn** is everything from an act to an idle program: the act, the whole frame with ground and furniture painted into
the screen's memory, and all work put off until between two frames. Every turn and jump is gone through three times and
counts as its quickest: what other programs on the machine take is not the map's.

- ``pan_ms_p95``: turns of a drag by steps of 8, 16 and 24 pixels: right and back, down and back, along both diagonals
  and back, some 750 pixels each way, with *all* reports in the window.
- ``growth``: ``pan_ms_p95`` of the largest size to that of 100 000, in the worst view.
- ``step_ms_p95``: turns of a window of 24 hours moved on by 10 minutes and by an hour in turns.
- ``jump_ms``, at one million: a window of 24 hours moved to another day, and a zoom in and out by 1.6. ``first``:
  until a frame with the older picture, scaled; ``exact``: until the exact picture is on the screen, frames between
  included. 95 of 100 are quicker.
- ``rss_mb``: resident memory at rest, the whole flank shown with all reports, before anything else is measured.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from math import nan
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import numpy as np
import numpy.typing as npt

import console
from console.bench import screen, texts
from console.domain.errors import Fault
from console.map import views
from console.map.canvas import MapCanvas
from console.map.reports import points, tally
from console.map.reports.points import Points

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SIZES: Final = (10_000, 100_000, 1_000_000, 10_000_000)
JUMPED: Final = 1_000_000
_GROWN_FROM: Final = 100_000
_DAYS: Final = 31
_HOUR: Final = 3_600_000
_MINUTES: Final = (10, 60)
_STRIDES: Final = (8, 16, 24)
_LEG: Final = 48
_WAYS: Final = ((-1, 0), (0, -1), (-1, -1), (1, -1))
_STEPS: Final = 120
_PASSES: Final = 3
_JUMPS: Final = 6
_ZOOM: Final = 1.6


def measure(sizes: tuple[int, ...] = SIZES) -> dict[str, Any]:
    """All sizes; keys of sizes are text, as in JSON."""
    found = {str(size): _in_own_process(size) for size in sizes}
    pans = {size: each["pan_ms_p95"] for size, each in found.items()}
    figures: dict[str, Any] = {
        "pan_ms_p95": pans,
        "step_ms_p95": {size: each["step_ms_p95"] for size, each in found.items()},
        "rss_mb": {size: each["rss_mb"] for size, each in found.items()},
        "growth": _growth(pans),
    }
    if str(JUMPED) in found:
        figures["jump_ms"] = found[str(JUMPED)]["jump_ms"]
    return figures


def of_size(size: int, views_of: tuple[str, ...] = tuple(views.NAMED)) -> dict[str, Any]:
    """One size in this process."""
    canvas = screen.shown()
    canvas.set_view(views.HOME)
    canvas.reports.set_points(made(size))
    screen.finish(canvas)
    found: dict[str, Any] = {"rss_mb": round(resident(), 1)}
    for name, act in {"pan_ms_p95": pans, "step_ms_p95": steps}.items():
        found[name] = {view: round(screen.percentile(act(canvas, views.NAMED[view]), 0.95), 2) for view in views_of}
    if size == JUMPED:
        found["jump_ms"] = _worst([jumps(canvas, views.NAMED[view]) for view in views_of])
    canvas.close()
    return found


def pans(canvas: MapCanvas, view: views.View) -> list[float]:
    """The turns of a drag with everything in the window; once before, so that the ground is warm."""
    canvas.reports.set_window()

    def passed() -> list[float]:
        canvas.set_view(view)
        screen.finish(canvas)
        return [_turn(lambda move=move: canvas.pan(*move)) for move in _moves()]  # type: ignore[misc]

    passed()
    return _quickest(passed)


def steps(canvas: MapCanvas, view: views.View) -> list[float]:
    """The turns of a window that moves on."""
    canvas.set_view(view)
    starts = texts.START + 60_000 * np.cumsum([0, *(_MINUTES * (_STEPS // len(_MINUTES)))])

    def passed() -> list[float]:
        _show_day(canvas, int(starts[0]))
        screen.finish(canvas)
        return [_turn(lambda at=int(start): _show_day(canvas, at)) for start in starts[1:]]  # type: ignore[misc]

    return _quickest(passed)


def jumps(canvas: MapCanvas, view: views.View) -> list[tuple[float, float]]:
    """The first answer and the exact picture of jumps of the window and of zooms, milliseconds each."""
    days = [texts.START + (number * 11 % (_DAYS - 1)) * 24 * _HOUR for number in range(2 * _JUMPS)]

    def passed() -> list[tuple[float, float]]:
        canvas.set_view(view)
        found = []
        for number, day in enumerate(days):
            found.append(_jump(canvas, lambda at=day: _show_day(canvas, at)))  # type: ignore[misc]
            screen.finish(canvas)
            zoom = _ZOOM if number % 2 else 1 / _ZOOM
            found.append(_jump(canvas, lambda by=zoom: canvas.zoom_by(by)))  # type: ignore[misc]
            screen.finish(canvas)
        return found

    passes = [passed() for _ in range(_PASSES)]
    return [(min(one for one, _ in same), min(exact for _, exact in same)) for same in zip(*passes, strict=True)]


def _show_day(canvas: MapCanvas, start: int) -> None:
    canvas.reports.set_window(start, start + 24 * _HOUR)


def _quickest(passed: Callable[[], list[float]]) -> list[float]:
    return [min(same) for same in zip(*(passed() for _ in range(_PASSES)), strict=True)]


def resident() -> float:
    """Megabytes of this process in memory now; NaN where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return nan
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def columns(size: int) -> tuple[Floats, Floats, Ints, Ints]:
    """Longitude, latitude, kind and time of so many reports, the same every time."""
    dice = np.random.default_rng(1)
    lon, lat = texts.positions(size, dice)
    time = texts.START + dice.integers(0, _DAYS * 24 * 60, size) * 60_000
    return lon, lat, dice.integers(1, tally.KINDS, size), time


def made(size: int) -> Points:
    """So many reports, as the map takes them."""
    return points.prepare(*columns(size), np.arange(size))


def _moves() -> Iterator[tuple[int, int]]:
    for right, down in _WAYS:
        for back in (1, -1):
            for number in range(_LEG):
                stride = _STRIDES[number % len(_STRIDES)] * back
                yield right * stride, down * stride


def _turn(act: Callable[[], object]) -> float:
    app = screen.application()

    def whole() -> None:
        act()
        app.processEvents()

    return screen.milliseconds(whole)


def _jump(canvas: MapCanvas, act: Callable[[], object]) -> tuple[float, float]:
    app = screen.application()
    begun = perf_counter()
    act()
    canvas.repaint()
    first = perf_counter()
    while not canvas.reports.complete:
        app.processEvents()
    canvas.repaint()
    return (first - begun) * 1000, (perf_counter() - begun) * 1000


def _worst(found: list[list[tuple[float, float]]]) -> dict[str, float]:
    """95 of 100 jumps are quicker, in the worst view."""
    first = max(screen.percentile([one for one, _ in view], 0.95) for view in found)
    exact = max(screen.percentile([one for _, one in view], 0.95) for view in found)
    return {"first": round(first, 2), "exact": round(exact, 2)}


def _growth(pans: dict[str, dict[str, float]]) -> float | None:
    small, large = pans.get(str(_GROWN_FROM)), pans.get(str(max(map(int, pans), default=0)))
    if small is None or large is None:
        return None
    return round(max(large[view] / small[view] for view in small), 2)


def _in_own_process(size: int) -> dict[str, Any]:
    home = str(Path(console.__file__).resolve().parent.parent)
    path = os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH", "")) if part)
    environment = {**os.environ, "PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "console.bench.map_reports", str(size)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise Fault(f"{size} reports could not be measured: {ended.stderr.strip().splitlines()[-1:]}")
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


if __name__ == "__main__":
    print(json.dumps(of_size(int(sys.argv[1]))))
