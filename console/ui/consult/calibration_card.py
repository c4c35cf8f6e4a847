"""The past Article 4 cases against the forecast: where each fell in its 80 % band, and how little so few can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.charts.way_bars import WayBars, WayRow
from console.domain.article4_replay import Calibration, Replayed
from console.domain.calibration_words import summary, took, where
from console.domain.forecast import RUNS, SEED
from console.domain.numbers import grouped
from console.domain.spread_hours import about
from console.domain.times import dtg
from console.ui.desk_card import Card
from console.ui.label import Label
from console.ui.words import plain_tip, tr

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.store.reader import Reader
    from console.ui.window import Window


class CalibrationCard(Card):
    """Read and replayed when it is first seen, and again when the assumptions change."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Empty until it is seen."""
        super().__init__(window.look, tr("Past Article 4 cases, request to Council"), parent)
        self._session = window.session
        self.found: Calibration | None = None
        self.bars = WayBars(window.look, self, grows=True)
        self.said = Label("", self)
        self.said.setWordWrap(True)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self.said.setProperty("ink", "secondary")
        self.body.addWidget(self.bars, 20)
        self.body.addWidget(self.said)
        self.body.addStretch(1)
        window.look.changed.connect(self.bars.dress)
        self._session.opened.connect(self._forget)
        self._session.changed.connect(self._changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's: read it now."""
        super().showEvent(event)
        if self.found is None:
            self._read()

    def _forget(self) -> None:
        self.found = None
        if self.isVisible():
            self._read()

    def _changed(self, changes: Changes | None) -> None:
        if changes is not None and changes.touches("assumption", "consultation"):
            self._forget()

    def _read(self) -> None:
        if self._session.store is not None:
            self._session.read(_replayed, self._show)

    def _show(self, found: Calibration) -> None:
        self.found = found
        self.bars.show_rows([_row(one) for one in found.left_out])
        self.aside.say(
            tr("80 % band by the others, dot: what it took · {runs} runs, seed {seed}", runs=grouped(RUNS), seed=SEED)
        )  # fmt: skip
        self.said.setText("\n".join([*summary(found, tr), tr("? Hours to check. All inputs are assumptions.")]))
        self.bars.setAccessibleName(
            "; ".join(f"{_name(one)} {took(one, tr)}, {where(one, tr)}" for one in found.left_out)
        )


def _replayed(reader: Reader) -> Calibration:
    from console.services.forecast import calibration

    return calibration(reader)


def _name(one: Replayed) -> str:
    first, *others = one.case.name.split(", ")
    who = tr("{first} and others", first=first) if others else first
    return f"{who} {dtg(one.case.requested_at)[8:]}"


def _row(one: Replayed) -> WayRow:
    band = tr("{least} to {most}", least=about(one.hours.p10, tr), most=about(one.hours.p90, tr))
    facts = one.case.provenance
    parts = [
        f"{one.case.name} {dtg(one.case.requested_at)}",
        tr("it took {length}", length=took(one, tr)),
        tr("band {band}", band=band),
        where(one, tr),
        tr("war-like shock (a judgement)") if one.case.shock else "",
        tr("to check: {what}", what=facts.check_note) if facts is not None and facts.to_check else "",
        "" if facts is None else facts.source,
    ]
    tip = plain_tip(" · ".join(part for part in parts if part))
    hours, check = one.hours, " ?" if facts is not None and facts.to_check else ""
    words = f"{where(one, tr)}{check}"
    seen = (max(0.5, one.case.least), max(0.5, one.case.most))  # A logarithmic axis has no nought.
    return WayRow(_name(one), hours.p10, hours.p50, hours.p90, words, tip, seen=seen)
