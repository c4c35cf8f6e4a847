"""The row over the desk: which plan is shown, what it is for, another over it, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from console.ui.choice_box import ChoiceBox
from console.ui.label import CutLabel
from console.ui.race.reading import EVERYTHING, Told
from console.ui.style import mark
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


_WIDEST_UNITS = 60


class Head(QWidget):
    """``plan_wanted`` and ``overlay_wanted`` give a plan's id, the latter empty where none is to be over it."""

    plan_wanted = Signal(object)
    overlay_wanted = Signal(object)

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Empty until :meth:`show_told`."""
        super().__init__(parent)
        self._window = window
        self._told = Told()
        self._over_id = b""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(window.look.gap(3))
        self.choice = ChoiceBox(window.look, self)
        self.choice.setAccessibleName(tr("Plan"))
        self.choice.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.choice.setMaximumWidth(window.look.gap(_WIDEST_UNITS))
        self.choice.activated.connect(lambda place: self.plan_wanted.emit(bytes(self.choice.itemData(place) or b"")))
        self.purpose = CutLabel("", self)
        self.purpose.setProperty("ink", "secondary")
        self.assumptions = self._button(tr("Assumptions"), "race.assumptions")
        self.overlay = QPushButton(tr("Overlay plan…"), self)
        self.overlay.clicked.connect(self._offer)
        self.edit = self._button(tr("Edit plan…"), "race.edit")
        self.new = self._button(tr("New plan…"), "race.new")
        line.addWidget(self.choice)
        line.addWidget(self.purpose, 1)
        for button in (self.assumptions, self.overlay, self.edit, self.new):
            line.addWidget(button)

    def show_told(self, told: Told, over_id: bytes) -> None:
        """Show the plans; what cannot be done is not there."""
        self._told, self._over_id = told, over_id
        race = told.race
        if race is None:
            return
        self.choice.clear()
        for plan in told.plans:
            self.choice.addItem(plan.name, plan.id)
        everything = tr("Everything that can come") if told.kept else tr("{plan} (not kept)", plan=race.plan.name)
        self.choice.addItem(everything, EVERYTHING)
        ids = [plan.id for plan in told.plans]
        self.choice.setCurrentIndex(ids.index(race.plan.id) if told.kept else len(ids))
        told_of = race.plan.purpose or tr("to {place}", place=race.plan.objective)
        if not told.kept:
            told_of = tr("everything that can come, to {place}; not kept in the case", place=race.plan.objective)
        self.purpose.say(told_of)
        may = self._window.session.writable
        self.overlay.setVisible(any(plan.id != race.plan.id for plan in told.plans))
        over = next((plan.name for plan in told.plans if plan.id == over_id), "")
        self.overlay.setText(tr("Over it: {plan}", plan=over) if over else tr("Overlay plan…"))
        self.edit.setVisible(may)
        self.edit.setText(tr("Edit plan…") if told.kept else tr("Keep as plan…"))
        self.new.setVisible(may)
        mark(self.edit, "act", "main")

    def _button(self, words: str, command: str) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(partial(self._run, command))
        return button

    def _run(self, command_id: str, _checked: bool = False) -> None:
        command = next(one for one in self._window.menus.table if one.id == command_id)
        self._window.menus.run(command)

    def _offer(self) -> None:
        """Which plan is to be over this one."""
        race, menu = self._told.race, QMenu(self)
        if race is None:
            return
        for plan_id, name in [
            (b"", tr("None")),
            *((plan.id, plan.name) for plan in self._told.plans if plan.id != race.plan.id),
        ]:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(plan_id == self._over_id)
            action.setChecked(plan_id == self._over_id)
            action.triggered.connect(partial(self._wish, plan_id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.overlay.mapToGlobal(self.overlay.rect().bottomLeft()))

    def _wish(self, plan_id: bytes, _checked: bool = False) -> None:
        self.overlay_wanted.emit(plan_id)
