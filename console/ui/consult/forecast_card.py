"""The forecast: when a text may be agreed, on whom it hangs, what would change it. HYPOTHETICAL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.charts.agreed_curve import AgreedCurve, AgreedStory
from console.domain.forecast import Forecast
from console.domain.forecast_words import hangs_words, headline, what_if_words
from console.domain.numbers import chance, grouped
from console.domain.times import HOUR, dtg
from console.ui.consult.outlook import WAITING, Outlook, outlooks_of
from console.ui.desk_card import Card
from console.ui.label import CutLabel, Label
from console.ui.words import count, plain_tip, tr

if TYPE_CHECKING:
    from console.ui.window import Window

_SEVERAL_DAYS_H: Final = 36


class ForecastCard(Card):
    """Refreshed with every entry; ``whole`` says also what a change would make of it."""

    def __init__(self, window: Window, parent: QWidget, *, whole: bool = False) -> None:
        """Empty until there is a consultation."""
        super().__init__(window.look, tr("Forecast: when is a text agreed?"), parent)
        self._outlooks = outlooks_of(window)
        self._in_full = whole
        self.said = Label("", self)
        self.said.setWordWrap(True)
        self.curve = AgreedCurve(window.look, self, rows=30 if whole else 18)
        self.hangs = Label("", self) if whole else CutLabel("", self)
        self.changes = Label("", self)
        self.changes.setVisible(whole)
        self.foot = CutLabel("", self)
        for label in (self.said, self.hangs, self.changes):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        for label in (self.hangs, self.changes, self.foot):
            label.setProperty("ink", "secondary")
        if whole:
            self.hangs.setWordWrap(True)
            self.changes.setWordWrap(True)
        self.body.addWidget(self.said)
        self.body.addWidget(self.curve, 1)
        for part in (self.hangs, self.changes, self.foot):
            self.body.addWidget(part)
        window.look.changed.connect(self._redress)
        self._outlooks.watch(self)
        self._outlooks.changed.connect(self._show)
        self._show()

    def _redress(self) -> None:
        self.curve.dress()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's: what changed while nobody looked is worked out now."""
        super().showEvent(event)
        self._outlooks.seen()

    @property
    def _hidden(self) -> bool:
        """Whether no Ally may be named: on the wall, until positions are released."""
        return self._look.on_wall and not self._outlooks.released

    def _show(self) -> None:
        told = self._outlooks.told
        if told is not None and told.waiting:
            self._wait()
            return
        self.said.setMinimumHeight(0)
        found = None if told is None else told.forecast
        self.curve.setVisible(found is not None and not found.situation.over)
        # Without its curve it is as high as its words.
        down = QSizePolicy.Policy.Maximum if self.curve.isHidden() else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, down)
        if told is None or found is None:
            self.said.setText(tr("No consultation is open. Open one, and the forecast begins."))
            for label in (self.hangs, self.changes):
                label.setText("")
            self.foot.say("")
            return
        self.said.setText(headline(found, tr))
        over = found.situation.over
        hangs = "" if over else _hangs(found, hidden=self._hidden)
        if isinstance(self.hangs, CutLabel):
            self.hangs.say(hangs)
        else:
            self.hangs.setText(hangs)
        self.changes.setText("\n".join(what_if_words(one, tr) for one in found.what_if))
        self.foot.say("" if over else foot_words(told))
        for label in (self.hangs, self.changes, self.foot):
            label.setVisible(not over and (label is not self.changes or self._in_full))
        self.curve.show_story(story(found))
        self.curve.setAccessibleName(self.said.text())

    def _wait(self) -> None:
        """Everything keeps its place, so that nothing jumps at each step."""
        if self.said.text() == WAITING:
            return
        self.said.setMinimumHeight(self.said.height() if self.said.isVisible() else 0)
        self.said.setText(WAITING)
        for label in (self.hangs, self.changes, self.foot):
            if isinstance(label, CutLabel):
                label.say("")
            else:
                label.setText("")
        self.curve.show_story(AgreedStory())
        self.curve.setAccessibleName(WAITING)


def story(found: Forecast) -> AgreedStory:
    """The curve with its labels: the median, and by when nine in ten runs are agreed."""
    median = _moment(found, found.hours.p50, short=found.hours.p50 < _SEVERAL_DAYS_H)
    late = _moment(found, found.hours.p90, short=found.hours.p90 < _SEVERAL_DAYS_H)
    deadline = None if found.deadline_at is None else (found.deadline_at - found.situation.now) / HOUR
    within = "" if found.within is None else tr(" Agreed by the deadline: {share}.", share=chance(found.within))
    return AgreedStory(
        found.runs_h,
        ((0.5, tr("median {at}", at=median)), (0.9, tr("90 % by {at}", at=late))),
        deadline,
        plain_tip(headline(found, tr) + within),
    )


def foot_words(told: Outlook) -> str:
    """How often it was run, on what, and that its inputs are assumptions."""
    found = told.forecast
    if found is None:
        return ""
    guesses = sum(one.provenance.to_check for one in told.used)
    inputs = count("{n} input, an assumption", "{n} inputs, all assumptions", len(told.used))
    return tr("{runs} runs, seed {seed} · {inputs}, {guesses} to check; no prediction", runs=grouped(found.runs),
              seed=found.seed, inputs=inputs, guesses=guesses)  # fmt: skip


def _hangs(found: Forecast, *, hidden: bool) -> str:
    return tr("Allies it hangs on are not named on the wall.") if hidden else hangs_words(found, tr)


def _moment(found: Forecast, hours: float, *, short: bool) -> str:
    """``201400Z`` where it is near, else the day."""
    at = found.situation.now + round(hours * HOUR)
    return dtg(at)[:7] if short else f"{dtg(at)[:2]} {dtg(at)[8:11].title()}"
