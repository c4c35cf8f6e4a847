"""An arrangement carried along while the scale changes: in its own size, each symbol and name with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from math import inf
from typing import Final

import numpy as np

from console.map.arrangement import Arrangement
from console.map.blocks import Placed
from console.map.frame import Frame
from console.map.lettering import CHECK_SIZE
from console.map.occupancy import Box
from console.map.parting import Spot

_BESIDE: Final = 7.0
"""A name no farther than this from a symbol or the mark of a city belongs to it."""
_DOT: Final = 3.0
_TOUCHING: Final = 2.0
_Point = tuple[float, float]


class Carried:
    """Symbols and names of one arrangement, and which of the names go with which place."""

    def __init__(self, arrangement: Arrangement) -> None:
        self.arrangement = arrangement

    def seen_in(self, frame: Frame) -> Arrangement:
        """All of it where it lies in a frame of another scale. Nothing is arranged anew."""
        before = self.arrangement
        (west, north), (other_west, other_north) = before.frame.origin, frame.origin
        grown = before.frame.scale / frame.scale
        right, down = (west - other_west) / frame.scale, (other_north - north) / frame.scale

        def spot(one: Spot) -> Spot:
            x, y = one.body.x * grown + right, one.body.y * grown + down
            body = replace(one.body, x=x, y=y)
            return _CarriedSpot(body, x + one.x - one.body.x, y + one.y - one.body.y, one.gathered)

        names = [
            Placed(one.x + x * (grown - 1) + right, one.y + y * (grown - 1) + down, one.stamp, one.mark)
            for one, (x, y) in zip(before.names, self._places, strict=True)
        ]
        spots, areas = tuple(map(spot, before.spots)), tuple(map(spot, before.areas))
        return replace(before, frame=frame, spots=spots, areas=areas, names=tuple(names))

    @cached_property
    def _places(self) -> list[_Point]:
        """The point of the ground each name moves with: of the symbol or city beside it, or its own middle."""
        marks = [(_box(one).grown(_DOT), (one.x, one.y)) for one in self.arrangement.names if one.stamp is None]
        symbols = (*self.arrangement.spots, *self.arrangement.areas)
        anchors = marks + [(spot.box, (spot.body.x, spot.body.y)) for spot in symbols]
        names = [_box(one) for one in self.arrangement.names]
        nearest = _nearest(names, [box for box, _ in anchors])
        places: list[_Point] = []
        for block in self._blocks():
            number, apart = min((nearest[len(places) + at] for at in range(len(block))), key=lambda near: near[1])
            places += [anchors[number][1] if apart <= _BESIDE else _middle(block)] * len(block)
        return places

    def _blocks(self) -> Iterator[list[Box]]:
        """Names in the order in which they were set: the lines of one touch; a to-check mark goes before its line."""
        block: list[Box] = []
        marks: list[Box] = []
        for one in self.arrangement.names:
            box = _box(one)
            if one.stamp is not None and one.stamp.width == CHECK_SIZE:
                marks.append(box)
                continue
            if block and (one.stamp is None or min(_apart(box, other) for other in block) > _TOUCHING):
                yield block
                block = []
            block += [*marks, box]
            marks = []
        if block or marks:
            yield block + marks


class _CarriedSpot(Spot):
    """A symbol that is moved only if it was: adding and taking away leaves a trace in the last digits."""

    @property
    def moved(self) -> bool:
        """Whether it stands away from its true place by what can be seen."""
        return abs(self.x - self.body.x) + abs(self.y - self.body.y) > 0.01


def _nearest(boxes: Sequence[Box], anchors: Sequence[Box]) -> list[tuple[int, float]]:
    """Which anchor is nearest to each box, and how far they are apart; infinitely far where there are none."""
    if not boxes or not anchors:
        return [(0, inf)] * len(boxes)
    left, top, right, bottom = (edge[:, None] for edge in np.array(boxes, np.float64).T)
    other_left, other_top, other_right, other_bottom = np.array(anchors, np.float64).T
    across = np.maximum(left - other_right, other_left - right)
    apart = np.maximum(np.maximum(across, np.maximum(top - other_bottom, other_top - bottom)), 0.0)
    numbers = apart.argmin(axis=1)
    return list(zip(numbers.tolist(), apart[np.arange(len(boxes)), numbers].tolist(), strict=True))


def _middle(block: Sequence[Box]) -> _Point:
    left, right = min(box.left for box in block), max(box.right for box in block)
    top, bottom = min(box.top for box in block), max(box.bottom for box in block)
    return (left + right) / 2, (top + bottom) / 2


def _box(one: Placed) -> Box:
    width, height = (one.stamp.width, one.stamp.height) if one.stamp else (0.0, 0.0)
    return Box(one.x, one.y, one.x + width, one.y + height)


def _apart(one: Box, other: Box) -> float:
    """How far two boxes are from each other, the farther way; 0 where they meet."""
    across = max(one.left - other.right, other.left - one.right, 0.0)
    return max(across, one.top - other.bottom, other.top - one.bottom)
