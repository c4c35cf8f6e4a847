"""What time went on so far: stages one after the other as parts of one bar, the one that runs in the accent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from console.charts.drawn import Drawn
from console.charts.look import Look, tinted

_HIGH: Final = 4
_STRENGTHS: Final = (0.30, 0.55, 0.42)
"""Neighbours differ in lightness, not in colour."""


@dataclass(frozen=True)
class Part:
    """One stage: ``length`` in any unit, its name and how long it was; ``rest``: what a stage that runs has left.

    ``share`` says how much of the time so far it took; empty says nothing.
    """

    length: float
    name: str
    words: str
    tip: str
    runs: bool = False
    ended: bool = False
    rest: float = 0.0
    share: str = ""


class StageBar(Drawn):
    """A broken silence ends with a line of the warning colour."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty until :meth:`show_parts`."""
        super().__init__(look, parent)
        self.parts: tuple[Part, ...] = ()

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these, in their order."""
        if tuple(parts) != self.parts:
            self.parts = tuple(parts)
            self.update()

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(self._look.gap(60), round(self._look.gap(_HIGH + 2) + 3 * self.line))

    def areas(self) -> list[QRectF]:
        """Where each part is painted, pixels; together as wide as the widget. None is too narrow to be seen."""
        least, whole = float(self._look.gap(1)), float(self.width())
        total = sum(part.length + part.rest for part in self.parts) or 1.0
        wanted = [max(least, (part.length + part.rest) / total * whole) for part in self.parts]
        scale, left, found = whole / max(1.0, sum(wanted)), 0.0, []
        for wide in wanted:
            found.append(QRectF(left, 0, wide * scale, self._look.gap(_HIGH)))
            left += wide * scale
        return found

    def draw(self, painter: QPainter) -> None:
        """The bar and the names under it."""
        painter.fillRect(QRectF(0, 0, self.width(), self._look.gap(_HIGH)), self._look.colour("surface.inset"))
        areas = self.areas()
        for place, (part, area) in enumerate(zip(self.parts, areas, strict=True)):
            done = QRectF(area)
            done.setWidth(area.width() * part.length / max(1e-9, part.length + part.rest))
            ground = self._look.colour("state.accent") if part.runs else tinted(
                self._look, "ink.muted", _STRENGTHS[place % len(_STRENGTHS)]
            )  # fmt: skip
            self.bar(painter, done.adjusted(0, 0, -1, 0), ground)
        for part, area in zip(self.parts, areas, strict=True):
            if part.ended:
                painter.setPen(QPen(self._look.colour("state.danger"), 2))
                painter.drawLine(QLineF(area.right(), -2, area.right(), area.bottom() + 3))
        self._names(painter, areas)

    def _names(self, painter: QPainter, areas: Sequence[QRectF]) -> None:
        """Names where they have room, those that run first, then the longest; no two on one another."""
        taken: list[QRectF] = []
        top = float(self._look.gap(_HIGH + 1))
        order = sorted(range(len(areas)), key=lambda at: (not self.parts[at].runs, -areas[at].width()))
        for place in order:
            part, area = self.parts[place], areas[place]
            lines = (part.words, part.share)
            wide = max(self.wide(part.name, bold=part.runs), *map(self.wide, lines)) + 2
            left = min(area.left(), self.width() - wide)
            spot = QRectF(left, top, wide, 3 * self.line)
            if left < 0 or any(spot.adjusted(-6, 0, 6, 0).intersects(one) for one in taken):
                continue
            taken.append(spot)
            first = QRectF(left, top, wide, self.line)
            self.write(painter, part.name, first, "ink.link" if part.runs else "ink.secondary", bold=part.runs)
            for row, words in enumerate(lines, 1):
                self.write(painter, words, first.translated(0, row * self.line), "ink.muted")

    def tell(self, at: QPointF) -> str:
        """The stage under the pointer."""
        pairs = zip(self.parts, self.areas(), strict=True)
        return next((part.tip for part, area in pairs if area.left() <= at.x() < area.right()), "")
