"""What became of forces between two days, as the map shows it: a sign at the symbol, words under its name, an arrow.

The forces themselves, those that ended included, are given with :meth:`MapCanvas.set_units`; here is what is said of
them. Arrows run along geodesics; :func:`way` needs pyproj and so is called off the window's thread.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from console.domain import geodesics
from console.map import outlines
from console.map.annotation_marks import flat
from console.map.change_signs import Sign
from console.map.frame import Frame
from console.map.outlines import Floats

CLEAR: Final = 20.0
"""An arrow ends so far from the place it points to, pixels: the symbol stands there."""
_LEAST: Final = 12.0
"""An arrow shorter than this says nothing that the sign does not."""
_HEAD: Final = 9.0
_BEYOND: Final = 1_500.0
_GONE: Final = 0.45


@dataclass(frozen=True, eq=False)
class ChangeMark:
    """What became of the force with this id. ``words`` (``+1 613``) stand under its name; they may be empty.

    ``way`` is the line from where it was, (n, 2) metres of the plane; None where it did not move.
    """

    id: str
    sign: Sign
    words: str = ""
    way: Floats | None = None


@dataclass(frozen=True, eq=False)
class Arrow:
    """A line to a new place on a frame, pixels, its head, and where it begins."""

    line: QPainterPath
    head: tuple[QPointF, QPointF, QPointF]
    start: QPointF


def way(start: tuple[float, float], end: tuple[float, float]) -> Floats:
    """The shortest way between two places in degrees, (n, 2) metres of the plane."""
    return flat(geodesics.along((start, end)))


class ChangeSheet:
    """The changes on a frame: ``marks`` by the id of their force, ``arrows`` in pixels."""

    def __init__(self, frame: Frame, changes: Sequence[ChangeMark]) -> None:
        self.marks: Mapping[str, ChangeMark] = {change.id: change for change in changes}
        wide = frame.around(_BEYOND)
        lines = [frame.screen(piece) for one in changes if one.way is not None for piece in _cut(one.way, wide)]
        self.arrows = [arrow for arrow in map(_arrow, lines) if arrow is not None]

    def opacity(self, ident: str) -> float:
        """How much is seen of a force: less of one that is shown where it was, and is there no more."""
        return _GONE if ident in self.marks and self.marks[ident].sign is Sign.ENDED else 1.0


def _cut(line: Floats, wide: tuple[float, float, float, float]) -> list[Floats]:
    return outlines.trimmed_line(line, *wide)


def _arrow(line: Floats) -> Arrow | None:
    """A line that stops short of its end, with a head there."""
    kept = _shortened(line)
    if kept is None:
        return None
    (x, y), (before_x, before_y) = kept[-1].tolist(), kept[-2].tolist()
    long = hypot(x - before_x, y - before_y) or 1.0
    along, aside = ((x - before_x) / long, (y - before_y) / long), _HEAD * 0.55
    back = QPointF(x - along[0] * _HEAD, y - along[1] * _HEAD)
    left, right = (QPointF(back.x() + turn * along[1], back.y() - turn * along[0]) for turn in (aside, -aside))
    shaft = np.concatenate((kept[:-1], [[back.x(), back.y()]]))
    path = outlines.path_of([outlines.polygon(shaft)], closed=False)
    return Arrow(path, (left, QPointF(x, y), right), QPointF(*kept[0].tolist()))


def _shortened(line: Floats) -> Floats | None:
    """What of a line is left when its last pixels are taken away; None when that is next to nothing."""
    steps = np.hypot(*np.diff(line, axis=0).T)
    run = np.r_[0.0, np.cumsum(steps)]
    end = run[-1] - CLEAR
    if end < _LEAST:
        return None
    last = int(np.searchsorted(run, end)) - 1
    share = (end - run[last]) / steps[last]
    return np.concatenate((line[: last + 1], [line[last] + (line[last + 1] - line[last]) * share]))
