"""Lengths of past cases as dots on a logarithmic axis, and where the present one is among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.charts.drawn import Drawn, shifted
from console.charts.log_time import LogTime, around
from console.charts.look import Look

_ROWS: Final = 3
_NAME_ROWS: Final = 4
"""Rows of names it makes room for at most."""


@dataclass(frozen=True)
class PastLength:
    """A past case: ``least`` to ``most`` hours as published, its short name and its tip."""

    least: float
    most: float
    name: str
    tip: str

    @property
    def middle(self) -> float:
        """Where its dot is."""
        return (self.least + self.most) / 2


class CaseStrip(Drawn):
    """Dots stand on one another where they would lie on one another; what is uncertain has whiskers.

    With more height than it needs, cases are named over their dots, as far as names have room.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty until :meth:`show_cases`."""
        super().__init__(look, parent)
        self.cases: tuple[PastLength, ...] = ()
        self.present: float | None = None
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.dress()

    def dress(self) -> None:
        """After the look became another."""
        self.setMaximumHeight(round(self.sizeHint().height() + _NAME_ROWS * self.line))
        super().dress()

    def show_cases(self, cases: Sequence[PastLength], present: float | None, words: str) -> None:
        """Show these, and the present one (hours; None: not there yet) with its words."""
        told = (tuple(sorted(cases, key=lambda one: one.middle)), present, words)
        if told != (self.cases, self.present, self.words):
            self.cases, self.present, self.words = told
            self.update()

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(self._look.gap(60), round(self._look.gap(3 * _ROWS + 1) + 2 * self.line))

    def minimumSizeHint(self) -> QSize:
        """Qt's: as high as it must be."""
        return QSize(self._look.gap(40), self.sizeHint().height())

    def axis(self) -> LogTime:
        """From half an hour to beyond the longest."""
        lengths = [one.most for one in self.cases] + ([] if self.present is None else [self.present])
        return around(0.6, max(lengths, default=100.0), self._look.gap(1), self.width() - self._look.gap(2))

    def spots(self) -> list[QPointF]:
        """Where each dot is, pixels."""
        axis, step = self.axis(), float(self._look.gap(3))
        xs = [axis.x_of(one.middle) for one in self.cases]
        ground = self._ground - step / 2
        return [QPointF(x, ground - row * step) for x, row in zip(xs, shifted(xs, step), strict=True)]

    @property
    def _ground(self) -> float:
        return self.height() - self.line - self._look.gap(1)

    def draw(self, painter: QPainter) -> None:
        """Axis, whiskers, dots, and the line of the present one."""
        axis, ground = self.axis(), self._ground
        self.rule(painter, axis, ground, ground + self._look.gap(1))
        painter.setPen(QPen(self._look.colour("line.strong"), 1))
        painter.drawLine(QLineF(axis.left, ground, axis.left + axis.wide, ground))
        for one, spot in zip(self.cases, self.spots(), strict=True):
            painter.setPen(QPen(self._look.colour("ink.muted"), 1.5))
            painter.drawLine(QLineF(axis.x_of(one.least), spot.y(), axis.x_of(one.most), spot.y()))
            self.dot(painter, spot, "ink.secondary")
        if self.height() >= self.sizeHint().height() + 2 * self.line:
            self._names(painter)
        elif self.cases:
            self._name(painter, self.cases[-1].name, self.spots()[-1])
        if self.present is not None:
            self._mark(painter, axis.x_of(self.present), ground)

    def named(self) -> list[tuple[int, QRectF]]:
        """Which cases are named, by their place, and where: no name on another, on a line up to one, or on the mark."""
        spots, found = self.spots(), list[tuple[int, QRectF]]()
        bottom = self._ground - self._look.gap(6)
        rows = int((bottom - self.line) // self.line)
        mark = None if self.present is None else self.axis().x_of(self.present)
        for place, spot in enumerate(spots):
            wide = self.wide(self.cases[place].name) + 2
            left = max(0.0, min(spot.x() - wide / 2, self.width() - wide))
            for row in range(rows):
                area = QRectF(left, bottom - (row + 1) * self.line, wide, self.line)
                if (mark is None or not left - 6 < mark < left + wide + 6) and self._free(area, spot, found, spots):
                    found.append((place, area))
                    break
        return found

    def _free(self, area: QRectF, spot: QPointF, taken: Sequence[tuple[int, QRectF]], spots: Sequence[QPointF]) -> bool:
        """Whether a name has this room: the lines from names to their dots keep theirs."""
        for place, other in taken:
            if area.adjusted(-6, 0, 6, 0).intersects(other):
                return False
            if other.bottom() <= area.top() + 1 and area.left() - 3 < spots[place].x() < area.right() + 3:
                return False
            if area.bottom() <= other.top() + 1 and other.left() - 3 < spot.x() < other.right() + 3:
                return False
        return True

    def _names(self, painter: QPainter) -> None:
        spots = self.spots()
        for place, area in self.named():
            spot = spots[place]
            painter.setPen(QPen(self._look.colour("line.strong"), 1))
            x = round(spot.x()) + 0.5
            painter.drawLine(QLineF(x, area.bottom(), x, spot.y() - self._look.gap(1)))
            self.write(painter, self.cases[place].name, area, "ink.secondary")

    def _name(self, painter: QPainter, words: str, spot: QPointF) -> None:
        """The longest case is named, where nothing stands in its way."""
        wide, step = self.wide(words) + 2, self._look.gap(3)
        left = min(spot.x() + step, self.width() - 1.0) - wide
        higher = [one for one, other in zip(self.cases, self.spots(), strict=True) if other.y() < spot.y()]
        free = all(self.axis().x_of(one.most) + step < left for one in higher)
        if free and (self.present is None or self.axis().x_of(self.present) < left):
            area = QRectF(left, spot.y() - step / 2 - self.line, wide, self.line)
            self.write(painter, words, area, "ink.secondary", Qt.AlignmentFlag.AlignRight)

    def _mark(self, painter: QPainter, x: float, ground: float) -> None:
        painter.setPen(QPen(self._look.colour("state.accent"), 2))
        painter.drawLine(QLineF(x, self.line, x, ground))
        wide = self.wide(self.words, bold=True) + 2
        left = x + self._look.gap(1) if x + wide + self._look.gap(1) <= self.width() else x - wide - self._look.gap(1)
        area = QRectF(max(0.0, left), 0, wide, self.line)
        self.write(painter, self.words, area, "ink.link", Qt.AlignmentFlag.AlignLeft, bold=True)

    def tell(self, at: QPointF) -> str:
        """The case whose dot is nearest."""
        near = [(abs(spot.x() - at.x()) + abs(spot.y() - at.y()), one.tip) for one, spot in
                zip(self.cases, self.spots(), strict=True)]  # fmt: skip
        away, tip = min(near, default=(1e9, ""))
        return tip if away <= self._look.gap(4) else ""
