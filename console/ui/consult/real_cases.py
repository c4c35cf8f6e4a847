"""The real cases of the baseline, Article 4 and 5: to look at, with their sources and what is still to be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from console.domain.consultation import Consultation
from console.domain.letters import first_capital
from console.domain.times import Instant, Precision, dtg
from console.ui.columns import Column
from console.ui.desk_card import Card
from console.ui.label import Label
from console.ui.panels.inspector_reference import latency_words, status_words
from console.ui.table_view import TableView
from console.ui.words import tr, unbroken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from console.ui.theme import Look

_TOLD_UNITS = 60


class RealCases(Card):
    """A table, newest first, and under it the whole of the one chosen."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(look, tr("Real cases"), parent, hypothetical=False)
        self.aside.say(tr("from the baseline, as published"))
        self.table: TableView[Consultation] = TableView(
            look, tr("Real cases"), _columns(), lambda row: row.id.hex(), self, row="row_compact"
        )
        self.table.set_empty(tr("This case holds no real cases."), tr("Make one on the public baseline."))
        self.table.chosen.connect(self._tell)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self.told = Label("", self)
        self.told.setWordWrap(True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(self.told)
        self._scroll.hide()
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._scroll)
        look.changed.connect(self._size)
        self._size()

    def show_cases(self, cases: Sequence[Consultation]) -> None:
        """Those of the baseline."""
        self.table.set_rows(cases)
        self._tell()

    def _tell(self) -> None:
        chosen = self.table.selected_row
        self._scroll.setVisible(chosen is not None)
        if chosen is not None:
            self.told.setText(unbroken(case_words(chosen)))

    def _size(self) -> None:
        self._scroll.setFixedHeight(self._look.gap(_TOLD_UNITS))


def case_words(case: Consultation) -> str:
    """All of one case, a line each; what is not known is left out."""
    known = case.provenance
    parts = [
        ("", f"{case.basis}: {case.requesters} · {first_capital(status_words(case))}"),
        (
            tr("Set off"),
            " · ".join(part for part in (case.trigger, _at(case.trigger_at, case.trigger_precision)) if part),
        ),
        (tr("Asked for"), _at(case.requested_at, case.precision)),
        (tr("Weighed"), _at(case.considered_at, case.precision)),
        (tr("Council met"), " · ".join(part for part in (_at(case.met_at, case.met_precision), case.format) if part)),
        (tr("Request to Council"), latency_words(case)),
        (tr("Outcome"), case.outcome),
        (tr("First action"), case.first_action),
        (tr("Source"), "" if known is None else tr("{source}, as of {as_of}", source=known.source, as_of=known.as_of)),
        ("", known.check_note if known is not None and known.to_check else ""),
    ]
    return "\n".join(f"{name}: {words}" if name else words for name, words in parts if words)


def _columns() -> tuple[Column[Consultation], ...]:
    return (
        Column(tr("When"), _when, 30, 28, sort=_moment),
        Column(tr("Who asked"), lambda row: row.requesters, 56, 30, bold=True, stretch=True, note=_check,
               tip=lambda row: row.trigger),
        Column(tr("Basis"), lambda row: row.basis, 24, 20, rank=2),
        Column(tr("What came of it"), lambda row: first_capital(status_words(row)), 46, 36, rank=1),
        Column(tr("To Council"), _hours, 32, 22, rank=1, sort=lambda row: row.latency_h_min,
               tip=lambda row: row.latency_note),
    )  # fmt: skip


def _hours(row: Consultation) -> str:
    words = latency_words(row)
    return words.partition(" – ")[0] if row.latency_h_min is not None else ""


def _moment(row: Consultation) -> Instant | None:
    return row.requested_at or row.considered_at or row.trigger_at


def _when(row: Consultation) -> str:
    asked = row.precision if row.requested_at or row.considered_at else row.trigger_precision
    return _at(_moment(row), Precision.MONTH if asked is Precision.MONTH else Precision.DAY)


def _check(row: Consultation) -> str | None:
    return row.provenance.check_note if row.provenance is not None and row.provenance.to_check else None


def _at(when: Instant | None, precision: Precision | None) -> str:
    return "" if when is None else dtg(when, precision or Precision.MINUTE)
