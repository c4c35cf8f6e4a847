"""The form for many forces at once: what of them changes from a day on, foreseen while one types, or that they end."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from console.domain.errors import BadInput, ConsoleError
from console.domain.force import ActsAs, Force, Permanence
from console.domain.notice import parse_notice
from console.domain.operation import Actor, Changes
from console.domain.posture_changes import What
from console.domain.times import Instant, Precision, dtg, iso_day, parse_day_or_instant
from console.exports.picture_names import force_name
from console.services.posture_forms import Said
from console.services.posture_many import ACTS, CAVEATS, COMMAND, NOTICE, PERMANENCE, Foreseen, ManyForm
from console.ui.check_box import CheckBox
from console.ui.choice_box import ChoiceBox
from console.ui.force_lines import superiors
from console.ui.label import Label
from console.ui.picture import picture_of
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, writing
from console.ui.words import count, later, tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.window import Window

_E = TypeVar("_E", bound=StrEnum)
_REST_MS = 200
_LISTED = 6
_KEPT = later("As each has it")
_NOBODY = "nobody"
_CAVEATS_GONE = ("-", "–", "none")
_WHAT = {
    What.UNDER: later("Higher headquarters"),
    What.READINESS: later("Notice to move"),
    What.PERMANENCE: later("Permanence"),
    What.ACTS: later("Who acts"),
    What.CAVEATS: later("Caveats"),
}


def ask_many(window: Window, forces: Sequence[Force]) -> None:
    """Ask what changes of these forces; it is written as one operation."""
    sheet = Sheet(window, tr("Edit forces"))
    sheet.heading(count("Change {n} force", "Change {n} forces", len(forces)))
    sheet.text(_named(forces), "secondary")
    fields = _Fields(window, sheet, forces)
    sheet.act(tr("Save"), writing(window, sheet, fields.work))
    fields.foresee()
    sheet.fit()
    sheet.open()
    fields.holds.setFocus()
    fields.holds.selectAll()


class _Fields:
    """What is typed, and what would come of it. A field left alone changes nothing."""

    def __init__(self, window: Window, sheet: Sheet, forces: Sequence[Force]) -> None:
        self._window, self._sheet = window, sheet
        self._ids = [force.id for force in forces]
        self._names: dict[QWidget, Label] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(window.look.gap(3))
        self._grid.setVerticalSpacing(window.look.gap(1))
        day = dtg(picture_of(window).window.at, Precision.DAY)
        self.holds = self._line(tr("From"), 0, 0, day)
        self.ends = CheckBox(window.look, tr("They end then") if len(forces) > 1 else tr("It ends then"), sheet)
        self._grid.addWidget(self.ends, 1, 1)
        self.under = self._choice(tr("Higher headquarters"), 1, 0, _above(window, self._ids))
        self.notice = self._line(tr("Notice to move, days"), 1, 1, hint=tr("As each has it; 5–30, 10, from 45"))
        self.acts = self._choice(tr("Who acts"), 2, 0, _offers(ActsAs))
        self.stays = self._choice(tr("Permanence"), 2, 1, _offers(Permanence))
        self.caveats = self._line(tr("Caveats"), 3, 0, hint=tr("As each has them; a dash takes them away"), wide=True)
        self.source = self._line(tr("Source; empty: you"), 4, 0, hint=window.session.actor.name)
        self.as_of = self._line(tr("As of; empty: today"), 4, 1, hint=iso_day(window.clock.now()))
        checks = [(tr("Checked"), "no"), (tr("Still to be checked"), "yes")]
        self.check = self._choice(tr("To check"), 5, 0, checks)
        self.note = self._line(tr("What is not verified"), 5, 1)
        self.reason = self._line(tr("Why"), 6, 0, hint=tr("In a few words; may be left empty"), wide=True)
        sheet.body.addLayout(self._grid)
        self._told = sheet.text("", "secondary")
        self._rest = QTimer(sheet, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self.foresee)
        told = (self.source, self.as_of, self.check, self.note)
        self._not_of_ends = (self.under, self.notice, self.acts, self.stays, self.caveats, *told)
        self._follow()

    def work(self) -> Work:
        """What is to be written. Raises ConsoleError where what was typed cannot be read, or says nothing."""
        said, form, ids = self._said(), self._form(), self._ids
        ends, sourced = self.ends.isChecked(), self._is_sourced()
        if not ends and not form.what and not sourced:
            raise BadInput(tr("Nothing is changed yet: choose what shall be otherwise."))

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services import posture_many

            if ends:
                return None, posture_many.end_many(store, actor, now, ids, said)
            if form.what:
                return None, posture_many.edit_many(store, actor, now, ids, form)
            return None, posture_many.source_many(store, actor, now, ids, said)

        return work

    def foresee(self) -> None:
        """Say what would come of it, as far as what is typed can be read."""
        ends = self.ends.isChecked()
        for field in self._not_of_ends:
            for widget in (field, self._names[field]):
                widget.setVisible(not ends)
        try:
            form = self._form()
        except ConsoleError as error:
            self._tell(str(error))
            return
        day = self.holds.text().strip()
        if ends:
            self._tell(count("{n} force ends on", "{n} forces end on", len(self._ids)) + f" {day}.")
        elif form.what:
            actor, now, ids = self._window.session.actor, self._window.clock.now(), self._ids
            self._window.session.read(lambda reader: _foreseen(reader, actor, now, ids, form), self._arrived)
        elif self._is_sourced():
            self._tell(tr("Nothing else changes: what was said is corrected, and stays to be seen."))
        else:
            self._tell(tr("Nothing is changed yet."))

    def _arrived(self, found: Foreseen) -> None:
        lines = [
            tr("{what} changes for {n} of {all}.", what=tr(_WHAT.get(what, what.value)), n=n, all=len(self._ids))
            for what, n in found.changes.items()
        ]
        if found.same:
            lines.append(count("{n} force stands so already.", "{n} forces stand so already.", found.same))
        if found.refusals:
            first, more = found.refusals[0], len(found.refusals) - 1
            lines.append(first if not more else tr("{first} And {n} more.", first=first, n=more))
        self._tell("\n".join(lines))

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._sheet.fit()

    def _said(self) -> Said:
        check = self.check.currentData()
        if check == "yes" and not self.note.text().strip():
            raise BadInput(tr("Say what is not verified: the doubt is shown with the fact."))
        return Said(
            parse_day_or_instant(self.holds.text()).start, self.source.text(), self.as_of.text(),
            {"yes": True, "no": False}.get(check), self.note.text(), reason=self.reason.text(),
        )  # fmt: skip

    def _is_sourced(self) -> bool:
        return bool(self.source.text().strip() or self.as_of.text().strip() or self.check.currentData())

    def _form(self) -> ManyForm:
        what, caveats = set(), self.caveats.text().strip()
        under, acts, stays = (box.currentData() for box in (self.under, self.acts, self.stays))
        least = most = None
        if self.notice.text().strip():
            what.add(NOTICE)
            least, most = parse_notice(self.notice.text())
        for chosen, name in ((under, COMMAND), (acts, ACTS), (stays, PERMANENCE), (caveats, CAVEATS)):
            if chosen:
                what.add(name)
        parent = bytes.fromhex(under) if under and under != _NOBODY else None
        return ManyForm(
            self._said(), frozenset(what), parent, "", least, most, "", Permanence(stays) if stays else None,
            ActsAs(acts) if acts else None, "" if caveats.casefold() in _CAVEATS_GONE else caveats,
        )  # fmt: skip

    def _line(
        self, name: str, row: int, column: int, value: str = "", hint: str = "", *, wide: bool = False
    ) -> QLineEdit:
        field = QLineEdit(value, self._sheet)
        field.setPlaceholderText(hint)
        self._place(name, field, row, column, wide)
        return field

    def _choice(self, name: str, row: int, column: int, offers: Sequence[tuple[str, str]]) -> ChoiceBox:
        box = ChoiceBox(self._window.look, self._sheet)
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for words, value in ((tr(_KEPT), ""), *offers):
            box.addItem(words, value)
        self._place(name, box, row, column)
        return box

    def _place(self, name: str, widget: QWidget, row: int, column: int, wide: bool = False) -> None:
        label = Label(name, self._sheet)
        label.setProperty("ink", "secondary")
        label.setBuddy(widget)
        # A name belongs to the field under it, not to the one over it.
        label.setContentsMargins(0, self._window.look.gap(1), 0, 0)
        widget.setAccessibleName(name)
        self._names[widget] = label
        self._grid.addWidget(label, 2 * row, column)
        self._grid.addWidget(widget, 2 * row + 1, column, 1, 2 if wide else 1)

    def _follow(self) -> None:
        """Foresee anew whatever is changed, once the hand rests."""
        for line in (self.holds, self.notice, self.caveats, self.source, self.as_of, self.note):
            line.textChanged.connect(lambda _text: self._rest.start())
        for box in (self.under, self.acts, self.stays, self.check):
            box.currentIndexChanged.connect(lambda _index: self._rest.start())
        self.ends.toggled.connect(lambda _on: self._rest.start())


def _foreseen(reader: Reader, actor: Actor, now: Instant, ids: Sequence[bytes], form: ManyForm) -> Foreseen:
    from console.services.posture_many import foresee

    return foresee(reader, actor, now, ids, form)


def _named(forces: Sequence[Force]) -> str:
    names = ", ".join(force_name(force) for force in forces[:_LISTED])
    more = len(forces) - _LISTED
    return tr("{names} and {n} more", names=names, n=more) if more > 0 else names


def _above(window: Window, ids: Sequence[bytes]) -> list[tuple[str, str]]:
    """What forces may be put under: headquarters and formations that stand on the day shown; MND-NE chooses one."""
    found = [force for force in superiors(picture_of(window).shown.forces) if force.id not in set(ids)]
    return [(tr("Under none in this case"), _NOBODY), *((_called(force), force.id.hex()) for force in found)]


def _called(force: Force) -> str:
    return " · ".join(part for part in (force.short_name, force.name) if part)


def _offers(kind: type[_E]) -> list[tuple[str, str]]:
    return [(tr(one.value.capitalize()), one.value) for one in kind]
