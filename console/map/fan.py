"""A pile opened: its symbols in rings round it, each with a line to its true place, until the map moves on."""

from collections.abc import Iterator, Sequence
from math import atan2, cos, pi, sin
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, Signal

from console.map.arrangement import Arrangement, body_of
from console.map.blocks import Setting
from console.map.frame import Frame
from console.map.marks import IncidentMark, Mark, UnitMark
from console.map.naming import Naming
from console.map.occupancy import Box, Occupancy
from console.map.parting import Spot

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas

PITCH: Final = 46.0
"""Pixels from the middle of one symbol to the next, round a ring and from ring to ring."""
FIRST: Final = 54.0
"""Radius of the innermost ring: the pile itself stays seen in the middle."""
ROOM: Final = 30.0
"""From the outermost ring to the edge of what is laid under the symbols."""
LaidOut = tuple[Arrangement, tuple[float, float], float]


class Fan(QObject):
    """At most one open pile on one canvas. Moving the map, other things on it, Esc or a click elsewhere fold it."""

    changed = Signal()
    """A pile was opened or folded."""

    def __init__(self, canvas: "MapCanvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.ids: tuple[str, ...] = ()
        self._middle = (0.0, 0.0)
        self._size = canvas.size()
        self._kept: tuple[tuple[object, ...], LaidOut | None] | None = None

    @property
    def is_open(self) -> bool:
        """Whether a pile is open."""
        return bool(self.ids)

    def open_at(self, at: QPointF) -> bool:
        """Open the pile under a point of the canvas; False where only one thing or nothing is."""
        return self._open(self._canvas.ids_at(at))

    def open_with(self, mark_id: str) -> bool:
        """Open the pile a mark is part of; False when it stands alone."""
        arrangement = self._canvas.arrangement()
        piles = (arrangement.pickable(spot) for spot in arrangement.spots if spot.gathered)
        return self._open(next((pile for pile in piles if mark_id in pile), ()))

    def fold(self) -> None:
        """Close the pile."""
        if self.ids:
            self.ids, self._kept = (), None
            self.changed.emit()

    def resized(self) -> None:
        """The canvas was told its size: another one folds the pile. A hidden canvas is told before every picture."""
        if self._canvas.size() != self._size:
            self.fold()

    def next_to(self, mark_id: str | None, by: int) -> str:
        """The one after (1) or before (-1) a mark, round and round; the first, or the last, when it is not here."""
        if mark_id not in self.ids:
            return self.ids[0 if by > 0 else -1]
        return self.ids[(self.ids.index(mark_id) + by) % len(self.ids)]

    def laid_out(self, sheet: Frame, theme: str) -> LaidOut | None:
        """The open pile on a surface, and the middle and radius of the disc to lay under it."""
        asked = sheet, theme, self.ids, self._canvas.selected
        if self._kept is None or self._kept[0] != asked:
            self._kept = asked, self._lay_out(sheet, theme)
        return self._kept[1]

    def _lay_out(self, sheet: Frame, theme: str) -> LaidOut | None:
        marks = {one: mark for one in self.ids if isinstance(mark := self._canvas.mark(one), IncidentMark | UnitMark)}
        if len(marks) < 2:
            return None
        shown = [marks[one] for one in self.ids if one in marks]
        places, radius = _rings(len(shown))
        across, along = middle = self._centre(sheet, radius + ROOM)
        spots = [
            Spot(body_of(mark, *self._true(mark, sheet), theme, sheet), across + x, along + y)
            for mark, (x, y) in zip(shown, places, strict=True)
        ]
        return self._named(sheet, spots, marks, theme), middle, radius + ROOM

    def at(self, x: float, y: float, sheet: Frame, theme: str) -> list[str]:
        """The one mark of the open pile under a point of a surface, if any."""
        laid_out = self.laid_out(sheet, theme)
        spot = laid_out[0].at(x, y) if laid_out else None
        return [spot.body.id] if spot else []

    def _open(self, ids: Sequence[str]) -> bool:
        if len(ids) < 2:
            return False
        arrangement = self._canvas.arrangement()
        right, down = arrangement.shift(self._canvas.sheet())
        host = next((spot for spot in arrangement.spots if ids[0] in (spot.body.id, *spot.gathered)), None)
        if host is None:
            return False
        self._middle = host.x + right, host.y + down
        self._size = self._canvas.size()
        self.ids = self._by_bearing(ids)
        self.changed.emit()
        return True

    def _by_bearing(self, ids: Sequence[str]) -> tuple[str, ...]:
        """In the order in which their true places lie round the middle, clockwise from the top: lines cross less."""
        places = {mark.id: self._canvas.point_of(mark.lon, mark.lat) for mark in self._canvas.marks() if mark.id in ids}
        x, y = (sum(each) / len(places) for each in zip(*(at.toTuple() for at in places.values()), strict=True))

        def bearing(one: str) -> float:
            right, up = round(places[one].x() - x, 1), round(y - places[one].y(), 1)
            return atan2(right, up) % (2 * pi)

        return tuple(sorted(ids, key=bearing))

    def _centre(self, sheet: Frame, reach: float) -> tuple[float, float]:
        """Where the pile stands, or as near as the whole of it can be seen."""
        return _within(self._middle[0], reach, sheet.width), _within(self._middle[1], reach, sheet.height)

    def _true(self, mark: Mark, sheet: Frame) -> tuple[float, float]:
        at = self._canvas.point_of(mark.lon, mark.lat)
        return at.x() / sheet.enlarged, at.y() / sheet.enlarged

    def _named(self, sheet: Frame, spots: list[Spot], marks: dict[str, Mark], theme: str) -> Arrangement:
        taken = Occupancy()
        for spot in spots:
            taken.take(spot.box)
        setting = Setting(taken, Box(0, 0, sheet.width, sheet.height))
        Naming(sheet, theme, setting, self._canvas.looks).write(spots, [], marks, self._canvas.selected)
        return Arrangement(sheet, tuple(spots), (), tuple(setting.placed), 0, marks, self._canvas.looks)


def _rings(number: int) -> tuple[list[tuple[float, float]], float]:
    """Places round a middle, from the top clockwise, ring after ring; and the outermost radius."""
    places: list[tuple[float, float]] = []
    for radius, most in _radii():
        here = min(most, number - len(places))
        if here == number and number > 1:
            radius = max(FIRST, number * PITCH / (2 * pi))
        turns = (at * 2 * pi / here - pi / 2 for at in range(here))
        places += [(radius * cos(turn), radius * sin(turn)) for turn in turns]
        if len(places) == number:
            return places, radius
    raise AssertionError("rings have no end")


def _radii() -> Iterator[tuple[float, int]]:
    radius = FIRST
    while True:
        yield radius, int(2 * pi * radius / PITCH)
        radius += PITCH


def _within(at: float, reach: float, length: float) -> float:
    return length / 2 if 2 * reach > length else min(max(at, reach), length - reach)
