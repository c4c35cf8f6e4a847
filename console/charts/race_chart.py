"""Strength in place over time against the adversary's clock, with the decision as a line that is dragged or stepped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from console.charts.look import Look, tinted
from console.charts.plot import Plot
from console.charts.race_bands import drawn_hours, extremes, label_spot
from console.charts.round_steps import round_steps
from console.domain.numbers import grouped
from console.domain.race import Band
from console.domain.times import HOUR, Instant

_REACH: Final = 8
"""Pixels beside the line within which a hand takes hold of it."""
_LINE, _OTHER = 2.0, 1.8
_KEYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_LEFT, _RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Ours:
    """One plan's strength in place, hours from the decision, and what is written on its line."""

    band: Band
    label: str
    dashed: bool = False


@dataclass(frozen=True)
class Theirs:
    """When theirs is there, hours from the start of the chart: a published range, and how early and late it may be."""

    least: float
    most: float
    earliest: float
    latest: float
    words: tuple[str, str]
    warning: str


@dataclass(frozen=True)
class RaceStory:
    """Everything on the chart. ``hours`` is how long it is, ``decision`` a moment on it."""

    begins: Instant
    hours: float
    decision: Instant
    ours: tuple[Ours, ...]
    theirs: Theirs
    threshold: float | None
    threshold_words: str


class RaceChart(Plot):
    """Takes the focus: Left and Right move the decision an hour, with Shift a day; Home puts it where it was."""

    #: The decision stands at another moment, an Instant on a whole hour; also while it is dragged.
    decided = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty until :meth:`show_story`."""
        self._story: RaceStory | None = None
        self._curves: list[tuple[pg.PlotCurveItem, pg.PlotCurveItem]] = []
        self._held = False
        self.decision: Instant = 0
        self.flag = ""
        """What stands over the decision line."""
        super().__init__(look, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    def show_story(self, story: RaceStory) -> None:
        """Show another race; the decision stands where it says."""
        self._story = story
        self.span(story.begins, story.hours)
        most = max([*(float(one.band.high.max()) for one in story.ours), story.threshold or 0.0, 1.0])
        ticks = round_steps(most * 1.04)
        self.rows(max(most * 1.12, ticks[-2]), [(value, grouped(value)) for value in ticks if value <= most * 1.12])
        self._draw()
        self.move_decision(story.decision)

    def move_decision(self, to: Instant) -> None:
        """Put the line at a moment; our bands go with it. Tells nobody."""
        self.decision = to
        at = self._decision_hour
        for curves in self._curves:
            for curve in curves:
                curve.setPos(at, 0)
        self.viewport().update()

    def dress(self) -> None:
        """After the look became another."""
        super().dress()
        # A lane over the plot for what stands at the decision line.
        self.getPlotItem().layout.setContentsMargins(0, self._look.gap(6), self._look.gap(2), 0)
        if self._story is not None:
            self._draw()
            self.move_decision(self.decision)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: keys move the decision."""
        step = _KEYS.get(Qt.Key(event.key()))
        if self._story is None or (step is None and event.key() != Qt.Key.Key_Home):
            event.ignore()
        elif step is None:
            self._decide(self._story.decision)
        else:
            day = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._decide(self.decision + step * (24 if day else 1) * HOUR)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's: take hold of the line."""
        if event.button() is Qt.MouseButton.LeftButton and self._near(event.position().x()):
            self._held = True
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's: drag the line, or show that it can be."""
        if self._held:
            self._decide(self.begins + round(self.hour_at(event.position().x())) * HOUR)
        shape = Qt.CursorShape.SizeHorCursor if self._near(event.position().x()) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt's: let go."""
        self._held = False

    @property
    def _decision_hour(self) -> float:
        return (self.decision - self.begins) / HOUR

    def _near(self, x: float) -> bool:
        return self._story is not None and (self._held or abs(x - self.x_of(self._decision_hour)) <= _REACH)

    def _decide(self, to: Instant) -> None:
        last = self.begins + int(self.hours) * HOUR
        to = min(max(to, self.begins), last)
        if to != self.decision:
            self.move_decision(to)
            self.decided.emit(to)

    # what is drawn ---------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        for curves in self._curves:
            for curve in curves:
                self.removeItem(curve)
        story = self._story
        self._curves = [] if story is None else [self._curve(one, story.hours) for one in story.ours]

    def _curve(self, ours: Ours, hours: float) -> tuple[pg.PlotCurveItem, pg.PlotCurveItem]:
        """The band as one outline to fill and the median as a line: both long enough for every decision."""
        x, (low, median, high) = drawn_hours(ours.band, hours)
        fill = pg.mkBrush(tinted(self._look, "state.accent", 0.10 if ours.dashed else 0.20))
        around, heights = np.concatenate([x, x[::-1], x[:1]]), np.concatenate([low, high[::-1], low[:1]])
        band = pg.PlotCurveItem(around, heights, pen=None, brush=fill, fillLevel="enclosed", antialias=True)
        pen = QPen(self._look.colour("ink.secondary" if ours.dashed else "state.accent"))
        pen.setCosmetic(True)
        pen.setWidthF((_OTHER if ours.dashed else _LINE) * self.ink_scale)
        pen.setStyle(Qt.PenStyle.DashLine if ours.dashed else Qt.PenStyle.SolidLine)
        line = pg.PlotCurveItem(x, median, pen=pen, antialias=True)
        for item, height in ((band, -10), (line, 10)):
            item.setZValue(height)
            self.addItem(item, ignoreBounds=True)
        return band, line

    def annotate(self, painter: QPainter) -> None:
        """Their range and warning, the threshold, the labels on our lines, the decision."""
        if self._story is None:
            return
        painter.save()
        painter.setClipRect(self.area.adjusted(0, -self._look.gap(6), self._look.gap(2), 0))
        self._threshold(painter, self._story)
        self._their_range(painter, self._story.theirs)
        self._labels(painter, self._story)
        painter.restore()
        self._decision(painter)

    def _their_range(self, painter: QPainter, theirs: Theirs) -> None:
        area, ink = self.area, self._look.colour("state.danger")
        left, right = self.x_of(theirs.least), self.x_of(theirs.most)
        painter.fillRect(
            QRectF(left, area.top(), right - left, area.height()), tinted(self._look, "state.danger", 0.14)
        )
        painter.setPen(QPen(ink, 1.5))
        for x in (left, right):
            painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
        high, pad = self.line_height, self._look.gap(2)
        wide = max(self.wide(theirs.words[0], bold=True), self.wide(theirs.words[1]))
        beside = right + pad if right + pad + wide <= area.right() else left - pad - wide
        side = _LEFT if beside > right else _RIGHT
        place = QRectF(beside, area.top() + pad, wide, high)
        self.write(painter, theirs.words[0], place, "state.danger", side, bold=True)
        self.write(painter, theirs.words[1], place.translated(0, high), "ink.secondary", side)
        self._warning(painter, theirs)

    def _warning(self, painter: QPainter, theirs: Theirs) -> None:
        """From when to when theirs may be there, for all the warning there may be: dashed, between two ends."""
        left, right = self.x_of(theirs.earliest), self.x_of(theirs.latest)
        wide, high, pad = self.wide(theirs.warning), self.line_height, self._look.gap(2)
        after = right + pad + wide <= self.area.right()
        words = QRectF(right + pad if after else max(self.area.left(), right - wide), 0, wide, high)
        y = self._free_height(min(left, words.left()), max(right, words.right()), high * (1 if after else 3))
        pen = QPen(self._look.colour("state.danger"), 1.5)
        painter.setPen(pen)
        end = self._look.gap(1) + 1
        for x in (left, right):
            painter.drawLine(QLineF(x, y - end, x, y + end))
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(QLineF(left, y, right, y))
        words.moveTop(y - high / 2 if after else y + end)
        self.write(painter, theirs.warning, words, "ink.secondary", _LEFT)

    def _free_height(self, left: float, right: float, high: float) -> float:
        """Where a line of words from ``left`` to ``right`` crosses none of our bands; else near the top."""
        area = self.area
        top, bottom = area.top() + 3.5 * self.line_height, area.bottom() - high
        for share in (0.12, 0.22, 0.32, 0.42, 0.52, 0.62, 0.72):
            y = top + share * (bottom - top)
            if not any(self._crosses(one.band, left, right, y - high, y + high) for one in self._ours):
                return y
        return top

    @property
    def _ours(self) -> tuple[Ours, ...]:
        return () if self._story is None else self._story.ours

    def _crosses(self, band: Band, left: float, right: float, top: float, bottom: float) -> bool:
        begin, end = (self.hour_at(x) - self._decision_hour for x in (left, right))
        first = max(0, int(np.searchsorted(band.hours, begin, "right")) - 1)
        last = max(first + 1, int(np.searchsorted(band.hours, end)))
        highest, lowest = float(band.high[first:last].max()), float(band.low[first:last].min())
        return self.y_of(highest) < bottom and self.y_of(lowest) > top

    def _threshold(self, painter: QPainter, story: RaceStory) -> None:
        if story.threshold is None:
            return
        pen = QPen(self._look.colour("ink.secondary"), 1)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        y = round(self.y_of(story.threshold)) + 0.5
        painter.drawLine(QLineF(self.area.left(), y, self.area.right(), y))
        wide, high = self.wide(story.threshold_words), self.line_height
        place = QRectF(self.area.right() - wide, y - high, wide, high)
        self.write(painter, story.threshold_words, place, "ink.secondary", _RIGHT)

    def _labels(self, painter: QPainter, story: RaceStory) -> None:
        """Each line's words at its right end: over its band or under it, where no other band or words are."""
        area, high = self.area, self.line_height
        taken: list[QRectF] = []
        if story.threshold is not None:
            taken.append(QRectF(area.left(), self.y_of(story.threshold) - high, area.width(), high + 2))
        for ours in story.ours:
            wide, others = self.wide(ours.label, bold=True), [one.band for one in story.ours if one is not ours]
            edges = self._edges(ours.band, area.right() - wide)
            words = label_spot(area, wide, high, edges, taken, partial(self._covered, others))
            taken.append(words)
            self.write(
                painter, ours.label, words, "ink.secondary" if ours.dashed else "state.accent", _RIGHT, bold=True
            )

    def _covered(self, bands: Sequence[Band], spot: QRectF) -> bool:
        return any(self._crosses(one, spot.left(), spot.right(), spot.top(), spot.bottom()) for one in bands)

    def _edges(self, band: Band, left: float) -> tuple[float, float, float]:
        """The upper edge of a band from ``left`` to the end of the chart, its line there, and its lower edge."""
        after = self._decision_hour
        low, median, high = extremes(band, self.hour_at(left) - after, self.hours - after)
        return self.y_of(high), self.y_of(median), self.y_of(low)

    def _decision(self, painter: QPainter) -> None:
        """The line, its grip and its words in the lane over the plot."""
        area, ink, gap = self.area, self._look.colour("ink.primary"), self._look.gap
        x = self.x_of(self._decision_hour)
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        side = gap(1) + 2
        top = area.top() - 1
        grip = [QPointF(x - side, top - side), QPointF(x + side, top - side), QPointF(x, top + 2)]
        painter.drawPolygon(QPolygonF(grip))
        wide, high = self.wide(self.flag, bold=True), self.line_height
        beside = x + side + gap(1)
        if beside + wide > area.right():
            beside = x - side - gap(1) - wide
        words = QRectF(beside, top - side - high / 2 + 1, wide, high)
        self.write(painter, self.flag, words, "ink.primary", _LEFT, bold=True)
