"""The odds of being first over the moment of the decision, and the last moment at which they are good enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from console.charts.look import Look
from console.charts.plot import Plot
from console.domain.times import HOUR, Instant

_POINTS: Final = 240
_SPOTS, _LOOKS = 60, 12
_LOWEST: Final = 24
"""Steps of the grid below which a curve tells nothing."""
_MIDDLE_OF_FALL: Final = 0.5
_LEFT: Final = Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True)
class Odds:
    """One curve: the ascending margins of a race (hours from the start of the chart), its label, dashed or not."""

    margins: npt.NDArray[np.float64]
    label: str
    dashed: bool = False

    def at(self, hours: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The odds (0 to 1) where it is decided at these hours."""
        found = 1.0 - np.searchsorted(self.margins, hours, "left") / max(1, len(self.margins))
        return np.asarray(found, np.float64)


@dataclass(frozen=True)
class OddsStory:
    """Everything on the chart: the curves, the odds asked for, and until when they are there (None: never, or ever)."""

    begins: Instant
    hours: float
    curves: tuple[Odds, ...]
    wanted: float
    decide_by: float | None


class OddsCurve(Plot):
    """It is looked at; the decision moves over it with :meth:`move_decision`."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty until :meth:`show_story`."""
        self._story: OddsStory | None = None
        self._lines: list[pg.PlotCurveItem] = []
        self._decision = 0.0
        super().__init__(look, parent)

    def show_story(self, story: OddsStory) -> None:
        """Show other odds."""
        self._story = story
        self.span(story.begins, story.hours)
        shares = dict.fromkeys((story.wanted, 0.0, 0.5, 1.0))
        self.rows(1.04, [(share, f"{share * 100:.0f} %") for share in shares])
        self._draw()

    def move_decision(self, to: Instant) -> None:
        """Mark where it is decided."""
        self._decision = (to - self.begins) / HOUR
        self.viewport().update()

    def dress(self) -> None:
        """After the look became another."""
        super().dress()
        self.getPlotItem().layout.setContentsMargins(0, self._look.gap(1), self._look.gap(2), 0)
        self.setMinimumHeight(self._look.gap(_LOWEST))
        self._draw()

    def _draw(self) -> None:
        for line in self._lines:
            self.removeItem(line)
        story = self._story
        self._lines = [] if story is None else [self._line(curve, story.hours) for curve in story.curves]

    def _line(self, odds: Odds, hours: float) -> pg.PlotCurveItem:
        x = np.linspace(0, hours, _POINTS)
        pen = QPen(self._look.colour("ink.secondary" if odds.dashed else "state.accent"))
        pen.setCosmetic(True)
        pen.setWidthF((1.6 if odds.dashed else 2.0) * self.ink_scale)
        pen.setStyle(Qt.PenStyle.DashLine if odds.dashed else Qt.PenStyle.SolidLine)
        line = pg.PlotCurveItem(x, odds.at(x), pen=pen, antialias=True)
        self.addItem(line, ignoreBounds=True)
        return line

    def annotate(self, painter: QPainter) -> None:
        """The odds asked for, the last moment they are there, the decision, and the labels on the curves."""
        story = self._story
        if story is None:
            return
        pen = QPen(self._look.colour("ink.muted"), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        y = round(self.y_of(story.wanted)) + 0.5
        painter.drawLine(QLineF(self.area.left(), y, self.area.right(), y))
        self._mark_decision(painter, story)
        if story.decide_by is not None and 0 <= story.decide_by <= self.hours:
            self._mark_last(painter, self.x_of(story.decide_by), y)
        self._labels(painter, story)

    def _mark_last(self, painter: QPainter, x: float, y: float) -> None:
        ink, radius = self._look.colour("ink.primary"), float(self._look.gap(1))
        painter.setPen(QPen(ink, 1.5))
        painter.drawLine(QLineF(x, y, x, self.area.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(x, y), radius, radius)

    def _mark_decision(self, painter: QPainter, story: OddsStory) -> None:
        """A ring on each curve where it is decided, on a thin line."""
        if not 0 <= self._decision <= self.hours:
            return
        x = self.x_of(self._decision)
        painter.setPen(QPen(self._look.colour("line.control"), 1))
        painter.drawLine(QLineF(x, self.area.top(), x, self.area.bottom()))
        painter.setBrush(self._look.colour("surface.panel"))
        for odds in story.curves:
            painter.setPen(QPen(self._look.colour("ink.secondary" if odds.dashed else "state.accent"), 1.8))
            here = float(odds.at(np.array([self._decision]))[0])
            painter.drawEllipse(QPointF(x, self.y_of(here)), self._look.gap(1), self._look.gap(1))

    def _labels(self, painter: QPainter, story: OddsStory) -> None:
        """Each curve's words right of where it falls, clear of every curve, of the lines across and of each other."""
        taken: list[QRectF] = []
        for odds in story.curves:
            words = self._free_spot(story, odds, taken)
            taken.append(words.adjusted(-self._look.gap(1), 0, self._look.gap(1), 0))
            role = "ink.secondary" if odds.dashed else "state.accent"
            self.write(painter, odds.label, words, role, _LEFT, bold=True)

    def _free_spot(self, story: OddsStory, odds: Odds, taken: list[QRectF]) -> QRectF:
        """Beside the curve, as near to the middle of its fall as there is room; nearest of all where there is none."""
        wide, high, gap = self.wide(odds.label, bold=True), self.line_height, self._look.gap(2)
        x, farthest = np.linspace(0, self.hours, _SPOTS), self.area.right() - wide
        along = sorted(zip(x.tolist(), odds.at(x).tolist(), strict=True), key=lambda at: abs(at[1] - _MIDDLE_OF_FALL))
        spots = [
            QRectF(min(self.x_of(hour) + gap, farthest), self.y_of(share) - high - 2, wide, high)
            for hour, share in along
        ]
        inside = [spot for spot in spots if spot.top() >= self.area.top() and spot.bottom() <= self.area.bottom()]
        apart = [spot for spot in inside if not any(spot.intersects(other) for other in taken)]
        marks = [self.x_of(hour) for hour in (self._decision, story.decide_by) if hour is not None]
        clear: list[QRectF] = []
        for spot in apart:  # no farther than needed: this is painted while the decision is dragged
            if not self._is_crossed(story, spot):
                if not any(spot.left() - 2 < at < spot.right() + 2 for at in marks):
                    return spot
                clear.append(spot)
        return next(iter(clear or apart or inside or spots))

    def _is_crossed(self, story: OddsStory, spot: QRectF) -> bool:
        """Whether a curve, or the line of the odds asked for, runs through words."""
        hours = np.linspace(self.hour_at(spot.left()), self.hour_at(spot.right()), _LOOKS)
        shares = np.concatenate([one.at(hours) for one in story.curves] + [np.array([story.wanted])])
        least, most = self.value_at(spot.bottom() - 1), self.value_at(spot.top())
        return bool(((shares > least) & (shares < most)).any())
