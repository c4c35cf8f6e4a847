"""Ways of forces on the map: the chosen one in the accent with its road shields, the others thin and dashed.

What is shown are plain values: a :class:`console.domain.movement.Route` turned into lines of the plane by
:func:`way_mark`, which needs pyproj and so is called off the window's thread.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath

from console.domain import geodesics
from console.domain.movement import Leg, Mode, Route
from console.map import outlines
from console.map.annotation_marks import flat
from console.map.blocks import Block, Setting
from console.map.frame import Frame
from console.map.mode_words import mode_words
from console.map.occupancy import Box
from console.map.outlines import Floats
from console.map.stamps import Stamp
from console.map.style import font, pen, style

_BEYOND: Final = 1_500.0
"""Lines are cut so far outside the picture, pixels."""
_SHARES: Final = (0.5, 0.35, 0.65, 0.2, 0.8)
"""Where along the seen part of a leg its shield is tried."""
_LEAST: Final = 48.0
"""A leg seen shorter than this, pixels, has no room for a shield."""
_PAD, _HEIGHT, _TYPE = 6.0, 18.0, 12
_NUMBER: Final = re.compile(r"\bE\d+\b|\b[AMOS]\d+\b|(?<=^road )\d+\b")


@dataclass(frozen=True, eq=False)
class WayLeg:
    """One leg: ``pieces`` are (n, 2) metres of the plane, one from each of its points to the next; ``keys`` name them.

    A stretch has one key whichever way it is gone, so that ways which share it are drawn there once.
    """

    shield: str
    approximate: bool
    pieces: tuple[Floats, ...]
    keys: tuple[frozenset[tuple[float, float]], ...]

    @property
    def line(self) -> Floats:
        """The whole of it."""
        return np.concatenate(self.pieces)


@dataclass(frozen=True, eq=False)
class WayMark:
    """The way of one force; ``id`` is what the caller calls it."""

    id: str
    legs: tuple[WayLeg, ...]


def way_mark(ident: str, route: Route) -> WayMark:
    """A route as the map draws it: along geodesics."""
    return WayMark(ident, tuple(_leg(leg) for leg in route.legs if len(leg.points) > 1))


def shield_words(leg: Leg) -> str:
    """What stands on a leg's shield: the number of the road (its E number first), else how the leg is made."""
    numbers = sorted(_NUMBER.findall(leg.name), key=lambda one: one[0] != "E") if leg.mode is Mode.ROAD else []
    return numbers[0] if numbers else mode_words(leg.mode)


class WaySheet:
    """The ways on a frame, pixels: ``chosen`` leg by leg, ``others`` as one path, ``changes`` where modes change."""

    def __init__(self, frame: Frame, ways: Sequence[WayMark], chosen: str, theme: str) -> None:
        self._frame, self._theme = frame, theme
        self._wide = frame.around(_BEYOND)
        first = next((way for way in ways if way.id == chosen), None)
        self._legs = [(leg, self._cut(leg.line)) for leg in first.legs] if first else []
        self.chosen = [(_path(lines), leg.approximate) for leg, lines in self._legs]
        self.others = self._others(ways, first)
        legs = first.legs if first else ()
        joints = [one.pieces[-1][-1] for one, other in pairwise(legs) if one.shield != other.shield]
        ends = [legs[0].pieces[0][0], legs[-1].pieces[-1][-1]] if legs else []
        self.changes = frame.screen(np.asarray([*joints, *ends])).tolist() if legs else []

    def write(self, setting: Setting) -> None:
        """A shield on each leg of the chosen way that is long enough to see."""
        for leg, lines in self._legs:
            block = Block((_shield(leg.shield, self._theme, self._frame.ratio),))
            for x, y in _spots(lines, setting.view):
                if setting.put(block, x - block.width / 2, y - block.height / 2):
                    break

    def _others(self, ways: Sequence[WayMark], first: WayMark | None) -> QPainterPath:
        """Each stretch once: dashes over dashes would look like another line."""
        seen = {key for leg in (first.legs if first else ()) for key in leg.keys}
        runs: list[Floats] = []
        for way in ways:
            for leg in way.legs:
                runs += _unseen(leg, seen)
        return _path([line for run in runs for line in self._cut(run)])

    def _cut(self, line: Floats) -> list[Floats]:
        return [self._frame.screen(piece) for piece in outlines.trimmed_line(line, *self._wide)]


def _leg(leg: Leg) -> WayLeg:
    pairs = list(pairwise(leg.points))
    pieces = tuple(flat(geodesics.along(pair)) for pair in pairs)
    return WayLeg(shield_words(leg), leg.approximate, pieces, tuple(frozenset(pair) for pair in pairs))


def _unseen(leg: WayLeg, seen: set[frozenset[tuple[float, float]]]) -> Iterator[Floats]:
    """The runs of a leg that no other way has brought yet; they are seen from now on."""
    run: list[Floats] = []
    for piece, key in zip(leg.pieces, leg.keys, strict=True):
        if key not in seen:
            seen.add(key)
            run.append(piece)
        elif run:
            yield np.concatenate(run)
            run = []
    if run:
        yield np.concatenate(run)


def _path(lines: Sequence[Floats]) -> QPainterPath:
    return outlines.path_of([outlines.polygon(line) for line in lines], closed=False)


def _spots(lines: Sequence[Floats], view: Box) -> Iterator[tuple[float, float]]:
    """Where the shield of a leg may stand: on what of it is seen."""
    inside = [piece for line in lines for piece in outlines.trimmed_line(line, *view)]
    if not inside:
        return
    longest = max(inside, key=_long)
    if _long(longest) >= _LEAST:
        for share in _SHARES:
            x, y = outlines.part_way(longest, share).tolist()
            yield x, y


def _long(line: Floats) -> float:
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


@lru_cache(maxsize=256)
def _shield(words: str, theme: str, ratio: float) -> Stamp:
    """A filled plate, as road signs are."""
    width = max(QFontMetricsF(font(_TYPE, 600)).horizontalAdvance(words) + 2 * _PAD, _HEIGHT)
    return Stamp(width + 2, _HEIGHT + 2, ratio, lambda painter: _trace_shield(painter, words, width, theme))


def _trace_shield(painter: QPainter, words: str, width: float, theme: str) -> None:
    look = style(theme)
    plate = QRectF(1, 1, width, _HEIGHT)
    painter.setPen(pen(look.colour("map.halo"), 1.4))
    painter.setBrush(look.colour("state.accent"))
    painter.drawRoundedRect(plate, 3, 3)
    painter.setPen(look.colour("state.on_accent"))
    painter.setFont(font(_TYPE, 600))
    painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), words)
