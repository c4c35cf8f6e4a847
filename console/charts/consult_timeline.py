"""What happened in a consultation on one axis of time, in lanes: sessions, texts, silences, positions, decisions.

Painted from plain values; what stands in a list beside it is that list's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from console.charts.look import Look, tinted
from console.charts.time_axis import TimeAxis
from console.domain.times import HOUR, MINUTE, Instant

DOT, DIAMOND, TICK = "dot", "diamond", "tick"
_NEAR: Final = 8
_LANE_UNITS, _HEAD_UNITS, _NAME_UNITS, _LABEL_UNITS = 7, 6, 26, 24
_LEAST_SPAN: Final = HOUR
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Span:
    """From ``start`` to ``end`` (None: it still runs). ``role`` is a colour of the tokens, ``words`` stand in it."""

    id: str
    start: Instant
    end: Instant | None
    role: str
    words: str


@dataclass(frozen=True, slots=True)
class Dot:
    """At a moment; ``shape`` is DOT, DIAMOND or TICK, ``words`` stand beside it where there is room."""

    id: str
    at: Instant
    role: str
    words: str
    shape: str = DOT
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One kind of thing."""

    name: str
    spans: tuple[Span, ...] = ()
    dots: tuple[Dot, ...] = ()


class ConsultTimeline(QWidget):
    """``picked`` tells the id of what somebody pointed at."""

    picked = Signal(str)

    def __init__(self, look: Look, plain: Callable[[str], str], parent: QWidget) -> None:
        """Empty at first. ``plain`` makes a tip of words from outside that shows them as they are."""
        super().__init__(parent)
        self._look, self._plain = look, plain
        self.lanes: tuple[Lane, ...] = ()
        self._start: Instant = 0
        self._end: Instant = _LEAST_SPAN
        self._now: Instant = 0
        self._cursor: Instant | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_lanes(self, lanes: Sequence[Lane], now: Instant) -> None:
        """Show these, from the first thing in them to the last, or to ``now`` while something still runs."""
        self.lanes, self._now = tuple(lanes), now
        moments = [at for lane in lanes for at in _moments(lane, now)]
        first, last = min(moments, default=now - HOUR), max(moments, default=now)
        room = max((last - first) // 20, _LEAST_SPAN // 12, 5 * MINUTE)
        self._start, self._end = first - room, max(last + room, first - room + _LEAST_SPAN)
        self.updateGeometry()
        self.update()

    def show_cursor(self, at: Instant | None) -> None:
        """Mark a moment through all lanes."""
        self._cursor = at
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's: a line a lane and the axis."""
        return QSize(self._look.gap(120), self._look.gap(_LANE_UNITS * len(self.lanes) + _HEAD_UNITS))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.gap(40), self.sizeHint().height())

    def thing_at(self, place: QPointF) -> Span | Dot | None:
        """What is nearest to a place, within a few pixels."""
        lane = int((place.y() - self._look.gap(_HEAD_UNITS)) // self._look.gap(_LANE_UNITS))
        if not 0 <= lane < len(self.lanes):
            return None
        axis, x = self._axis, place.x() - self._look.gap(_NAME_UNITS)
        near = sorted(self.lanes[lane].dots, key=lambda dot: abs(axis.x_of(dot.at) - x))
        if near and abs(axis.x_of(near[0].at) - x) <= _NEAR:
            return near[0]
        return next(
            (one for one in self.lanes[lane].spans if axis.x_of(one.start) <= x <= axis.x_of(one.end or self._now)),
            None,
        )

    def event(self, event: QEvent) -> bool:
        """Qt's: what something is, on hover."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            thing = self.thing_at(QPointF(event.pos()))
            words = "" if thing is None else (thing.tip or thing.words) if isinstance(thing, Dot) else thing.words
            QToolTip.showText(event.globalPos(), self._plain(words), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's: a click picks."""
        thing = self.thing_at(event.position())
        if thing is not None:
            self.picked.emit(thing.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = self._look.gap
        self._paint_axis(painter)
        for place, lane in enumerate(self.lanes):
            top = gap(_HEAD_UNITS) + place * gap(_LANE_UNITS)
            area = QRectF(gap(_NAME_UNITS), top, self.width() - gap(_NAME_UNITS), gap(_LANE_UNITS))
            painter.setPen(self._look.colour("line.hair"))
            painter.drawLine(QLineF(0, area.bottom(), self.width(), area.bottom()))
            painter.setPen(self._look.colour("ink.secondary"))
            painter.setFont(self._look.font("small"))
            painter.drawText(QRectF(0, top, gap(_NAME_UNITS) - gap(2), area.height()), _MIDDLE, lane.name)
            painter.save()
            painter.setClipRect(area)
            painter.translate(area.left(), 0)
            self._paint_lane(painter, lane, top)
            painter.restore()

    @property
    def _axis(self) -> TimeAxis:
        wide = max(1.0, float(self.width() - self._look.gap(_NAME_UNITS)))
        return TimeAxis(self._start, self._end, wide, self._end)

    def _paint_axis(self, painter: QPainter) -> None:
        axis, gap, left = self._axis, self._look.gap, self._look.gap(_NAME_UNITS)
        painter.setFont(self._look.font("small"))
        for at, words in axis.ticks(gap(_LABEL_UNITS)):
            x = left + axis.x_of(at)
            painter.setPen(self._look.colour("line.hair"))
            painter.drawLine(QLineF(x, gap(_HEAD_UNITS), x, self.height()))
            painter.setPen(self._look.colour("ink.muted"))
            if x - gap(1) + QFontMetricsF(painter.font()).horizontalAdvance(words) <= self.width():
                painter.drawText(QRectF(x - gap(1), 0, gap(_LABEL_UNITS), gap(_HEAD_UNITS)), _MIDDLE, words)
        marked = [(self._now, "state.danger")]
        marked += [] if self._cursor is None else [(self._cursor, "state.accent")]
        for moment, role in marked:
            if self._start <= moment <= self._end:
                painter.setPen(QPen(self._look.colour(role), 1.5))
                x = left + axis.x_of(moment)
                painter.drawLine(QLineF(x, gap(_HEAD_UNITS), x, self.height()))

    def _paint_lane(self, painter: QPainter, lane: Lane, top: float) -> None:
        axis, gap = self._axis, self._look.gap
        middle = top + gap(_LANE_UNITS) / 2
        for span in lane.spans:
            left, right = axis.x_of(span.start), axis.x_of(self._now if span.end is None else span.end)
            bar = QRectF(left, middle - gap(2), max(3.0, right - left), gap(4))
            painter.fillRect(bar, tinted(self._look, span.role, 0.3))
            pen = QPen(self._look.colour(span.role), 1.5)
            if span.end is None:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar)
            rooms = (
                bar.adjusted(gap(1), 0, -gap(1), 0),
                self._beside(bar.right(), middle, self._next(lane, span.start)),
            )
            self._words(painter, rooms, span.words)
        before = 0.0
        drawn: set[tuple[int, str, str]] = set()
        for place, dot in enumerate(lane.dots):
            x = axis.x_of(dot.at)
            # Of thousands of positions most fall on a pixel that has its tick already.
            if (seen := (round(x), dot.role, dot.shape)) not in drawn:
                drawn.add(seen)
                self._mark(painter, QPointF(x, middle), dot)
            after = axis.x_of(lane.dots[place + 1].at) if place + 1 < len(lane.dots) else axis.width
            if not dot.words or max(after - x, x - before) <= gap(4):
                before = x
                continue
            room = QRectF(before + gap(2), middle - gap(2), max(0.0, x - before - gap(4)), gap(4))
            before = self._words(painter, (self._beside(x, middle, after), room), dot.words, x)

    def _beside(self, x: float, middle: float, end: float) -> QRectF:
        """The room to the right of ``x``, up to ``end``."""
        gap = self._look.gap
        return QRectF(x + gap(2), middle - gap(2), max(0.0, end - x - gap(4)), gap(4))

    def _next(self, lane: Lane, start: Instant) -> float:
        """Where the next span of a lane begins."""
        axis = self._axis
        return min((axis.x_of(one.start) for one in lane.spans if one.start > start), default=axis.width)

    def _words(self, painter: QPainter, rooms: Sequence[QRectF], words: str, taken: float = 0.0) -> float:
        """Whole in the first room that has it, or nowhere: half a word says less than its mark alone.

        Gives how far to the right something stands now, ``taken`` at least.
        """
        painter.setFont(self._look.font("small"))
        wide = QFontMetricsF(painter.font()).horizontalAdvance(words)
        room = next((one for one in rooms if words and wide <= one.width()), None)
        if room is None:
            return taken
        if room.right() < taken:
            room = QRectF(room.right() - wide, room.top(), wide, room.height())
        painter.setPen(self._look.colour("ink.primary"))
        painter.drawText(room, _MIDDLE, words)
        return max(taken, room.left() + wide)

    def _mark(self, painter: QPainter, at: QPointF, dot: Dot) -> None:
        ink, side = self._look.colour(dot.role), self._look.gap(1)
        if dot.shape == TICK:
            painter.setPen(QPen(ink, 1.5))
            painter.drawLine(QLineF(at.x(), at.y() - 2 * side, at.x(), at.y() + 2 * side))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        if dot.shape == DIAMOND:
            across = 1.6 * side
            corners = [QPointF(0, -across), QPointF(across, 0), QPointF(0, across), QPointF(-across, 0)]
            painter.drawPolygon(QPolygonF([at + corner for corner in corners]))
        else:
            painter.drawEllipse(at, side, side)


def _moments(lane: Lane, now: Instant) -> list[Instant]:
    ends = [now if span.end is None else span.end for span in lane.spans]
    return [*(dot.at for dot in lane.dots), *(span.start for span in lane.spans), *ends]
