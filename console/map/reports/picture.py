"""Reports as the canvas has them: what it is given, what a frame paints of them, and what can be asked."""

from collections.abc import Callable, Iterable
from functools import partial
from math import ceil
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QPainter, QPolygonF

from console.domain.categories import Category
from console.map.frame import WIDE, Frame
from console.map.looks import REPORT_OTHER, Looks
from console.map.reports import counting, dots, points
from console.map.reports.colours import colours
from console.map.reports.counting import Counts, Here
from console.map.reports.filling import MARGIN, Filling
from console.map.reports.images import Older, older, put
from console.map.reports.marks import NO_MARKS, ReportMarks
from console.map.reports.planes import CELL, Grain, Planes
from console.map.reports.points import Box, Exchange, Points, Span
from console.map.reports.ring import Rect
from console.map.reports.stacks import Stack

REST_MS: Final = 140
"""After the last movement the stacks are counted anew."""
_BADGES: Final = 40
"""At most so many stacks carry their number."""


class Reports(QObject):
    """The reports of a canvas. Questions about places are asked in logical pixels of a :class:`Frame`."""

    #: Something else is to be painted.
    stale = Signal()
    #: Other reports, another time or other kinds are shown: numbers may have changed.
    changed = Signal()
    #: Whether the key of the density is needed, when that became another.
    keyed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._points = points.EMPTY
        self._exchange: Exchange | None = None
        self._span = Span(0, 0)
        self._window: tuple[int | None, int | None] = (None, None)
        self._hidden: frozenset[int] = frozenset()
        self._locked: frozenset[int] = frozenset()
        self._opacity = 1.0
        self._margin = MARGIN
        self._filling = Filling(self._points, self._span, self._hidden)
        self._older: Older | None = None
        self._making = False
        self._keyed = False
        self._theme = ""
        self._frame: Frame | None = None
        self._chosen: tuple[float, float] | None = None
        self._tallest = np.zeros(0, np.int64)
        self._standing: tuple[Stack, ...] = ()
        self._standing_in: tuple[Points, Span] | None = None
        self._work = QTimer(self, interval=0, singleShot=True)
        self._work.timeout.connect(self.work)
        self._resting = QTimer(self, interval=REST_MS, singleShot=True)
        self._resting.timeout.connect(self._rest)

    # What is shown ---------------------------------------------------------------------------------

    @property
    def points(self) -> Points:
        """What was given last."""
        return self._points

    @property
    def window(self) -> tuple[int | None, int | None]:
        """The window of time shown, milliseconds; None is open."""
        return self._window

    @property
    def span(self) -> Span:
        """The ranks of what the window of time holds."""
        return self._span

    def set_points(self, given: Points, exchange: Exchange | None = None) -> None:
        """Show reports that were prepared off the window's thread; ``exchange`` tells where few are others."""
        self._exchange = exchange if exchange is not None and exchange.before is self._points else None
        self._points = given
        self._tallest = self._tallest[:0]
        self._told_other()

    def set_window(self, start: int | None = None, end: int | None = None) -> None:
        """Show what begins from ``start`` until before ``end``, milliseconds; without both everything."""
        if (start, end) != self._window:
            self._window = (start, end)
            if self._points.span(start, end) != self._span:
                self._told_other()

    def hide(self, kinds: Iterable[int]) -> None:
        """Hide reports of some kinds: codes of categories, 0 for those without one."""
        hidden = frozenset(kinds)
        if hidden != self._hidden:
            self._hidden = hidden
            self._told_other()

    def look(self, looks: Looks) -> None:
        """Hide kinds and fade the picture as the looks of the layers say: it is one picture, its layers fade alike."""
        layers = [REPORT_OTHER, *(f"report:{one.value}" for one in sorted(Category, key=lambda one: one.code))]
        seen = [looks.opacity(layer) for layer in layers]
        self._locked = frozenset(kind for kind, layer in enumerate(layers) if looks.of(layer).locked)
        self.hide(kind for kind, opacity in enumerate(seen) if not opacity)
        self.set_opacity(max(seen))

    def choose(self, place: tuple[float, float] | None) -> None:
        """Mark where the selected report lies, degrees WGS 84; None: nowhere."""
        if place != self._chosen:
            self._chosen = place
            self.stale.emit()

    def set_opacity(self, opacity: float) -> None:
        """How much is seen of the whole layer, 0 to 1."""
        if opacity != self._opacity:
            self._opacity = opacity
            self.stale.emit()

    def come_to_rest(self) -> None:
        """Count the stacks now, if that waits for a hand to come to rest: it was no hand."""
        if self._resting.isActive():
            self._rest()

    def _told_other(self) -> None:
        self._span = self._points.span(*self._window)
        self._resting.start()
        self.stale.emit()
        self.changed.emit()

    # Painting --------------------------------------------------------------------------------------

    @property
    def complete(self) -> bool:
        """Whether what was painted last is exact and whole."""
        return not self._span.size or (not self._making and self._filling.whole)

    @property
    def marks(self) -> ReportMarks:
        """What stands over the picture that was painted last; which stacks are the tallest is told when it rests."""
        planes, seen = self._filling.planes, self._filling.seen
        if not self._shows or planes is None:
            return NO_MARKS if self._chosen is None else ReportMarks(chosen=self._chosen)
        if self._standing_in is None or self._standing_in[0] is not self._points or self._standing_in[1] != self._span:
            self._stand()
        dense = self._keyed if self._making else planes.crowded(seen.meet(planes.valid))
        return ReportMarks(self._standing, dense, self._chosen)

    @property
    def _shows(self) -> bool:
        return self._span.size > 0 and self._opacity > 0

    def paint(self, painter: QPainter, frame: Frame, theme: str, enlarged: float = 1.0) -> None:
        """Paint what there is; what a jump made wrong is replaced by the older picture and follows in pieces."""
        grain, seen = _grain(frame, enlarged), _seen(frame)
        self._follow(grain, seen, frame, theme)
        if frame != self._frame:
            self._frame = frame
            self._resting.start()
        if self._shows:
            painter.save()
            painter.scale(1 / frame.ratio, 1 / frame.ratio)
            painter.setOpacity(self._opacity)
            if self._older is not None:
                self._older.paint(painter, grain.scale, seen)
            elif self._filling.planes is not None:
                put(painter, self._filling.planes, seen)
            painter.restore()
        if self._shows and not self._filling.ready:
            self._work.start()

    def finish(self, frame: Frame, theme: str, enlarged: float = 1.0) -> None:
        """Make the picture of a frame exact and whole now."""
        self._follow(_grain(frame, enlarged), _seen(frame), frame, theme)
        self._frame = frame
        if self._span.size:
            self._filling.fill()
        self._older, self._making = None, False
        self._rest()

    def redo(self, frame: Frame, theme: str, enlarged: float = 1.0) -> None:
        """Make the picture of a frame from the points alone, whatever was there before; its memory is used again."""
        if self._filling.planes is not None:
            self._filling.planes.clear(_grain(frame, enlarged), _seen(frame))
        self.finish(frame, theme, enlarged)

    def alone(self, frame: Frame, theme: str, enlarged: float = 1.0) -> "Reports":
        """The same for one other frame, exact and whole, apart from what is kept for the screen."""
        other = Reports()
        other._points, other._span, other._window = self._points, self._span, self._window
        other._hidden, other._opacity, other._margin = self._hidden, self._opacity, 0
        other._chosen = self._chosen
        other.finish(frame, theme, enlarged)
        return other

    def work(self) -> None:
        """A piece of work between two frames: what is seen first, then the margin round it."""
        if self._filling.planes is None:
            return
        late = not self._filling.whole
        self._filling.fill_for(anew=self._making)
        if late and self._filling.whole:
            self._older, self._making = None, False
            self._resting.start()
            self.stale.emit()
        elif not self._filling.ready:
            self._work.start()

    def _follow(self, grain: Grain, seen: Rect, frame: Frame, theme: str) -> None:
        """Bring what is filled to what is to be shown, as far as it costs little."""
        filling, margin = self._filling, round(self._margin * frame.ratio)
        planes = filling.planes
        fits = planes is not None and planes.grain == grain and _fits(planes, seen, margin)
        same = filling.hidden == self._hidden and (
            filling.points is self._points or (fits and self._exchanged(filling, self._exchange))
        )
        if not self._span.size:
            filling.span = self._span
            filling.planes, self._older, self._making = None, None, False
            self._work.stop()
        elif not (same and fits and (filling.span == self._span or filling.step(self._span))):
            self._jump(grain, seen, margin, theme)
        elif self._making:
            filling.look_on(seen, margin)
        elif not filling.move(seen, margin):
            self._jump(grain, seen, margin, theme)
        self._exchange = None
        self._dress(theme)

    def _exchanged(self, filling: Filling, exchange: Exchange | None) -> bool:
        """Whether what is filled could be brought to other points by the few that are others."""
        if exchange is None:
            return False
        return filling.exchange(exchange, self._points, exchange.before.span(*self._window), self._span)

    def _jump(self, grain: Grain, seen: Rect, margin: int, theme: str) -> None:
        before = self._filling
        planes = before.planes
        if planes is not None and before.whole and not planes.valid.empty:
            self._older = older(planes)
        self._filling = Filling(self._points, self._span, self._hidden)
        self._filling.planes = planes
        self._filling.aim(grain, seen, margin, colours(theme).paint)
        self._making = True

    def _dress(self, theme: str) -> None:
        planes = self._filling.planes
        if theme != self._theme and planes is not None:
            planes.paint = colours(theme).paint
            planes.repaint()
            self._older = None
        self._theme = theme

    def _rest(self) -> None:
        self._resting.stop()
        if self._frame is not None and self._shows and not self._hidden:
            scale = self._frame.scale / self._frame.ratio
            box = Box(*(edge * scale for edge in _seen(self._frame)))
            self._tallest = self._points.stacks.within(box, self._span, _BADGES)
        else:
            self._tallest = self._tallest[:0]
        before = self._standing
        self._stand()
        if self.marks.density != self._keyed:
            self._keyed = not self._keyed
            self.keyed.emit(self._keyed)
        if self._standing != before:
            self.stale.emit()

    def _stand(self) -> None:
        """Count the tallest stacks in the window of time shown."""
        self._standing = self._points.stacks.standing(self._tallest, self._span)
        self._standing_in = self._points, self._span

    # Questions -------------------------------------------------------------------------------------

    def counts(self, frame: Frame) -> Counts:
        """How many of each kind are in view and window, in the window, and in all. Exact."""
        return self.counting(frame)()

    def counting(self, frame: Frame) -> Callable[[], Counts]:
        """What counts so the reports as they are now; may be called on any thread."""
        return partial(counting.counts, self._points, self._span, self._window, _seen(frame), _grain(frame, 1.0))

    def at(self, frame: Frame, at: QPointF, radius: float | None = None) -> Here:
        """What the dots under a point of the screen stand for; ``radius`` in logical pixels."""
        radius = _diameter(frame) / 2 + 0.5 if radius is None else radius
        x, y = frame.plane(at.x(), at.y())
        return counting.around(self._points, self._span, self._hidden | self._locked, x, y, radius * frame.scale)

    def rows_in(self, frame: Frame, lasso: QPolygonF) -> npt.NDArray[np.int64]:
        """The rows of the reports inside a closed line on the screen (odd-even), in the order of time.

        Of those that may be picked: kinds that are hidden or locked are left out.
        """
        return counting.inside(self._points, self._span, self._hidden | self._locked, frame, lasso)

    def number_in(self, frame: Frame, lasso: QPolygonF) -> int:
        """How many these are."""
        return counting.number_inside(self._points, self._span, self._hidden | self._locked, frame, lasso)


def _fits(planes: Planes, seen: Rect, margin: int) -> bool:
    """Whether what is seen, with its margin, has room in what is kept: the surface may have become another."""
    cell = planes.grain.cell
    return seen.width + cell + margin <= planes.width and seen.height + cell + margin <= planes.height


def _diameter(frame: Frame) -> float:
    return dots.NEAR if frame.logical_scale <= WIDE else dots.FAR


def _grain(frame: Frame, enlarged: float) -> Grain:
    size = frame.ratio * enlarged
    cell = max(CELL, round(CELL * size))
    wide = frame.logical_scale > WIDE
    return Grain(frame.scale / frame.ratio, dots.dot(_diameter(frame) * size), cell, wide)


def _seen(frame: Frame) -> Rect:
    scale = frame.scale / frame.ratio
    west, north = frame.origin
    left, top = round(west / scale), round(-north / scale)
    return Rect(left, top, left + ceil(frame.width * frame.ratio), top + ceil(frame.height * frame.ratio))
