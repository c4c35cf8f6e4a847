"""Incidents a month from 2014 to today as small bars, with the window of shown incidents and a cursor for the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.config import tokens
from console.domain.categories import Category
from console.domain.incident import Incident
from console.domain.time_window import FIRST as FIRST_DAY
from console.domain.time_window import Unit
from console.domain.times import Instant, Precision, add_months, dtg, months_between, to_datetime
from console.ui.picture import Picture
from console.ui.theme import Look
from console.ui.words import count, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_WINDOW_ALPHA: Final = 46
_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (7, 0),
    Qt.Key.Key_Down: (-7, 0),
    Qt.Key.Key_PageUp: (0, 1),
    Qt.Key.Key_PageDown: (0, -1),
}


class DateBars(QWidget):
    """The strip itself. Dragging and keys move the picture's day."""

    def __init__(self, look: Look, picture: Picture, parent: QWidget) -> None:
        """Follows ``picture``."""
        super().__init__(parent)
        self._look = look
        self._picture = picture
        self._months: list[tuple[Instant, Instant, list[tuple[str, int]]]] = []
        self._of: Sequence[Incident] | None = None
        self._until = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Shown day"))
        self.setToolTip(tr("Drag to a day; arrow keys step by a day or a week, Page keys by a month"))
        picture.changed.connect(self._follow)
        picture.window_changed.connect(self._follow)
        look.changed.connect(self.update)
        self._follow()

    def sizeHint(self) -> QSize:
        """Qt's: the bars over the years."""
        return QSize(self._look.gap(150), self._look.px("timeline") - self._look.gap(10))

    def x_of(self, moment: Instant) -> float:
        """Where a moment lies, pixels from the left."""
        area = self._field()
        share = (moment - FIRST_DAY) / max(1, self._end() - FIRST_DAY)
        return area.left() + share * area.width()

    def moment_at(self, x: float) -> Instant:
        """The moment that lies at ``x``."""
        area = self._field()
        share = min(1.0, max(0.0, (x - area.left()) / max(1.0, area.width())))
        return min(FIRST_DAY + round(share * (self._end() - FIRST_DAY)), self._end() - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's: the day under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._picture.show_day(self.moment_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's: dragging."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._picture.show_day(self.moment_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: arrows a day or a week, Page keys a month, Home and End the ends."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            days, months = _STEPS[key]
            self._picture.time.step(Unit.MONTH if months else Unit.DAY, months or days)
        elif key == Qt.Key.Key_Home:
            self._picture.show_day(FIRST_DAY)
        elif key == Qt.Key.Key_End:
            self._picture.live()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_window(painter)
        self._paint_bars(painter)
        self._paint_years(painter)
        self._paint_cursor(painter)

    def _follow(self) -> None:
        shown = self._picture.shown
        end = self._picture.time.limit
        if self._of is not self._picture.known.incidents or self._until != end:
            self._of, self._until = self._picture.known.incidents, end
            self._months = monthly(self._of, end)
        day = dtg(self._picture.window.at, Precision.DAY)
        told = count("{n} incident shown", "{n} incidents shown", len(shown.incidents))
        self.setAccessibleDescription(f"{day}, {told}")
        self.update()

    def _end(self) -> Instant:
        return self._picture.time.limit

    def _field(self) -> QRectF:
        gap = self._look.gap
        return QRectF(gap(4), gap(1), self.width() - gap(8), self.height() - self._axis_height() - gap(1))

    def _axis_height(self) -> int:
        return self._look.px("small") + self._look.gap(2)

    def _paint_window(self, painter: QPainter) -> None:
        shown, area = self._picture.window, self._field()
        left = max(area.left(), self.x_of(shown.span.start))
        right = max(left + 1.0, self.x_of(shown.end))
        tint = QColor(self._look.colour("state.accent"))
        tint.setAlpha(_WINDOW_ALPHA)
        painter.fillRect(QRectF(left, area.top(), right - left, area.height()), tint)

    def _paint_bars(self, painter: QPainter) -> None:
        area = self._field()
        most = max((sum(many for _, many in parts) for _, _, parts in self._months), default=0)
        unit = min(float(self._look.gap(2)), area.height() / max(1, most))
        for start, end, parts in self._months:
            left, right = round(self.x_of(start)) + 1.0, round(self.x_of(end))
            foot = area.bottom()
            for slug, many in parts:
                role = f"category.{slug}" if slug in tokens.load().glyphs else "ink.muted"
                painter.fillRect(
                    QRectF(left, foot - many * unit, max(1.0, right - left), many * unit), self._look.colour(role)
                )
                foot -= many * unit

    def _paint_years(self, painter: QPainter) -> None:
        area, look = self._field(), self._look
        painter.setPen(QPen(look.colour("line.strong"), 1))
        painter.drawLine(QPointF(area.left(), area.bottom() + 0.5), QPointF(area.right(), area.bottom() + 0.5))
        painter.setFont(look.font("small"))
        metrics = painter.fontMetrics()
        free = area.left()
        for year in range(to_datetime(FIRST_DAY).year, to_datetime(self._end()).year + 1):
            start = add_months(FIRST_DAY, 12 * (year - to_datetime(FIRST_DAY).year))
            x = self.x_of(start)
            painter.setPen(QPen(look.colour("line.strong"), 1))
            painter.drawLine(QPointF(round(x) + 0.5, area.bottom()), QPointF(round(x) + 0.5, area.bottom() + 4))
            words = str(year)
            wide = metrics.horizontalAdvance(words)
            middle = (x + min(self.x_of(add_months(start, 12)), area.right())) / 2
            left = middle - wide / 2
            if left < free or left + wide > area.right() + look.gap(2):
                continue
            free = left + wide + look.gap(1)
            place = QRectF(left, area.bottom() + look.gap(1), wide + 1, self._axis_height() - look.gap(1))
            painter.setPen(look.colour("ink.muted"))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_cursor(self, painter: QPainter) -> None:
        look, area = self._look, self._field()
        x = round(self.x_of(self._picture.window.end)) + 0.0
        accent = look.colour("state.accent")
        painter.setPen(QPen(accent, 2))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        half, high = look.gap(1) + 1.0, look.gap(2) + 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawPolygon(
            QPolygonF([QPointF(x - half, area.top()), QPointF(x + half, area.top()), QPointF(x, area.top() + high)])
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's."""
        self.update()


def monthly(incidents: Sequence[Incident], until: Instant) -> list[tuple[Instant, Instant, list[tuple[str, int]]]]:
    """(start, end, [(category, how many)]) of every month from 2014 to that of ``until``; categories in one order."""
    starts = months_between(FIRST_DAY, until)
    counted: dict[tuple[int, int], Counter[str]] = {}
    for incident in incidents:
        when = to_datetime(incident.occurred_at)
        counted.setdefault((when.year, when.month), Counter())[incident.category.value] += 1
    found = []
    for start in starts:
        when = to_datetime(start)
        many = counted.get((when.year, when.month), Counter())
        parts = [(category.value, many[category.value]) for category in Category if many[category.value]]
        found.append((start, add_months(start, 1), parts))
    return found
