"""How quick the map is: gathers what the measurements of its parts found into the one object that is compared.

Everything is drawn without a screen on 1920 × 1080 pixels at 100 % by the program's own canvas. What is measured how
stands in :data:`DEFINITIONS`, which the object carries with it.
"""

import os
import platform
from collections.abc import Mapping
from importlib.metadata import version
from types import MappingProxyType
from typing import Any, Final

import console
from console.bench import map_find, map_ground, start

DEFINITIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cold_frame_ms_max": "worst frame of a pan over ground never painted before, in the worst of three views",
        "symbols_ms": "what 300 unit symbols with their labels add to a frame of a moving map, median",
        "symbols_first_ms": "what they add to the first frame after they were arranged, median",
        "symbols_arranging_ms": "placing 300 symbols and their labels anew, as when a movement has come to rest",
        "redraw_ms": "the whole flank with nothing kept of any earlier painting, until all of it is shown, median",
        "find_ms_p95": "first answer of 500 searches by name, half of them misspelt, processor time",
        "find_share": "how many of these find the place meant among ten",
        "first_paint_s": "from the start of the process to the painted map, file cache warm, median",
        "first_picture_s": "the same to the map painted with what the case holds",
    }
)
_STARTS: Final = 5


def measure(peers: bool = False) -> dict[str, Any]:
    """Every figure; ``peers`` also has other programs draw the same, where they are installed."""
    found: dict[str, Any] = map_ground.measure()
    found |= map_find.measure()
    begun = start.measure(_STARTS)
    found |= {name: begun[name] for name in ("first_paint_s", "first_picture_s")}
    return found | {
        "peers": {"qgis": None, "leaflet": None},
        "definitions": {name: words for name, words in DEFINITIONS.items() if name in found},
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}",
        "versions": _versions(),
    }


def _versions() -> dict[str, str]:
    packages = {name: version(name) for name in ("PySide6-Essentials", "numpy")}
    return {"console": console.__version__, "python": platform.python_version(), **packages}
