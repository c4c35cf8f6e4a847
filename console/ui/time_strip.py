"""The strip under the map: which time is shown, typed, stepped, dragged or played, over the timeline."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from console.domain.numbers import grouped
from console.domain.time_window import LENGTHS
from console.ui import icons
from console.ui.end_field import EndField
from console.ui.replay import SPEEDS
from console.ui.time_words import length_words, window_words
from console.ui.timeline_legend import TimelineLegend
from console.ui.timeline_place import TimelinePlace
from console.ui.timeline_words import days_words, step_words
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

_FIELD_UNITS: Final = 36


class TimeStrip(QWidget):
    """One row of controls over the timeline, 96 px together at 100 %."""

    def __init__(self, window: Window) -> None:
        """Follows the window's time."""
        super().__init__()
        self._look = window.look
        self._time = window.time
        # Made in the order they stand in, which is that of the Tab key.
        self.speed = SpeedButton(window, self)
        self.lengths = LengthButton(window, self)
        back = self._step("day-before", tr("A step back"), -1)
        self.field = EndField(window, self)
        self._steps = [back, self._step("day-after", tr("A step on"), 1)]
        self.live = QPushButton(tr("Now"), self)
        self.live.setAccessibleName(tr("Follow the clock again"))
        self.live.clicked.connect(self._time.show_live)
        self.legend = TimelineLegend(self._look, self)
        self.timeline = TimelinePlace(window, self)
        self.timeline.redrawn.connect(self._redrawn)
        self._lay_out()
        self._time.changed.connect(self._show)
        self._look.changed.connect(self._dress)
        self._dress()
        self._show()

    def _step(self, name: str, words: str, times: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setAutoRepeat(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._time.step(self.timeline.unit, times))
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._row = QHBoxLayout()
        for widget in (self.speed, self.lengths, self._steps[0], self.field, self._steps[1], self.live):
            self._row.addWidget(widget)
        self._row.addWidget(self.legend, 1)
        column.addLayout(self._row)
        column.addWidget(self.timeline, 1)

    def _show(self) -> None:
        self.live.setVisible(not self._time.live)

    def _redrawn(self) -> None:
        chart, data = self.timeline.chart, self.timeline.data
        if chart is None or data is None or data.content is None:
            return
        content = data.content
        self.legend.show_counts(
            chart.shown, chart.left_out, content.timeless, chart.unit, days_words(chart.axis), reports=content.reports
        )
        step = step_words(chart.unit)
        told = (tr("Back by {step}", step=step), tr("On by {step}", step=step))
        for button, words in zip(self._steps, told, strict=True):
            button.setToolTip(words)
            button.setAccessibleName(words)

    def _dress(self) -> None:
        gap = self._look.gap
        self._row.setContentsMargins(gap(4), gap(1), gap(4), 0)
        self._row.setSpacing(gap(1))
        self.field.setFixedWidth(gap(_FIELD_UNITS))
        for button in self._steps:
            button.setIcon(icons.icon(self._look, button.objectName()))
            button.setIconSize(QSize(gap(4), gap(4)))
            button.setFixedSize(gap(7), gap(7))
        self.setFixedHeight(self._look.px("timeline"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class LengthButton(QPushButton):
    """Says how long the shown time is, before the field that says until when; its menu offers other lengths."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Follows the window's time."""
        super().__init__(parent)
        self._time = window.time
        self.setProperty("act", "choice")
        menu = QMenu(self)
        menu.aboutToShow.connect(self._check)
        self._offers = [self._offer(menu, length) for length in LENGTHS]
        self.setMenu(menu)
        self._time.changed.connect(self._show)
        self._show()

    def _offer(self, menu: QMenu, length: int | None) -> tuple[int | None, QAction]:
        action = menu.addAction(length_words(length))
        action.setCheckable(True)
        action.triggered.connect(partial(self._choose, length))
        return length, action

    def _choose(self, length: int | None, _checked: bool = False) -> None:
        self._time.reach(length)

    def _check(self) -> None:
        for length, action in self._offers:
            action.setChecked(length == self._time.window.length)

    def _show(self) -> None:
        words = tr("{length} until", length=length_words(self._time.window.length))
        if words != self.text():
            self.setText(words)
        self.setAccessibleName(tr("Shown time: {words}", words=window_words(self._time.window)))


class SpeedButton(QPushButton):
    """How fast a replay goes; its menu offers other speeds."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Follows the window's replay."""
        super().__init__(parent)
        self._replay = window.replay
        self.setProperty("act", "choice")
        window.time.changed.connect(self._show)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._check)
        self._offers = [(speed, self._offer(menu, speed, words)) for speed, words in SPEEDS]
        self.setMenu(menu)
        self._replay.changed.connect(self._show)
        self._show()

    def _offer(self, menu: QMenu, speed: int, words: str) -> QAction:
        action = menu.addAction(f"{tr(words)}\t×{grouped(speed)}")
        action.setCheckable(True)
        action.triggered.connect(lambda: self._replay.choose(speed))
        return action

    def _check(self) -> None:
        for speed, action in self._offers:
            action.setChecked(speed == self._replay.speed)

    def _show(self) -> None:
        words = tr(dict(SPEEDS)[self._replay.speed])
        if words != self.text():
            self.setText(words)
        self.setAccessibleName(tr("Speed of the replay: {words}", words=words))
