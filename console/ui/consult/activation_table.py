"""Forces activated by a decision: a line a force, a column a step, with when, on whose authority, with what caveat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from console.domain.authority import Authority
from console.domain.decision import SHORT, Activation, Decision, Step, passed_over
from console.domain.times import Instant, dtg, dtg_short
from console.exports.countries import Countries
from console.ui.authority_words import orders, senders
from console.ui.columns import Column
from console.ui.table_view import TableView
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture
    from console.ui.window import Window

STEPS = {
    Step.WARNING: later("Warning"),
    Step.PREPARATION: later("Force preparation"),
    Step.REQUEST: later("Request"),
    Step.PREDEPLOYMENT: later("Pre-deployment"),
    Step.ORDER: later("Order"),
    Step.TRANSFER: later("Transfer of authority"),
}
"""What each step is called."""
HEADS = {
    **STEPS,
    Step.PREPARATION: later("Preparation"),
    Step.PREDEPLOYMENT: later("Pre-deploy"),
    Step.TRANSFER: later("Transfer"),
}
"""The same over a column."""


@dataclass(frozen=True, slots=True)
class ActivationRow:
    """One force (None: all that the decision names) with its steps so far, and who may order it by the baseline."""

    unit_id: bytes | None
    name: str
    steps: tuple[Activation, ...]
    known: tuple[Authority, ...]
    now: Instant

    def at(self, step: Step) -> Activation | None:
        """The newest of a step."""
        return next((one for one in reversed(self.steps) if one.step is step), None)

    @property
    def last(self) -> Activation:
        """The furthest step."""
        return max(self.steps, key=lambda one: (list(Step).index(one.step), one.at))

    @property
    def passed_over(self) -> tuple[Step, ...]:
        """Steps before the furthest that were not taken."""
        return passed_over(self.steps, self.unit_id, self.last.step)


def rows(decision: Decision, picture: ConsultPicture, now: Instant) -> list[ActivationRow]:
    """A line a force, in the order they were first named."""
    units = dict.fromkeys(one.unit_id for one in decision.activations)
    return [
        ActivationRow(
            unit, _name(unit, picture),
            tuple(one for one in decision.activations if one.unit_id == unit),
            () if unit is None else picture.authorities.get(unit, ()), now,
        )
        for unit in units
    ]  # fmt: skip


def _name(unit: bytes | None, picture: ConsultPicture) -> str:
    if unit is None:
        return tr("All forces named")
    return picture.unit_names.get(unit) or tr("a force that is gone")


class ActivationTable(TableView[ActivationRow]):
    """Enter asks for the next step of the force."""

    def __init__(self, window: Window, run: Callable[[], None], parent: QWidget) -> None:
        """``run`` asks for the next step of what is chosen."""
        self._countries = Countries()
        super().__init__(
            window.look, tr("Forces activated"), self._columns(),
            lambda row: row.unit_id.hex() if row.unit_id else "all", parent,
        )  # fmt: skip
        self.open_with(run)

    @property
    def chosen_units(self) -> tuple[bytes | None, ...]:
        """The forces chosen."""
        return tuple(bytes.fromhex(one) if one != "all" else None for one in self.selected_ids)

    def show_decision(self, decision: Decision | None, picture: ConsultPicture, now: Instant) -> None:
        """The forces of a decision."""
        self._countries = Countries(picture.allies)
        none = tr("No force is activated by this decision."), tr("Activate forces… records the first step.")
        self.set_empty(*(none if decision is not None else ("", "")))
        self.set_rows([] if decision is None else rows(decision, picture, now))

    def _columns(self) -> Sequence[Column[ActivationRow]]:
        steps = [_step(step) for step in Step]
        return (
            Column(tr("Force"), lambda row: row.name, 60, 56, bold=True, stretch=True, tip=self._passed),
            *steps,
            Column(tr("Authority"), lambda row: row.last.authority, 44, 24, rank=1),
            Column(tr("Caveat"), lambda row: row.last.caveat, 40, 24, rank=2),
            Column(
                tr("Baseline: may send it"), lambda row: senders(row.known, self._countries.name), 46, 40, rank=3,
                note=_check, tip=lambda row: orders(row.known, self._countries.name),
                role=lambda _row: "ink.secondary",
            ),
        )  # fmt: skip

    def _passed(self, row: ActivationRow) -> str:
        skipped = ", ".join(SHORT[step] for step in row.passed_over)
        return tr("without {steps}", steps=skipped) if skipped else ""


def _step(step: Step) -> Column[ActivationRow]:
    """The column of one step."""
    return Column(
        tr(HEADS[step]), lambda row: _when(row, step), 26, 25, role=lambda row: _ink(row, step),
        tip=lambda row: told(row, step),
    )  # fmt: skip


def told(row: ActivationRow, step: Step) -> str:
    """All that is recorded of one step of a force."""
    one = row.at(step)
    name = f"{SHORT[step]}: {tr(STEPS[step])}"
    if one is None:
        return name
    lines = [
        tr("{step}, {when}", step=name, when=dtg(one.at)),
        tr("Authority: {who}", who=one.authority) if one.authority else "",
        tr("Holds from {when}", when=dtg(one.effective_at)) if one.effective_at is not None else "",
        tr("Caveat: {words}", words=one.caveat) if one.caveat else "",
        one.measure,
        one.note,
    ]
    return "\n".join(line for line in lines if line)


def all_told(row: ActivationRow) -> str:
    """All that is recorded of a force, a line a step."""
    return "\n".join(" · ".join(told(row, step).splitlines()) for step in Step if row.at(step) is not None)


def _when(row: ActivationRow, step: Step) -> str:
    one = row.at(step)
    if one is None:
        return ""
    return dtg_short(one.at) if one.at <= row.now else tr("due {when}", when=dtg_short(one.at))


def _ink(row: ActivationRow, step: Step) -> str | None:
    one = row.at(step)
    return "ink.secondary" if one is not None and one.at > row.now else None


def _check(row: ActivationRow) -> str | None:
    notes = [one.provenance.check_note for one in row.known if one.provenance.to_check]
    return "\n".join(dict.fromkeys(notes)) or None
