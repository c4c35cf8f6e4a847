"""Beside the chip KNOWN AT: the step before, the next one, and what was done last at the moment shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from console.ui import icons
from console.ui.label import Label
from console.ui.style import mark
from console.ui.theme import Look
from console.ui.words import plain_tip, tr

BACK_KEY, ON_KEY = "Ctrl+Alt+,", "Ctrl+Alt+."


class PastSteps(QWidget):
    """Hidden in the present. ``wanted`` is emitted with −1 or 1, ``back_wanted`` to come back to now."""

    wanted = Signal(int)
    back_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Shows nothing until told where it stands."""
        super().__init__(parent)
        self._look = look
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self.before = self._button("day-before", tr("Step before"), BACK_KEY, lambda: self.wanted.emit(-1))
        self.after = self._button("day-after", tr("Next step"), ON_KEY, lambda: self.wanted.emit(1))
        self.now = self._button("close", tr("Come back to now"), "Esc", self.back_wanted.emit)
        self._words = Label("", self)
        self._words.setProperty("ink", "secondary")
        for widget in (self.before, self.after, self._words, self.now):
            self._line.addWidget(widget)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_after(self, label: str | None) -> None:
        """Stand after an operation of this label; None: in the present."""
        self.setVisible(label is not None)
        words = tr("after “{label}”", label=label) if label else ""
        room = self._look.gap(52)
        self._words.setText(self._words.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
        self._words.setToolTip(plain_tip(words))
        self._words.setAccessibleName(words)

    def show_words(self, *, shown: bool) -> None:
        """Without them the buttons stay."""
        self._words.setVisible(shown and bool(self._words.text()))
        self._line.invalidate()
        self.updateGeometry()

    def show_now(self, *, shown: bool) -> None:
        """Without the way back, which is on Esc as well, the steps stay."""
        self.now.setVisible(shown)
        self._line.invalidate()
        self.updateGeometry()

    @property
    def words(self) -> str:
        """What was done last at the moment shown."""
        return self._words.accessibleName()

    def _button(self, icon: str, name: str, key: str, run: object) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("icon_name", icon)
        button.setAccessibleName(name)
        button.setToolTip(plain_tip(f"{name}   {key}"))
        mark(button, "act", "quiet")
        button.clicked.connect(run)
        return button

    def _dress(self) -> None:
        gap = self._look.gap
        self._line.setSpacing(gap(1))
        for button in (self.before, self.after, self.now):
            button.setIcon(icons.icon(self._look, button.property("icon_name"), "ink.primary"))
            button.setIconSize(QSize(gap(4), gap(4)))
            button.setFixedSize(gap(7), gap(7))
