"""Where the drawings of the case and their words fall on a frame, and which of them a point touches."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from console.domain.annotation import Kind
from console.map import outlines
from console.map.annotation_marks import AnnotationMark
from console.map.blocks import Block, Setting
from console.map.frame import Frame
from console.map.kept import KeptPicture
from console.map.lettering import Words, written
from console.map.naming import shortened
from console.map.occupancy import Box
from console.map.outlines import Floats, distance_to

NEAR: Final = 6.0
"""How far from a line the pointer still touches it, pixels of the frame."""
SMALL: Final = 160.0
"""An area no wider and higher than this is touched anywhere inside, a larger one at its edge alone."""
_ROOM: Final = 16.0
DOT: Final = 5.0
"""How far the mark of a point reaches, pixels."""
_BEYOND: Final = 2_000.0
"""Lines are cut so far outside the picture, pixels: dashes across the Earth would cost what they are long."""
_INSIDE: Final = (Kind.POLYGON, Kind.CIRCLE, Kind.CORRIDOR)


@dataclass(frozen=True, eq=False)
class Drawn:
    """One drawing on a frame: its place where it is a point or text, else its edge; pixels of the frame."""

    mark: AnnotationMark
    lines: tuple[Floats, ...]
    anchors: Floats
    path: QPainterPath
    box: Box

    @property
    def is_area(self) -> bool:
        """Whether it has an inside."""
        return self.mark.kind in _INSIDE

    @property
    def depth(self) -> int:
        """How far up it is painted: areas, lines, points."""
        return 0 if self.is_area else 1 if self.mark.kind is Kind.LINE else 2

    @property
    def place(self) -> QPointF | None:
        """Where a point or a text stands."""
        return QPointF(*self.anchors[0].tolist()) if self.mark.kind in (Kind.POINT, Kind.TEXT) else None

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the frame touches it."""
        if not self.box.grown(NEAR).meets(Box(x, y, x, y).grown(0.5)):
            return False
        small = max(self.box.right - self.box.left, self.box.bottom - self.box.top) <= SMALL
        if small and self.is_area and self.path.contains(QPointF(x, y)):
            return True
        return any(distance_to(line, x, y) <= NEAR for line in self.lines)


class DrawnSheet:
    """The drawings on a frame from the lowest to the topmost, and the picture of them that is kept."""

    def __init__(self, shapes: Sequence[Drawn] = ()) -> None:
        self.shapes = tuple(sorted(shapes, key=lambda one: one.depth))
        self.picture = KeptPicture()

    @cached_property
    def box(self) -> Box:
        """What all of them cover, with room for their edges and marks."""
        boxes = [one.box for one in self.shapes] or [Box(0, 0, 0, 0)]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return Box(min(lefts), min(tops), max(rights), max(bottoms)).grown(_ROOM)

    def touched(self, x: float, y: float) -> list[str]:
        """The ids of what a point of the frame touches, the topmost first; what has no id only passes by."""
        return [one.mark.id for one in reversed(self.shapes) if one.mark.id and one.holds(x, y)]


def lay_out(frame: Frame, marks: Sequence[AnnotationMark]) -> tuple[Drawn, ...]:
    """What of the drawings may show on a frame or near it, in their order."""
    wide = frame.around(_BEYOND)
    return tuple(_drawn(frame, mark, wide) for mark in marks if _meet(mark.box, wide))


class Captions:
    """The words of the drawings on a frame; those that found no room are counted in ``left_out``."""

    def __init__(
        self, frame: Frame, marks: Sequence[AnnotationMark], theme: str, selected: str | None, opacity: float = 1.0
    ) -> None:
        self.drawn = lay_out(frame, marks)
        self.left_out = 0
        self._opacity = opacity
        self._theme, self._ratio, self._selected = theme, frame.ratio, selected

    def write_first(self, setting: Setting) -> None:
        """Before other names: the words of the selection, then texts, which are nothing but their words.

        The marks of points are kept free of names.
        """
        for one in self.drawn:
            if one.mark.kind is Kind.POINT:
                setting.taken.take(Box(*one.anchors[0].tolist(), *one.anchors[0].tolist()).grown(DOT))
        for one in sorted(reversed(self.drawn), key=lambda one: one.mark.id != self._selected):
            if self._is_first(one):
                self._write(setting, one)

    def write_rest(self, setting: Setting) -> None:
        """After the names of incidents and forces, the newest first."""
        for one in reversed(self.drawn):
            if not self._is_first(one):
                self._write(setting, one)

    def _is_first(self, one: Drawn) -> bool:
        return one.mark.id == self._selected or one.mark.kind is Kind.TEXT

    def _write(self, setting: Setting, one: Drawn) -> None:
        words, strong = one.mark.words, self._is_first(one)
        places = [(x, y) for x, y in one.anchors.tolist() if Box(x, y, x, y).within(setting.view)]
        if not words or not places:
            return
        text = one.mark.kind is Kind.TEXT
        line = Words(
            words if strong else shortened(words),
            one.mark.annotation.colour.role,
            13 if text else 12,
            600 if strong else 500,
        )
        block = Block((written(line, self._theme, self._ratio),))
        setting.opacity, before = self._opacity if one.mark.id else 1.0, setting.opacity
        self.left_out += not any(_set(setting, block, x, y, one.mark.kind) for x, y in places)
        setting.opacity = before


def _set(setting: Setting, block: Block, x: float, y: float, kind: Kind) -> bool:
    """An area's and a text's words stand on their place, the others' beside it."""
    centred = kind in (Kind.TEXT, Kind.POLYGON, Kind.CIRCLE)
    if centred and setting.put(block, x - block.width / 2, y - block.height / 2):
        return True
    return setting.beside(Box(x, y, x, y).grown(DOT if kind is Kind.POINT else 2.0), block)


def _drawn(frame: Frame, mark: AnnotationMark, wide: tuple[float, float, float, float]) -> Drawn:
    area = mark.kind in _INSIDE
    lines: list[Floats] = []
    for line in mark.outlines:
        if len(line) < 3:
            lines.append(line)
        else:
            lines += [outlines.trimmed_ring(line, *wide)] if area else outlines.trimmed_line(line, *wide)
    pixels = tuple(frame.screen(line) for line in lines)
    path = QPainterPath()
    if mark.kind not in (Kind.POINT, Kind.TEXT):
        path = outlines.path_of([outlines.polygon(line) for line in pixels], closed=area)
    (left, bottom), (right, top) = frame.screen(np.asarray(mark.box).reshape(2, 2)).tolist()
    return Drawn(mark, pixels, frame.screen(mark.anchors), path, Box(left, top, right, bottom))


def _meet(box: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return box[0] <= other[2] and box[2] >= other[0] and box[1] <= other[3] and box[3] >= other[1]
