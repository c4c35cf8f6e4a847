"""What a plan says of itself: name, objective, decision, activation, the adversary's clock, what has to be first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from console.domain.assumption import Shape, Spread
from console.domain.errors import BadInput
from console.domain.numbers import grouped
from console.domain.plan import Activation, Clock, Plan, Preset
from console.domain.question import due_time
from console.domain.spreads import parse_spread, spread_words
from console.domain.times import Instant, dtg
from console.ui.choice_box import ChoiceBox
from console.ui.form_page import FormPage
from console.ui.place_field import PlaceField, Spot
from console.ui.words import plain_tip, tr

if TYPE_CHECKING:
    from console.ui.window import Window

_OWN = ""
_DIGITS = 20


class PlanFields(FormPage):
    """Pairs of fields in two columns; :meth:`plan` is what they say."""

    def __init__(self, window: Window, plan: Plan, clocks: Sequence[Preset], parent: QWidget) -> None:
        """``plan`` is what they hold at first; ``clocks`` ship with the program."""
        super().__init__(window.look, parent)
        self._before, self._clocks = plan, clocks
        self._now = window.clock.now
        self.name, self.purpose = self.field(plan.name), self.field(plan.purpose)
        self.row((tr("Name"), self.name, 1), (tr("What it is for"), self.purpose, 2))
        spot = Spot(plan.objective, plan.lon, plan.lat) if plan.objective else None
        self.objective = PlaceField(window, tr("Where to"), spot, self)
        self.row((tr("Where to"), self.objective, 1))
        self.begins, self.decision = self.field(dtg(plan.begins_at)), self.field(dtg(plan.decision_at))
        self.decision.setPlaceholderText(tr("As 2100Z, +12 h or 241200Z NOV 26"))
        self.row((tr("Seen from"), self.begins, 1), (tr("Decision"), self.decision, 1))
        self.activation = ChoiceBox(window.look, self)
        for way, words in ((Activation.STANDING, tr("Standing plan")), (Activation.GENERATION, tr("Force generation"))):
            self.activation.addItem(words, way.value)
        self.activation.setCurrentIndex(self.activation.findData(plan.activation.value))
        self.row((tr("Activation"), self.activation, 1))
        self.first = ChoiceBox(window.look, self)
        self.first.currentIndexChanged.connect(self._first_chosen)
        self.persons = self.field("" if plan.threshold is None else grouped(plan.threshold))
        self.odds = self.field(f"{plan.odds * 100:g}")
        self.row(
            (tr("What has to be first"), self.first, 3), (tr("Persons"), self.persons, 2), (tr("Odds, %"), self.odds, 1)
        )
        self.show_forces([(force.id, "") for force in plan.forces])
        self._make_clock(plan)
        self.runs, self.seed = self.field(grouped(plan.runs)), self.field(str(plan.seed))
        self.row((tr("Runs"), self.runs, 1), (tr("Seed"), self.seed, 1))
        self.column.addStretch(1)

    def show_forces(self, names: Sequence[tuple[bytes, str]]) -> None:
        """The forces that may be named as what has to be first."""
        chosen = self.first.currentData() if self.first.count() else self._before.first_id
        self.first.blockSignals(True)
        self.first.clear()
        self.first.addItem(tr("So many persons"), b"")
        for line_id, name in names:
            self.first.addItem(name or line_id.hex(), line_id)
        place = next((at for at, (line_id, _) in enumerate(names) if line_id == chosen), -1) + 1
        self.first.setCurrentIndex(place)
        self.first.blockSignals(False)
        self._first_chosen()

    def plan(self) -> Plan:
        """What was typed, without its forces. Raises ConsoleError where something cannot be read."""
        spot = self.objective.spot
        if spot is None:
            raise BadInput(tr("Say where the plan leads to: a town, a base or a position."))
        first = bytes(self.first.currentData() or b"")
        begins = self._moment(self.begins, self._before.begins_at)
        decision = self._moment(self.decision, self._before.decision_at)
        if decision < begins:
            raise BadInput(tr("The decision is before the moment the race is seen from. Put that earlier."))
        return replace(
            self._before, name=self.name.text(), purpose=self.purpose.text(), objective=spot.name, lon=spot.lon,
            lat=spot.lat, begins_at=begins, decision_at=decision,
            activation=Activation(self.activation.currentData()), clock=self._clock(),
            threshold=None if first else _whole(self.persons, tr("Persons")), first_id=first or None,
            odds=_number(self.odds, tr("Odds")) / 100, runs=_whole(self.runs, tr("Runs")),
            seed=_whole(self.seed, tr("Seed")),
        )  # fmt: skip

    def _moment(self, field: QLineEdit, before: Instant) -> Instant:
        if field.text().strip() == dtg(before):
            return before
        found = due_time(field.text(), self._now())
        if found is None:
            raise BadInput(tr("Say when: as 2100Z, +12 h or 241200Z NOV 26."))
        return found

    # their clock -----------------------------------------------------------------------------------------------------

    def _make_clock(self, plan: Plan) -> None:
        self.clock = ChoiceBox(self.look, self)
        for preset in self._clocks:
            self.clock.addItem(preset.clock.name, preset.clock.slug)
        self.clock.addItem(tr("Own clock"), _OWN)
        self.hours, self.warning = self.field(""), self.field("")
        self.source = self.field("")
        self.row((tr("The adversary's clock"), self.clock, 1))
        self.row((tr("Its hours"), self.hours, 1), (tr("Warning, days"), self.warning, 1))
        self.row((tr("Source of the clock"), self.source, 1))
        self._show_clock(plan.clock)
        self.clock.setCurrentIndex(max(0, self.clock.findData(plan.clock.slug)))
        self.clock.currentIndexChanged.connect(self._clock_chosen)
        for field in (self.hours, self.warning, self.source):
            field.textEdited.connect(lambda _: self.clock.setCurrentIndex(self.clock.findData(_OWN)))

    def _clock_chosen(self) -> None:
        found = self._preset()
        if found is not None:
            self._show_clock(found.clock)
            self.clock.setToolTip(plain_tip(found.note))

    def _preset(self) -> Preset | None:
        slug = self.clock.currentData()
        return next((one for one in self._clocks if one.clock.slug == slug), None)

    def _show_clock(self, clock: Clock) -> None:
        self.hours.setText(_range(clock.least_h, clock.most_h))
        self.warning.setText(_range(clock.warning_least_d, clock.warning_most_d))
        self.source.setText(clock.source)
        self.source.setCursorPosition(0)

    def _clock(self) -> Clock:
        preset = self._preset()
        if preset is not None:
            return preset.clock
        hours, warning = parse_spread(self.hours.text()), parse_spread(self.warning.text())
        source = self.source.text().strip()
        name = tr("own clock, {hours} h", hours=_range(hours.least, hours.most))
        return Clock(_OWN, name, hours.least, hours.most, source, warning.least, warning.most)

    def _first_chosen(self) -> None:
        self.persons.setEnabled(not self.first.currentData())


def _range(least: float, most: float) -> str:
    shape = Shape.FIXED if least == most else Shape.RANGE
    return spread_words(Spread(shape, least, least, most))


def _number(field: QLineEdit, name: str) -> float:
    try:
        return float(field.text().strip().replace(",", ".").removesuffix("%"))
    except ValueError:
        raise BadInput(tr("{name}: give a number.", name=name)) from None


def _whole(field: QLineEdit, name: str) -> int:
    words = "".join(field.text().split()).replace("\N{THIN SPACE}", "")
    if not words.isdecimal() or len(words) > _DIGITS:
        raise BadInput(tr("{name}: give a whole number, as {example}.", name=name, example=grouped(6000)))
    return int(words)
