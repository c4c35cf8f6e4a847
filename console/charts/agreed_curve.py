"""The odds that a text is agreed by then, over time from now on a logarithmic axis, with median and 90 % labelled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.charts.drawn import Drawn
from console.charts.log_time import LogTime, around
from console.charts.look import Look
from console.domain.forecast import share_within

_POINTS: Final = 200
_ROWS: Final = ((0.0, "0"), (0.5, "50"), (1.0, "100 %"))


@dataclass(frozen=True, eq=False)
class AgreedStory:
    """``hours``: when it is agreed, one a run, ascending. ``marks``: shares that are labelled, with their words.

    ``deadline_h``: hours to the deadline; None where none is set or it has passed.
    """

    hours: npt.NDArray[np.float32] = field(default_factory=lambda: np.zeros(0, np.float32))
    marks: tuple[tuple[float, str], ...] = ()
    deadline_h: float | None = None
    tip: str = ""


class AgreedCurve(Drawn):
    """Rising: the share of runs agreed by then."""

    def __init__(self, look: Look, parent: QWidget, *, rows: int = 22) -> None:
        """At least ``rows`` steps of the grid high; it grows with the room it is given."""
        self._rows = rows
        super().__init__(look, parent)
        self.story = AgreedStory()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_story(self, story: AgreedStory) -> None:
        """Show another forecast."""
        self.story = story
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(self._look.gap(60), round(self._look.gap(self._rows) + self.line))

    def minimumSizeHint(self) -> QSize:
        """Qt's."""
        return QSize(self._look.gap(40), round(self._look.gap(self._rows) + self.line))

    def area(self) -> QRectF:
        """Where the curve is, pixels."""
        left = self.wide(_ROWS[-1][1]) + self._look.gap(2)
        top = self.line / 2
        return QRectF(left, top, self.width() - left - self._look.gap(1), self.height() - top - self.line - 4)

    def axis(self) -> LogTime:
        """From a little before the first run to beyond all but the last hundredth of them."""
        area, hours = self.area(), self.story.hours
        least, most = (
            (1.0, 100.0) if not len(hours) else (float(hours[0]), float(hours[round(0.99 * (len(hours) - 1))]))
        )
        return around(max(0.5, least), max(4.0, most), area.left(), area.width())

    def draw(self, painter: QPainter) -> None:
        """Rules, curve, deadline and labels."""
        area, axis = self.area(), self.axis()
        self.rule(painter, axis, area.top(), area.bottom())
        for share, words in _ROWS:
            y = round(area.bottom() - share * area.height()) + 0.5
            painter.setPen(QPen(self._look.colour("line.hair"), 1))
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
            words_area = QRectF(0, y - self.line / 2, area.left() - self._look.gap(1), self.line)
            self.write(painter, words, words_area, "ink.muted", Qt.AlignmentFlag.AlignRight)
        if not len(self.story.hours):
            return
        self._curve(painter, area, axis)
        if self.story.deadline_h is not None and self.story.deadline_h > 0:
            pen = QPen(self._look.colour("state.warn"), 1.5)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            x = axis.x_of(self.story.deadline_h)
            painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
        self._marks(painter, area, axis)

    def _curve(self, painter: QPainter, area: QRectF, axis: LogTime) -> None:
        xs = np.linspace(area.left(), area.right(), _POINTS)
        shares = [(x, share_within(self.story.hours, axis.hours_at(x))) for x in xs.tolist()]
        points = [QPointF(x, area.bottom() - share * area.height()) for x, share in shares]
        ground = QColor(self._look.colour("state.accent"))
        ground.setAlphaF(0.16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        ends = [QPointF(area.right(), area.bottom()), QPointF(area.left(), area.bottom())]
        painter.drawPolygon(QPolygonF([*points, *ends]))
        painter.setPen(QPen(self._look.colour("state.accent"), 2))
        painter.drawPolyline(QPolygonF(points))

    def _marks(self, painter: QPainter, area: QRectF, axis: LogTime) -> None:
        taken: list[QRectF] = []
        for share, words in self.story.marks:
            hours = float(self.story.hours[round(share * (len(self.story.hours) - 1))])
            spot = QPointF(axis.x_of(hours), area.bottom() - share * area.height())
            self.dot(painter, spot, "ink.primary")
            wide, gap = self.wide(words, bold=True) + 2, self._look.gap(2)
            left = spot.x() + gap if spot.x() + gap + wide <= area.right() else spot.x() - gap - wide
            place = QRectF(left, spot.y() - self.line / 2, wide, self.line)
            while any(place.intersects(one) for one in taken) and place.top() > area.top():
                place.translate(0, -2)
            if place.bottom() > area.bottom():
                place.moveBottom(area.bottom())
            taken.append(place)
            ground = QColor(self._look.colour("surface.panel"))
            ground.setAlphaF(0.72)
            painter.fillRect(place, ground)
            self.write(painter, words, place, "ink.primary", bold=True)

    def tell(self, at: QPointF) -> str:
        """What the chart says as a whole."""
        return self.story.tip
