"""Where closures fall on a frame, the bars across a closed line, their words, and which of them a point touches."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from console.map import outlines, projection
from console.map.blocks import Block, Setting
from console.map.closure_marks import ClosureMark
from console.map.frame import Frame
from console.map.lettering import Words, written
from console.map.looks import CLOSURES, Looks
from console.map.naming import shortened
from console.map.occupancy import Box
from console.map.outlines import Floats, distance_to

_BEYOND: Final = 200.0
"""Lines are cut so far outside the picture, pixels."""
_NEAR: Final = 7.0
BAR: Final = 5.0
"""How far a bar reaches to each side of a closed line, pixels."""
_STEP: Final = 9.0
_SMALL: Final = 160.0
"""An area no wider and higher than this is touched anywhere inside, a larger one at its edge alone."""


@dataclass(frozen=True, eq=False)
class Closed:
    """One closure on a frame, pixels; ``bars`` (n, 2, 2) cross a line, an area is hatched by who paints it."""

    mark: ClosureMark
    lines: tuple[Floats, ...]
    path: QPainterPath
    bars: Floats
    place: tuple[float, float]

    @property
    def around(self) -> Box:
        """What its words stand beside: a small area, else its place."""
        box, (x, y) = self.path.boundingRect(), self.place
        if self.mark.is_area and max(box.width(), box.height()) <= _SMALL:
            return Box(box.left(), box.top(), box.right(), box.bottom())
        return Box(x, y, x, y).grown(BAR + 2)

    def roomy(self, block: Block) -> bool:
        """Whether words have room inside."""
        box = self.path.boundingRect()
        return self.mark.is_area and box.width() >= block.width and box.height() >= block.height

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the frame touches it."""
        box = self.path.boundingRect()
        if self.mark.is_area and max(box.width(), box.height()) <= _SMALL and self.path.contains(QPointF(x, y)):
            return True
        return any(distance_to(line, x, y) <= _NEAR for line in self.lines if len(line))


class ClosedSheet:
    """The closures on a frame; words that found no room are counted in ``left_out``."""

    def __init__(self, frame: Frame, marks: Sequence[ClosureMark], looks: Looks, theme: str) -> None:
        self._frame, self._theme, self._looks = frame, theme, looks
        self.left_out = 0
        self.closures = [_on(frame, mark) for mark in marks] if looks.shown(CLOSURES) else []

    @property
    def opacity(self) -> float:
        """How much is seen of them."""
        return self._looks.opacity(CLOSURES)

    def write(self, setting: Setting) -> None:
        """What is closed and to what: before the names of all else, for it changes what the map means."""
        setting.opacity, before = self.opacity, setting.opacity
        for one in self.closures:
            for x, y in one.bars.mean(axis=1).tolist():
                setting.taken.take(Box(x, y, x, y).grown(BAR))
        for one in self.closures:
            x, y = one.place
            if not Box(x, y, x, y).within(setting.view):
                continue
            block = self._block(one.mark)
            inside = one.roomy(block) and setting.put(block, x - block.width / 2, y - block.height / 2)
            self.left_out += not (inside or setting.beside(one.around, block))
        setting.opacity = before

    def at(self, x: float, y: float) -> list[str]:
        """The closures a point of the frame touches; none while their layer is locked."""
        found = [one.mark.id for one in reversed(self.closures) if one.holds(x, y)]
        return found if self._looks.pickable(CLOSURES) else []

    def _block(self, mark: ClosureMark) -> Block:
        lines = (Words(shortened(mark.name), "state.danger", 12, 600), Words(mark.stops, "ink.secondary", 12))
        return Block(tuple(written(words, self._theme, self._frame.ratio) for words in lines))


def _on(frame: Frame, mark: ClosureMark) -> Closed:
    wide = frame.around(_BEYOND)
    lines: list[Floats] = []
    for line in mark.lines:
        lines += [outlines.trimmed_ring(line, *wide)] if mark.is_area else outlines.trimmed_line(line, *wide)
    pixels = tuple(frame.screen(line) for line in lines)
    path = outlines.path_of([outlines.polygon(line) for line in pixels], closed=mark.is_area)
    bars = np.zeros((0, 2, 2)) if mark.is_area else np.concatenate([_bars(line) for line in pixels] or [_bars(None)])
    ((x, y),) = frame.screen(projection.plane(mark.lon, mark.lat)).tolist()
    return Closed(mark, pixels, path, bars, (x, y))


def _bars(line: Floats | None) -> Floats:
    """Short bars across a line, slanting, every few pixels."""
    if line is None or len(line) < 2:
        return np.zeros((0, 2, 2))
    way = np.diff(line, axis=0)
    steps = np.hypot(*way.T)
    reach = np.concatenate(([0.0], np.cumsum(steps)))
    at = np.arange(_STEP / 2, reach[-1], _STEP)
    piece = np.clip(np.searchsorted(reach, at, "right") - 1, 0, len(way) - 1)
    share = (at - reach[piece]) / np.where(steps[piece] > 0, steps[piece], 1.0)
    middle = line[piece] + way[piece] * share[:, None]
    along = way[piece] / np.where(steps[piece] > 0, steps[piece], 1.0)[:, None]
    slant = (along + np.column_stack((-along[:, 1], along[:, 0]))) * (BAR / np.sqrt(2))
    return np.stack((middle - slant, middle + slant), axis=1)
