"""Fields of a form in rows, each under its name. What was typed stays when other values are put."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from console.ui.label import Label
from console.ui.theme import Look

Field = QLineEdit | QComboBox


class FormPage(QWidget):
    """A column of rows of fields."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(parent)
        self.look = look
        self._stood: dict[Field, str] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.gap(2))

    def field(self, value: str = "", hint: str = "") -> QLineEdit:
        """A line to type in; ``hint`` stands in it while it is empty."""
        made = QLineEdit(value, self)
        made.setCursorPosition(0)
        made.setPlaceholderText(hint)
        return made

    def row(self, *fields: tuple[str, QWidget, int]) -> QWidget:
        """Fields side by side: the name of each, the field, and its share of the width."""
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.look.gap(3))
        for name, widget, stretch in fields:
            under = QVBoxLayout()
            under.setSpacing(self.look.gap(1))
            label = Label(name, whole)
            label.setProperty("ink", "secondary")
            label.setBuddy(widget)
            widget.setAccessibleName(name)
            under.addWidget(label)
            under.addWidget(widget)
            under.addStretch(1)
            row.addLayout(under, stretch)
        self.column.addWidget(whole)
        return whole

    def put(self, field: Field, value: str) -> None:
        """Put what stands into a field, unless somebody typed into it; a choice takes the datum of one of its lines."""
        if self.touched(field):
            return
        if isinstance(field, QComboBox):
            field.setCurrentIndex(max(0, field.findData(value)))
        else:
            field.setText(value)
            field.setCursorPosition(0)
        self._stood[field] = _text(field)

    def touched(self, field: Field) -> bool:
        """Whether a field holds something else than was put into it."""
        return field in self._stood and _text(field) != self._stood[field]


def _text(field: Field) -> str:
    return str(field.currentData()) if isinstance(field, QComboBox) else field.text()
