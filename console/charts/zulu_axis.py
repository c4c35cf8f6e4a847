"""The labelled axis under the bars: pyqtgraph's, with the moments and the words that the timeline gives it."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from console.domain.times import Instant


class ZuluAxis(pg.AxisItem):  # type: ignore[misc]
    """``high`` is its height in pixels once it is dressed."""

    def __init__(self) -> None:
        """Empty until it is told what to show."""
        super().__init__("bottom")
        self.high = 0.0
        self._words: dict[int, str] = {}
        self.setStyle(autoExpandTextSpace=False, autoReduceTextSpace=False, hideOverlappingLabels=True, maxTickLevel=0)

    def show(self, ticks: Sequence[tuple[Instant, str]]) -> None:
        """Label these moments."""
        words = dict(ticks)
        if words != self._words:
            self._words = words
            self.picture = None
            self.update()

    def dress(self, line: QColor, ink: QColor, font: QFont, scale: float) -> None:
        """Colours, face and the sizes that follow from it."""
        self.setPen(line)
        self.setTextPen(ink)
        self.setTickFont(font)
        self.setStyle(tickLength=-round(4 * scale), tickTextOffset=round(2 * scale))
        self.high = QFontMetricsF(font).height() + round(8 * scale)
        self.setHeight(self.high)

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[int]]]:
        """Qt graph's: one level, all of it labelled."""
        return [(1.0, [moment for moment in self._words if minVal <= moment <= maxVal])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Qt graph's: the words of each."""
        return [self._words[round(value)] for value in values]
