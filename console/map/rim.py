"""Where meridians and parallels meet the edges of a frame: what is written round a printed map."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from console.map import projection
from console.map.frame import Frame

SIDES: Final = ("top", "bottom", "left", "right")
_SAMPLES: Final = 1025


@dataclass(frozen=True)
class Tick:
    """A line of the graticule at an edge: ``side`` of :data:`SIDES`, ``at`` logical pixels along it, its words."""

    side: str
    at: float
    words: str


def ticks(frame: Frame, step: float) -> list[Tick]:
    """Meridians at the upper and lower edge, parallels at the left and right one, every ``step`` degrees."""
    found = []
    for side in SIDES:
        along = np.linspace(0, frame.width if side in ("top", "bottom") else frame.height, _SAMPLES)
        fixed = {"top": 0.0, "bottom": frame.height, "left": 0.0, "right": frame.width}[side]
        across = np.full(_SAMPLES, fixed)
        left, top = (along, across) if side in ("top", "bottom") else (across, along)
        west, north = frame.origin
        lon, lat = projection.inverse(west + left * frame.scale, north - top * frame.scale)
        meridians = side in ("top", "bottom")
        value = lon if meridians else lat
        found += [Tick(side, at, _words(degrees, meridians)) for at, degrees in _crossings(along, value, step)]
    return found


def apart(found: Sequence[Tick], width: Callable[[str], float], gap: float = 8.0) -> list[Tick]:
    """Those whose words, of a ``width`` in pixels, stand clear of one another: near the pole meridians crowd."""
    kept: list[Tick] = []
    for tick in sorted(found, key=lambda tick: (SIDES.index(tick.side), tick.at)):
        last = kept[-1] if kept and kept[-1].side == tick.side else None
        if last is None or tick.at - last.at >= (width(tick.words) + width(last.words)) / 2 + gap:
            kept.append(tick)
    return kept


def _crossings(along: projection.Floats, value: projection.Floats, step: float) -> list[tuple[float, float]]:
    """Where a value passes a multiple of ``step`` between two samples; jumps over the date line are not crossings."""
    found = []
    cell = np.floor(value / step)
    for number in np.flatnonzero(np.diff(cell) != 0).tolist():
        before, after = float(value[number]), float(value[number + 1])
        if not abs(after - before) < step:
            continue
        degrees = float(max(cell[number], cell[number + 1])) * step
        share = (degrees - before) / (after - before) if after != before else 0.0
        found.append((float(along[number] + share * (along[number + 1] - along[number])), degrees))
    return found


def _words(degrees: float, meridian: bool) -> str:
    turned = (degrees + 180) % 360 - 180 if meridian else degrees
    ends = ("E", "W") if meridian else ("N", "S")
    whole, minutes = divmod(round(abs(turned) * 60), 60)
    words = f"{whole}°" + (f"{minutes:02d}′" if minutes else "")
    return f"{words} {ends[turned < 0]}" if turned else words
