"""The phases of a crisis as buttons: which it went through, is in, passed over; each opens what its gate asks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from console.domain.crisis import NAMES, SHORT, Crisis, Phase
from console.domain.times import dtg
from console.ui import icons
from console.ui.style import mark
from console.ui.theme import Look
from console.ui.words import plain_tip, tr

BEEN, HERE, PASSED, AHEAD = "been", "here", "passed", "ahead"
"""It went through it, is in it, passed over it, or has it ahead."""
_SPOKEN: Final = {
    BEEN: "{phase}, gone through",
    HERE: "{phase}, the crisis is here",
    PASSED: "{phase}, passed over",
    AHEAD: "{phase}, ahead",
}


class PhaseSteps(QWidget):
    """``wanted`` is emitted with the number of a phase that was pressed; with ``chosen`` one of them is looked at."""

    wanted = Signal(int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty until a crisis is shown."""
        super().__init__(parent)
        self._look = look
        self._crisis: Crisis | None = None
        self._group = QButtonGroup(self)
        self._buttons: dict[Phase, QPushButton] = {}
        self._short = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.gap(1))
        for phase in Phase:
            button = self._buttons[phase] = QPushButton("", self)
            button.setObjectName("phaseStep")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, phase=phase: self.wanted.emit(int(phase)))
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        look.changed.connect(self._show)

    def show_crisis(self, crisis: Crisis | None, chosen: Phase | None = None) -> None:
        """Show where a crisis is; the frame stands round the phase that is looked at."""
        self._crisis = crisis
        self._group.setExclusive(chosen is not None)
        for phase, button in self._buttons.items():
            button.setChecked(phase is chosen)
        self._show()

    def minimumSizeHint(self) -> QSize:
        """Qt's: as long as it is with numbers alone, but for the phase it is in and the one looked at."""
        saved = self._spare() if not self._short else 0
        hint = super().sizeHint()
        return QSize(hint.width() - saved, hint.height())

    def sizeHint(self) -> QSize:
        """Qt's: with all names."""
        hint = super().sizeHint()
        return QSize(hint.width() + (self._spare() if self._short else 0), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: names stand where there is room for them."""
        super().resizeEvent(event)
        short = self.width() < self.sizeHint().width()
        if short is not self._short:
            self._short = short
            self._name()

    def state(self, phase: Phase) -> str:
        """How a phase stands to the crisis shown."""
        crisis = self._crisis
        if crisis is None or phase > crisis.phase:
            return AHEAD
        if phase is crisis.phase:
            return HERE
        return BEEN if any(entry.phase is phase for entry in crisis.phases) else PASSED

    def _named(self, phase: Phase) -> bool:
        """Whether its name stands even where there is little room."""
        return self._buttons[phase].isChecked() or (self._crisis is not None and phase is self._crisis.phase)

    def _spare(self) -> int:
        """How much shorter it is without the names that may go, px."""
        wide = self._buttons[Phase.WARNING].fontMetrics().horizontalAdvance
        return sum(wide(f" {tr(SHORT[phase])}") for phase in Phase if not self._named(phase))

    def _name(self) -> None:
        for phase, button in self._buttons.items():
            whole = not self._short or self._named(phase)
            button.setText(f"{int(phase)} {tr(SHORT[phase])}" if whole else str(int(phase)))
        self.updateGeometry()

    def _show(self) -> None:
        crisis = self._crisis
        for phase, button in self._buttons.items():
            state = self.state(phase)
            entries = [] if crisis is None else [entry for entry in crisis.phases if entry.phase is phase]
            overridden = state != AHEAD and any(entry.override_reason for entry in entries)
            mark(button, "state", state)
            button.setIcon(self._sign(state, overridden))
            told = [tr("entered {time} by {who}", time=dtg(one.entered_at), who=one.author) for one in entries]
            told += [tr("override: {reason}", reason=one.override_reason) for one in entries if one.override_reason]
            words = tr(_SPOKEN[state], phase=tr(NAMES[phase]))
            button.setAccessibleName(f"{words}, {tr('override')}" if overridden else words)
            button.setToolTip(plain_tip("\n".join([tr(NAMES[phase]), *told])))
        self._name()

    def _sign(self, state: str, overridden: bool) -> QIcon:
        if overridden:
            return icons.icon(self._look, "warn", "state.warn")
        sign = {BEEN: ("done", "state.ok"), PASSED: ("minus", "ink.muted")}.get(state)
        return QIcon() if sign is None else icons.icon(self._look, *sign)
