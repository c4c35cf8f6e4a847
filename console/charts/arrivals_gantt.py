"""When each force is there, one bar a row of a table: from the order to its 10–90 % band, and what it does on the way.

It paints into a cell it is given; rows, columns, selection and keys are the table's.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from console.charts.look import Look, tinted
from console.charts.time_axis import TimeAxis
from console.domain.arrival_times import Stage
from console.domain.times import HOUR, Instant

_TICK_ROOM: Final = 19
"""Steps of the grid a label of the axis takes."""
_LEFT, _RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter
_FEW_LETTERS: Final = 4
"""A name cut shorter than this says nothing."""
CONSENT: Final = "consent"
"""The stage that runs beside the others, from the decision on."""
_LOG_TICKS: Final = (
    (1, "+1 h"), (2, "+2 h"), (3, "+3 h"), (6, "+6 h"), (12, "+12 h"), (24, "+1 d"), (48, "+2 d"), (96, "+4 d"),
    (168, "+1 wk"), (336, "+2 wk"), (672, "+4 wk"), (1344, "+8 wk"), (2688, "+16 wk"), (4368, "+26 wk"),
    (8736, "+52 wk"),
)  # fmt: skip


@dataclass(frozen=True)
class Bar:
    """One force, hours from the decision. ``in_place`` are the words of one that is there, empty where it comes."""

    in_place: str
    earliest: float = 0.0
    p10: float = 0.0
    p50: float = 0.0
    p90: float = 0.0
    stages: tuple[Stage, ...] = ()


@dataclass(frozen=True)
class ArrivalSpan:
    """What the bars stand on: ``hours`` from ``begins`` on; the decision and their range are hours from there too.

    With ``log`` the axis is logarithmic from an hour after the decision to the end.
    """

    begins: Instant
    hours: float
    decision: float
    theirs: tuple[float, float]
    log: bool = False

    def share(self, after: float) -> float:
        """Where a moment so many hours after the decision lies: 0 at the left end, 1 at the right."""
        if not self.log:
            return (self.decision + after) / self.hours
        return log10(max(after, 1.0)) / log10(max(self.hours - self.decision, 10.0))

    def after(self, share: float) -> float:
        """Hours after the decision at a share of the width."""
        if not self.log:
            return share * self.hours - self.decision
        return float(max(self.hours - self.decision, 10.0) ** share)

    def ticks(self, width: float, least: float) -> list[tuple[float, str]]:
        """Shares of the width to label, at least ``least`` pixels apart, and their words."""
        if not self.log:
            end = self.begins + round(self.hours * HOUR)
            axis = TimeAxis(self.begins, end, max(1.0, width), end)
            return [(axis.x_of(moment) / axis.width, words) for moment, words in axis.weekly(least)]
        found: list[tuple[float, str]] = []
        for hours, words in _LOG_TICKS:
            share = self.share(hours)
            if share <= 1 and (not found or (share - found[-1][0]) * width >= least * 0.8):
                found.append((share, words))
        return found


class ArrivalBars:
    """Paints bars on one span, row by row: what runs through all rows is painted in each."""

    def __init__(self, look: Look, span: ArrivalSpan) -> None:
        """Another span is another object's business: set :attr:`span`."""
        self._look = look
        self.span = span

    def paint(self, painter: QPainter, area: QRectF, bar: Bar, *, selected: bool) -> None:
        """One row: rules, their range, the bar, the decision; where it is selected, its stages with their names."""
        painter.save()
        painter.setClipRect(area)
        inside = self._inside(area)
        self._rules(painter, area, inside)
        if bar.in_place:
            self._in_place(painter, inside, bar)
        else:
            room = inside.height()
            high = min(room * (0.24 if selected else 0.40), self._look.gap(3) + 0.0)
            top = inside.top() + (2 if selected else (room - high) / 2)
            self._coming(painter, QRectF(inside.left(), top, inside.width(), high), bar)
            if selected:
                self._stages(painter, inside, top + high, bar)
        x = self._x(inside, 0.0)
        painter.setPen(QPen(self._look.colour("ink.primary"), 1.6))
        painter.drawLine(QLineF(x, area.top(), x, area.bottom() + 1))
        painter.restore()

    def paint_bare(self, painter: QPainter, area: QRectF, words: str) -> None:
        """A row that has no bar, and why."""
        painter.save()
        painter.setClipRect(area)
        inside = self._inside(area)
        self._rules(painter, area, inside)
        font = self._look.font("small")
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        plate = QRectF(inside.left(), inside.top() + 2, metrics.horizontalAdvance(words), inside.height() - 4)
        painter.fillRect(plate, tinted(self._look, "surface.panel", 0.86))
        painter.setFont(font)
        painter.setPen(self._look.colour("state.warn"))
        painter.drawText(inside, int(_LEFT | _MIDDLE), words)
        painter.restore()

    def paint_head(self, painter: QPainter, area: QRectF) -> None:
        """The labels of the axis."""
        inside = self._inside(area)
        font = self._look.font("small")
        painter.setFont(font)
        painter.setPen(self._look.colour("ink.muted"))
        metrics = QFontMetricsF(font)
        taken = inside.left()
        for share, words in self.span.ticks(inside.width(), self._look.gap(_TICK_ROOM)):
            wide = metrics.horizontalAdvance(words)
            left = min(max(inside.left() + share * inside.width() - wide / 2, inside.left()), inside.right() - wide)
            if left >= taken:
                painter.drawText(QRectF(left, area.top(), wide + 1, area.height()), int(_LEFT | _MIDDLE), words)
                taken = left + wide + self._look.gap(2)

    def stage_at(self, bar: Bar, area: QRectF, x: float) -> Stage | None:
        """What a force does at ``x``; None where it does nothing yet or any more."""
        inside = self._inside(area)
        after = self.span.after((x - inside.left()) / max(1.0, inside.width()))
        there = [stage for stage in bar.stages if stage.start <= after < stage.end]
        return there[-1] if there else None

    def _inside(self, area: QRectF) -> QRectF:
        return area.adjusted(self._look.gap(2), 0, -self._look.gap(2), 0)

    def _x(self, inside: QRectF, after: float) -> float:
        share = min(max(self.span.share(after), -1.0), 2.0)
        return inside.left() + share * inside.width()

    def _rules(self, painter: QPainter, area: QRectF, inside: QRectF) -> None:
        painter.setPen(QPen(self._look.colour("line.hair"), 1))
        for share, _ in self.span.ticks(inside.width(), self._look.gap(_TICK_ROOM)):
            x = round(inside.left() + share * inside.width()) + 0.5
            painter.drawLine(QLineF(x, area.top(), x, area.bottom() + 1))
        left, right = (self._x(inside, hours - self.span.decision) for hours in self.span.theirs)
        if right <= inside.left():
            return
        painter.fillRect(
            QRectF(left, area.top(), right - left, area.height() + 1), tinted(self._look, "state.danger", 0.14)
        )
        painter.setPen(QPen(self._look.colour("state.danger"), 1.5))
        for x in (left, right):
            painter.drawLine(QLineF(x, area.top(), x, area.bottom() + 1))

    def _in_place(self, painter: QPainter, inside: QRectF, bar: Bar) -> None:
        font = self._look.font("small", QFont.Weight.DemiBold)
        high = QFontMetricsF(font).height()
        band = QRectF(inside.left(), inside.center().y() - high / 2, inside.width(), high)
        painter.fillRect(band, tinted(self._look, "state.ok", 0.22))
        painter.setFont(font)
        painter.setPen(self._look.colour("state.ok"))
        painter.drawText(band.adjusted(0, 0, -self._look.gap(2), 0), int(_RIGHT | _MIDDLE), bar.in_place)

    def _coming(self, painter: QPainter, area: QRectF, bar: Bar) -> None:
        start, earliest, low, median, high = (
            self._x(area, after) for after in (0.0, bar.earliest, bar.p10, bar.p50, bar.p90)
        )
        thin = area.height() * 0.5
        way = QRectF(start, area.center().y() - thin / 2, min(earliest, area.right()) - start, thin)
        painter.fillRect(way, self._look.colour("line.strong"))
        # From the earliest to the band: it may be there already, in less than one run of ten.
        middle = round(area.center().y()) + 0.5
        painter.setPen(QPen(self._look.colour("line.strong"), 1))
        painter.drawLine(QLineF(way.right(), middle, max(way.right(), min(low, area.right())), middle))
        if low < area.right():
            band = QRectF(low, area.top(), min(high, area.right()) - low, area.height())
            painter.fillRect(band, tinted(self._look, "state.accent", 0.38))
        if median <= area.right():
            wide = 2.5
            painter.fillRect(
                QRectF(median - wide / 2, area.top() - 2, wide, area.height() + 4), self._look.colour("state.accent")
            )
        if high > area.right():
            self._arrow(painter, area)

    def _arrow(self, painter: QPainter, area: QRectF) -> None:
        """It goes on beyond the axis."""
        side = area.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("state.accent"), 2))
        tip = QPointF(area.right() - 2, area.center().y())
        painter.drawPolyline([tip + QPointF(-side, -side), tip, tip + QPointF(-side, side)])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _stages(self, painter: QPainter, inside: QRectF, top: float, bar: Bar) -> None:
        """Each stretch as a block under the bar, its name in it where that has room; what runs beside as a line."""
        font = self._look.font("small")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        high = inside.bottom() - top - 3
        for stage in bar.stages:
            left, right = self._x(inside, stage.start), min(self._x(inside, stage.end), inside.right())
            if right - left < 1:
                continue
            if stage.kind == CONSENT:
                painter.fillRect(QRectF(left, top, right - left, 2), self._look.colour("state.warn"))
                continue
            block = QRectF(left, top + 2, max(1.0, right - left - 1), high - 1)
            painter.fillRect(block, self._look.colour("ink.muted"))
            words = metrics.elidedText(stage.words, Qt.TextElideMode.ElideRight, block.width() - self._look.gap(1))
            if len(words) > _FEW_LETTERS or words == stage.words:
                painter.setPen(self._look.colour("ink.inverse"))
                painter.drawText(block, int(Qt.AlignmentFlag.AlignCenter), words)
