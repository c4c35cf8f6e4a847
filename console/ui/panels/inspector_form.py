"""A form of the inspector: fields in a column, each error beside its field. Subclasses add the fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from console.domain.marking import Level, Marking
from console.ui.choice_box import ChoiceBox
from console.ui.label import Label
from console.ui.panels.inspector_fields import AS_CASE
from console.ui.panels.inspector_parts import Words, wheel_goes_past
from console.ui.panels.inspector_view import Deed, Foot, Scroll
from console.ui.theme import Look
from console.ui.words import tr

SAVE_KEY, CANCEL_KEY = "Ctrl Enter", "Esc"
TEXT_UNITS = 20
"""How high a text is at least, in steps of the grid."""


class FieldForm(QWidget):
    """Fields over two buttons. ``saved`` and ``cancelled`` only tell what was pressed; the panel does the rest."""

    saved = Signal()
    cancelled = Signal()
    pick_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget, names: Mapping[str, str]) -> None:
        """Empty at first; ``names`` are what the fields are called, to be translated."""
        super().__init__(parent)
        self._look = look
        self._names = names
        self._title = Words("", self, type_="title")
        self._notes = Words("", self)
        self._notes.setObjectName("warnBox")
        self._scroll = Scroll(tr("Fields"), self)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows: list[tuple[QVBoxLayout, QHBoxLayout]] = []
        self._labels: dict[str, Label] = {}
        self._errors: dict[str, Label] = {}
        self._fields: dict[str, QLineEdit | QComboBox | QPlainTextEdit] = {}
        self._narrow: list[QWidget] = []
        self.pick = QPushButton(tr("Pick on map"), self)
        self.pick.clicked.connect(self.pick_wanted)
        self._foot = Foot(look, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._top = QVBoxLayout()
        self._top.addWidget(self._title)
        self._top.addWidget(self._notes)
        whole.addLayout(self._top)
        inside = QWidget(self._scroll)
        self._column = QVBoxLayout(inside)
        self.build()
        self._column.addStretch(1)
        self._scroll.hold(inside)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._foot)
        look.changed.connect(self._dress)
        self._dress()

    def build(self) -> None:
        """Add the fields, in their order."""
        raise NotImplementedError

    def begin(self, title: str, *, can_pick: bool) -> None:
        """Begin anew under a title; ``can_pick`` offers the map for a position."""
        self._title.setText(title)
        self.pick.setVisible(can_pick)
        self.show_errors({})
        self.show_notes(())
        save = Deed(tr("Save"), SAVE_KEY, self.saved.emit, main=True)
        self._foot.show_deeds((save, Deed(tr("Cancel"), CANCEL_KEY, self.cancelled.emit)))
        self._scroll.verticalScrollBar().setValue(0)

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields, by name."""
        return {name: self._text(name) for name in self._fields}

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Put texts into the fields; what has not changed keeps its cursor."""
        for name, field in self._fields.items():
            text = texts[name]
            if self._text(name) == text:
                continue
            if isinstance(field, QComboBox):
                field.setCurrentIndex(field.findData(text))
            elif isinstance(field, QPlainTextEdit):
                field.setPlainText(text)
            else:
                field.setText(text)
                field.setCursorPosition(0)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """One sentence beside each field that is wrong; the first of them gets the focus."""
        for name, label in self._errors.items():
            sentence = errors.get(name, "")
            label.setText(sentence)
            label.setVisible(bool(sentence))
            self._mark(self._fields[name], bool(sentence))
            self._fields[name].setAccessibleDescription(sentence)
        first = next((name for name in self._fields if name in errors), None)
        if first is not None:
            self._fields[first].setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(self._errors[first])

    def errors(self) -> dict[str, str]:
        """The sentences shown, by field."""
        return {name: label.text() for name, label in self._errors.items() if label.text()}

    def show_notes(self, notes: Sequence[str]) -> None:
        """What happened to the incident meanwhile."""
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))

    @property
    def notes(self) -> str:
        """What :meth:`show_notes` shows."""
        return self._notes.text()

    def field(self, name: str) -> QLineEdit | QComboBox | QPlainTextEdit:
        """The widget of one field of :class:`Typed`."""
        return self._fields[name]

    def enter(self) -> None:
        """Begin in the first field."""
        next(iter(self._fields.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Ctrl+Enter saves, Esc goes one step back."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.saved.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif not enter:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: the wheel scrolls the form and does not turn a list somebody only passes over."""
        if wheel_goes_past(watched, event):
            event.ignore()
            return True
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and isinstance(watched, QPlainTextEdit)
        ):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.saved.emit()
                return True
        return super().eventFilter(watched, event)

    # making it -----------------------------------------------------------------------------------------------------

    def _line(self, name: str) -> None:
        self._row(name, self._make_line(name))

    def _choice(self, name: str, values: Sequence[tuple[str, str]]) -> None:
        self._row(name, self._make_choice(name, values))

    def _text_field(self, name: str) -> None:
        field = QPlainTextEdit(self)
        field.setTabChangesFocus(True)
        field.installEventFilter(self)
        self._fields[name] = field
        field.textChanged.connect(lambda: self._forgive(name))
        self._row(name, field)

    def _make_line(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        self._fields[name] = field
        field.textEdited.connect(lambda: self._forgive(name))
        return field

    def _make_choice(self, name: str, values: Sequence[tuple[str, str]]) -> QComboBox:
        field = ChoiceBox(self._look, self)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(8)
        field.setPlaceholderText(tr("Choose"))
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(self)
        for words, value in values:
            field.addItem(words, value)
        self._fields[name] = field
        field.activated.connect(lambda: self._forgive(name))
        return field

    def _row(self, name: str, *widgets: QWidget) -> None:
        words = tr(self._names[name])
        label = Label(words, self)
        label.setProperty("ink", "secondary")
        label.setProperty("type", "small")
        label.setBuddy(widgets[0])
        self._labels[name] = label
        line = QHBoxLayout()
        for widget in widgets:
            if not widget.accessibleName() and widget is not self.pick:
                widget.setAccessibleName(words)
            line.addWidget(widget, 1 if widget in self._narrow else 2)
        error = Label("", self)
        error.setWordWrap(True)
        error.setProperty("ink", "danger")
        error.setProperty("type", "small")
        error.hide()
        self._errors[name] = error
        row = QVBoxLayout()
        row.addWidget(label)
        row.addLayout(line)
        row.addWidget(error)
        self._rows.append((row, line))
        self._column.addLayout(row)

    def _dress(self) -> None:
        gap = self._look.gap
        self._top.setContentsMargins(gap(5), gap(4), gap(5), gap(3))
        self._top.setSpacing(gap(2))
        self._column.setContentsMargins(gap(5), 0, gap(5), gap(4))
        self._column.setSpacing(gap(3))
        for row, line in self._rows:
            row.setSpacing(gap(1))
            line.setSpacing(gap(2))
        for field in self._fields.values():
            if isinstance(field, QPlainTextEdit):
                field.setMinimumHeight(gap(TEXT_UNITS))
        self._notes.setContentsMargins(gap(3), gap(2), gap(3), gap(2))

    def _marking_fields(self) -> None:
        level, owner = self._make_choice("level", []), self._make_line("owner")
        self._narrow.append(owner)
        owner.setPlaceholderText(tr("Owner, as NATO"))
        owner.setAccessibleName(tr("Owner of the marking"))
        level.currentIndexChanged.connect(self._follow_marking)
        self._row("level", level)
        release = self._make_line("release")
        release.setPlaceholderText(tr("Codes, as POL, EST; empty: no list"))
        self._row("release", owner, release)

    # following -----------------------------------------------------------------------------------------------------

    def _text(self, name: str) -> str:
        field = self._fields[name]
        if isinstance(field, QComboBox):
            return str(field.currentData() or "")
        return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()

    def _forgive(self, name: str) -> None:
        """A field being mended no longer shows what was wrong with it."""
        label = self._errors.get(name)
        if label is not None and not label.isHidden():
            label.hide()
            label.clear()
            self._mark(self._fields[name], False)

    def _mark(self, field: QWidget, wrong: bool) -> None:
        field.setProperty("wrong", "true" if wrong else "false")
        field.style().polish(field)

    def _follow_marking(self) -> None:
        own = self._text("level") != AS_CASE
        for widget in (self._labels["release"], self._fields["owner"], self._fields["release"]):
            widget.setVisible(own)

    def _level_names(self, marking: Marking) -> None:
        choice = self._fields["level"]
        if isinstance(choice, QComboBox):
            choice.clear()
            choice.addItem(tr("As the case: {marking}", marking=marking.text), AS_CASE)
            for level in Level:
                choice.addItem(Marking(level).text, level.name)
