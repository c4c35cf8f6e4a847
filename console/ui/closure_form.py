"""The small forms of closures: close ways, change a closure, lift it from a moment on."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from console.domain.annotation import Colour, Kind, Shape
from console.domain.errors import BadInput, ConsoleError
from console.domain.letters import first_capital
from console.domain.movement import Closure, Mode
from console.domain.operation import Actor, Changes
from console.domain.times import Instant, dtg, over, parse_day_or_instant
from console.map.mode_words import mode_words
from console.map.tools.draw import DrawTool
from console.services.closures import ClosureForm
from console.ui.check_box import CheckBox
from console.ui.drawings import drawings_of
from console.ui.notices import Notice
from console.ui.picture import picture_of
from console.ui.selection import ANNOTATION, CLOSURE
from console.ui.sheet import Sheet
from console.ui.sheet_parts import MarkChoice, Work, open_beside, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.window import Window

_REASON_UNITS = 16


class ClosureFields:
    """The fields of one closure on a sheet."""

    def __init__(self, window: Window, sheet: Sheet, form: ClosureForm) -> None:
        self._form = form
        self.name = sheet.field(tr("Name"), form.name)
        self.name.setPlaceholderText(tr("As Suwałki gap closed"))
        sheet.text(tr("Closed to"), "secondary")
        self.modes = {mode: CheckBox(window.look, first_capital(mode_words(mode)), sheet) for mode in Mode}
        line = QHBoxLayout()
        line.setSpacing(window.look.gap(6))
        for mode, box in self.modes.items():
            box.setChecked(mode in form.modes)
            box.setAccessibleName(tr("Closed to {mode}", mode=mode_words(mode)))
            line.addWidget(box)
        line.addStretch(1)
        sheet.body.addLayout(line)
        self.begins = sheet.field(tr("From, Zulu"), dtg(form.valid_from))
        self.begins.setPlaceholderText(tr("2022-11-15 or 151944Z NOV 22"))
        self.ends = sheet.field(tr("Until, Zulu"), "" if form.valid_to is None else dtg(form.valid_to))
        self.ends.setPlaceholderText(tr("Empty: until it is lifted"))
        self.reason = QPlainTextEdit(form.reason, sheet)
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(window.look.gap(_REASON_UNITS))
        sheet.labelled(tr("Reason"), self.reason)
        self.marking = MarkChoice(sheet, window, form.marking)

    @property
    def form(self) -> ClosureForm:
        """What was typed. Raises ConsoleError when a time cannot be read."""
        return replace(
            self._form,
            name=self.name.text(),
            modes=tuple(mode for mode, box in self.modes.items() if box.isChecked()),
            valid_from=self._begin(),
            valid_to=self._end(),
            reason=self.reason.toPlainText(),
            marking=self.marking.value,
        )

    def _begin(self) -> Instant:
        # A moment nobody touched keeps its seconds: writing it rounds.
        text = self.begins.text()
        return self._form.valid_from if text == dtg(self._form.valid_from) else parse_day_or_instant(text).start

    def _end(self) -> Instant | None:
        text, held = self.ends.text().strip(), self._form.valid_to
        if not text:
            return None
        return held if held is not None and text == dtg(held) else over(parse_day_or_instant(text))


def draw_closure(window: Window, kind: Kind) -> None:
    """Draw what closes the ways across it, then ask for the rest."""

    def drawn(shape: Shape) -> None:
        form = ClosureForm.drawn(shape, "", picture_of(window).window.at)
        tool.show_as(shape, Colour.DANGER, dashed=False)
        ask_close(window, form, tool)

    tool = DrawTool(kind, drawn, unit=drawings_of(window).unit)
    window.map.canvas.use(tool)


def ask_close(window: Window, form: ClosureForm, tool: DrawTool | None = None) -> None:
    """Ask what is closed, to what and from when on; until it is kept, what was drawn only shows."""
    sheet = Sheet(window, tr("Close ways"))
    sheet.heading(tr("Close the ways across it"))
    fields = ClosureFields(window, sheet, form)

    def asked() -> Work:
        typed = fields.form

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.closures import close_ways

            return close_ways(store, actor, now, typed)

        return work

    def kept(closure_id: object) -> None:
        if isinstance(closure_id, bytes):
            window.selection.select(CLOSURE, closure_id.hex())

    sheet.act(tr("Close ways"), writing(window, sheet, asked, kept))
    if tool is not None:
        sheet.finished.connect(lambda _how: tool.leave())
    open_beside(window, sheet, fields.name)


def ask_edit(window: Window, closure: Closure) -> None:
    """Ask for another name, other modes, times, reason or marking."""
    seen = ClosureForm.of(closure)
    sheet = Sheet(window, tr("Edit closure"))
    sheet.heading(tr("Edit: {name}", name=closure.name))
    fields = ClosureFields(window, sheet, seen)

    def asked() -> Work:
        typed = fields.form

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.closures import edit_closure

            return None, edit_closure(store, actor, now, closure.id, typed, seen)

        return work

    sheet.act(tr("Save"), writing(window, sheet, asked))
    open_beside(window, sheet, fields.name)


def ask_lift(window: Window, closure: Closure) -> None:
    """Ask from when on the ways are open again."""
    sheet = Sheet(window, tr("Lift closure"))
    sheet.heading(tr("Lift: {name}", name=closure.name))
    sheet.text(tr("The ways are open again from then on. Until then it stays on the map and in the case."), "secondary")
    at = sheet.field(tr("From when on, Zulu"), dtg(window.clock.now()))

    def asked() -> Work:
        moment = parse_day_or_instant(at.text()).start

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.closures import lift_closure

            return None, lift_closure(store, actor, now, closure.id, moment)

        return work

    sheet.act(tr("Lift"), writing(window, sheet, asked))
    open_beside(window, sheet, at)
    at.selectAll()


def close_here(window: Window, kind: str, ident: str) -> None:
    """Close the ways across a drawing or a corridor of the case."""
    wanted = bytes.fromhex(ident)
    at = picture_of(window).window.at
    window.session.read(partial(_form_of, kind=kind, wanted=wanted, at=at), partial(_arrived, window))


def _arrived(window: Window, found: ClosureForm | ConsoleError) -> None:
    if isinstance(found, ConsoleError):
        window.say(Notice(str(found), "warn", key="closure"))
    else:
        ask_close(window, found)


def _form_of(reader: Reader, kind: str, wanted: bytes, at: Instant) -> ClosureForm | ConsoleError:
    """The form for a drawing or a row of the public picture; what is wrong with it where it closes nothing."""
    from console.store import annotations, reference

    try:
        if kind == ANNOTATION:
            drawing = annotations.annotation(reader, wanted)
            if drawing is not None:
                return ClosureForm.drawn(drawing.shape, _closed(drawing.label), at)
        else:
            place = next((row for row in reference.places(reader) if row.id == wanted), None)
            if place is not None:
                return ClosureForm.of_place(place, _closed(place.name), at)
    except ConsoleError as error:
        return error
    return BadInput(tr("What was selected is not in the case any more."))


def _closed(name: str) -> str:
    words = " ".join(name.split())
    return tr("{name} closed", name=words) if words else ""
