"""The foot of the desk: what the race is in one line, and under it on demand every assumption in use."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from console.ui.label import CutLabel, Label
from console.ui.style import mark
from console.ui.theme import Look
from console.ui.words import count, tr

_LINES = 6


class Foot(QWidget):
    """Folded to its line at first; it stays as it was left when another race is told."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty until :meth:`tell`."""
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.line = CutLabel("", self)
        self.line.setObjectName("footnote")
        self.unfold = QPushButton("", self)
        self.unfold.setCheckable(True)
        mark(self.unfold, "act", "link")
        self.unfold.toggled.connect(self._fold)
        self._all = QScrollArea(self)
        self._all.setWidgetResizable(True)
        self._all.setAccessibleName(tr("Assumptions in use"))
        self._words = Label("", self._all)
        self._words.setObjectName("footnote")
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._all.setWidget(self._words)
        self._all.hide()
        self._first = QHBoxLayout()
        self._first.addWidget(self.line, 1)
        self._first.addWidget(self.unfold)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._first)
        whole.addWidget(self._all)
        look.changed.connect(self._dress)
        self._dress()

    def tell(
        self, line: Sequence[str], assumed: Sequence[str], assumptions: int, to_check: int, *, pressing: bool
    ) -> None:
        """What stands in the line (``pressing``: it must not be overlooked), and all that is assumed: parts of each."""
        self.line.say(" ".join(part for part in line if part))
        mark(self.line, "ink", "warn" if pressing else "")
        self._words.setText("\n".join(part for part in assumed if part))
        self._said = count("{n} assumption", "{n} assumptions", assumptions)
        if to_check:
            self._said += tr(", {n} to check", n=to_check)
        self._fold(self.unfold.isChecked())

    @property
    def words(self) -> str:
        """All of it."""
        return f"{self.line.accessibleName()} {self._words.text()}"

    _said = ""

    def _fold(self, is_open: bool) -> None:
        self.unfold.setText(tr("Hide assumptions") if is_open else self._said)
        self._all.setVisible(is_open)

    def _dress(self) -> None:
        self._first.setSpacing(self._look.gap(4))
        self._all.setFixedHeight(QFontMetrics(self._look.font("small")).lineSpacing() * _LINES + 1)
