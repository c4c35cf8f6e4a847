"""Where the rings of what covers the air fall on a frame, their words, and which of them a point touches."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from PySide6.QtGui import QPainterPath

from console.map import outlines
from console.map.blocks import Block, Setting
from console.map.frame import Frame
from console.map.kept import KeptPicture
from console.map.lettering import Words, to_check, written
from console.map.looks import Looks
from console.map.naming import shortened
from console.map.occupancy import Box
from console.map.outlines import Floats, distance_to
from console.map.place_marks import NAMED
from console.map.ring_marks import RingMark

_BEYOND: Final = 2_000.0
"""Rings are cut so far outside the picture, pixels: dashes across the Earth would cost what they are long."""
_NEAR: Final = 5.0
_LEAST: Final = 14.0
"""A ring narrower than this, pixels, is not drawn: it would lie under the symbol it belongs to."""
_ROOM: Final = 70.0
"""A ring narrower than this, pixels, has no words: the symbol has."""
_SIDES: Final = (0.0, 0.125, 0.875, 0.25, 0.75, 0.5)
"""Where along a ring its words are tried: north, then to its sides, east, west, south."""


@dataclass(frozen=True, eq=False)
class Ring:
    """One ring on a frame, pixels; ``line`` is its edge, ``anchors`` where its words are tried."""

    mark: RingMark
    line: Floats
    path: QPainterPath
    anchors: Floats
    width: float


class RingSheet:
    """The rings on a frame, the widest first, and the picture of them that is kept.

    Those of what is selected are there even while their layer is hidden: its reach is a part of it.
    """

    def __init__(self, frame: Frame, marks: Sequence[RingMark], looks: Looks, selected: str | None) -> None:
        self._looks, self._selected = looks, selected
        self.left_out = 0
        self.picture = KeptPicture()
        self._ratio, self._named = frame.ratio, frame.logical_scale <= NAMED
        wide = frame.around(_BEYOND)
        shown = [mark for mark in marks if mark.id == selected or looks.shown(mark.layer)]
        found = (_on(frame, mark, wide) for mark in sorted(shown, key=lambda mark: -mark.radius_m))
        self.rings = [ring for ring in found if ring is not None]

    @cached_property
    def box(self) -> Box:
        """What all of them cover."""
        corners = [(ring.line.min(axis=0), ring.line.max(axis=0)) for ring in self.rings] or [(np.zeros(2),) * 2]
        left, top = np.min([least for least, _ in corners], axis=0).tolist()
        right, bottom = np.max([most for _, most in corners], axis=0).tolist()
        return Box(left, top, right, bottom).grown(8.0)

    def opacity(self, mark: RingMark) -> float:
        """How much is seen of a ring."""
        return self._looks.opacity(mark.layer) or float(mark.id == self._selected)

    def write(self, setting: Setting, theme: str) -> None:
        """Whose they are and how far they reach, where their edges have room; from afar of the selected alone."""
        before = setting.opacity
        for ring in sorted(self.rings, key=lambda ring: ring.mark.id != self._selected):
            chosen = ring.mark.id == self._selected
            places = [(x, y) for x, y in ring.anchors.tolist() if Box(x, y, x, y).within(setting.view)]
            if places and ring.width >= _ROOM and (chosen or self._named):
                setting.opacity = self.opacity(ring.mark)
                block = self._block(ring.mark, theme, chosen)
                self.left_out += not any(
                    setting.put(block, x - block.width / 2, y - block.height / 2) for x, y in places
                )
        setting.opacity = before

    def at(self, x: float, y: float) -> list[str]:
        """Whose rings a point of the frame touches; none of a locked layer."""
        return [
            ring.mark.id
            for ring in reversed(self.rings)
            if self._looks.pickable(ring.mark.layer) and distance_to(ring.line, x, y) <= _NEAR
        ]

    def _block(self, mark: RingMark, theme: str, chosen: bool) -> Block:
        text, ink = (mark.words, "ink.primary") if chosen else (shortened(mark.words), "ink.secondary")
        check = to_check(theme, self._ratio) if mark.to_check else None
        return Block((written(Words(text, ink, 12, 500), theme, self._ratio),), check)


def _on(frame: Frame, mark: RingMark, wide: tuple[float, float, float, float]) -> Ring | None:
    line = frame.screen(outlines.trimmed_ring(mark.ring, *wide))
    width = float(np.ptp(mark.ring[:, 0])) / frame.scale
    if width < _LEAST or len(line) < 4:
        return None
    count = len(mark.ring) - 1
    anchors = frame.screen(mark.ring[[round(side * count) for side in _SIDES]])
    return Ring(mark, line, outlines.path_of([outlines.polygon(line)], closed=True), anchors, width)
