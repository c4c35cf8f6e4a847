"""How strong a force was over time: a step an interval, ranges as bands, unknown as an empty span with its word.

One interval is chosen, by the pointer or the arrow keys; ``told`` gives its words. Painted without pyqtgraph: it stands
in a sheet that is drawn anew with every step of the time shown, and a plot of that costs ten times as much to make.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from console.charts.look import Look, tinted
from console.charts.round_steps import round_steps
from console.charts.time_axis import TimeAxis
from console.domain.numbers import grouped
from console.domain.times import DAY, Instant, Precision, dtg, holds

_TICK_ROOM: Final = 14
"""Steps of the grid a label of the time axis takes."""
_BEFORE: Final = 0.06
"""Of the whole span is shown before what begins nobody knows when."""
_OPEN: Final = 0.22
"""Of the height is hatched over a least figure of which nobody says the most."""
_LEAST_WIDE: Final = 2.0
_MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Step:
    """From ``start`` until before ``end`` (None: open): ``least`` to ``most`` persons; most None: nobody says.

    Both None: unknown. ``words`` tell all of it, ``new_source`` whether another source says it than the step before.
    """

    start: Instant | None
    end: Instant | None
    least: int | None
    most: int | None
    words: str
    new_source: bool = False

    @property
    def known(self) -> bool:
        """Whether anybody says a number."""
        return self.least is not None or self.most is not None

    def holds(self, at: float) -> bool:
        """Whether it holds at a moment."""
        return holds(int(at), self.start, self.end)


@dataclass(frozen=True)
class Story:
    """Steps in order of time; ``day`` is the day shown, ``now`` what open ones reach to at least.

    ``unknown`` is the word for a step without a number.
    """

    steps: tuple[Step, ...]
    day: Instant
    now: Instant
    unknown: str

    @property
    def span(self) -> tuple[float, float]:
        """From the first change to a little beyond the last, the day shown and now."""
        edges = [edge for step in self.steps for edge in (step.start, step.end) if edge is not None]
        first, last = min([*edges, self.day]), max([*edges, self.day, self.now])
        room = max(float(last - first), 30.0 * DAY)
        before = room * _BEFORE if self.steps and self.steps[0].start is None else 0.0
        return first - before, last + room * 0.03

    @property
    def most(self) -> int:
        """The greatest number anybody says."""
        return max(
            (number for step in self.steps for number in (step.least, step.most) if number is not None), default=0
        )


class StrengthSteps(QWidget):
    """Draws one story. Arrows, Home and End go from interval to interval."""

    told = Signal(str)

    def __init__(self, look: Look, story: Story, parent: QWidget) -> None:
        """The interval of the day shown is chosen, else the last before it, else the first."""
        super().__init__(parent)
        self._look, self.story = look, story
        begun = [place for place, step in enumerate(story.steps) if step.start is None or step.start <= story.day]
        self.chosen = begun[-1] if begun else 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._lay_out()

    @property
    def words(self) -> str:
        """What is said of the interval chosen."""
        return self.story.steps[self.chosen].words if self.story.steps else ""

    def choose(self, place: int) -> None:
        """Choose an interval by its place; one beyond the ends is the last there is."""
        place = max(0, min(place, len(self.story.steps) - 1))
        if place != self.chosen:
            self.chosen = place
            self.setAccessibleDescription(self.words)
            self.told.emit(self.words)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: from interval to interval."""
        to = {
            Qt.Key.Key_Left: self.chosen - 1,
            Qt.Key.Key_Right: self.chosen + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.story.steps) - 1,
        }.get(Qt.Key(event.key()))
        if to is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        else:
            self.choose(to)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's: the interval under the pointer."""
        at = self._axis.moment_at(event.position().x() - self._area.left())
        place = next((place for place, step in enumerate(self.story.steps) if step.holds(at)), None)
        if place is not None:
            self.choose(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt's."""
        super().focusInEvent(event)
        self.setAccessibleDescription(self.words)

    def paintEvent(self, event: QEvent) -> None:
        """Qt's."""
        self._lay_out()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font("small"))
        self._rules(painter)
        if self.story.steps:
            painter.fillRect(self._span(self.story.steps[self.chosen]), tinted(self._look, "ink.primary", 0.07))
        painter.save()
        painter.setClipRect(self._area.adjusted(0, -2, 1, 2))
        for step in self.story.steps:
            self._step(painter, step)
        self._joins(painter)
        painter.restore()
        self._sources(painter)
        self._day(painter)

    # where things lie ------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        """Where the steps are: right of their numbers, under the day shown, over the times."""
        self._metrics = metrics = QFontMetricsF(self._look.font("small"))
        self._ticks, gap = round_steps(self.story.most, 2), self._look.gap(1)
        left = max(metrics.horizontalAdvance(grouped(value)) for value in self._ticks) + 2 * gap
        top, bottom = metrics.height() + gap, metrics.height() + 2 * gap
        self._area = QRectF(left, top, max(1.0, self.width() - left - 1), max(1.0, self.height() - top - bottom))
        start, end = self.story.span
        self._axis = TimeAxis(start, end, self._area.width(), round(end))
        self._top = max(self._ticks[-1], self.story.most * (1 + _OPEN / 2), 1.0)

    def _x(self, moment: float) -> float:
        return self._area.left() + self._axis.x_of(moment)

    def _y(self, persons: float) -> float:
        return self._area.bottom() - persons / self._top * self._area.height()

    def _span(self, step: Step) -> QRectF:
        area = self._area
        left = area.left() if step.start is None else self._x(step.start)
        right = area.right() if step.end is None else self._x(step.end)
        return QRectF(left, area.top(), max(_LEAST_WIDE, right - left), area.height())

    # what is painted -------------------------------------------------------------------------------------------------

    def _rules(self, painter: QPainter) -> None:
        area, line, gap = self._area, self._metrics.height(), self._look.gap(1)
        for value in self._ticks:
            y = round(self._y(value)) + 0.5
            painter.setPen(QPen(self._look.colour("line.strong" if not value else "line.hair"), 1))
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
            painter.setPen(self._look.colour("ink.muted"))
            painter.drawText(QRectF(0, y - line / 2, area.left() - gap, line), int(_RIGHT), grouped(value))
        taken = area.left()
        for moment, words in self._axis.ticks(self._look.gap(_TICK_ROOM)):
            wide = self._metrics.horizontalAdvance(words)
            left = min(max(area.left(), self._x(moment) - wide / 2), area.right() - wide)
            if left >= taken:
                painter.drawText(QRectF(left, area.bottom() + gap, wide + 1, line), int(_MIDDLE), words)
                taken = left + wide + 2 * gap

    def _step(self, painter: QPainter, step: Step) -> None:
        place = self._span(step)
        if not step.known:
            self._unknown(painter, place)
            return
        least = 0 if step.least is None else step.least
        low, accent = self._y(least), self._look.colour("state.accent")
        painter.fillRect(
            QRectF(QPointF(place.left(), low), place.bottomRight()), tinted(self._look, "state.accent", 0.14)
        )
        edges = [low] if step.least is not None else []
        if step.most is None:
            beyond = QRectF(place.left(), low - self._area.height() * _OPEN, place.width(), self._area.height() * _OPEN)
            painter.fillRect(beyond, QBrush(tinted(self._look, "state.accent", 0.7), Qt.BrushStyle.BDiagPattern))
        elif step.most != step.least:
            high = self._y(step.most)
            painter.fillRect(
                QRectF(place.left(), high, place.width(), low - high), tinted(self._look, "state.accent", 0.34)
            )
            edges.append(high)
        painter.setPen(QPen(accent, 2))
        for y in edges:
            painter.drawLine(QLineF(place.left(), y, place.right(), y))

    def _unknown(self, painter: QPainter, place: QRectF) -> None:
        """An empty span under a dotted line, with the word where there is room for it."""
        painter.setPen(QPen(self._look.colour("line.control"), 1, Qt.PenStyle.DotLine))
        middle = place.center().y()
        painter.drawLine(QLineF(place.left(), middle, place.right(), middle))
        word = self.story.unknown if self._metrics.horizontalAdvance(self.story.unknown) < place.width() else "?"
        wide, line = self._metrics.horizontalAdvance(word) + self._look.gap(2), self._metrics.height()
        if wide > place.width():
            return
        ground = QRectF(place.center().x() - wide / 2, middle - line / 2, wide, line)
        painter.fillRect(ground, self._look.colour("surface.panel"))
        painter.setPen(self._look.colour("ink.secondary"))
        painter.drawText(ground, int(_MIDDLE), word)

    def _joins(self, painter: QPainter) -> None:
        """Where one number follows another at once, a thin line joins them."""
        painter.setPen(QPen(tinted(self._look, "state.accent", 0.6), 1))
        for before, after in _following(self.story.steps):
            x = self._x(after.start or 0)
            painter.drawLine(QLineF(x, self._y(_top(before)), x, self._y(_top(after))))

    def _sources(self, painter: QPainter) -> None:
        """A small mark under the beginning of what another source says."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("ink.secondary"))
        side = self._look.gap(1)
        for step in self.story.steps:
            if step.new_source and step.start is not None:
                x, y = self._x(step.start), self._area.bottom() + 1
                painter.drawPolygon(
                    QPolygonF([QPointF(x, y), QPointF(x - side, y + side), QPointF(x + side, y + side)])
                )

    def _day(self, painter: QPainter) -> None:
        """The day shown, as a line with its name over it."""
        x, area, words = self._x(self.story.day), self._area, dtg(self.story.day, Precision.DAY)
        painter.setPen(QPen(self._look.colour("ink.primary"), 1.5))
        painter.drawLine(QLineF(x, area.top() - 2, x, area.bottom()))
        wide = self._metrics.horizontalAdvance(words)
        left = min(max(area.left(), x - wide / 2), area.right() - wide)
        painter.drawText(QRectF(left, 0, wide + 1, self._metrics.height()), int(_MIDDLE), words)


def _top(step: Step) -> int:
    return max(number for number in (step.least, step.most, 0) if number is not None)


def _following(steps: Sequence[Step]) -> Iterator[tuple[Step, Step]]:
    """Neighbours with numbers, the second of which begins where the first ends."""
    for before, after in pairwise(steps):
        if before.known and after.known and before.end == after.start is not None:
            yield before, after
