"""The row of names over a dock of panels: what is counted beside the names gives way before a name does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from console.ui.style import mark
from console.ui.theme import Look

_AIR = {"": 3, "tight": 2, "least": 1}
"""The air at both sides of a name, in steps of the grid; the style sheet has the same."""


class DockTabs(QTabBar):
    """Tabs that fit into ``row``: with less air, without the counts of those that are not in front, with least air.

    What was counted stays in the tip. Arrows come when even the bare names find no room.
    """

    def __init__(self, look: Look, row: QWidget, parent: QWidget) -> None:
        """``row`` is what gives them their width."""
        super().__init__(parent)
        self._look = look
        self._row = row
        self._told: list[tuple[str, str]] = []
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        row.installEventFilter(self)
        self.currentChanged.connect(lambda _place: self._fit())
        look.changed.connect(self._fit)

    def tell(self, told: Sequence[tuple[str, str]]) -> None:
        """Show the names with what is counted beside each (empty: nothing)."""
        self._told = list(told)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: the row has another width."""
        if isinstance(event, QResizeEvent):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        whole = [f"{name}  {told}" if told else name for name, told in self._told]
        bare = [words if at == self.currentIndex() else self._told[at][0] for at, words in enumerate(whole)]
        ways = ((whole, ""), (whole, "tight"), (bare, "tight"))
        shown, air = next((way for way in ways if self._has_room(*way)), (bare, "least"))
        mark(self, "air", air)
        for place, (name, _) in enumerate(self._told[: self.count()]):
            short = shown is bare and place != self.currentIndex()
            words = shown[place].replace("&", "&&")
            if self.tabText(place) != words:
                self.setTabText(place, words)
            self.setTabToolTip(place, whole[place] if short and name != whole[place] else "")

    def _has_room(self, words: Sequence[str], air: str) -> bool:
        metrics = QFontMetrics(self.font())
        each = 2 * self._look.gap(_AIR[air]) + 1
        return sum(metrics.horizontalAdvance(one) + each for one in words) + self._look.gap(1) <= self._row.width()
