"""Other programs draw the same flank in the same run: QGIS and Leaflet, where they are installed.

The scripts that have them draw are those of ``tests/bench/peers``, which an installed program does not carry. Rounds
are taken in turns, ours, theirs, ours: a machine that is busy is busy for all.
"""

import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Timer
from typing import Any, Final

import numpy as np

import console
from console.bench import map_ground, map_reports, screen
from console.config import tokens
from console.domain.categories import Category
from console.map import projection
from console.map.basemap import shipped
from console.map.canvas import MapCanvas
from console.map.layers import depth, graticule, raster, relief
from console.map.layers.base import Patch
from console.map.style import style

SCRIPTS: Final = Path(console.__file__).resolve().parent.parent / "tests" / "bench" / "peers"
ROUNDS: Final = 12
PANS: Final = 10
_SYSTEM_PYTHON: Final = Path("/usr/bin/python3")
_LEAFLET: Final = "xstatic-leaflet==1.9.3.0"
_PATIENCE_S: Final = 180
_DOT: Final = 4
_KINDS: Final = ("ink.muted", *(f"category.{category.value}" for category in Category))
_LINES: Final = (("coast", "map.coast", 0.9, None), ("border", "map.border", 1.0, None))
_DISPUTED: Final = ("disputed", "map.border_disputed", 1.0, (4, 2.5))

Ask = Callable[[str], float]


class Missing(Exception):
    """A peer cannot be measured; the words say why."""


def measure(rounds: int = ROUNDS, pans: int = PANS, reports: int = map_ground.REDRAWN) -> dict[str, Any]:
    """For each peer its version, its quickest redraw and pan frame, ours in the same rounds, and theirs to ours.

    A peer that is not there is None, and ``why`` tells.
    """
    canvas, ours = map_ground.redraw_from(screen.SIZE, reports)
    told: dict[str, Any] = {}
    why: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="flank-peers-", ignore_cleanup_errors=True) as name, ExitStack() as stack:
        folder = Path(name)
        write_scene(canvas, folder, reports)
        for peer, begin in {"qgis": _qgis, "leaflet": _leaflet}.items():
            try:
                version, ask = stack.enter_context(begin(folder))
            except Missing as missing:
                told[peer], why[peer] = None, str(missing)
            else:
                told[peer] = {"version": version} | _compared(canvas, ours, ask, rounds, pans)
    screen.put_away(canvas)
    return told | ({"why": why} if why else {})


def _compared(canvas: MapCanvas, ours: Callable[[], object], ask: Ask, rounds: int, pans: int) -> dict[str, float]:
    redrawn: list[tuple[float, float]] = []
    moved: list[tuple[float, float]] = []
    ask("redraw")
    for _ in range(rounds):
        redrawn.append((screen.milliseconds(ours), ask("redraw")))
    for _ in range(pans):
        canvas.pan(-map_ground.STEP[0], -map_ground.STEP[1])
        moved.append((screen.frame(canvas), ask("pan")))
        screen.finish(canvas)
    found: dict[str, float] = {}
    for name, pairs in {"redraw": redrawn, "pan": moved}.items():
        mine, theirs = (min(side) for side in zip(*pairs, strict=True))
        found |= {f"{name}_ms": round(theirs, 1), f"{name}_ours_ms": round(mine, 2)}
        found[f"{name}_ratio"] = round(theirs / mine, 1)
    return found


def write_scene(canvas: MapCanvas, folder: Path, reports: int) -> None:
    """Write ``scene.json`` and its pictures: what a canvas shows, in metres of the plane, colours of the dark theme."""
    frame, theme = canvas.frame(), tokens.load().themes["dark"]
    west, south, east, north = frame.bounds
    area = frame.area
    patch = Patch(
        west, north, area.width(), area.height(), frame.scale, 1.0, shipped(), style("dark"), map_ground.ALLIES
    )
    layers = [_image(folder, "sea", patch, "shallow", depth.colours("dark")), *_land(patch, theme)]
    layers.append(_image(folder, "relief", patch, "relief", relief.colours("dark")))
    layers.append(_line("graticule", theme["map.graticule"].hex, 0.8, None, graticule.polylines(patch)))
    layers.append(_fill("lakes", theme["map.lake"].hex, [_parts(patch, "lake")]))
    for layer, role, width, dashes in (*_LINES, _DISPUTED):
        layers.append(_line(layer, theme[role].hex, width, dashes, _parts(patch, layer)))
    lon, lat, kind, _ = map_reports.columns(reports)
    scene = {
        "size": [area.width(), area.height()],
        "bounds": [west, south, east, north],
        "scale": frame.scale,
        "step": list(map_ground.STEP),
        "background": theme["map.sea_deep"].hex,
        "layers": layers,
        "points": {
            "xy": np.column_stack(projection.forward(lon, lat)).round(1).tolist(),
            "kind": kind.tolist(),
            "colours": [theme[role].hex for role in _KINDS],
            "size": _DOT,
        },
    }
    (folder / "scene.json").write_text(json.dumps(scene), encoding="utf-8")


def _parts(patch: Patch, layer: str, tag: int | None = None) -> list[list[list[float]]]:
    """The shapes of a layer that a patch shows, whole; those of one tag where it is given."""
    found: list[list[list[float]]] = []
    for shapes in patch.parts(layer):
        numbers = shapes.meeting(*patch.box).tolist()
        found += [shapes.points(number).tolist() for number in numbers if tag in (None, int(shapes.tag[number]))]
    return found


def _land(patch: Patch, theme: tokens.Theme) -> list[dict[str, Any]]:
    """Each country's rings as one shape: of the others, then of the Allies."""
    owners = sorted({int(tag) for shapes in patch.parts("land") for tag in shapes.tag})
    sovereign = patch.basemap.countries.sovereign
    found = []
    for role, allied in (("map.land", False), ("map.land_ally", True)):
        wanted = [owner for owner in owners if (sovereign[owner] in patch.allies) == allied]
        found.append(_fill(role, theme[role].hex, [_parts(patch, "land", owner) for owner in wanted]))
    return found


def _fill(name: str, colour: str, shapes: list[Any]) -> dict[str, Any]:
    return {"name": name, "kind": "fill", "colour": colour, "shapes": [shape for shape in shapes if shape]}


def _line(name: str, colour: str, width: float, dashes: Any, lines: list[Any]) -> dict[str, Any]:
    shapes = [[line] for line in lines]
    return {"name": name, "kind": "line", "colour": colour, "width": width, "dashes": dashes, "shapes": shapes}


def _image(folder: Path, name: str, patch: Patch, member: str, colours: list[int]) -> dict[str, Any]:
    """A raster as the patch draws it, with the file that says where it lies."""
    cells = patch.basemap.raster(member).at(patch.scale)
    picture = raster.picture(cells.values, colours)
    picture.save(str(folder / f"{name}.png"))
    half = cells.cell / 2
    placed = (cells.cell, 0, 0, -cells.cell, cells.west + half, cells.north - half)
    (folder / f"{name}.pgw").write_text("\n".join(str(number) for number in placed), encoding="ascii")
    rows, columns = cells.values.shape
    bounds = [cells.west, cells.north - rows * cells.cell, cells.west + columns * cells.cell, cells.north]
    return {"name": name, "kind": "image", "file": f"{name}.png", "bounds": bounds}


@contextmanager
def _qgis(folder: Path) -> Iterator[tuple[str, Ask]]:
    if not _SYSTEM_PYTHON.is_file():
        raise Missing("QGIS is measured with Debian's python3-qgis, which needs /usr/bin/python3.")
    clean = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    clean["XDG_RUNTIME_DIR"] = str(folder)
    if subprocess.run([str(_SYSTEM_PYTHON), "-c", "import qgis.core"], env=clean, capture_output=True).returncode:
        raise Missing("QGIS is not installed: apt-get install python3-qgis")
    with _peer([str(_SYSTEM_PYTHON), str(_script("qgis_peer.py")), str(folder)], clean) as begun:
        yield begun


@contextmanager
def _leaflet(folder: Path) -> Iterator[tuple[str, Ask]]:
    chromium = shutil.which("chromium")
    if chromium is None:
        raise Missing("Chromium is not installed: apt-get install chromium")
    files = _leaflet_files(folder)
    environment = {**os.environ, "HOME": str(folder)}
    script = str(_script("leaflet_peer.py"))
    with _peer([sys.executable, script, str(folder), str(files), chromium], environment) as begun:
        yield begun


def _leaflet_files(folder: Path) -> Path:
    """Where ``leaflet.js`` is: installed, or fetched for this run."""
    known = importlib.util.find_spec("xstatic")
    roots = [Path(place) for place in known.submodule_search_locations or ()] if known else []
    target = folder / "packages"
    for root in (*roots, target):
        if root is target:
            command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(target), _LEAFLET]
            subprocess.run(command, capture_output=True, check=False)
        found = next(root.rglob("leaflet.js"), None) if root.is_dir() else None
        if found is not None:
            return found.parent
    raise Missing(f"Leaflet could not be fetched: pip install {_LEAFLET}")


def _script(name: str) -> Path:
    script = SCRIPTS / name
    if not script.is_file():
        raise Missing("The scripts of the peers are in the source tree only, in tests/bench/peers.")
    return script


@contextmanager
def _peer(command: list[str], environment: dict[str, str]) -> Iterator[tuple[str, Ask]]:
    """A peer that is ready: its version, and what asks it for an act and says how many milliseconds it took."""
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as child:
        patience = Timer(_PATIENCE_S, child.kill)
        patience.start()

        def ask(act: str) -> float:
            assert child.stdin is not None
            child.stdin.write(f"{act}\n")
            child.stdin.flush()
            return float(_answer(child)["ms"])

        try:
            yield str(_answer(child)["version"]), ask
            assert child.stdin is not None
            child.stdin.write("quit\n")
            child.stdin.close()
        finally:
            patience.cancel()
            child.terminate()


def _answer(child: "subprocess.Popen[str]") -> dict[str, Any]:
    line = child.stdout.readline() if child.stdout is not None else ""
    found: dict[str, Any] = json.loads(line) if line else {"why": f"It ended on {platform.system()} without a word."}
    if "why" in found:
        raise Missing(str(found["why"]))
    return found
