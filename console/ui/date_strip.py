"""The strip under the map: which day's posture is shown, typed, stepped or dragged, and how far back incidents go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from console.domain.errors import UsageError
from console.domain.times import Precision, dtg, parse_day_or_instant
from console.ui import icons
from console.ui.date_bars import DateBars
from console.ui.notices import Notice
from console.ui.picture import FIRST_DAY, MONTH, YEAR, picture_of
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window

_REACHES = ((MONTH, later("30 days")), (YEAR, later("1 year")), (None, later("All")))
_FIELD_UNITS = 26
_NOTICE = "day"


class DateStrip(QWidget):
    """One row of controls over the bars, 96 px together at 100 %."""

    def __init__(self, window: Window) -> None:
        """Follows the window's picture."""
        super().__init__()
        self._window = window
        self._look = window.look
        self._picture = picture_of(window)
        self.field = DayField(self)
        self.field.setAccessibleName(tr("Day"))
        self.field.setToolTip(tr("A day as 2022-11-15 or 15 NOV 22"))
        self.field.returnPressed.connect(self._typed)
        self.field.left.connect(self._show)
        self._words = QLabel(tr("Forces on"), self)
        self._words.setProperty("type", "strong")
        self._words.setBuddy(self.field)
        self._steps = [
            self._step("month-before", tr("A month back"), months=-1),
            self._step("day-before", tr("A day back"), days=-1),
            self._step("day-after", tr("A day on"), days=1),
            self._step("month-after", tr("A month on"), months=1),
        ]
        self.today = QPushButton(tr("Today"), self)
        self.today.setAccessibleName(tr("Show today"))
        self.today.clicked.connect(self._picture.show_today)
        self._past = QLabel(tr("Incidents of"), self)
        self._past.setProperty("ink", "secondary")
        self.reaches = self._make_reaches()
        self.bars = DateBars(self._look, self._picture, self)
        self._lay_out()
        self._picture.changed.connect(self._show)
        self._look.changed.connect(self._dress)
        self._dress()
        self._show()

    def _make_reaches(self) -> QButtonGroup:
        group = QButtonGroup(self)
        for number, (days, words) in enumerate(_REACHES):
            button = QPushButton(tr(words), self)
            button.setCheckable(True)
            button.setProperty("act", "choice")
            button.setAccessibleName(tr("Incidents of {reach}", reach=tr(words)))
            button.clicked.connect(partial(self._reach, days))
            group.addButton(button, number)
        return group

    def _reach(self, days: int | None, _checked: bool = False) -> None:
        self._picture.reach_back(days)

    def _step(self, name: str, words: str, days: int = 0, months: int = 0) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setAutoRepeat(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._picture.step(days=days, months=months))
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.addWidget(self._words)
        self._row.addSpacing(self._look.gap(1))
        for widget in (*self._steps[:2], self.field, *self._steps[2:], self.today):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._past)
        for button in self.reaches.buttons():
            self._row.addWidget(button)
        column.addLayout(self._row)
        column.addWidget(self.bars, 1)

    def _show(self) -> None:
        picture = self._picture
        if not self.field.editing:
            self.field.setText(dtg(picture.day, Precision.DAY))
        self.today.setVisible(not picture.is_today)
        for button, (days, _) in zip(self.reaches.buttons(), _REACHES, strict=True):
            button.setChecked(days == picture.reach)
        past = not picture.is_today
        self.field.setProperty("past", "true" if past else "false")
        self.field.style().polish(self.field)

    def _typed(self) -> None:
        text = self.field.text()
        try:
            day = parse_day_or_instant(text).start
        except UsageError:
            self._refuse(tr("“{text}” is not a day. Write it as 2022-11-15 or 15 NOV 22.", text=text))
            return
        if not FIRST_DAY <= day <= self._picture.today:
            self._refuse(self._outside())
            return
        self.field.editing = False
        self._picture.show_day(day)
        self._show()

    def _outside(self) -> str:
        first, last = dtg(FIRST_DAY, Precision.DAY), dtg(self._picture.today, Precision.DAY)
        return tr("The picture reaches from {first} to {last}. Choose a day in between.", first=first, last=last)

    def _refuse(self, sentence: str) -> None:
        self._window.say(Notice(sentence, "warn", key=_NOTICE))

    def _dress(self) -> None:
        look = self._look
        gap = look.gap
        self._row.setContentsMargins(gap(4), gap(1), gap(4), 0)
        self._row.setSpacing(gap(1))
        self.field.setFixedWidth(gap(_FIELD_UNITS))
        for button in self._steps:
            button.setIcon(icons.icon(look, button.objectName()))
            button.setIconSize(QSize(gap(4), gap(4)))
            button.setFixedSize(gap(7), gap(7))
        self.setFixedHeight(look.px("timeline"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class DayField(QLineEdit):
    """The day as text; Esc and leaving it bring the shown day back."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Shows what it is told until somebody types."""
        super().__init__(parent)
        self.editing = False
        self.textEdited.connect(self._edited)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Esc forgets what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.editing:
            self._forget()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt's: what was typed and not entered is forgotten; a menu over the field takes nothing away."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._forget()

    def _edited(self, _text: str) -> None:
        self.editing = True

    def _forget(self) -> None:
        self.editing = False
        self.left.emit()
