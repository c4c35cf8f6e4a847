"""How many independent origins spoke against each hypothesis over time, with what remained and what led shaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from console.charts.look import Look, tinted
from console.charts.time_axis import TimeAxis
from console.domain.matrix import CLEAR
from console.domain.matrix_history import Step
from console.domain.times import HOUR, Instant

_APART: Final = 0.07
"""Lines on one value stand so far apart, in origins, that each is seen."""
_AFTER: Final = 0.14
"""Of the width is kept right of the last change, for the labels."""
_TICK_ROOM: Final = 76


@dataclass(frozen=True)
class Story:
    """Steps in order of time, the hypotheses' labels in their order, and the words ``{label} leads``."""

    steps: tuple[Step, ...]
    labels: tuple[str, ...]
    leads: str


class LeadHistoryChart(pg.PlotWidget):  # type: ignore[misc]
    """Draws one story; it is looked at, not moved. The moment chosen with :meth:`mark` is a line over it."""

    def __init__(self, look: Look, story: Story, parent: QWidget) -> None:
        """``story`` has at least one step."""
        super().__init__(parent)
        self._look, self._story = look, story
        self._start, self._end = _span(story.steps)
        self.setMenuEnabled(False)
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setBackground(look.colour("surface.panel"))
        self._dress()
        self._shade()
        self._lines()
        self._cursor = pg.InfiniteLine(angle=90, movable=False, pen=QPen(look.colour("state.accent"), 0))
        self._cursor.hide()
        self.addItem(self._cursor)
        most = max((value for step in story.steps for value in step.against), default=0)
        self.setXRange(self._start, self._end, padding=0)
        self.setYRange(-0.4, max(3, most) + 0.6, padding=0)

    def mark(self, at: Instant | None) -> None:
        """Show a moment as a line; None takes it away."""
        self._cursor.setVisible(at is not None)
        if at is not None:
            self._cursor.setPos(at)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Qt's: as many times are labelled as there is room for."""
        super().resizeEvent(event)
        if hasattr(self, "_end"):
            axis = TimeAxis(self._start, self._end, max(1.0, self.width() - self._look.gap(12)), round(self._end))
            self.getAxis("bottom").setTicks([axis.ticks(self._look.gap(25) / 100 * _TICK_ROOM)])

    def _dress(self) -> None:
        look = self._look
        left = self.getAxis("left")
        for axis in (left, self.getAxis("bottom")):
            axis.setPen(look.colour("line.strong"))
            axis.setTextPen(look.colour("ink.muted"))
            axis.setTickFont(look.font("small"))
        most = max((value for step in self._story.steps for value in step.against), default=0)
        left.setTicks([[(value, str(value)) for value in range(max(3, most) + 1)]])
        left.setWidth(look.gap(7))
        self.showGrid(y=True, alpha=0.12)

    def _shade(self) -> None:
        """What is within two of the best remains; where something leads, the whole height says so."""
        steps, remains = self._story.steps, tinted(self._look, "state.accent", 0.13)
        for step, end in zip(steps, self._ends(), strict=True):
            best = min(step.against, default=0)
            band = pg.BarGraphItem(
                x0=[step.at], x1=[end], y0=[best - 0.25], y1=[best + CLEAR - 0.5], brush=remains, pen=None
            )
            self.addItem(band)
        for start, end, label in _leads(steps, self._ends()):
            fill = tinted(self._look, "state.ok", 0.16)
            region = pg.LinearRegionItem((start, end), movable=False, brush=fill, pen=QPen(Qt.PenStyle.NoPen))
            region.setZValue(-20)
            self.addItem(region)
            most = max(3, *(value for step in steps for value in step.against))
            self._text(self._story.leads.format(label=label), start, most + 0.55, "state.ok", (0, 0))

    def _lines(self) -> None:
        steps = self._story.steps
        values = np.array([step.against for step in steps], float)
        remaining = {one.label for one in steps[-1].remaining}
        times = np.array([step.at for step in steps] + [self._last()], float)
        number = len(self._story.labels)
        for place, label in enumerate(self._story.labels):
            x = np.repeat(times, 2)[1:-1]
            y = np.repeat(values[:, place], 2) + (place - (number - 1) / 2) * _APART
            ink = self._look.colour("ink.primary" if label in remaining else "ink.muted")
            style = Qt.PenStyle.SolidLine if label in remaining else Qt.PenStyle.DashLine
            self.addItem(pg.PlotDataItem(x, y, pen=pg.mkPen(ink, width=2, style=style)))
        by_value: dict[int, list[str]] = {}
        for place, label in enumerate(self._story.labels):
            by_value.setdefault(steps[-1].against[place], []).append(label)
        for value, labels in by_value.items():
            role = "ink.primary" if remaining.intersection(labels) else "ink.muted"
            self._text(f" {', '.join(labels)}", self._last(), value, role, (0, 0.5))

    def _text(self, words: str, x: float, y: float, role: str, anchor: tuple[float, float]) -> None:
        item = pg.TextItem(words, color=self._look.colour(role), anchor=anchor)
        item.setFont(self._look.font("text", QFont.Weight.DemiBold))
        item.setPos(x, y)
        self.addItem(item, ignoreBounds=True)

    def _ends(self) -> Sequence[float]:
        return [*(step.at for step in self._story.steps[1:]), self._last()]

    def _last(self) -> float:
        return self._end - (self._end - self._start) * _AFTER


def _span(steps: Sequence[Step]) -> tuple[float, float]:
    """From the first change to a little after the last, with room for the labels."""
    first, last = steps[0].at, steps[-1].at
    whole = max(HOUR, last - first)
    return first - 0.02 * whole, last + 0.06 * whole + (1.08 * whole) * _AFTER / (1 - _AFTER)


def _leads(steps: Sequence[Step], ends: Sequence[float]) -> list[tuple[float, float, str]]:
    """From when to when something led, and what."""
    found: list[tuple[float, float, str]] = []
    for step, end in zip(steps, ends, strict=True):
        label = "" if step.leader is None else step.leader.label
        if found and label and found[-1][2] == label and found[-1][1] == step.at:
            found[-1] = (found[-1][0], end, label)
        elif label:
            found.append((step.at, end, label))
    return found
