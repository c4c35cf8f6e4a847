"""The head of the Crisis desk: where the crisis is, what the next gate asks for, and how it came here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.crisis import NAMES, Crisis, Phase, PhaseEntry
from console.domain.gates import Gate
from console.domain.times import dtg
from console.ui.acts.crisis import ENTER_KEY
from console.ui.consult.gate_view import GateView
from console.ui.consult.phase_steps import PhaseSteps
from console.ui.desk_card import Card
from console.ui.label import CutLabel, Label
from console.ui.panels.inspector_controls import KeyedButton
from console.ui.style import mark
from console.ui.words import tr

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture
    from console.ui.window import Window

_ENTRIES: Final = 6


class PhasesCard(Card):
    """``chosen`` is the phase looked at: the next one, unless somebody pressed another."""

    def __init__(self, window: Window, enter: Callable[[Phase], None], parent: QWidget) -> None:
        """``enter`` asks about entering a phase."""
        super().__init__(window.look, "", parent, hypothetical=False)
        self._window, self._enter = window, enter
        self._picture: ConsultPicture | None = None
        self._wanted: Phase | None = None
        self._of: tuple[bytes, Phase] | None = None
        self.strip = PhaseSteps(window.look, self)
        self.strip.wanted.connect(lambda phase: self.choose(Phase(phase)))
        self.asks = CutLabel("", self)
        self.asks.setProperty("type", "strong")
        self.gate = GateView(window.look, self)
        self.enter = KeyedButton(window.look, tr("Enter…"), ENTER_KEY, self)
        self.enter.clicked.connect(lambda: self._enter(self.chosen))
        self.entries = [_entry_label(self) for _ in range(_ENTRIES)]
        self.came = Label(tr("How it came here"), self)
        self.came.setProperty("type", "strong")
        self._lay_out(window.look.gap)

    @property
    def chosen(self) -> Phase:
        """The phase looked at."""
        crisis = None if self._picture is None else self._picture.crisis
        here = Phase.WARNING if crisis is None else crisis.phase
        return self._wanted or Phase(min(here + 1, Phase.TRANSITION))

    def choose(self, phase: Phase) -> None:
        """Look at another phase."""
        self._wanted = phase
        if self._picture is not None:
            self._show(self._picture)

    def show_picture(self, picture: ConsultPicture) -> None:
        """Show a crisis; another one, or another phase of it, and the next phase is looked at again."""
        self._picture = picture
        of = None if picture.crisis is None else (picture.crisis.id, picture.crisis.phase)
        if of != self._of:
            self._of, self._wanted = of, None
        self._show(picture)

    def _show(self, picture: ConsultPicture) -> None:
        crisis, chosen = picture.crisis, self.chosen
        for part in (self.strip, self.asks, self.gate, self.came):
            part.setVisible(crisis is not None)
        self.title.setText(tr("No crisis is open.") if crisis is None else crisis.title)
        self.aside.say(_about(crisis))
        self.strip.show_crisis(crisis, chosen)
        gate = picture.gates.get(chosen)
        self.gate.show_gate(gate)
        self.asks.say("" if crisis is None else _asks(crisis, chosen, gate))
        may = crisis is not None and crisis.open and chosen is not crisis.phase and self._window.session.writable
        self.enter.setVisible(may)
        # Filled only where it is the next thing to do: a gate that misses something asks for that first.
        mark(self.enter, "act", "main" if gate is not None and not gate.missing else "plain")
        if crisis is not None:
            back = chosen < crisis.phase
            words = tr("Go back to “{phase}”…") if back else tr("Enter “{phase}”…")
            self.enter.setText(words.replace("{phase}", tr(NAMES[chosen])))
            self.enter.setAccessibleName(self.enter.text())
        self._tell(crisis)

    def _tell(self, crisis: Crisis | None) -> None:
        newest = [] if crisis is None else list(reversed(crisis.phases))
        # Overrides stay in sight, however long ago they were.
        shown = newest[:_ENTRIES]
        old = [entry for entry in newest[_ENTRIES:] if entry.override_reason]
        shown = [*shown[: _ENTRIES - len(old)], *old][:_ENTRIES]
        for number, label in enumerate(self.entries):
            label.setVisible(number < len(shown))
            if number < len(shown):
                label.say(entry_words(shown[number]))
                mark(label, "ink", "warn" if shown[number].override_reason else "secondary")

    def _lay_out(self, gap: Callable[[int], int]) -> None:
        self.head.addWidget(self.strip)
        left, right, low = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        low.setSpacing(gap(8))
        for column in (left, right):
            column.setSpacing(gap(1))
        line = QHBoxLayout()
        line.addWidget(self.asks, 1)
        line.addWidget(self.enter)
        left.addLayout(line)
        left.addWidget(self.gate, 1)
        right.addWidget(self.came)
        for label in self.entries:
            right.addWidget(label)
        right.addStretch(1)
        low.addLayout(left, 62)
        low.addLayout(right, 38)
        self.body.addLayout(low, 1)


def entry_words(entry: PhaseEntry) -> str:
    """``151950Z NOV 22 · Response options · Bo: why``, and what a gate missed then."""
    words = f"{dtg(entry.entered_at)} · {tr(NAMES[entry.phase])} · {entry.author}"
    if entry.override_reason:
        missing = " ".join(entry.missing)
        return tr("{entry}: override, “{reason}”. Missing then: {missing}", entry=words, reason=entry.override_reason,
                  missing=missing)  # fmt: skip
    if entry.skip_reason:
        return tr("{entry}: a plan stands, “{reason}”", entry=words, reason=entry.skip_reason)
    return f"{words}: {entry.reason}" if entry.reason else words


def _about(crisis: Crisis | None) -> str:
    if crisis is None:
        return tr("Open one from an incident: C in the inspector.")
    opened = tr("opened {time} by {who}", time=dtg(crisis.opened_at), who=crisis.opened_by)
    closed = "" if crisis.closed_at is None else tr(
        "closed {time} by {who}: {why}", time=dtg(crisis.closed_at), who=crisis.closed_by, why=crisis.close_reason
    )  # fmt: skip
    return " · ".join(part for part in (crisis.area, closed or opened) if part)


def _asks(crisis: Crisis, chosen: Phase, gate: Gate | None) -> str:
    name = tr(NAMES[chosen])
    if chosen is crisis.phase:
        return tr("The crisis is in “{phase}”.", phase=name)
    if chosen < crisis.phase:
        return tr("Back to “{phase}”: no gate is asked.", phase=name)
    if gate is not None and gate.missing:
        return tr("“{phase}” asks for more. What protects people waits for none of it.", phase=name)
    return tr("The way to “{phase}” is free.", phase=name)


def _entry_label(parent: QWidget) -> CutLabel:
    label = CutLabel("", parent)
    label.setProperty("type", "small")
    label.setProperty("ink", "secondary")
    return label
