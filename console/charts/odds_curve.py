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
_SPOTS: Final = 60
_LOWEST: Final = 24
"""Steps of the grid below which a curve tells nothing."""
_MIDDLE_OF_FALL: Final = 0.5
Heights = npt.NDArray[np.float64]
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
        self._laid: tuple[object, ...] = ()
        self._spots: list[QRectF] = []
        super().__init__(look, parent)

    def show_story(self, story: OddsStory) -> None:
        """Show other odds."""
        self._story, self._laid = story, ()
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
        """Each curve's words; where they stand is found anew only where the curves or the chart became others."""
        area = self.area
        laid = (area.left(), area.top(), area.width(), area.height(), self.line_height)
        if laid != self._laid:
            self._laid, self._spots = laid, self._laid_out(story)
        for odds, words in zip(story.curves, self._spots, strict=True):
            role = "ink.secondary" if odds.dashed else "state.accent"
            self.write(painter, odds.label, words, role, _LEFT, bold=True)

    def _laid_out(self, story: OddsStory) -> list[QRectF]:
        """Right of where each curve falls, clear of every curve, of the lines across and of each other."""
        hours, (none, all_) = np.linspace(0, self.hours, _POINTS), (self.y_of(0.0), self.y_of(1.0))
        heights = np.array([none + (all_ - none) * odds.at(hours) for odds in story.curves])
        found: list[QRectF] = []
        for odds, curve in zip(story.curves, heights, strict=True):
            taken = [one.adjusted(-self._look.gap(1), 0, self._look.gap(1), 0) for one in found]
            found.append(self._free_spot(story, odds.label, curve, heights, taken))
        return found

    def _free_spot(self, story: OddsStory, label: str, curve: Heights, heights: Heights, taken: list[QRectF]) -> QRectF:
        """Beside a curve, as near to the middle of its fall as there is room; nearest of all where there is none."""
        area, wide, high, gap = self.area, self.wide(label, bold=True), self.line_height, self._look.gap(2)
        places = np.arange(0, _POINTS, _POINTS // _SPOTS)
        places = places[np.argsort(np.abs(curve[places] - self.y_of(_MIDDLE_OF_FALL)), kind="stable")]
        spots = [
            QRectF(min(area.left() + place / (_POINTS - 1) * area.width() + gap, area.right() - wide), y, wide, high)
            for place, y in zip(places.tolist(), (curve[places] - high - 2).tolist(), strict=True)
        ]
        inside = [spot for spot in spots if spot.top() >= area.top() and spot.bottom() <= area.bottom()]
        apart = [spot for spot in inside if not any(spot.intersects(other) for other in taken)]
        clear = [spot for spot in apart if not self._is_crossed(story, spot, heights)]
        return next(iter(clear or apart or inside or spots))

    def _is_crossed(self, story: OddsStory, spot: QRectF, heights: Heights) -> bool:
        """Whether a curve, the line of the odds asked for, or that of the last moment runs through words."""
        columns = (_POINTS - 1) / max(1.0, self.area.width())
        first, last = (round((x - self.area.left()) * columns) for x in (spot.left(), spot.right()))
        among = heights[:, max(0, first) : last + 1]
        through = bool(((among > spot.top()) & (among < spot.bottom() - 1)).any())
        by = story.decide_by
        upright = by is not None and spot.left() - 2 < self.x_of(by) < spot.right() + 2
        return through or upright or spot.top() < self.y_of(story.wanted) < spot.bottom() - 1
