"""How quick the map is: gathers what the measurements of its parts found into the one object that is compared.

Everything is drawn without a screen on 1920 × 1080 pixels at 100 % by the program's own canvas. What is measured how
stands in :data:`DEFINITIONS`, which the object carries with it, and at length beside what measures it. A **turn** is an
act, its frame and all work put off until after it.
"""

import os
import platform
from collections.abc import Mapping
from importlib.metadata import version
from types import MappingProxyType
from typing import Any, Final

import console
from console.bench import map_find, map_ground, map_peers, map_reports, start

DEFINITIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "pan_ms_p95": "by number of reports and view: a turn of a drag to and fro with all reports in the window",
        "growth": "pan_ms_p95 with 10,000,000 reports to that with 100,000, in the worst view",
        "step_ms_p95": "the same for a turn in which a window of 24 hours moves on by 10 minutes or an hour",
        "jump_ms": "a jump of the window or a zoom with 1,000,000: the first frame, scaled, and the exact picture, p95",
        "rss_mb": "resident memory of the process at rest with so many reports, whole flank",
        "cold_frame_ms_max": "worst turn of a pan over ground never painted, its spare time included, quickest of 3",
        "cold_frame_cpu_ms_max": "the same in processor time",
        "symbols_ms": "what 300 unit symbols with their labels add to a frame of a moving map, quickest",
        "symbols_singly_ms": "what they add to a frame that paints them one by one, as after arranging them, quickest",
        "symbols_arranging_ms": "placing 300 symbols and their labels anew, as when a movement has come to rest",
        "redraw_ms": "whole flank, 100,000 reports, from outlines and columns, nothing painted kept, quickest",
        "redraw_cpu_ms": "the same in processor time",
        "find_ms_p95": "first answer of 500 searches by name, half of them misspelt, processor time",
        "find_share": "how many of these find the place meant among ten",
        "first_paint_s": "from the start of the process to the map painted where the window will have it, warm, median",
        "first_window_s": "the same to the window painted with the map",
        "first_picture_s": "the same to the window painted with what the case holds",
    }
)
_STARTS: Final = 5
NOT_ASKED: Final = {"qgis": None, "leaflet": None, "why": "They are measured with --peers."}
_BEGINNING: Final = ("first_paint_s", "first_window_s", "first_picture_s")


def measure(peers: bool = False) -> dict[str, Any]:
    """Every figure; ``peers`` also has other programs draw the same, where they are installed."""
    found = map_reports.measure()
    found |= map_ground.measure()
    found |= map_find.measure()
    begun = start.measure(_STARTS)
    found |= {name: begun[name] for name in _BEGINNING}
    return found | {
        "peers": map_peers.measure() if peers else NOT_ASKED,
        "definitions": {name: words for name, words in DEFINITIONS.items() if name in found},
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}",
        "versions": _versions(),
    }


def _versions() -> dict[str, str]:
    packages = {name: version(name) for name in ("PySide6-Essentials", "numpy")}
    return {"console": console.__version__, "python": platform.python_version(), **packages}
