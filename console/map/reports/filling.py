"""When the planes are filled: what is seen at once, the rest in small pieces between frames.

``seen`` is what the screen shows; a margin round it is filled beforehand so that a pan finds its strips ready. After a
jump (another scale, another time, other reports) all begins anew, in pieces, while the older picture stands in.
"""

from collections.abc import Callable
from time import perf_counter
from typing import Final

import numpy as np

from console.map.reports.planes import Grain, Paint, Planes, Side
from console.map.reports.points import KINDS, Points, Span, Taken
from console.map.reports.ring import Rect

MARGIN: Final = 160
"""Logical pixels kept ready round what is seen."""
JUMP_SECONDS: Final = 0.008
MARGIN_SECONDS: Final = 0.0015
"""How long a piece of work between two frames may take: until the next piece would begin."""
_BAND: Final = 8
"""Cells of a strip while all begins anew."""
_STRIP: Final = 4
"""Cells of a strip when the margin is refilled: until then it is let shrink, for a strip has its fixed cost."""
_LOOKED_AT: Final = 60_000
"""About so many points a strip of the margin may cost; where more stand it is thinner."""
_LOOKED_AT_ANEW: Final = 300_000
_AT_ONCE: Final = 45_000
"""A time step of up to so many reports changes the picture at once."""
_SIDES: Final[tuple[Side, ...]] = ("bottom", "right", "top", "left")

Hidden = frozenset[int]


class Filling:
    """Fills planes with the points of a span, but for hidden kinds."""

    def __init__(self, points: Points, span: Span, hidden: Hidden) -> None:
        """Nothing is filled until :meth:`aim`."""
        self.points, self.span, self.hidden = points, span, hidden
        self.planes: Planes | None = None
        self.seen = Rect(0, 0, 0, 0)
        self._wanted = Rect(0, 0, 0, 0)

    def aim(self, grain: Grain, seen: Rect, margin: int, paint: Paint) -> None:
        """Begin anew for what is ``seen`` at a scale, with so many physical pixels ready round it."""
        # One cell more than the screen is large: it seldom begins at the edge of one.
        cells = 1 + 2 * -(-margin // grain.cell)
        height, width = ((-(-side // grain.cell) + cells) * grain.cell for side in (seen.height, seen.width))
        if self.planes is None or not self.planes.fits(grain, height, width):
            self.planes = Planes(grain, height, width, paint)
        self.planes.paint = paint
        self.planes.clear(grain, seen.snapped(grain.cell))
        self.look_on(seen, margin)

    def move(self, seen: Rect, margin: int) -> bool:
        """Another part at the same scale is seen: fill what lacks; False where all must begin anew."""
        planes = self.planes
        if planes is None or planes.valid.empty:
            return False
        self.look_on(seen, margin)
        if planes.valid.meet(self.seen).empty:
            return False
        while not self.whole:
            side, lacks = self._most_lacking(self.seen)
            self._grow(planes, side, min(lacks, max(self._thickness(planes, side), planes.grain.cell)))
        return True

    def look_on(self, seen: Rect, margin: int) -> None:
        """Another part is seen while the picture is only being made."""
        planes = self.planes
        if planes is None:
            return
        cell = planes.grain.cell
        self.seen = seen.snapped(cell)
        room = min(planes.width - self.seen.width, planes.height - self.seen.height) // 2
        self._wanted = self.seen.grown(min(-(-margin // cell), room // cell) * cell)

    def step(self, span: Span) -> bool:
        """Another window of time: change what is filled; False where so much changes that all must begin anew."""
        entering, leaving = _without(span, self.span), _without(self.span, span)
        if self.planes is None or sum(part.size for part in (*entering, *leaving)) > _AT_ONCE:
            return False
        for come, gone in zip(entering, leaving, strict=True):
            self.planes.change(self._shown(self.points.between(come)), self._shown(self.points.between(gone)))
        self.span = span
        return True

    @property
    def whole(self) -> bool:
        """Whether all that is seen is filled."""
        return self.planes is not None and self.planes.valid.holds(self.seen)

    @property
    def ready(self) -> bool:
        """Whether the margin is as full as it is kept."""
        planes = self.planes
        if planes is None or not self.whole:
            return False
        side, lacks = self._most_lacking(self._wanted)
        return lacks < self._thickness(planes, side)

    def fill(self, until: Callable[[], bool] = lambda: False) -> None:
        """Fill all that is seen, until told that it is time; at least one strip is filled."""
        planes = self.planes
        while planes is not None and not self.whole:
            # What was begun may have been left behind by a pan.
            if planes.valid.meet(self.seen).empty and not planes.valid.empty:
                planes.clear(planes.grain, self.seen)
            side, lacks = self._most_lacking(self.seen)
            self._grow(planes, side, min(lacks, max(self._thickness(planes, side, _BAND), planes.grain.cell)))
            if until():
                return

    def fill_for(self, jump_seconds: float = JUMP_SECONDS, margin_seconds: float = MARGIN_SECONDS) -> None:
        """A piece of work between two frames."""
        begun = perf_counter()
        if not self.whole:
            self.fill(lambda: perf_counter() - begun > jump_seconds)
            return
        planes = self.planes
        while planes is not None and not self.ready and perf_counter() - begun <= margin_seconds:
            side, lacks = self._most_lacking(self._wanted)
            self._grow(planes, side, min(lacks, self._thickness(planes, side)))

    def _most_lacking(self, wanted: Rect) -> tuple[Side, int]:
        assert self.planes is not None
        left, top, right, bottom = self.planes.valid
        lacks: dict[Side, int] = {
            "left": left - wanted.left,
            "top": top - wanted.top,
            "right": wanted.right - right,
            "bottom": wanted.bottom - bottom,
        }
        side = max(_SIDES, key=lambda one: lacks[one])
        return side, lacks[side]

    def _thickness(self, planes: Planes, side: Side, cells: int = _STRIP) -> int:
        """Pixels of the next strip on a side: fewer where very many points stand."""
        cell = planes.grain.cell
        cost = self.points.cost(planes.grain.box(planes.strip(side, cells * cell)), self.span)
        most = _LOOKED_AT if cells == _STRIP else _LOOKED_AT_ANEW
        thinner = cells if cost <= most or cost == self.span.size else cells * most // cost
        return max(1, thinner) * cell

    def _grow(self, planes: Planes, side: Side, thickness: int) -> None:
        planes.grow(side, thickness, lambda box: self._shown(self.points.within(box, self.span)))

    def _shown(self, taken: Taken) -> Taken:
        if not self.hidden:
            return taken
        shown = np.ones(KINDS, np.bool_)
        shown[list(self.hidden)] = False
        kept = np.flatnonzero(shown.take(taken.kind))
        return Taken(taken.east.take(kept), taken.south.take(kept), taken.kind.take(kept))


def _without(span: Span, other: Span) -> tuple[Span, Span]:
    """What of a span lies before another and after it."""
    before = Span(span.first, max(span.first, min(span.end, other.first)))
    after = Span(min(span.end, max(span.first, other.end, before.end)), span.end)
    return before, after
