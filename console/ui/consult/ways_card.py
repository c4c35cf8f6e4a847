"""Five ways of working on this consultation, from its request, on one axis of time. HYPOTHETICAL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.charts.way_bars import WayBars, WayRow
from console.domain.consultation import Way
from console.domain.numbers import chance, grouped
from console.domain.spread_hours import about, hours_words
from console.domain.ways_of_working import WayFound
from console.domain.ways_words import measures, note
from console.ui.consult.outlook import WAITING, Outlook, outlooks_of
from console.ui.desk_card import Card
from console.ui.label import CutLabel, Label
from console.ui.words import later, plain_tip, tr, unbroken

if TYPE_CHECKING:
    from console.ui.window import Window

_NAMES: Final = {
    Way.CAPITALS: later("Through capitals"),
    Way.AT_ONCE: later("All at once"),
    None: later("Delegated authority"),
}


class WaysCard(Card):
    """``whole`` says in words as well whether the claim for each holds."""

    def __init__(self, window: Window, parent: QWidget, *, whole: bool = False) -> None:
        """Empty until there is a consultation."""
        super().__init__(window.look, tr("Five ways of working"), parent)
        self._outlooks = outlooks_of(window)
        self.bars = WayBars(window.look, self, grows=whole)
        self.claim = Label("", self) if whole else CutLabel("", self)
        self.claim.setProperty("ink", "secondary")
        if whole:
            self.claim.setWordWrap(True)
            self.claim.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self._all = whole
        self.body.addWidget(self.bars, 20 if whole else 0)
        self.body.addWidget(self.claim)
        self.body.addStretch(1 if whole else 0)
        window.look.changed.connect(self.bars.dress)
        self._outlooks.watch(self)
        self._outlooks.changed.connect(self._show)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's: what changed while nobody looked is worked out now."""
        super().showEvent(event)
        self._outlooks.seen()

    def _show(self) -> None:
        told = self._outlooks.told
        ways = () if told is None else told.ways
        waits = told is not None and told.waiting
        self.bars.dim(waits)
        if waits:
            self.aside.say(WAITING)
            self.bars.setAccessibleName(WAITING)
            self._say("")
            return
        self.bars.setVisible(bool(ways))
        self.aside.say(_aside(told))
        self.bars.show_rows([_row(one, ways) for one in ways])
        self.bars.setAccessibleName("; ".join(f"{_name(one)} {hours_words(one.hours, tr)}" for one in ways))
        words = _claims(ways) if self._all else _claim(ways)
        self._say(words)

    def _say(self, words: str) -> None:
        if isinstance(self.claim, CutLabel):
            self.claim.say(words)
        else:
            self.claim.setText(unbroken(words))


def _aside(told: Outlook | None) -> str:
    if told is None or told.forecast is None:
        return ""
    return tr("request to decision, 10 to 90 %, median · {runs} runs, seed {seed} · all inputs are assumptions",
              runs=grouped(told.forecast.runs), seed=told.forecast.seed)  # fmt: skip


def _name(one: WayFound) -> str:
    name = tr(_NAMES[one.way])
    return tr("{way} + deadline", way=name) if one.deadline else name


def _row(one: WayFound, ways: tuple[WayFound, ...]) -> WayRow:
    name = tr("+ deadline") if one.deadline else _name(one)
    if one.way is None:
        name = tr("{way}, first steps", way=name)
    tip = f"{_name(one)}: {hours_words(one.hours, tr)}, {measures(one, tr)}. {note(one, ways, tr)}"
    hours = one.hours
    return WayRow(
        name, hours.p10, hours.p50, hours.p90, about(hours.p50, tr), plain_tip(tip), one.deadline, one.way is None
    )


def _claim(ways: tuple[WayFound, ...]) -> str:
    """What the runs say of the claim that meeting at once is quicker."""
    found = next((one for one in ways if one.way is Way.AT_ONCE), None)
    if found is None or found.slower is None or found.slower_at_worst is None:
        return ""
    return tr(
        "All at once is slower than through capitals in {share} of runs; at worst in {worst}.",
        share=chance(found.slower), worst=chance(found.slower_at_worst),
    )  # fmt: skip


def _claims(ways: tuple[WayFound, ...]) -> str:
    return "\n".join(f"{_name(one)}: {note(one, ways, tr)}" for one in ways)
