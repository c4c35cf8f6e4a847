"""How one force of a plan comes: which part, how many, on whose authority, at what notice, from where, by what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from console.domain.assumption import Shape
from console.domain.errors import BadInput, ConsoleError
from console.domain.force import Force
from console.domain.letters import first_capital
from console.domain.movement import Mode
from console.domain.notice import notice_words
from console.domain.plan import Authorised, PlanForce, checked_force
from console.domain.spreads import parse_spread
from console.map.mode_words import mode_words
from console.ui.check_box import CheckBox
from console.ui.choice_box import ChoiceBox
from console.ui.label import Label
from console.ui.place_field import PlaceField, Spot
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


class ForceFields(QWidget):
    """``taken`` gives the line as it was typed, ``left`` tells that it stays as it was."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Empty until :meth:`begin`."""
        super().__init__(parent)
        self._window = window
        self._line: PlanForce | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(window.look.gap(1))
        self._title = Label("", self)
        self._title.setProperty("type", "heading")
        self._column.addWidget(self._title)
        self.part = self._field(tr("Part of it; empty: the whole force"))
        self.persons = self._field(tr("Persons"))
        self.note = self._field(tr("Where that number comes from"))
        self.authority = ChoiceBox(window.look, self)
        self.authority.addItem(tr("As it stands on the day"), "")
        for one in Authorised:
            self.authority.addItem(str(one), one.value)
        self._labelled(tr("On whose authority"), self.authority)
        self.notice = self._field(tr("Notice to move, days"))
        self.origin = PlaceField(window, tr("From where"), None, self)
        self._labelled(tr("From where; empty: where it stands"), self.origin)
        self.modes = {mode: CheckBox(window.look, first_capital(mode_words(mode)), self) for mode in Mode}
        self._labelled(tr("May be moved by"), None)
        row = QHBoxLayout()
        row.setSpacing(window.look.gap(4))
        for box in self.modes.values():
            row.addWidget(box)
        row.addStretch(1)
        self._column.addLayout(row)
        self._refusal = Label("", self)
        self._refusal.setWordWrap(True)
        self._refusal.setProperty("ink", "danger")
        self._column.addWidget(self._refusal)
        self._column.addStretch(1)
        self._buttons()

    def begin(self, name: str, line: PlanForce, force: Force | None) -> None:
        """Show a line; what stands on the day shows where nothing else is said."""
        self._line = line
        self._title.setText(name)
        self._refusal.hide()
        self.part.setText(line.part)
        self.persons.setText(_between(line.persons_least, line.persons_most))
        self.note.setText(line.persons_note)
        self.notice.setText(_between(line.notice_least_d, line.notice_most_d))
        known = tr("unknown" if force is None else force.strength.text)
        self.persons.setPlaceholderText(tr("as it stands: {persons}", persons=known))
        published = "" if force is None else notice_words(force.readiness, tr)
        self.notice.setPlaceholderText(tr("as it stands: {notice}", notice=published or tr("assumed")))
        self.authority.setCurrentIndex(self.authority.findData("" if line.authority is None else line.authority.value))
        spot = None
        if line.from_lon is not None and line.from_lat is not None:
            spot = Spot(line.from_place or "", line.from_lon, line.from_lat)
        self.origin.put(spot)
        for mode, box in self.modes.items():
            box.setChecked(mode in line.modes)
        for field in (self.part, self.persons, self.note, self.notice):
            field.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Enter takes it, Esc leaves it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        if self._line is None:
            return
        try:
            line = self._typed(self._line)
            checked_force(line)
        except ConsoleError as error:
            self._refusal.setText(str(error))
            self._refusal.show()
            return
        self.taken.emit(line)

    def _typed(self, line: PlanForce) -> PlanForce:
        least, most = _figures(self.persons.text())
        soonest, latest = _figures(self.notice.text())
        spot = self.origin.spot
        by = self.authority.currentData()
        return replace(
            line, part=self.part.text(), persons_note=self.note.text(),
            persons_least=None if least is None else round(least), persons_most=None if most is None else round(most),
            authority=Authorised(by) if by else None, notice_least_d=soonest, notice_most_d=latest,
            from_place=None if spot is None else spot.name, from_lon=None if spot is None else spot.lon,
            from_lat=None if spot is None else spot.lat,
            modes=tuple(mode for mode, box in self.modes.items() if box.isChecked()),
        )  # fmt: skip

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(name)
        self._labelled(name, field)
        return field

    def _labelled(self, name: str, widget: QWidget | None) -> None:
        label = Label(name, self)
        label.setProperty("ink", "secondary")
        label.setContentsMargins(0, self._window.look.gap(1), 0, 0)
        self._column.addWidget(label)
        if widget is not None:
            widget.setAccessibleName(name)
            self._column.addWidget(widget)

    def _buttons(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._window.look.gap(2))
        acts: tuple[tuple[str, Callable[[], None]], ...] = (
            (tr("Take it so"), self._take),
            (tr("Back"), self.left.emit),
        )
        for words, run in acts:
            button = QPushButton(words, self)
            button.setAutoDefault(False)
            button.clicked.connect(run)
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)


def _between(least: float | None, most: float | None) -> str:
    if least is None:
        return ""
    return f"{least:g}" if most is None or most == least else f"{least:g}–{most:g}"


def _figures(text: str) -> tuple[float | None, float | None]:
    """Least and most; none where nothing is typed. Raises BadInput."""
    if not text.strip():
        return None, None
    spread = parse_spread(text.replace("\N{THIN SPACE}", "").replace("\N{NO-BREAK SPACE}", ""))
    if spread.shape is Shape.TRIANGLE:
        raise BadInput(tr("Give one number or a range from least to most."))
    return spread.least, spread.most
