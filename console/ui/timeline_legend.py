"""The legend over the timeline: which colour is which kind, as many as there is room for, and what a bar stands for."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.domain.time_window import Unit
from console.ui import timeline_words
from console.ui.theme import Look
from console.ui.timeline_words import ROLES
from console.ui.words import plain_tip, tr


class TimelineLegend(QWidget):
    """Written from the right: what does not fit is counted, and on hover."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty until it is told."""
        super().__init__(parent)
        self._look = look
        self._kinds: list[tuple[int, str]] = []
        self._per = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        look.changed.connect(self.update)

    def show_counts(
        self, shown: Mapping[int, int], left_out: int, timeless: int, unit: Unit, days: str, *, reports: bool
    ) -> None:
        """``shown``: how many of each kind stand on the axis; ``days``: which days it shows."""
        ranked = sorted(shown.items(), key=lambda item: (-item[1], item[0]))
        self._kinds = [(kind, timeline_words.kind_name(kind)) for kind, _ in ranked]
        what = tr("Reports") if reports else tr("Incidents")
        left = timeline_words.left_out_words(left_out)
        self._per = " · ".join(part for part in (f"{what} {timeline_words.per(unit)}", days, left) if part)
        words = timeline_words.legend_words(shown, left_out, timeless, unit, reports=reports)
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.update()

    @property
    def words(self) -> str:
        """What a bar stands for, as shown."""
        return self._per

    def sizeHint(self) -> QSize:
        """Qt's: as much as there is."""
        return QSize(self._look.gap(40), self._look.px("row"))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        font = look.font("small")
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        place = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.setPen(look.colour("ink.muted"))
        words = metrics.elidedText(self._per, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), place, words)
        free = self.width() - metrics.horizontalAdvance(words) - look.gap(6)
        chosen, more = self._fitting(metrics, free)
        used = sum(wide for _, _, wide in chosen) + (metrics.horizontalAdvance(more) + look.gap(4) if more else 0)
        x, high, swatch = free - used, float(self.height()), look.gap(2)
        left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        for kind, name, wide in chosen:
            role = ROLES.get(kind, "ink.muted")
            painter.fillRect(QRectF(x, (high - swatch) / 2, swatch, swatch), look.colour(role))
            painter.setPen(look.colour("ink.secondary"))
            painter.drawText(QRectF(x + swatch + look.gap(1), 0, wide, high), left, name)
            x += wide
        painter.setPen(look.colour("ink.muted"))
        painter.drawText(QRectF(x, 0, free - x, high), left, more)

    def _fitting(self, metrics: QFontMetricsF, free: float) -> tuple[list[tuple[int, str, float]], str]:
        """The kinds that have room, with their widths, the most frequent first; and how many more there are."""
        gap = self._look.gap
        wide = [gap(2) + gap(1) + metrics.horizontalAdvance(name) + gap(4) for _, name in self._kinds]
        sums = list(accumulate(wide))
        if not sums or sums[-1] <= free:
            return [(*kind, width) for kind, width in zip(self._kinds, wide, strict=True)], ""
        most = tr("+{n}", n=len(wide))
        room = free - metrics.horizontalAdvance(most) - gap(4)
        fits = sum(until <= room for until in sums)
        found = [(*kind, width) for kind, width in zip(self._kinds[:fits], wide, strict=False)]
        return found, tr("+{n}", n=len(wide) - fits) if fits else tr("{n} kinds", n=len(wide))
