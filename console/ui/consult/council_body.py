"""Where things stand on the Council desk: Allies over clock and models, beside them silence, text, ledger and acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.ui.consult.ally_grid import AllyGrid
from console.ui.consult.chosen import consulting_of
from console.ui.consult.clock_card import ClockCard
from console.ui.consult.council_acts import ActsRow
from console.ui.consult.draft_card import DraftCard
from console.ui.consult.forecast_card import ForecastCard
from console.ui.consult.ledger import Ledger
from console.ui.consult.silence_card import SilenceCard
from console.ui.consult.stance_legend import StanceLegend
from console.ui.consult.ways_card import WaysCard
from console.ui.label import CutLabel, Label
from console.ui.steady_scroll import SteadyScroll
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_RIGHT = 0.36
"""The share of the right column, where the Allies have as many cards in a row as they may with it."""
_LEAST_RIGHT = 98
"""Steps of the grid the right column needs beside the Allies; with less it stands below them."""
_LEAST_COLUMNS = 4
_LEAST_TEXT = 30
"""Steps of the grid a text is always high; what does not fit is scrolled."""


class CouncilBody(QWidget):
    """Its columns scroll where the screen has too little room, each by itself; the acts stand still at the foot."""

    def __init__(self, window: Window, run: Callable[[str], None], entry: QWidget, parent: QWidget) -> None:
        """``run`` does a command by its id; ``entry`` is the line a round is typed into: it stands over the Allies."""
        super().__init__(parent)
        self._window, self._look, self._run, self.entry = window, window.look, run, entry
        self._scroll, self._side = SteadyScroll(self), SteadyScroll(self)
        for scroll in (self._scroll, self._side):
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside, self._beside = QWidget(self._scroll), QWidget(self._side)
        self._scroll.setWidget(self._inside)
        self._side.setWidget(self._beside)
        self._columns = QVBoxLayout(self._inside)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._left, self._right = QVBoxLayout(), QVBoxLayout(self._beside)
        self._columns.addLayout(self._left, 1)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._across = True
        self._is_beside = False
        self.grid = AllyGrid(self._look, self._inside)
        self.draft_card = DraftCard(self._window, self._beside)
        self._make_left()
        self._make_right()
        self._whole = QGridLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setColumnStretch(0, 1)
        self._whole.setRowStretch(1, 1)
        self._typed = QHBoxLayout()
        self._typed.addWidget(self.entry)
        self._whole.addLayout(self._typed, 0, 0)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.acts)
        self._stand()
        self.grid.shown.connect(self._reveal)
        self.models.installEventFilter(self)

    @property
    def room(self) -> int:
        """What a desk leaves free at its right edge for the bars that scroll, px."""
        return self._look.gap(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: what is in sight has another size."""
        super().resizeEvent(event)
        self.arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: the models have more to say, or less."""
        if watched is self.models and event.type() is QEvent.Type.LayoutRequest:
            self.fill()
        return super().eventFilter(watched, event)

    def arrange(self) -> None:
        """The right column takes its share, or less where that gives the Allies one more card in a row."""
        gap = self._look.gap
        room, least = self.width() - self.room - gap(4), gap(_LEAST_RIGHT)
        fit = [count for count in range(_LEAST_COLUMNS, 9) if self.grid.least_width(count) + least <= room]
        self._turn(across=bool(fit))
        if fit:
            spare = room - self.grid.least_width(fit[-1])
            wide = max(least, min(round(room * _RIGHT), spare))
            self._side.setFixedWidth(wide + self.room)
            self.acts.setFixedWidth(wide)
        else:
            self.acts.setFixedWidth(max(1, self.width() - self.room))
        self._whole.activate()
        self.fill()

    def fill(self) -> None:
        """The Allies fill what is in sight; what the models say stands below them, in sight where both fit."""
        typing = self.entry.isVisibleTo(self)
        aside = self._look.gap(3) if self._across else self.room
        self._typed.setContentsMargins(0, 0, aside, self._look.gap(3) if typing else 0)
        self._place_consensus()
        parts = (self.over, self.legend, self.guests, *(() if self._is_beside else (self.consensus,)))
        taken = sum(part.sizeHint().height() + self._look.gap(2) for part in parts if part.isVisibleTo(self))
        below = self._below()
        high = self._scroll.viewport().height() - taken - self._look.gap(2)
        # While a round is typed the cards do not grow because the models have no room any more.
        fits = high - below >= self.grid.minimumSizeHint().height() or typing
        self.grid.fill(high - below if fits else high)

    def dress(self) -> None:
        """Follow another theme or scale."""
        gap = self._look.gap
        self._whole.setHorizontalSpacing(gap(1))
        self._whole.setVerticalSpacing(0)  # A line that is not there leaves no room either.
        self._foot.setContentsMargins(0, gap(3), 0, 0)
        self._leave_room()
        for layout in (self._over, self._spread):
            layout.setSpacing(gap(4))
        self._columns.setSpacing(gap(3))
        self._modelled.setSpacing(gap(3))
        self._left.setSpacing(gap(2))
        self._right.setSpacing(gap(3))
        self.draft_card.text.setMinimumHeight(gap(_LEAST_TEXT))
        self.ledger.table.setMinimumHeight(self._look.px("row") + 4 * self._look.px("row_compact"))
        self.arrange()

    def _reveal(self, area: QRect) -> None:
        at = self.grid.mapTo(self._inside, area.center())
        self._scroll.ensureVisible(at.x(), at.y(), area.width() // 2, area.height())

    def _turn(self, *, across: bool) -> None:
        """One column or two; in one the models come last: the silence and the text are asked for first."""
        if across is self._across:
            return
        self._across = across
        if across:
            self._columns.removeWidget(self._beside)
            self._side.setWidget(self._beside)
            self._columns.removeWidget(self.models)
            self._left.insertWidget(self._left.count() - 1, self.models)
        else:
            self._left.removeWidget(self.models)
            self._columns.addWidget(self._side.takeWidget())
            self._columns.addWidget(self.models)
        self._beside.show()
        self._stand()
        self._leave_room()

    def _leave_room(self) -> None:
        """For the bars that scroll."""
        self._right.setContentsMargins(0, 0, 0, 0)
        self._side.leave_room(self.room)
        self._scroll.leave_room(self._look.gap(3) if self._across else self.room)

    def _stand(self) -> None:
        """Beside each other, the acts under the right column; or one column over them."""
        for part in (self._scroll, self._side):
            self._whole.removeWidget(part)
        self._whole.removeItem(self._foot)
        self._side.setVisible(self._across)
        if self._across:
            self._whole.addWidget(self._scroll, 1, 0, 2, 1)
            self._whole.addWidget(self._side, 0, 1, 2, 1)
            self._whole.addLayout(self._foot, 2, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            self._whole.addWidget(self._scroll, 1, 0)
            self._whole.addLayout(self._foot, 2, 0, Qt.AlignmentFlag.AlignLeft)

    def _below(self) -> int:
        """How high the models stand below the Allies; the clock stands over them where it is narrow."""
        wide = self._scroll.viewport().width() - self._columns.contentsMargins().right()
        models = max(card.minimumSizeHint().width() for card in (self.forecast, self.ways))
        need = self.clock.minimumSizeHint().width() + models + self._look.gap(4)
        self._spread.setDirection(_ACROSS if need <= wide else _DOWN)
        if self._spread.hasHeightForWidth():
            return self._spread.minimumHeightForWidth(wide)
        return self._spread.minimumSize().height()

    def _place_consensus(self) -> None:
        """Beside what it is about where there is room, else below."""
        wide = self.over.sizeHint().width() + self.consensus.fontMetrics().horizontalAdvance(self.consensus.text())
        wide += self._look.gap(6)
        said = self.sentence.fontMetrics().horizontalAdvance(self.sentence.accessibleName()) + self._look.gap(8)
        # What the silence is doing is told in its card too: that gives way first.
        self.sentence.setVisible(wide > self.grid.width() or wide + said <= self.grid.width())
        beside = wide <= self.grid.width()
        if beside is not self._is_beside:
            self._is_beside = beside
            if beside:
                self._left.removeWidget(self.consensus)
                self._over.addWidget(self.consensus)
            else:
                self._over.removeWidget(self.consensus)
                self._left.insertWidget(1, self.consensus)
        self.consensus.setWordWrap(not beside)
        side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self.consensus.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def _make_left(self) -> None:
        inside = self._inside
        self.over, self.sentence = Label("", inside), CutLabel("", inside)
        self.over.setProperty("type", "heading")
        self.sentence.setProperty("ink", "secondary")
        self._over = QHBoxLayout()
        self._over.addWidget(self.over)
        self._over.addWidget(self.sentence, 1)
        self.consensus = Label("", inside)
        self.consensus.setWordWrap(True)
        self.consensus.setAccessibleName(tr("Consensus"))
        for label in (self.over, self.consensus):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.legend = StanceLegend(self._look, inside)
        self.guests = CutLabel("", inside)
        self.guests.setProperty("ink", "secondary")
        self.models = self._make_models()
        self._left.addLayout(self._over)
        self._left.addWidget(self.consensus)
        self._left.addWidget(self.grid, 1)
        self._left.addWidget(self.legend)
        self._left.addWidget(self.guests)
        self._left.addWidget(self.models)
        self._left.addStretch(0)

    def _make_models(self) -> QWidget:
        """Below the Allies: what the clock says, and beside it what the models do."""
        self.clock = ClockCard(self._window, self._inside)
        self.forecast = ForecastCard(self._window, self._inside)
        self.ways = WaysCard(self._window, self._inside)
        below = QWidget(self._inside)
        below.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        made, modelled = QBoxLayout(_ACROSS, below), QVBoxLayout()
        made.setContentsMargins(0, 0, 0, 0)
        modelled.addWidget(self.forecast)
        modelled.addWidget(self.ways)
        made.addWidget(self.clock, 48)
        made.addLayout(modelled, 52)
        self._spread, self._modelled = made, modelled
        return below

    def _make_right(self) -> None:
        inside = self._beside
        self.silence = SilenceCard(self._window, consulting_of(self._window), inside)
        self.ledger = Ledger(self._window, inside)
        self.acts = ActsRow(self._window, self._run, self)
        self._right.addWidget(self.silence)
        self._right.addWidget(self.draft_card)
        self._right.addWidget(self.ledger, 1)
