"""What people drew, areas of crises, closed ways and overlays, as the page is told of them: lines in the plane."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from console.config import tokens
from console.domain.annotation import Colour, Kind, measures
from console.domain.times import dtg
from console.exports import map_marks
from console.exports.interactive.entries import Entry
from console.map import projection
from console.map.annotation_marks import AnnotationMark
from console.map.crisis_marks import CrisisMark
from console.map.looks import ANNOTATIONS, CLOSURES
from console.map.overlay_marks import OverlayMark
from console.map.words import tr
from console.store.reader import Reader

MOST_VERTICES: Final = 40_000
"""So many vertices of overlays go into a file; what is beyond stays out of it as a whole shape."""
_RINGS: Final = frozenset({Kind.POLYGON, Kind.CIRCLE, Kind.CORRIDOR})
_OPEN: Final = np.iinfo(np.int64).max


def drawn_entries(reader: Reader) -> tuple[list[Entry], list[tuple[str, str]], int]:
    """What is drawn, the layers of the overlays (id and name: words from outside), and how many shapes had no room."""
    drawings, areas = map_marks.drawn(reader)
    found = [_drawing(mark) for mark in (*areas, *drawings.values())]
    found += [_closure(one) for one in map_marks.shut(reader)]
    overlays = [mark for mark in map_marks.overlays(reader) if mark.box is not None]
    left, left_out = MOST_VERTICES, 0
    for number, mark in enumerate(overlays):
        entries, left, more = _overlay(mark, f"overlay{number}", left)
        found += entries
        left_out += more
    return found, [(f"overlay{number}", mark.name) for number, mark in enumerate(overlays)], left_out


def _drawing(mark: AnnotationMark) -> Entry:
    """A drawing holds whenever; the area of a crisis from when that was opened."""
    one = mark.annotation
    x, y = mark.anchors[0].tolist()
    return {
        "title": mark.words,
        "text": one.note,
        "meta": " · ".join(part for part in (tr(str(one.shape.kind)), measures(one.shape)) if part),
        "layer": ANNOTATIONS,
        "colour": _ink(one.colour),
        "dashed": int(one.dashed),
        "closed": int(mark.kind in _RINGS),
        "lines": _lines(mark.outlines),
        "from": one.made_at if isinstance(mark, CrisisMark) else 0,
        "to": None,
        "standing": 1,
        "x": round(x),
        "y": round(y),
        "rows": [],
    }


def _closure(shut: map_marks.Shut) -> Entry:
    known, mark = shut
    x, y = projection.plane(mark.lon, mark.lat)
    return {
        "title": mark.name,
        "text": known.reason,
        "meta": mark.stops,
        "layer": CLOSURES,
        "colour": tokens.load().themes["light"]["state.danger"].hex,
        "dashed": 0,
        "closed": int(mark.is_area),
        "lines": _lines(mark.lines),
        "from": known.valid_from,
        "to": known.valid_to,
        "standing": 1,
        "x": round(x),
        "y": round(y),
        "rows": [
            [tr("From"), dtg(known.valid_from)],
            *([[tr("Until"), dtg(known.valid_to)]] if known.valid_to else []),
        ],
    }


def _overlay(mark: OverlayMark, layer: str, room: int) -> tuple[list[Entry], int, int]:
    """The shapes of an overlay, first come first, how many vertices may follow, and how many shapes are left out."""
    found, shapes, left_out = [], mark.shapes, 0
    for number, name in enumerate(mark.names):
        parts = np.flatnonzero(shapes.of == number)
        lines = [shapes.xy[shapes.start[part] : shapes.start[part + 1]] for part in parts]
        lines += [spot[None] for spot in shapes.spots[shapes.spot_of == number]]
        size = sum(map(len, lines))
        if not lines:
            continue
        if size > room or not all(np.isfinite(line).all() for line in lines):
            left_out += 1
            continue
        room -= size
        style = mark.styles[int(mark.look[number])]
        x, y = mark.anchors[number].tolist()
        start, end = int(mark.valid_from[number]), int(mark.valid_to[number])
        found.append({
            "title": name, "text": "", "meta": mark.name, "layer": layer,
            "colour": style.stroke or style.fill or _ink(Colour.INK), "thick": min(max(style.width or 2.0, 1.0), 6.0),
            "dashed": int(style.dashed), "closed": int(bool(len(parts)) and bool(shapes.ring[parts[0]])),
            "lines": _lines(lines), "from": max(start, 0), "to": None if end == _OPEN else end, "standing": 1,
            "x": round(x), "y": round(y), "rows": [],
        })  # fmt: skip
    return found, room, left_out


def _lines(lines: Sequence[npt.NDArray[np.float64]]) -> list[list[list[int]]]:
    return [np.round(line).astype(int).tolist() for line in lines]


def _ink(colour: Colour) -> str:
    return tokens.load().themes["light"][colour.role].hex
