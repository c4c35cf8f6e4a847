"""The decision clock: since the first report, since the request, to the deadline; what it went on; past cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.charts.case_strip import CaseStrip, PastLength
from console.charts.stage_bar import Part, StageBar
from console.domain.decision_clock import DecisionClock, Milestones, Stage, Stretch, among, decision_clock
from console.domain.numbers import chance
from console.domain.times import HOUR, SECOND, dtg
from console.ui.consult.outlook import Outlook, outlooks_of
from console.ui.desk_card import Card
from console.ui.label import CutLabel, Label
from console.ui.style import mark
from console.ui.theme import SEMIBOLD
from console.ui.time_words import length_words
from console.ui.words import later, plain_tip, tr

if TYPE_CHECKING:
    from console.domain.article4_replay import PastCase
    from console.ui.window import Window

NAMES: Final = {
    Stage.CAPITAL: later("Capital decides"),
    Stage.CONVENE: later("Convene"),
    Stage.DRAFT: later("Draft"),
    Stage.TABLE: later("At the table"),
    Stage.SILENCE: later("Silence"),
    Stage.REWORK: later("Rework"),
    Stage.DECIDE: later("To the decision"),
}
_NONE: Final = "–"


class _Figure(QWidget):
    """A large length of time over what it counts."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.large, self.under = Label(_NONE, self), Label(words, self)
        self.under.setProperty("ink", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.large)
        column.addWidget(self.under)

    def say(self, words: str, ink: str = "") -> None:
        """Another length."""
        if self.large.text() != words:
            self.large.setText(words)
        mark(self.large, "ink", ink)
        self.setAccessibleName(f"{words} {self.under.text()}")


class ClockCard(Card):
    """It counts each second while it is seen, from what was read before."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Empty until there is a crisis or a consultation."""
        self._figures: tuple[_Figure, ...] = ()
        super().__init__(window.look, tr("Decision clock"), parent, hypothetical=False)
        self._outlooks = outlooks_of(window)
        self._now = self._outlooks.now
        self._told: Outlook | None = None
        self.clock: DecisionClock | None = None
        self.first, self.request, self.deadline = self._figures = (
            _Figure(tr("since first report"), self),
            _Figure(tr("since request"), self),
            _Figure(tr("to deadline"), self),
        )
        line = QHBoxLayout()
        for figure in self._figures:
            line.addWidget(figure, 1)
        self.stages = StageBar(window.look, self)
        self.among = CutLabel("", self)
        self.strip = CaseStrip(window.look, self)
        self.body.addLayout(line)
        self.body.addStretch(1)
        self.body.addWidget(self.stages)
        self.body.addStretch(1)
        self.body.addWidget(self.among)
        self.body.addWidget(self.strip, 12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND)
        self._timer.timeout.connect(self._tick)
        self._outlooks.watch(self)
        self._outlooks.changed.connect(self._show)
        self._dress()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's: it goes on counting."""
        super().showEvent(event)
        self._timer.start()
        self._outlooks.seen()
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt's: nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def _show(self) -> None:
        self._told = self._outlooks.told
        self._tick()

    def _tick(self) -> None:
        known = Milestones() if self._told is None else self._told.known
        clock = self.clock = decision_clock(known, self._now())
        self.first.say(_length(clock.since_first))
        self.request.under.setText(tr("since it was called") if known.called else tr("since request"))
        self.request.say(_length(clock.since_request))
        self.deadline.say(*_to_deadline(clock))
        self.deadline.setToolTip(plain_tip("" if clock.deadline_at is None else dtg(clock.deadline_at)))
        self.stages.show_parts([_part(clock, one) for one in clock.stretches])
        self.stages.setAccessibleName(", ".join(f"{part.name} {part.words}" for part in self.stages.parts))
        self._show_cases(clock)

    def _show_cases(self, clock: DecisionClock) -> None:
        cases = () if self._told is None else self._told.cases
        hours = clock.convene_h
        self.among.say(_among(cases, hours))
        words = "" if hours is None else tr("this one {length}", length=length_words(round(hours * HOUR)))
        self.strip.show_cases([_past(one) for one in cases], hours, words)
        self.strip.setAccessibleName(self.among.accessibleName())

    def _dress(self) -> None:
        super()._dress()
        self.body.setSpacing(self._look.gap(2))
        for figure in self._figures:
            figure.large.setFont(self._look.font("decision", SEMIBOLD))
        if self._figures:
            for chart in (self.stages, self.strip):
                chart.dress()


def _length(milliseconds: int | None) -> str:
    """``29:14``: hours and minutes; days from a hundred hours on."""
    if milliseconds is None:
        return _NONE
    minutes = milliseconds // (60 * SECOND)
    if minutes >= 100 * 60:
        return tr("{days} d {hours} h", days=minutes // 1440, hours=minutes % 1440 // 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _to_deadline(clock: DecisionClock) -> tuple[str, str]:
    if clock.to_deadline is None:
        return _NONE, ""
    if clock.to_deadline < 0:
        return f"\N{MINUS SIGN}{_length(-clock.to_deadline)}", "danger"
    return _length(clock.to_deadline), "warn"


def _part(clock: DecisionClock, one: Stretch) -> Part:
    name = tr("{stage} {version}", stage=tr(NAMES[one.stage]), version=one.of) if one.of else tr(NAMES[one.stage])
    if one.broken:
        name = tr("{silence}, broken", silence=name)
    length = length_words(one.length)
    rest = 0.0
    words = length
    if one.runs and one.due_at is not None and one.due_at > one.ends:
        rest = float(one.due_at - one.ends)
        words = tr("{length} of {whole}", length=length, whole=length_words(one.due_at - one.begins))
    share = chance(clock.share(one))
    tip = tr("{stage}: {length}, {share} of the time so far; from {begins}", stage=name, length=length,
             share=share, begins=dtg(one.begins))  # fmt: skip
    return Part(float(one.length), name, words, plain_tip(tip), one.runs, one.broken, rest, share)


def _among(cases: tuple[PastCase, ...], hours: float | None) -> str:
    if not cases:
        return tr("No past case to set it against.")
    first = tr("Convene: past Article 4 cases, request to Council.")
    if hours is None:
        return first
    longer, of = among(cases, hours)
    return f"{first} {tr('{n} of {all} took longer than this one.', n=longer, all=of)}"


def _past(one: PastCase) -> PastLength:
    length = f"{one.least:.0f}–{one.most:.0f} h"
    check = tr("hours to check") if one.provenance is not None and one.provenance.to_check else ""
    parts = [one.name, dtg(one.requested_at), length, check, "" if one.provenance is None else one.provenance.source]
    name = f"{one.name} {dtg(one.requested_at)[8:]}"
    return PastLength(one.least, one.most, name, plain_tip(" · ".join(part for part in parts if part)))
