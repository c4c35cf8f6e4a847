"""The small forms of drawings: label, size, note, colour and marking, shown on the map while they are typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from console.domain.annotation import Annotation, Colour, Kind, Shape
from console.domain.errors import ConsoleError
from console.domain.lengths import Unit, length_text, parse_length, parse_lengths
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.map.stamps import blank
from console.map.tools.draw import DrawTool, PreviewTool
from console.services.annotations import AnnotationForm
from console.ui.check_box import CheckBox
from console.ui.choice_box import ChoiceBox
from console.ui.drawings import KINDS, drawings_of
from console.ui.here import Here
from console.ui.selection import ANNOTATION
from console.ui.sheet import Sheet
from console.ui.sheet_parts import MarkChoice, Work, writing
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.theme import Look
    from console.ui.window import Window

_COLOURS = {
    Colour.INK: later("Plain"),
    Colour.ACCENT: later("Ours"),
    Colour.INFO: later("Information"),
    Colour.OK: later("Safe"),
    Colour.WARN: later("Caution"),
    Colour.DANGER: later("Danger"),
}
_NOTE_UNITS = 16
_RINGS = {Unit.KM: "50, 100, 200 km", Unit.NM: "25, 50, 100 NM"}


class DrawingFields:
    """The fields of one drawing on a sheet; ``changed`` is called after each keystroke."""

    def __init__(self, window: Window, sheet: Sheet, form: AnnotationForm, changed: Callable[[], None]) -> None:
        self._form, self._unit = form, drawings_of(window).unit
        self._changed = changed
        kind = form.shape.kind
        self.label = sheet.field(tr("Words") if kind is Kind.TEXT else tr("Label"), form.label)
        self.size = self._size_field(sheet)
        self.note = QPlainTextEdit(form.note, sheet)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(window.look.gap(_NOTE_UNITS))
        sheet.labelled(tr("Note"), self.note)
        self.colour = colour_choice(window.look, sheet, form.colour)
        self.dashed = CheckBox(window.look, tr("Dashed"), sheet)
        self.dashed.setChecked(form.dashed)
        if kind is not Kind.TEXT:
            sheet.body.addWidget(self.dashed)
        else:
            self.dashed.hide()
        self.marking = MarkChoice(sheet, window, form.marking)
        self.colour.currentIndexChanged.connect(lambda _index: changed())
        self.dashed.toggled.connect(lambda _set: changed())

    @property
    def form(self) -> AnnotationForm:
        """What was typed. Raises BadInput when the size is no length."""
        return AnnotationForm(
            self._sized(), self.label.text(), self.note.toPlainText(), chosen(self.colour),
            self.dashed.isChecked(), self.marking.value,
        )  # fmt: skip

    def _size_field(self, sheet: Sheet) -> QLineEdit | None:
        shape = self._form.shape
        if shape.kind not in (Kind.CIRCLE, Kind.CORRIDOR):
            return None
        metres = shape.radius_m if shape.kind is Kind.CIRCLE else shape.width_m
        name = tr("Radius") if shape.kind is Kind.CIRCLE else tr("Width, from edge to edge")
        field = sheet.field(name, "" if metres is None else length_text(metres, self._unit))
        field.setPlaceholderText(tr("As 50 km or 30 NM"))
        self._written = field.text()
        field.textEdited.connect(lambda _text: self._changed())
        return field

    def _sized(self) -> Shape:
        shape = self._form.shape
        # A size nobody touched keeps its value to the metre: writing it rounds.
        if self.size is None or (self.size.text() == self._written and self._written):
            return shape
        metres = parse_length(self.size.text(), self._unit)
        return replace(shape, radius_m=metres) if shape.kind is Kind.CIRCLE else replace(shape, width_m=metres)


def ask_new(window: Window, tool: DrawTool, shape: Shape, label: str = "") -> None:
    """Ask for the words of what was drawn and keep it; until then it only shows. Esc gives it up."""
    name = tr(KINDS[shape.kind])
    sheet = Sheet(window, tr("Draw: {kind}", kind=name))
    sheet.heading(tr("Draw: {kind}", kind=name))

    def show() -> None:
        form = _readable(fields)
        if form is not None:
            tool.show_as(form.shape, form.colour, form.dashed)

    fields = DrawingFields(window, sheet, AnnotationForm(shape, label, colour=last_colour(window)), show)

    def asked() -> Work:
        form = fields.form

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.annotations import draw

            return draw(store, actor, now, form)

        return work

    def kept(row_id: object) -> None:
        if isinstance(row_id, bytes):
            window.selection.select(ANNOTATION, row_id.hex())

    sheet.act(tr("Draw"), writing(window, sheet, asked, kept))
    sheet.finished.connect(lambda _how: _end(window, tool, chosen(fields.colour)))
    show()
    _open(window, sheet, fields.label if fields.size is None or fields.size.text() else fields.size)


def ask_edit(window: Window, annotation: Annotation) -> None:
    """Ask for other words, another size, colour or marking of a drawing."""
    sheet = Sheet(window, tr("Edit drawing"))
    sheet.heading(tr("Edit: {kind}", kind=tr(KINDS[annotation.shape.kind])))
    seen = AnnotationForm.of(annotation)
    fields = DrawingFields(window, sheet, seen, lambda: None)

    def asked() -> Work:
        form = fields.form

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.annotations import edit_annotation

            return None, edit_annotation(store, actor, now, annotation.id, form, seen)

        return work

    sheet.act(tr("Save"), writing(window, sheet, asked))
    _open(window, sheet, fields.label)


def ask_rings(window: Window, here: Here) -> None:
    """Ask for the radii of range rings round a place, shown while they are typed; kept as one act."""
    unit = drawings_of(window).unit
    sheet = Sheet(window, tr("Range rings"))
    sheet.heading(tr("Range rings round {place}", place=here.words))
    radii = sheet.field(tr("Radii"), _RINGS[unit])
    radii.setPlaceholderText(tr("As 50, 100, 200 km or 30 NM"))
    colour = colour_choice(window.look, sheet, last_colour(window))
    dashed = CheckBox(window.look, tr("Dashed"), sheet)
    dashed.setChecked(True)
    sheet.body.addWidget(dashed)
    marking = MarkChoice(sheet, window, None)
    tool = PreviewTool()

    def forms() -> tuple[AnnotationForm, ...]:
        shown = Unit.NM if "nm" in radii.text().casefold() else Unit.KM if "km" in radii.text().casefold() else unit
        return tuple(
            AnnotationForm(
                Shape(Kind.CIRCLE, (here.point,), radius_m=metres), _ring_label(metres, shown, here), "",
                chosen(colour), dashed.isChecked(), marking.value,
            )
            for metres in parse_lengths(radii.text(), unit)
        )  # fmt: skip

    def show(*_: object) -> None:
        try:
            shapes = tuple(form.shape for form in forms())
        except ConsoleError:
            return
        tool.show_shapes(shapes, chosen(colour), dashed.isChecked())

    def asked() -> Work:
        rings = forms()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.annotations import draw_all

            return draw_all(store, actor, now, rings, tr("Draw range rings round {place}", place=here.words))

        return work

    radii.textEdited.connect(show)
    colour.currentIndexChanged.connect(show)
    dashed.toggled.connect(show)
    sheet.act(tr("Draw rings"), writing(window, sheet, asked))
    sheet.finished.connect(lambda _how: _end(window, tool, chosen(colour)))
    window.map.canvas.use(tool)
    show()
    _open(window, sheet, radii)
    radii.selectAll()


def colour_choice(look: Look, sheet: Sheet, colour: Colour) -> QComboBox:
    """A choice of the few colours, each with its swatch and its word."""
    choice = ChoiceBox(look, sheet)
    side = look.gap(4)
    choice.setIconSize(QSize(side, side))
    for one, words in _COLOURS.items():
        choice.addItem(_swatch(look.colour(one.role), side), tr(words), one.value)
    choice.setCurrentIndex(choice.findData(colour.value))
    sheet.labelled(tr("Colour"), choice)
    return choice


def chosen(choice: QComboBox) -> Colour:
    """The colour of a choice, which Qt keeps as its bare text."""
    return Colour(choice.currentData())


def last_colour(window: Window) -> Colour:
    """The colour drawn with last."""
    kept = window.property("drawing_colour")
    return Colour(kept) if kept else Colour.ACCENT


def _ring_label(metres: float, unit: Unit, here: Here) -> str:
    words = length_text(metres, unit)
    return tr("{length} round {place}", length=words, place=here.name) if here.name else ""


def _swatch(colour: QColor, side: int) -> QIcon:
    picture = blank(side, side, 2)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour)
    painter.setPen(colour)
    painter.drawRoundedRect(2, 2, side - 4, side - 4, 3, 3)
    painter.end()
    return QIcon(picture)


def _readable(fields: DrawingFields) -> AnnotationForm | None:
    try:
        return fields.form
    except ConsoleError:
        return None


def _end(window: Window, tool: DrawTool, colour: Colour) -> None:
    window.setProperty("drawing_colour", colour.value)
    tool.leave()


def _open(window: Window, sheet: Sheet, first: QLineEdit) -> None:
    """Over the map's right edge, so that what is drawn stays in sight."""
    sheet.open()
    area = window.map.rect()
    corner = window.map.mapToGlobal(area.topRight())
    gap = window.look.gap(14)
    sheet.move(max(window.map.mapToGlobal(area.topLeft()).x(), corner.x() - sheet.width() - gap), corner.y() + gap)
    first.setFocus()
