"""What the ground and the symbols cost, and the whole flank painted from nothing."""

from collections.abc import Callable
from typing import Any, Final

from console.bench import map_reports, screen
from console.map import detail, views
from console.map.canvas import MapCanvas
from console.map.marks import UnitMark

_CODES: Final = "ALBEBGCACZDEDKEEESFIFRGBGRHRHUISITLTLULVMEMKNLNOPLPTROSESISKTRUS"
ALLIES: Final = frozenset(_CODES[at : at + 2] for at in range(0, len(_CODES), 2))
STEP: Final = (23, 9)
"""Pixels the map moves from one frame to the next: a quick drag."""
REDRAWN: Final = 100_000
"""Reports on the flank when it is painted from nothing."""
_FRAMES: Final = 120
_PASSES: Final = 3
_ROUNDS: Final = 9
_SYMBOLS: Final = 300
_OPEN_SEA: Final = views.View(-32.0, 42.0, 300.0)
_SIDC: Final = "10031000151211000000"


def measure(frames: int = _FRAMES, rounds: int = _ROUNDS, size: tuple[int, int] = screen.SIZE) -> dict[str, Any]:
    """Milliseconds; see the definitions in :mod:`console.bench.map`. What is done again counts as its quickest."""
    cold = {name: cold_frames(view, frames, size) for name, view in views.NAMED.items()}
    redrawn = redraws(rounds, size)
    return {
        "cold_frame_ms_max": max(max(each).wall for each in cold.values()),
        "cold_frame_ms": {name: max(each).wall for name, each in cold.items()},
        "cold_frame_cpu_ms_max": max(each.cpu for turns in cold.values() for each in turns),
        **symbols(rounds, size),
        "redraw_ms": min(each.wall for each in redrawn),
        "redraw_cpu_ms": min(each.cpu for each in redrawn),
    }


def cold_frames(view: views.View, frames: int, size: tuple[int, int]) -> list[screen.Took]:
    """Turns of a pan over ground that was never painted nor read, with the spare time between them that a drag leaves.

    The same pan again and again, with nothing kept: other programs take their turns at other moments.
    """
    found = [_cold(view, frames, size) for _ in range(_PASSES)]
    return [screen.Took(*map(min, zip(*turns, strict=True))) for turns in zip(*found, strict=True)]


def _cold(view: views.View, frames: int, size: tuple[int, int]) -> list[screen.Took]:
    app = screen.application()
    detail.shipped.cache_clear()
    canvas = _on(view, size)
    found = []
    for _ in range(frames):
        canvas.pan(-STEP[0], -STEP[1])
        found.append(screen.took(app.processEvents))
    screen.put_away(canvas)
    return found


def symbols(rounds: int, size: tuple[int, int]) -> dict[str, float]:
    """300 forces with names and strengths, spread over a sea without names: what they add to a frame.

    While the map moves they are one picture; one by one they are painted after arranging, or when one is selected.
    """
    canvas = _on(_OPEN_SEA, size)
    bare, bare_moved, _ = _painted(canvas, rounds)
    canvas.set_units(_forces(canvas))
    singly, moved, arranging = _painted(canvas, rounds)
    screen.put_away(canvas)
    return {
        "symbols_ms": round(max(moved - bare_moved, 0.0), 2),
        "symbols_singly_ms": round(max(singly - bare, 0.0), 2),
        "symbols_arranging_ms": round(arranging, 2),
    }


def _painted(canvas: MapCanvas, rounds: int) -> tuple[float, float, float]:
    """A frame painted one by one, a frame of a movement, and arranging: the quickest of each."""
    arranging, singly = [], []
    for _ in range(rounds):
        arranging.append(screen.milliseconds(canvas.settle))
        singly.append(screen.frame(canvas))
    screen.finish(canvas)
    return min(singly), _moved(canvas, rounds), min(arranging)


def _moved(canvas: MapCanvas, rounds: int) -> float:
    """A frame of a movement to and fro."""
    found = []
    for step in range(2 * rounds):
        canvas.pan(*((7, 3) if step % 2 else (-7, -3)))
        found.append(screen.frame(canvas))
    return min(found)


def redraw_from(size: tuple[int, int], reports: int = REDRAWN) -> tuple[MapCanvas, Callable[[], object]]:
    """The whole flank with so many reports, and what paints it from nothing."""
    canvas = _on(views.NAMED["flank"], size)
    canvas.reports.set_points(map_reports.made(reports))
    screen.finish(canvas)
    picture = canvas.redrawn()
    return canvas, lambda: canvas.redrawn(picture)


def redraws(rounds: int, size: tuple[int, int], reports: int = REDRAWN) -> list[screen.Took]:
    """Paintings of the whole flank from nothing."""
    canvas, redraw = redraw_from(size, reports)
    found = [screen.took(redraw) for _ in range(rounds)]
    screen.put_away(canvas)
    return found


def _on(view: views.View, size: tuple[int, int]) -> MapCanvas:
    canvas = screen.shown(size)
    canvas.set_allies(ALLIES)
    canvas.set_view(view)
    screen.finish(canvas)
    return canvas


def _forces(canvas: MapCanvas) -> list[UnitMark]:
    """In rows over the whole view."""
    frame = canvas.frame()
    columns = 20
    found = []
    for number in range(_SYMBOLS):
        across, down = number % columns + 0.5, number // columns + 0.5
        lon, lat = frame.degrees(across / columns * frame.width, down / (_SYMBOLS / columns) * frame.height)
        found.append(UnitMark(f"u{number}", lon, lat, _SIDC, f"{number} Bn", f"PL · {400 + number}"))
    return found
