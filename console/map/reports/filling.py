"""When the planes are filled: what is seen at once, the rest in small pieces between frames.

``seen`` is what the screen shows; a margin round it is filled beforehand so that a pan finds its strips ready. After a
jump (another scale, another time, other reports) all begins anew, in pieces, while the older picture stands in.
"""

from collections.abc import Callable
from time import perf_counter
from typing import Final, NamedTuple

import numpy as np

from console.map.reports.planes import Grain, Paint, Planes, Side
from console.map.reports.points import Exchange, Points, Span, Taken
from console.map.reports.ring import Rect
from console.map.reports.tally import KINDS

MARGIN: Final = 160
"""Logical pixels kept ready round what is seen."""
JUMP_SECONDS: Final = 0.008
LATE_SECONDS: Final = 0.0025
MARGIN_SECONDS: Final = 0.0012
"""How long a piece of work between two frames may take: until the next piece would begin."""
_BAND: Final = 8
"""Cells of a strip while all begins anew."""
_STRIP: Final = 2
"""Cells of a strip when the margin is refilled: until then it is let shrink, for a strip has its fixed cost."""
_LOOKED_AT: Final = 30_000
"""About so many points a strip of the margin may cost; where more stand it is thinner."""
_LOOKED_AT_ANEW: Final = 300_000
"""The same while all begins anew."""
_AT_ONCE: Final = 45_000
"""A time step of up to so many reports changes the picture at once."""
_SIDES: Final[tuple[Side, ...]] = ("bottom", "right", "top", "left")

Hidden = frozenset[int]


class _Piece(NamedTuple):
    """A part of a strip under way: cells to be counted, pixels to be set."""

    pixels: Rect | None
    cells: Rect | None


class Filling:
    """Fills planes with the points of a span, but for hidden kinds."""

    def __init__(self, points: Points, span: Span, hidden: Hidden) -> None:
        """Nothing is filled until :meth:`aim`."""
        self.points, self.span, self.hidden = points, span, hidden
        self.planes: Planes | None = None
        self.seen = Rect(0, 0, 0, 0)
        self._pieces: list[_Piece] = []
        self._strip: tuple[Side, int] = ("bottom", 0)
        self._coarse = False
        self._wanted = Rect(0, 0, 0, 0)

    def aim(self, grain: Grain, seen: Rect, margin: int, paint: Paint) -> None:
        """Begin anew for what is ``seen`` at a scale, with so many physical pixels ready round it."""
        # One cell more than the screen is large: it seldom begins at the edge of one.
        cells = 1 + 2 * -(-margin // grain.cell)
        height, width = ((-(-side // grain.cell) + cells) * grain.cell for side in (seen.height, seen.width))
        if self.planes is None or not self.planes.fits(grain, height, width):
            self.planes = Planes(grain, height, width, paint)
        self.planes.paint = paint
        self._coarse = grain.wide and self.span == self.points.everything and not self.hidden
        self._forget_strip()
        self.planes.clear(grain, seen.snapped(grain.cell))
        self.look_on(seen, margin)

    def move(self, seen: Rect, margin: int) -> bool:
        """Another part at the same scale is seen: fill what lacks, as far as it is quick; False to begin anew."""
        planes = self.planes
        if planes is None or planes.valid.empty:
            return False
        self.look_on(seen, margin)
        if planes.valid.meet(self.seen).empty:
            return False
        begun = perf_counter()
        self.fill(lambda: perf_counter() - begun > LATE_SECONDS, _LOOKED_AT)
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
        if self.planes is None or self._coarse or sum(part.size for part in (*entering, *leaving)) > _AT_ONCE:
            return False
        self._forget_strip()
        self.planes.change(self._those(entering), self._those(leaving))
        self.span = span
        return True

    def exchange(self, other: Exchange, points: Points, before: Span, span: Span) -> bool:
        """Other points, of which few are others: change what is filled; False where all must begin anew.

        ``before`` and ``span`` are what the window of time shown now holds of the points before and of ``points``.
        """
        if self.planes is None or self.points is not other.before or not (self.span == before or self.step(before)):
            return False
        if self._coarse:
            if span != points.everything or self.hidden or not points.same_cells(self.points):
                return False
            entered, left = other.coarse_entered, other.coarse_left
        else:
            left, entered = self._shown(_ranked_in(other.left, before)), self._shown(_ranked_in(other.entered, span))
        if len(entered.east) + len(left.east) > _AT_ONCE:
            return False
        self._forget_strip()
        self.planes.change(entered, left)
        self.points, self.span = points, span
        return True

    def _those(self, spans: tuple[Span, Span]) -> Taken:
        """The shown points of two spans, of which one is mostly empty."""
        one, other = (self.points.between(span) for span in spans)
        if not len(one.east) or not len(other.east):
            return self._shown(one if len(one.east) else other)
        east, south = np.concatenate([one.east, other.east]), np.concatenate([one.south, other.south])
        return self._shown(Taken(east, south, np.concatenate([one.kind, other.kind])))

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

    def fill(self, until: Callable[[], bool] = lambda: False, most: int = _LOOKED_AT_ANEW) -> None:
        """Fill all that is seen, until told that it is time; at least one piece of about ``most`` points is."""
        planes = self.planes
        while planes is not None and not self.whole:
            # What was begun may have been left behind by a pan.
            if not planes.valid.empty and planes.valid.meet(self.seen).empty:
                self._forget_strip()
                planes.clear(planes.grain, self.seen)
            if not self._pieces:
                side, lacks = self._most_lacking(self.seen)
                self._begin(planes, side, min(lacks, _BAND * planes.grain.cell), most)
            self._do_piece(planes)
            if until():
                return

    def fill_for(self, *, anew: bool, margin_seconds: float = MARGIN_SECONDS) -> None:
        """A piece of work between two frames, while all is made ``anew`` or after a pan."""
        begun = perf_counter()
        if not self.whole:
            seconds, most = (JUMP_SECONDS, _LOOKED_AT_ANEW) if anew else (LATE_SECONDS, _LOOKED_AT)
            self.fill(lambda: perf_counter() - begun > seconds, most)
            return
        planes = self.planes
        while planes is not None and not self.ready and perf_counter() - begun <= margin_seconds:
            if not self._pieces:
                side, lacks = self._most_lacking(self._wanted)
                self._begin(planes, side, min(lacks, self._thickness(planes, side)), _LOOKED_AT)
            self._do_piece(planes)

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

    def _thickness(self, planes: Planes, side: Side) -> int:
        """Pixels of the next strip of the margin: fewer where very many points stand."""
        cell = planes.grain.cell
        cost = self._cost(planes, planes.strip(side, _STRIP * cell))
        thinner = _STRIP if cost <= _LOOKED_AT or cost == self.span.size else _STRIP * _LOOKED_AT // cost
        return max(1, thinner) * cell

    # Strips in pieces ------------------------------------------------------------------------------

    def _begin(self, planes: Planes, side: Side, thickness: int, most: int) -> None:
        """Plan a strip: its cells are counted and its pixels set in pieces of about so many points."""
        planes.make_room(side, thickness)
        strip, cells = planes.strip(side, thickness), planes.uncounted(side, thickness)
        self._strip = side, thickness
        cost = self._cost(planes, strip)
        if cost <= most or cost == self.span.size:
            self._pieces = [_Piece(strip, cells)]
        else:
            self._pieces = [_Piece(None, part) for part in self._parts(planes, cells, most)]
            self._pieces += [_Piece(part, None) for part in self._parts(planes, strip, most)]

    def _do_piece(self, planes: Planes) -> None:
        piece = self._pieces.pop(0)
        reach = planes.grain.dot.reach
        areas = [area for area in (piece.cells, piece.pixels and piece.pixels.grown(reach)) if area]
        box = planes.grain.box(_around(areas))
        coarse = self._coarse
        taken = self.points.coarsely_within(box) if coarse else self._shown(self.points.within(box, self.span))
        if piece.cells is not None:
            planes.count(piece.cells, taken)
        if piece.pixels is not None:
            planes.stamp(piece.pixels, taken)
        if not self._pieces:
            planes.extend(*self._strip)

    def _forget_strip(self) -> None:
        self._pieces = []

    def _parts(self, planes: Planes, rect: Rect, most: int) -> list[Rect]:
        """A rectangle cut across its longer side, between cells, until no part costs more."""
        cell = planes.grain.cell
        long = max(rect.width, rect.height)
        if long <= cell or self._cost(planes, rect) <= most:
            return [rect]
        half = long // cell // 2 * cell
        left, top, right, bottom = rect
        if rect.width == long:
            halves = Rect(left, top, left + half, bottom), Rect(left + half, top, right, bottom)
        else:
            halves = Rect(left, top, right, top + half), Rect(left, top + half, right, bottom)
        return [part for one in halves for part in self._parts(planes, one, most)]

    def _cost(self, planes: Planes, rect: Rect) -> int:
        return self.points.cost(planes.grain.box(rect), self.span, coarse=self._coarse)

    def _shown(self, taken: Taken) -> Taken:
        if not self.hidden:
            return taken
        shown = np.ones(KINDS, np.bool_)
        shown[list(self.hidden)] = False
        kept = np.flatnonzero(shown.take(taken.kind))
        return Taken(taken.east.take(kept), taken.south.take(kept), taken.kind.take(kept))


def _ranked_in(taken: Taken, span: Span) -> Taken:
    assert taken.rank is not None
    kept = np.flatnonzero((taken.rank >= span.first) & (taken.rank < span.end))
    return Taken(taken.east.take(kept), taken.south.take(kept), taken.kind.take(kept))


def _around(areas: list[Rect]) -> Rect:
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    return Rect(min(lefts), min(tops), max(rights), max(bottoms))


def _without(span: Span, other: Span) -> tuple[Span, Span]:
    """What of a span lies before another and after it."""
    before = Span(span.first, max(span.first, min(span.end, other.first)))
    after = Span(min(span.end, max(span.first, other.end, before.end)), span.end)
    return before, after
