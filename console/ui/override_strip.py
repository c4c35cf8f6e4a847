"""The strip under the command bar, in every workplace: gates that a crisis went through with something missing.

It is there as long as such a crisis is under management, also where the case is put back to a moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from console.domain.crisis import NAMES, Crisis, PhaseEntry
from console.domain.times import dtg
from console.ui import icons
from console.ui.case_reading import follow_case
from console.ui.label import CutLabel, Label
from console.ui.style import mark
from console.ui.words import count, tr

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window


class OverrideStrip(QWidget):
    """``crises`` are all of the case, as known at the moment shown; hidden while no open one has an override."""

    #: Other crises are there, or they stand otherwise.
    changed = Signal()

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Reads whenever the session of ``window`` says so."""
        super().__init__(parent)
        self.setObjectName("overrideStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window = window
        self.crises: tuple[Crisis, ...] = ()
        gap = window.look.gap
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(3), gap(1), gap(3), gap(1))
        row.setSpacing(gap(2))
        self._sign = Label("", self)
        self.name = Label("", self)
        self.name.setProperty("type", "strong")
        self.words = CutLabel("", self)
        self._show = QPushButton(tr("Show it"), self)
        mark(self._show, "act", "link")
        self._show.clicked.connect(self._go)
        for part, stretch in ((self._sign, 0), (self.name, 0), (self.words, 1), (self._show, 0)):
            row.addWidget(part, stretch)
        self.hide()
        window.look.changed.connect(self._dress)
        self._dress()
        follow_case(window.session, ("crisis", "phase"), _read, self._arrived, lambda: self._arrived(()))

    @property
    def open_crises(self) -> tuple[Crisis, ...]:
        """Those under management, newest first."""
        return tuple(one for one in self.crises if one.open)

    def _arrived(self, crises: tuple[Crisis, ...]) -> None:
        self.crises = crises
        overridden = [(one, entry) for one in self.open_crises for entry in one.overrides]
        self.setVisible(bool(overridden))
        if overridden:
            newest = max(overridden, key=lambda found: found[1].entered_at)
            self.name.setText(count("Override", "{n} overrides", len(overridden)))
            self.words.say(override_words(*newest))
        self.changed.emit()

    def _dress(self) -> None:
        self._sign.setPixmap(icons.pixmap(self._window.look, "warn", "state.warn", self.devicePixelRatioF()))

    def _go(self) -> None:
        from console.ui.consult.crisis_acts import show

        found = next((one for one in self.open_crises if one.overrides), None)
        if found is not None:
            show(self._window, found.id)


def override_words(crisis: Crisis, entry: PhaseEntry) -> str:
    """Who took which crisis past which gate, why, and what was missing."""
    return tr(
        "{crisis} entered “{phase}” at {time} by {who}: “{reason}”. Missing then: {missing}",
        crisis=crisis.title, phase=tr(NAMES[entry.phase]), time=dtg(entry.entered_at), who=entry.author,
        reason=entry.override_reason, missing=" ".join(entry.missing),
    )  # fmt: skip


def _read(reader: Reader) -> tuple[Crisis, ...]:
    from console.store.crises import crises

    return tuple(crises(reader))
