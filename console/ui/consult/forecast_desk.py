"""The Forecast desk: clock, forecast, five ways of working, and how the model did on past cases. HYPOTHETICAL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from console.services.consult_picture import ConsultPicture
from console.ui.acts.forecast import show
from console.ui.consult.calibration_card import CalibrationCard
from console.ui.consult.clock_card import ClockCard
from console.ui.consult.consult_desk import ConsultDesk
from console.ui.consult.forecast_card import ForecastCard
from console.ui.consult.outlook import outlooks_of
from console.ui.consult.ways_card import WaysCard
from console.ui.desk_kinds import DeskKind
from console.ui.race.foot import Foot
from console.ui.race.footnote import footnote, to_check
from console.ui.steady_scroll import SteadyScroll
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

_LEAST_WIDE = 250
"""Steps of the grid the two columns need beside each other; with less they stand one below the other."""


class ForecastDesk(ConsultDesk):
    """Follows the consultation shown, and the sheet of assumptions."""

    def __init__(self, window: Window, kind: DeskKind) -> None:
        """Empty until it is opened."""
        super().__init__(window, kind)
        self._outlooks = outlooks_of(window)
        self.assumptions = QPushButton(tr("Assumptions…"), self)
        self.assumptions.clicked.connect(lambda: show(window))
        self.head.addWidget(self.assumptions)
        self._scroll = SteadyScroll(self)
        # Where it does not all fit, arrows and PgDown scroll it.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(tr("Forecast, clock, ways of working, past cases"))
        inside = QWidget(self._scroll)
        self._scroll.setWidget(inside)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self.clock, self.forecast = ClockCard(window, inside), ForecastCard(window, inside, whole=True)
        self.ways, self.calibration = WaysCard(window, inside, whole=True), CalibrationCard(window, inside)
        self._sides = (QVBoxLayout(), QVBoxLayout())
        self.clock.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for side, cards in zip(self._sides, ((self.forecast, self.clock), (self.ways, self.calibration)), strict=True):
            for card in cards:
                side.addWidget(card)
            self._columns.addLayout(side, 1)
        self._sides[0].setStretchFactor(self.forecast, 1)
        self._sides[1].setStretchFactor(self.ways, 5)
        self._sides[1].setStretchFactor(self.calibration, 9)
        for side in self._sides:
            side.addStretch(0)
        self.foot = Foot(window.look, self)
        self.body.addWidget(self._scroll, 1)
        self._footing = QHBoxLayout()
        self._footing.addWidget(self.foot)
        self.body.addLayout(self._footing)
        self._outlooks.changed.connect(self._tell)
        window.look.changed.connect(self._dress)
        self._dress()
        self._tell()

    def show_picture(self, picture: ConsultPicture) -> None:
        """Its cards follow by themselves."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: beside each other, or below."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self._window.look.gap(_LEAST_WIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)

    def _dress(self) -> None:
        gap = self._window.look.gap
        self._columns.setSpacing(gap(3))
        self._scroll.leave_room(gap(3))
        self.leave_margin(gap(3), self.head, self._footing)
        for side in self._sides:
            side.setSpacing(gap(3))
        self._arrange()

    def _tell(self) -> None:
        told = self._outlooks.told
        used = () if told is None else told.used
        line = tr("A model on assumptions, not a prediction. Allies are drawn apart but for one pace they share.")
        self.foot.tell([line], [footnote(used)] if used else [], len(used), to_check(used), pressing=False)
        self.foot.unfold.setVisible(bool(used))
