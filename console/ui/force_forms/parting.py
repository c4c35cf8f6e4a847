"""Split a force into parts, merge others into one, end one: the forms of acts that concern the whole of a force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.errors import BadInput
from console.domain.force import Force
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.services import posture, posture_parts
from console.services.posture_checks import day as day_words
from console.services.posture_parts import MergeForm, Part, SplitForm, Where
from console.ui.check_box import CheckBox
from console.ui.choice_box import ChoiceBox
from console.ui.force_forms.figures import persons
from console.ui.force_forms.force_field import ForceField
from console.ui.force_forms.known import Known, standing_on
from console.ui.force_forms.rows import Rows
from console.ui.force_forms.sheet import ForceSheet, standing_words
from console.ui.force_forms.size import SIZES
from console.ui.form_page import FormPage
from console.ui.label import Label
from console.ui.sheet_parts import Work
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window

_FIELDS = 3
"""So many forces can be merged into one at once."""


class EndSheet(ForceSheet):
    """On which day a force ended; what was said of later days is withdrawn."""

    def __init__(self, window: Window, known: Known) -> None:
        """The day is that shown."""
        super().__init__(window, known, tr("End force"), tr("The first day on which it is no more"))
        page = Label(tr("It stays in the case with its past; what was said of it after that day is withdrawn."), self)
        page.setWordWrap(True)
        page.setProperty("ink", "secondary")
        self.begin(tr("End force"), page, self.since.day)

    def stands(self, force: Force) -> str:
        """How it stood until then; nothing is said of later days."""
        return tr("On {day}: {what}.", day=day_words(self.since.at), what=standing_words(force))

    def asked(self) -> Work:
        """The service with the day."""
        said, unit_id = self.said.said(self.since.moment()), self.unit_id

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            return None, posture.end_force(store, actor, now, unit_id, said)

        return work


class SplitSheet(ForceSheet):
    """Into which parts a force is split, where it is; each can be moved on its own afterwards."""

    def __init__(self, window: Window, known: Known) -> None:
        """No part yet."""
        super().__init__(window, known, tr("Split"), tr("From"))
        page = FormPage(window.look, self)
        heads, hints = (tr("Part"), tr("Persons")), (tr("Name of the part"), tr("unknown"))
        self.parts = Rows(window.look, heads, hints, (3, 1), page)
        page.column.addWidget(self.parts)
        self.remains = CheckBox(window.look, tr("It goes on with what is left"), page)
        self.remains.setChecked(True)
        page.column.addWidget(self.remains)
        self.begin(tr("Split"), page, self.parts.rows[0][0])

    def asked(self) -> Work:
        """The service with the parts."""
        said, unit_id = self.said.said(self.since.moment()), self.unit_id
        parts = tuple(Part(name, *persons(number)) for name, number in self.parts.texts)
        form = SplitForm(said, parts, self.remains.isChecked())

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            return posture_parts.split(store, actor, now, unit_id, form)

        return work


class MergeSheet(ForceSheet):
    """Which others end and go on as part of a force, where it stands, and what size it has then."""

    def __init__(self, window: Window, known: Known) -> None:
        """None chosen yet."""
        super().__init__(window, known, tr("Merge"), tr("From"))
        page = QWidget(self)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(window.look.gap(1))
        name = Label(tr("Which end and become part of it"), page)
        name.setProperty("ink", "secondary")
        self._column.addWidget(name)
        self.others = [
            ForceField(window.look, tr("Force {n} to merge into it", n=n + 1), tr("Words of its name"), page)
            for n in range(_FIELDS)
        ]
        for field in self.others:
            self._column.addWidget(field)
        self.level = ChoiceBox(window.look, page)
        self.level.setAccessibleName(tr("Size then"))
        self.level.addItem(tr("Its size stays"), "")
        for size in SIZES:
            self.level.addItem(tr(size), size)
        self._column.addWidget(self.level)
        self.begin(tr("Merge"), page, self.others[0].field)

    def show_force(self, force: Force, at: Instant) -> None:
        """What stands on the day and may be merged."""
        standing = [one for one in standing_on(self.window_of, at) if one.id != force.id]
        for field in self.others:
            field.offer(standing)

    def asked(self) -> Work:
        """The service with the others; where they are in different places, all are where this force is."""
        said, held, unit_id = self.said.said(self.since.moment()), self.held(), self.unit_id
        others = [force for field in self.others if (force := field.force) is not None]
        if not others:
            raise BadInput(tr("Say which force is to become part of it."))
        where = Where.of(held)
        ids = tuple(dict.fromkeys(force.id for force in others))
        form = MergeForm(said, ids, where, str(self.level.currentData() or ""))

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            return None, posture_parts.merge(store, actor, now, unit_id, form)

        return work
