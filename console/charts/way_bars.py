"""Ranges of time, a row each, on one logarithmic axis: a bar from 10 to 90 %, a dot at the median, what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.charts.drawn import Drawn
from console.charts.log_time import LogTime, around
from console.charts.look import Look, tinted

_ROW: Final = 5
_MOST: Final = 9
"""Steps of the grid a row is high, and where it grows at most."""
_THICK: Final = 1.4


@dataclass(frozen=True)
class WayRow:
    """One row: hours at 10, 50 and 90 %. ``inside``: indented; ``seen``: least and most hours that really were.

    ``apart``: it measures something else than the rows above, and a line parts it from them.
    """

    name: str
    p10: float
    p50: float
    p90: float
    words: str
    tip: str
    inside: bool = False
    apart: bool = False
    seen: tuple[float, float] | None = None


class WayBars(Drawn):
    """As high as its rows; with ``grows`` they part where there is room."""

    def __init__(self, look: Look, parent: QWidget, *, grows: bool = False) -> None:
        """Empty until :meth:`show_rows`."""
        super().__init__(look, parent)
        self.rows: tuple[WayRow, ...] = ()
        self._grows = grows
        down = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, down)

    def show_rows(self, rows: Sequence[WayRow]) -> None:
        """Show these, the first on top."""
        if tuple(rows) != self.rows:
            self.rows = tuple(rows)
            self._limit()
            self.updateGeometry()
            self.update()

    def dress(self) -> None:
        """After the look became another."""
        self._limit()
        super().dress()

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(self._look.gap(80), self._high(self._look.gap(_ROW)))

    def minimumSizeHint(self) -> QSize:
        """Qt's."""
        return QSize(self._look.gap(50), self.sizeHint().height())

    @property
    def _row(self) -> float:
        """How high a row is now, pixels."""
        least = self._look.gap(_ROW)
        if not self._grows or not self.rows:
            return float(least)
        return max(float(least), (self.height() - self._high(0)) / len(self.rows))

    def _high(self, row: int) -> int:
        return round(row * max(1, len(self.rows)) + self.line + 4)

    def _limit(self) -> None:
        if self._grows:
            self.setMaximumHeight(self._high(self._look.gap(_MOST)))

    def axis(self) -> LogTime:
        """Between the names and what the rows say."""
        gap = self._look.gap
        names = max((self.wide(one.name) + gap(3) * one.inside for one in self.rows), default=0.0)
        said = max((self.wide(one.words, bold=True) for one in self.rows), default=0.0)
        lengths = [one.p10 for one in self.rows], [max(one.p90, *(one.seen or (0.0,))) for one in self.rows]
        left = names + gap(3)
        least = min([*lengths[0], *(max(0.5, one.seen[0]) for one in self.rows if one.seen is not None)], default=1.0)
        return around(least, max(lengths[1], default=100.0), left, self.width() - left - said - gap(4))

    def draw(self, painter: QPainter) -> None:
        """Rules, names, bars, dots, words."""
        axis, row, gap = self.axis(), self._row, self._look.gap
        bottom = row * len(self.rows)
        self.rule(painter, axis, 0, bottom)
        for place, one in enumerate(self.rows):
            middle, top = row * (place + 0.5), row * place
            if one.apart:
                painter.setPen(QPen(self._look.colour("line.strong"), 1))
                painter.drawLine(QLineF(0, round(top) + 0.5, self.width(), round(top) + 0.5))
            indent = gap(3) * one.inside
            self.write(painter, one.name, QRectF(indent, top, axis.left - indent, row), "ink.primary")
            self._bar(painter, one, axis, middle)
            self.write(painter, one.words, QRectF(0, top, self.width() - gap(1), row), "ink.primary",
                       Qt.AlignmentFlag.AlignRight, bold=True)  # fmt: skip

    def _bar(self, painter: QPainter, one: WayRow, axis: LogTime, middle: float) -> None:
        thick = self._look.gap(1) * _THICK
        left, right = axis.x_of(one.p10), axis.x_of(one.p90)
        ground = tinted(self._look, "ink.muted", 0.8)
        self.bar(painter, QRectF(left, middle - thick / 2, max(2.0, right - left), thick), ground)
        if one.seen is None:
            self.dot(painter, QPointF(axis.x_of(one.p50), middle), "ink.primary")
            return
        painter.setPen(QPen(self._look.colour("surface.panel"), 1))
        x = axis.x_of(one.p50)
        painter.drawLine(QLineF(x, middle - thick / 2, x, middle + thick / 2))
        least, most = (axis.x_of(hours) for hours in one.seen)
        painter.setPen(QPen(self._look.colour("state.accent"), 2))
        painter.drawLine(QLineF(least, middle, most, middle))
        self.dot(painter, QPointF((least + most) / 2, middle), "state.accent")

    def tell(self, at: QPointF) -> str:
        """The row under the pointer."""
        place = int(at.y() // max(1.0, self._row))
        return self.rows[place].tip if 0 <= place < len(self.rows) else ""
