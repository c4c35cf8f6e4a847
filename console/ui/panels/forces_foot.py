"""Under the forces: what those shown add up to, and whether they stand as a tree or as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from console.ui.label import CutLabel
from console.ui.style import mark
from console.ui.theme import Look
from console.ui.words import count, tr


class ForcesFoot(QWidget):
    """One line. ``chosen`` tells whether the tree is wanted (True) or the table."""

    chosen = Signal(bool)

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Says nothing at first."""
        super().__init__(parent)
        self._look = look
        self.setObjectName("forcesFoot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._label = CutLabel("", self)
        self._label.setProperty("ink", "secondary")
        group = QButtonGroup(self)
        self.edit = QPushButton("", self)
        mark(self.edit, "act", "link")
        self.edit.hide()
        self.tree, self.table = self._button(tr("Tree"), True), self._button(tr("Table"), False)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._label, 1)
        self._line.addWidget(self.edit)
        for button in (self.tree, self.table):
            group.addButton(button)
            self._line.addWidget(button)
        look.changed.connect(self._dress)
        self._dress()

    @property
    def words(self) -> str:
        """What is said of the rows, whole."""
        return self._label.accessibleName()

    def tell(self, words: str) -> None:
        """Say what the rows add up to; what finds no room shows on hover."""
        self._label.say(words)

    def offer(self, forces: int) -> None:
        """Offer to edit so many forces together; with none, nothing."""
        self.edit.setText(count("Edit {n} force…", "Edit {n} forces…", forces) if forces else "")
        self.edit.setVisible(bool(forces))

    def show_face(self, *, tree: bool) -> None:
        """Which of the two is shown."""
        (self.tree if tree else self.table).setChecked(True)

    def _button(self, words: str, tree: bool) -> QPushButton:
        button = QPushButton(words, self)
        button.setCheckable(True)
        mark(button, "act", "choice")
        button.clicked.connect(lambda: self.chosen.emit(tree))
        return button

    def _dress(self) -> None:
        gap = self._look.gap
        self._line.setContentsMargins(gap(2), 0, gap(2), 0)
        self._line.setSpacing(gap(1))
        self.setFixedHeight(self._look.px("row_compact"))
