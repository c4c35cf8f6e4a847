"""What the chosen row of the Compare desk says in whole: names, sentences, source, and what is to be checked."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.exports.compare_rows import Line, Row
from console.ui.label import Label
from console.ui.panels.inspector_view import Scroll
from console.ui.theme import Look
from console.ui.words import tr, unbroken

_HIGH = 30
"""Steps of the grid: some seven lines; what is longer scrolls."""


class ChangeTold(Scroll):
    """Under the table; gone while no change is chosen."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Nothing at first."""
        super().__init__(tr("The chosen change"), parent)
        self.setObjectName("changeTold")
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, look.gap(2), look.gap(2), 0)
        column.setSpacing(look.gap(1))
        self._name = self._line(column, "", "strong")
        self._full = self._line(column)
        self._check = self._line(column, "warn", "small")
        self._source = self._line(column, "secondary", "small")
        column.addStretch(1)
        self.setFixedHeight(look.gap(_HIGH))
        look.changed.connect(lambda: self.setFixedHeight(look.gap(_HIGH)))
        self.hide()

    @property
    def words(self) -> str:
        """All of it, a line each."""
        lines = (self._name, self._full, self._check, self._source)
        return "\n".join(line.text() for line in lines if line.text())

    def tell(self, row: Row | None) -> None:
        """Say this one; None or the row of a kind: nothing."""
        self.setVisible(isinstance(row, Line))
        if not isinstance(row, Line):
            return
        self._name.setText(row.name)
        self._full.setText(unbroken(row.full))
        sources = [tr("{source} (as of {day})", source=one.source, day=one.as_of) for one in row.provenances]
        self._source.setText(tr("Source: {sources}", sources="; ".join(dict.fromkeys(sources))))
        notes = dict.fromkeys(one.check_note for one in row.provenances if one.to_check)
        self._check.setText("\n".join(notes))
        self._check.setVisible(bool(notes))
        self.setAccessibleDescription(self.words)
        self.verticalScrollBar().setValue(0)

    def _line(self, column: QVBoxLayout, ink: str = "", kind: str = "") -> Label:
        label = Label("", self.inside)
        label.setWordWrap(True)
        label.setProperty("ink", ink)
        label.setProperty("type", kind)
        column.addWidget(label)
        return label
