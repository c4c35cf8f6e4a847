"""Rows of fields that grow while one types: the last is always empty, and what is empty says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from console.ui.label import Label
from console.ui.theme import Look
from console.ui.words import tr


class Rows(QWidget):
    """``heads`` name the columns, ``hints`` stand in them while empty, ``shares`` part the width.

    A row is gone when its first field is emptied.
    """

    def __init__(
        self, look: Look, heads: Sequence[str], hints: Sequence[str], shares: Sequence[int], parent: QWidget
    ) -> None:
        """One empty row."""
        super().__init__(parent)
        self._heads, self._hints = tuple(heads), tuple(hints)
        self.rows: list[tuple[QLineEdit, ...]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.gap(2))
        self._grid.setVerticalSpacing(look.gap(1))
        for column, (head, share) in enumerate(zip(heads, shares, strict=True)):
            label = Label(head, self)
            label.setProperty("ink", "secondary")
            self._grid.addWidget(label, 0, column)
            self._grid.setColumnStretch(column, share)
        self._grow()

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """What stands in each row whose first field is not empty."""
        texts = (tuple(field.text().strip() for field in row) for row in self.rows)
        return tuple(row for row in texts if row[0])

    def put(self, texts: Sequence[Sequence[str]]) -> None:
        """Hold these rows, and an empty one."""
        while len(self.rows) < len(texts) + 1:
            self._grow()
        for row, words in zip(self.rows, [*texts, *[()] * (len(self.rows) - len(texts))], strict=True):
            for field, text in zip(row, words or ("",) * len(row), strict=True):
                field.setText(text)
                field.setCursorPosition(0)

    def _grow(self) -> None:
        number = len(self.rows) + 1
        made = tuple(self._field(number, head, hint) for head, hint in zip(self._heads, self._hints, strict=True))
        for column, field in enumerate(made):
            self._grid.addWidget(field, number, column)
        # What is made later comes right after the row before it, not after all there is.
        for one, following in pairwise((*(self.rows[-1][-1:] if self.rows else ()), *made)):
            QWidget.setTabOrder(one, following)
        self.rows.append(made)

    def _field(self, number: int, head: str, hint: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(hint)
        field.setAccessibleName(tr("{what}, row {n}", what=head, n=number))
        field.textEdited.connect(self._typed)
        return field

    def _typed(self) -> None:
        if self.rows[-1][0].text():
            self._grow()
