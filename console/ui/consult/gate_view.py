"""What a gate asks for, line by line: there with a tick, missing with its sentence."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QWidget

from console.domain.gates import Condition, Gate
from console.ui import icons
from console.ui.label import Label
from console.ui.panels.inspector_parts import Words
from console.ui.theme import Look
from console.ui.words import tr

_LEAST, _MOST = 2, 7
"""Rows it is high."""


class GateView(QScrollArea):
    """Scrolls where many questions have no owner."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._look = look
        self._gate: Gate | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("What the gate asks for"))
        look.changed.connect(self._fill)

    def show_gate(self, gate: Gate | None) -> None:
        """Show one; None: nothing is asked."""
        if gate != self._gate:
            self._gate = gate
            self._fill()

    def texts(self) -> list[str]:
        """What it says, line by line."""
        return [one.says for one in self._gate.conditions] if self._gate is not None else []

    def sizeHint(self) -> QSize:
        """Qt's: its lines, as long as they are few."""
        inside = self.widget()
        height = 0 if inside is None else inside.heightForWidth(max(self.viewport().width(), self._look.gap(40)))
        least = self._look.px("row") * _LEAST
        return QSize(super().sizeHint().width(), max(least, min(height, self._look.px("row") * _MOST)))

    def minimumSizeHint(self) -> QSize:
        """Qt's: a few lines are always seen."""
        return QSize(super().minimumSizeHint().width(), self._look.px("row") * _LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: words wrap otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _fill(self) -> None:
        self.updateGeometry()
        self.setWidget(gate_lines(self._look, self._gate.conditions if self._gate is not None else (), self))


def gate_lines(look: Look, conditions: tuple[Condition, ...], parent: QWidget) -> QWidget:
    """The lines of a gate: a tick or a warning sign, and a sentence."""
    made = QWidget(parent)
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.gap(2))
    grid.setVerticalSpacing(look.gap(1))
    grid.setColumnStretch(1, 1)
    for row, one in enumerate(conditions):
        sign = Label("", made)
        name, role = ("done", "state.ok") if one.met else ("warn", "state.warn")
        sign.setPixmap(icons.pixmap(look, name, role, parent.devicePixelRatioF()))
        sign.setAccessibleName(tr("There") if one.met else tr("Missing"))
        grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Words(one.says, made, ink="secondary" if one.met else ""), row, 1)
    grid.setRowStretch(len(conditions), 1)
    return made
