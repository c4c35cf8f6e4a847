"""What of the overlays lies on a frame: which of their shapes a point touches, and where their names may stand."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, Qt

from console.map import outlines
from console.map.blocks import Block, Setting
from console.map.frame import Frame
from console.map.kept import KeptPicture
from console.map.lettering import Words, written
from console.map.looks import Looks
from console.map.naming import shortened
from console.map.occupancy import Box
from console.map.outlines import Floats
from console.map.overlay_marks import Flags, Numbers, OverlayMark

NEAR: Final = 6.0
"""How far from a line or point the pointer still touches it, pixels of the frame."""
DOT: Final = 4.0
"""How far the mark of a point reaches, pixels."""
LARGE: Final = 600.0
"""An area wider or higher than this is touched at its edge alone: what lies on it has to be reached."""
_BEYOND: Final = 1_200.0
_MOST_NAMED: Final = 80
"""With more shapes than this in view only the selected one is named: a map full of names is read by nobody."""
_MOST_TOUCHED: Final = 12
_SMALL: Final = 18.0
"""Lines and areas smaller than this are not named, pixels."""


class Overlaid:
    """The overlays that are shown on a frame, the oldest first, and the picture of them that is kept."""

    def __init__(self, frame: Frame, marks: Iterable[OverlayMark] = (), looks: Looks | None = None) -> None:
        self.frame = frame
        self.looks = looks or Looks()
        self.wide = frame.around(_BEYOND)
        self.marks = tuple(mark for mark in marks if self.looks.shown(mark.layer) and _meets(mark.box, self.wide))
        self.picture = KeptPicture()
        self.left_out = 0

    @property
    def box(self) -> Box:
        """What all of them may cover of the frame and round it."""
        frame = self.frame
        return Box(-_BEYOND, -_BEYOND, frame.width + _BEYOND, frame.height + _BEYOND)

    def parts(self, mark: OverlayMark) -> Flags:
        """Which lines and rings of an overlay are shown and may lie on the frame or near it."""
        box, (west, south, east, north) = mark.shapes.box, self.wide
        near = (box[:, 0] <= east) & (box[:, 2] >= west) & (box[:, 1] <= north) & (box[:, 3] >= south)
        return near & mark.shown[mark.shapes.of]

    def spots(self, mark: OverlayMark) -> tuple[Floats, Numbers]:
        """Where the shown points of an overlay stand in pixels, and of which feature each is."""
        places = self.frame.screen(mark.shapes.spots)
        inside = (np.abs(places - (self.frame.width / 2, self.frame.height / 2)) <= self._reach).all(axis=1)
        chosen = np.flatnonzero(inside & mark.shown[mark.shapes.spot_of])
        return places[chosen], mark.shapes.spot_of[chosen]

    @property
    def _reach(self) -> Floats:
        return np.asarray((self.frame.width / 2 + _BEYOND, self.frame.height / 2 + _BEYOND))

    # Touched -----------------------------------------------------------------------------------------

    def at(self, x: float, y: float) -> list[str]:
        """The ids of the features that a point of the frame touches: points, lines, then areas, the newest first."""
        west, north = self.frame.origin
        here = np.asarray((west + x * self.frame.scale, north - y * self.frame.scale))
        found: list[list[str]] = [[], [], []]
        for mark in reversed(self.marks):
            if self.looks.pickable(mark.layer):
                for kind, touched in zip(found, self._touched(mark, here), strict=True):
                    kind += [mark.ids[number] for number in touched]
        return list(dict.fromkeys(found[0] + found[1] + found[2]))[:_MOST_TOUCHED]

    def _touched(self, mark: OverlayMark, here: Floats) -> tuple[list[int], list[int], list[int]]:
        shapes, near = mark.shapes, NEAR * self.frame.scale
        apart = np.hypot(*(shapes.spots - here).T) if len(shapes.spots) else np.zeros(0)
        close = np.flatnonzero((apart <= near) & mark.shown[shapes.spot_of])
        points = shapes.spot_of[close[np.argsort(apart[close])]].tolist()
        box = shapes.box
        holds = (box[:, :2] <= here + near).all(axis=1) & (box[:, 2:] >= here - near).all(axis=1)
        lines, inside = [], []
        for part in np.flatnonzero(holds & mark.shown[shapes.of]).tolist():
            line = shapes.xy[shapes.start[part] : shapes.start[part + 1]]
            if outlines.distance_to(line, *here.tolist()) <= near:
                lines.append(int(shapes.of[part]))
            elif shapes.ring[part] and self._is_small(box[part]) and _inside(line, here):
                inside.append(int(shapes.of[part]))
        # Inside a hole is inside an even number of rings.
        areas = [number for number in dict.fromkeys(inside) if inside.count(number) % 2]
        return points, list(dict.fromkeys(lines)), areas

    def _is_small(self, box: Floats) -> bool:
        return bool(max(box[2] - box[0], box[3] - box[1]) <= LARGE * self.frame.scale)

    # Names -------------------------------------------------------------------------------------------

    def write(self, setting: Setting, theme: str, selected: str | None) -> None:
        """The names of what is in view where there is room, the selected first; of too many none but that."""
        named = [(mark, number) for mark in self.marks for number in self._named(mark, selected)]
        chosen = [(mark, number) for mark, number in named if mark.ids[number] == selected]
        if len(named) > _MOST_NAMED:
            self.left_out += len(named) - len(chosen)
            named = chosen
        for mark, number in sorted(named, key=lambda one: one[0].ids[one[1]] != selected):
            self._write(setting, mark, number, theme, mark.ids[number] == selected)

    def _named(self, mark: OverlayMark, selected: str | None) -> list[int]:
        places = self.frame.screen(mark.anchors)
        with np.errstate(invalid="ignore"):
            seen = ((places >= 0) & (places <= (self.frame.width, self.frame.height))).all(axis=1)
        large = np.zeros(len(mark.ids), bool)
        large[mark.shapes.spot_of] = True
        box = mark.shapes.box
        size = np.maximum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]) if len(box) else np.zeros(0)
        large[mark.shapes.of[size >= _SMALL * self.frame.scale]] = True
        found = np.flatnonzero(seen & mark.shown & large).tolist()
        return [n for n in found if mark.names[n] and (mark.styles[mark.look[n]].label or mark.ids[n] == selected)]

    def _write(self, setting: Setting, mark: OverlayMark, number: int, theme: str, chosen: bool) -> None:
        name = mark.names[number]
        role, weight = ("ink.primary", 600) if chosen else ("ink.secondary", 500)
        words = Words(name if chosen else shortened(name), role, 12, weight)
        block = Block((written(words, theme, self.frame.ratio),))
        ((x, y),) = self.frame.screen(mark.anchors[number][None]).tolist()
        before, setting.opacity = setting.opacity, self.looks.opacity(mark.layer)
        if not setting.beside(Box(x, y, x, y).grown(DOT), block):
            self.left_out += 1
        setting.opacity = before


def _meets(box: tuple[float, float, float, float] | None, wide: Sequence[float]) -> bool:
    return box is not None and box[0] <= wide[2] and box[2] >= wide[0] and box[1] <= wide[3] and box[3] >= wide[1]


def _inside(ring: Floats, here: Floats) -> bool:
    """Whether a point lies inside a closed ring."""
    polygon = outlines.polygon(ring - here)
    return polygon.containsPoint(QPointF(0.0, 0.0), Qt.FillRule.OddEvenFill)
