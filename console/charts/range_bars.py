"""Pairs of thin bars, one over the other: the same things on two days, as far as their numbers are known.

A bar is filled up to the least, lighter up to the most with an edge at both; where nobody says how many at most, or
how many at all, its end is hatched. The first day's bars are hollow and grey, the second's filled with the accent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from console.charts.look import Look

_PLAIN: Final = QFont.Weight.Normal
_STRONG: Final = QFont.Weight.DemiBold
_MIDDLE: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_STUB: Final = 5
"""How long the hatched end of a bar is, steps of the grid."""
_LIGHT: Final = 0.35


@dataclass(frozen=True)
class Bar:
    """One number of one day: ``least`` to ``most``, None: nobody says how many at most. ``words`` say it.

    ``unknown``: more belongs to it of which nobody says how many. One of nobody draws nothing.
    """

    least: float
    most: float | None
    unknown: bool
    words: str

    @property
    def end(self) -> float:
        """As far as it is known."""
        return self.least if self.most is None else self.most

    @property
    def hatched(self) -> bool:
        """Whether it may reach beyond that."""
        return self.unknown or self.most is None


@dataclass(frozen=True)
class Pair:
    """One thing on both days."""

    name: str
    before: Bar
    after: Bar


@dataclass(frozen=True)
class Layout:
    """Where things lie, pixels: a line of words, how many of them each row has, a bar, and a person."""

    line: float = 1.0
    lines: tuple[int, ...] = ()
    thick: float = 1.0
    gap: float = 1.0
    scale: float = 1.0

    def top(self, place: int) -> float:
        """Where a row begins; where they end, for one past the last."""
        return self.line * sum(self.lines[:place]) + (2 * self.thick + 4 * self.gap) * place

    def tops(self, place: int) -> tuple[float, float]:
        """Where the two bars of a row begin."""
        first = self.top(place) + self.line * self.lines[place] + self.gap / 2
        return first, first + self.thick + self.gap / 2


class RangeBars(pg.GraphicsView):  # type: ignore[misc]
    """Looked at, not moved; as high as its pairs. All bars share one scale from 0. Its scene is in pixels."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty until :meth:`show_pairs`."""
        super().__init__(parent)
        self._look = look
        self.pairs: tuple[Pair, ...] = ()
        self.layout_now = Layout()
        self.enableMouse(False)
        self._items: list[pg.BarGraphItem] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.dress()

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show these instead of those before, the first on top."""
        self.pairs = tuple(pairs)
        self._draw()

    def dress(self) -> None:
        """After the look became another."""
        self.setBackground(self._look.colour("surface.panel"))
        self._draw()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Qt's: the bars keep their height in pixels."""
        super().resizeEvent(event)
        if hasattr(self, "layout_now"):
            self._draw()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Qt's: names and numbers over their bars, edges and hatched ends on them."""
        painter.save()
        painter.resetTransform()
        for place, pair in enumerate(self.pairs):
            self._write(painter, self.layout_now.top(place), self.layout_now.lines[place], pair)
            for bar, top, ink in zip((pair.before, pair.after), self.layout_now.tops(place), self._inks, strict=True):
                self._finish(painter, bar, top, ink)
        painter.restore()

    @property
    def _inks(self) -> tuple[QColor, QColor]:
        return self._look.colour("ink.muted"), self._look.colour("state.accent")

    def _laid_out(self) -> Layout:
        """Hatched ends have their room beyond the longest bar; a name and its numbers as many lines as need be."""
        gap = self._look.gap(1)
        most = max((bar.end for pair in self.pairs for bar in (pair.before, pair.after)), default=0.0)
        scale = max(1.0, self.width() - self._look.gap(_STUB) - 2) / max(1.0, most)
        lines = tuple(self._lines(pair) for pair in self.pairs)
        return Layout(self._metrics(_PLAIN).height() + gap / 2, lines, gap * 1.5, gap, scale)

    def _draw(self) -> None:
        """The bars as items of the scene."""
        laid = self.layout_now = self._laid_out()
        high = max(1, round(laid.top(len(self.pairs))))
        for item in self._items:
            self.removeItem(item)
        self._items = []
        self.setFixedHeight(high)
        hollow, filled = self._inks
        for place, pair in enumerate(self.pairs):
            before, after = laid.tops(place)
            self._add(pair.before, before, QBrush(Qt.BrushStyle.NoBrush), hollow)
            self._add(pair.after, after, QBrush(filled), filled)

    def _add(self, bar: Bar, top: float, brush: QBrush, ink: QColor) -> None:
        scale, bottom = self.layout_now.scale, top + self.layout_now.thick
        light = QColor(ink)
        light.setAlphaF(_LIGHT)
        spans = ((0.0, bar.least, brush, QPen(ink, 1)), (bar.least, bar.end, QBrush(light), QPen(Qt.PenStyle.NoPen)))
        for start, end, fill, pen in spans:
            if end > start:
                left, right = start * scale, max(end * scale, start * scale + 2)
                item = pg.BarGraphItem(x0=[left], x1=[right], y0=[top], y1=[bottom], brush=fill, pen=pen)
                self.addItem(item)
                self._items.append(item)

    def _finish(self, painter: QPainter, bar: Bar, top: float, ink: QColor) -> None:
        """Edges where a range begins and ends, and the hatched end."""
        scale, thick = self.layout_now.scale, self.layout_now.thick
        painter.setPen(QPen(ink, 2))
        for x in (bar.least * scale, bar.end * scale) if bar.end > bar.least else ():
            painter.drawLine(QLineF(x, top - 2, x, top + thick + 2))
        if bar.hatched:
            stub = QRectF(bar.end * scale, top, self._look.gap(_STUB), thick)
            painter.setPen(QPen(ink, 1, Qt.PenStyle.DotLine))
            painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern))
            painter.drawRect(stub)

    def _write(self, painter: QPainter, top: float, lines: int, pair: Pair) -> None:
        """``Latvia`` on the left, ``1 887 → 3 500`` on the right, or under it where there is no room."""
        line, wide = self.layout_now.line, float(self.width())
        was, now = f"{pair.before.words} → ", pair.after.words
        left = 0.0 if lines > 1 else max(0.0, wide - self._wide(was, now))
        self._say(painter, pair.name, QRectF(0, top, left or wide, line), "ink.primary", _PLAIN)
        below = top + line * (lines > 1)
        end = left + self._say(painter, was, QRectF(left, below, wide - left, line), "ink.secondary", _PLAIN)
        left, below = (0.0, below + line) if lines > 2 else (end, below)
        self._say(painter, now, QRectF(left, below, wide - left, line), "ink.primary", _STRONG)

    def _say(self, painter: QPainter, words: str, area: QRectF, role: str, weight: QFont.Weight) -> float:
        """Write words, cut where they have no room; how wide they are."""
        metrics = self._metrics(weight)
        painter.setFont(self._look.font("small", weight))
        painter.setPen(self._look.colour(role))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width() + 1)
        painter.drawText(area.adjusted(0, 0, 2, 0), int(_MIDDLE), shown)
        return metrics.horizontalAdvance(words)

    def _lines(self, pair: Pair) -> int:
        """How many lines a name and its numbers need."""
        numbers = self._wide(f"{pair.before.words} → ", pair.after.words)
        beside = numbers + self._wide(pair.name, "") + self._look.gap(2)
        return 1 if beside <= self.width() else 2 if numbers <= self.width() else 3

    def _wide(self, plain: str, strong: str) -> float:
        return self._metrics(_PLAIN).horizontalAdvance(plain) + self._metrics(_STRONG).horizontalAdvance(strong)

    def _metrics(self, weight: QFont.Weight) -> QFontMetricsF:
        return QFontMetricsF(self._look.font("small", weight))
