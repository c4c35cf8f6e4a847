"""What stands over the slides: which briefing, for whom, as known when, and what is done with the whole of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from console.domain.times import dtg
from console.ui.acts.brief import EXPORT_KEY
from console.ui.choice_box import ChoiceBox
from console.ui.label import CutLabel, Label
from console.ui.panels.inspector_controls import KeyedButton
from console.ui.style import mark
from console.ui.words import plain_tip, tr

if TYPE_CHECKING:
    from console.ui.brief.chosen import Briefings
    from console.ui.window import Window

_WHICH_UNITS, _WHOM_UNITS = 56, 44
_OTHERS = object()
GIVE_KEY = "F5"


class Head(QWidget):
    """``audience`` gives the id of who it is for (None: nobody was said), ``audiences_wanted`` asks for their sheet."""

    audience = Signal(object)
    audiences_wanted = Signal()

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(parent)
        look = window.look
        self.which, self.whom = ChoiceBox(look, self), ChoiceBox(look, self)
        self.which.setAccessibleName(tr("Briefing"))
        self.whom.setAccessibleName(tr("Audience"))
        self.moment = QPushButton("", self)
        self.new = QPushButton(tr("New…"), self)
        self.new.setAccessibleName(tr("New briefing"))
        self.export = KeyedButton(look, tr("Export…"), EXPORT_KEY, self)
        self.give = KeyedButton(look, tr("Give"), GIVE_KEY, self)
        self.give.setAccessibleName(tr("Give briefing"))
        mark(self.give, "act", "main")
        for_whom = self._for = Label(tr("for"), self)
        for_whom.setProperty("ink", "secondary")
        self.told = CutLabel("", self)
        self.told.setProperty("ink", "secondary")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.gap(2))
        self.which.setMinimumWidth(look.gap(_WHICH_UNITS // 2))
        self.whom.setMinimumWidth(look.gap(_WHOM_UNITS // 2))
        line.addWidget(self.which, _WHICH_UNITS)
        line.addWidget(for_whom)
        line.addWidget(self.whom, _WHOM_UNITS)
        line.addWidget(self.moment)
        line.addWidget(self.told, _WHOM_UNITS)
        line.addStretch(1)
        line.addWidget(self.new)
        line.addWidget(self.export)
        line.addWidget(self.give)
        self.whom.activated.connect(self._whom)

    def show_briefing(self, briefings: Briefings, *, writable: bool) -> None:
        """Say what is chosen."""
        board, there = briefings.board, bool(briefings.boards)
        self.which.setVisible(there)
        for widget in (self._for, self.whom, self.moment):
            widget.setVisible(there and writable)
        self.told.setVisible(there and not writable)
        self.export.setVisible(there and writable)
        self.give.setVisible(there and writable)
        self.new.setVisible(writable)
        mark(self.new, "act", "" if there else "main")
        if board is None:
            return
        _fill(self.which, [(one.title, one.id) for one in briefings.boards], board.id)
        nobody = tr("no audience: all is shown")
        known = [(one.name, one.id) for one in briefings.audiences]
        more = [(tr("Audiences…"), _OTHERS)] if writable else []
        _fill(self.whom, [(nobody, None), *known, *more], board.audience_id)
        at = board.known_at
        self.moment.setText(tr("Follows the clock") if at is None else tr("As known at {moment}", moment=dtg(at)))
        self.moment.setToolTip(plain_tip(tr("Edit title, moment, marking and what may stand on slides")))
        audience = briefings.audience
        whom = [] if audience is None else [tr("for {audience}", audience=audience.name)]
        self.told.say(" · ".join([*whom, self.moment.text()]))

    def _whom(self, place: int) -> None:
        data = self.whom.itemData(place)
        if data is _OTHERS:
            self.audiences_wanted.emit()
        else:
            self.audience.emit(None if data is None else bytes(data))


def _fill(box: ChoiceBox, lines: list[tuple[str, object]], chosen: object) -> None:
    if [(box.itemText(place), box.itemData(place)) for place in range(box.count())] != lines:
        box.clear()
        for words, data in lines:
            box.addItem(words, data)
    place = next((place for place, (_, data) in enumerate(lines) if data == chosen), 0)
    box.setCurrentIndex(place)
