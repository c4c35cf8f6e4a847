"""The Options desk: the courses of action of the crisis side by side, by the same criteria, with the race of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedLayout, QWidget

from console.domain.course_option import Actor, Option
from console.ui.acts.options import NEW_KEY
from console.ui.consult.consult_desk import ConsultDesk
from console.ui.consult.option_forms import ask_claims, ask_forces, ask_option, ask_plan_of, saving
from console.ui.consult.option_races import OptionRaces
from console.ui.consult.option_rows import ACTOR, RACE, ROWS, Beside
from console.ui.consult.option_sheet import OptionSheet
from console.ui.desk_card import Card
from console.ui.label import CutLabel, Label
from console.ui.panels.inspector_controls import KeyedButton
from console.ui.style import mark
from console.ui.words import tr

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture
    from console.ui.desk_kinds import DeskKind
    from console.ui.window import Window


class OptionsDesk(ConsultDesk):
    """Of the crisis shown, with or without a consultation."""

    def __init__(self, window: Window, kind: DeskKind) -> None:
        """Empty until it is opened."""
        super().__init__(window, kind)
        self.new = KeyedButton(window.look, tr("New option"), NEW_KEY, self)
        mark(self.new, "act", "main")
        self.new.clicked.connect(lambda: ask_option(window, self.picture, None))
        self.head.addWidget(self.new)
        self._card = Card(window.look, tr("Options side by side"), self, hypothetical=False)
        self.sheet = OptionSheet(window.look, self._card)
        self.sheet.answer = self._key
        self.sheet.may_edit = lambda: window.session.writable
        self.sheet.options.edited.connect(self._edited)
        self.sheet.doubleClicked.connect(lambda index: self._elsewhere(ROWS[index.row()][0]))
        self.sheet.horizontalHeader().sectionDoubleClicked.connect(lambda _: self._ask_chosen())
        self._acts = [self._button(words, run) for words, run in (
            (tr("Edit…"), self._ask_chosen), (tr("Forces…"), self.ask_forces), (tr("Claims…"), self.ask_claims),
            (tr("Race…"), self.ask_race), (tr("Show race"), self.show_race),
        )]  # fmt: skip
        self._empty = Label("", self._card)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setProperty("ink", "secondary")
        self._stack = QStackedLayout()
        for part in (self.sheet, self._empty):
            self._stack.addWidget(part)
        self._hint = CutLabel(tr(
            "Enter or F2 edits · F forces · C claims · R race · E title and actor · Ctrl+arrows order · Del removes"
        ), self._card)  # fmt: skip
        self._hint.setProperty("ink", "muted")
        self._hint.setProperty("type", "small")
        self._card.body.addLayout(self._stack, 1)
        self._card.body.addWidget(self._hint)
        self.body.addWidget(self._card, 1)
        self.races = OptionRaces(window)
        self.races.changed.connect(self._show)
        self.remember(self.sheet)

    def show_picture(self, picture: ConsultPicture) -> None:
        """The options as they stand; races come as they are simulated."""
        self._show()
        self.races.want(option.plan_id for option in picture.options if option.plan_id is not None)

    @property
    def writable_crisis(self) -> bool:
        """Whether options can be written."""
        return self._window.session.writable and self.picture.crisis is not None

    def ask_forces(self) -> None:
        """Choose the forces the option uses."""
        self._ask(lambda option: ask_forces(self._window, self.picture, option))

    def ask_claims(self) -> None:
        """Choose the hostile claims it has to answer."""
        self._ask(lambda option: ask_claims(self._window, self.picture, option))

    def ask_race(self) -> None:
        """Choose the plan whose race shows what it gives."""
        self._ask(lambda option: ask_plan_of(self._window, self.picture, option))

    def show_race(self) -> None:
        """Go to the Race desk with the option's plan."""
        from console.ui.acts.plans import show_plan

        option = self.sheet.chosen
        if option is not None and option.plan_id is not None:
            show_plan(self._window, option.plan_id)

    def remove(self) -> None:
        """Take the option away; undo brings it back."""
        from console.services.options import remove_option

        option = self.sheet.chosen
        if option is not None and self.writable_crisis:
            self._window.session.act(remove_option, option.id)

    def shift(self, step: int) -> None:
        """Put the option one place further, or back."""
        from console.services.options import order_options

        option, crisis = self.sheet.chosen, self.picture.crisis
        order = [one.id for one in self.picture.options]
        if option is None or crisis is None or not self.writable_crisis:
            return
        place = order.index(option.id)
        if 0 <= place + step < len(order):
            order.insert(place + step, order.pop(place))
            self._window.session.act(order_options, crisis.id, order)

    def _show(self) -> None:
        picture = self.picture
        writable = self.writable_crisis
        self.new.setVisible(writable)
        for button in self._acts[:-1]:
            button.setVisible(writable and bool(picture.options))
        self._acts[-1].setVisible(any(option.plan_id is not None for option in picture.options))
        self._hint.setVisible(writable and bool(picture.options))
        self.sheet.show_options(picture.options, Beside.of(picture, self.races.lines))
        self._stack.setCurrentWidget(self.sheet if picture.options else self._empty)
        self._empty.setText("\n".join(self._why_empty()))

    def _why_empty(self) -> tuple[str, str]:
        if self._window.session.store is None:
            return self.why_empty("", "")
        if self.picture.crisis is None:
            return tr("No crisis is open."), tr("Open one from an incident, or with Ctrl+Shift+U.")
        return tr("No option is laid out yet."), tr("Make one, or lay out a playbook: it brings its own.")

    def _edited(self, option_id: bytes, key: str, text: str) -> None:
        option = next((one for one in self.picture.options if one.id == option_id), None)
        if option is None:
            return
        changed = (
            replace(option, actor=Actor(text) if text else None)
            if key == ACTOR
            else replace(option, criteria={**option.criteria, key: text})
        )
        self._window.session.attempt(saving(changed), lambda _: None)

    def _elsewhere(self, key: str) -> None:
        if key == RACE:
            self.ask_race()

    def _key(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if held and step is not None:
            self.shift(step)
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            row = self.sheet.currentIndex().row()
            if row >= 0 and ROWS[row][0] == RACE:
                self.ask_race()
                return True
            return False
        keys: dict[str, Callable[[], None]] = {
            "f": self.ask_forces, "c": self.ask_claims, "r": self.ask_race, "e": self._ask_chosen,
        }  # fmt: skip
        run = self.remove if event.key() == Qt.Key.Key_Delete else keys.get(event.text().lower())
        if run is not None:
            run()
        return run is not None

    def _ask(self, run: Callable[[Option], None]) -> None:
        option = self.sheet.chosen
        if option is not None and self.writable_crisis:
            run(option)

    def _ask_chosen(self) -> None:
        self._ask(lambda option: ask_option(self._window, self.picture, option))

    def _button(self, words: str, run: Callable[[], None]) -> QWidget:
        button = QPushButton(words, self._card)
        button.clicked.connect(lambda: run())
        self._card.head.addWidget(button)
        return button
