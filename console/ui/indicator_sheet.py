"""What stands behind an indicator: what it says, how likely that is, and the reports, which can be shown on the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from console.domain.indicators import Reading
from console.domain.report import Report
from console.domain.times import dtg
from console.map import views
from console.ui.columns import Column, number
from console.ui.sheet import Sheet
from console.ui.table_view import TableView
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window

_MOST: Final = 500
_WIDTH_UNITS: Final = 230
_HEIGHT_UNITS: Final = 120


def show_reading(window: Window, reading: Reading) -> None:
    """Read the reports of a reading and show them, the newest first."""

    def query(reader: Reader) -> list[Report]:
        from console.services.indicators import reports_behind
        from console.store.reports import reports_of

        return reports_of(reader, reports_behind(reader, reading, _MOST))

    window.session.read(query, lambda found: _show(window, reading, found[::-1]))


def _show(window: Window, reading: Reading, found: Sequence[Report]) -> None:
    sheet = Sheet(window, reading.name)
    sheet.heading(reading.name)
    sheet.text(reading.words)
    rule = tr("Found without a rule") if reading.indicator is None else reading.indicator.rule.words
    sheet.text(f"{rule} · {reading.measure}", "secondary")
    table: TableView[Report] = TableView(
        window.look, tr("Reports behind {name}", name=reading.name), _columns(), lambda row: row.id.hex(), sheet,
        marking=lambda row: row.marking,
    )  # fmt: skip
    table.set_rows(found)
    table.set_empty(tr("No report counts now."), "")
    sheet.body.addWidget(table, 1)
    if len(reading.rows) > len(found):
        sheet.text(tr("The newest {n} of {all}.", n=number(len(found)), all=number(len(reading.rows))), "secondary")
    sheet.body.addWidget(_acts(window, sheet, reading, found))
    sheet.closing()
    gap = window.look.gap
    wide = min(gap(_WIDTH_UNITS), window.width() - gap(10))
    sheet.resize(wide, min(gap(_HEIGHT_UNITS), window.height() - gap(10)))
    sheet.open()
    table.setFocus()


def _acts(window: Window, sheet: Sheet, reading: Reading, found: Sequence[Report]) -> QWidget:
    row = QWidget(sheet)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    placed = [(one.lon, one.lat) for one in found if one.lon is not None and one.lat is not None]
    if placed:
        on_map = QPushButton(tr("Show on the map"), row)
        on_map.setAutoDefault(False)

        def show() -> None:
            canvas = window.map.canvas
            canvas.go_to(views.around(placed, canvas.width(), canvas.height()))
            sheet.accept()

        on_map.clicked.connect(show)
        line.addWidget(on_map)
    if reading.indicator is not None and window.session.writable:
        from console.services.indicators import enable_indicator, remove_indicator
        from console.ui.indicator_form import ask_for_indicator

        indicator = reading.indicator
        edit = QPushButton(tr("Edit…"), row)
        switch = QPushButton(tr("Switch off") if indicator.enabled else tr("Switch on"), row)
        remove = QPushButton(tr("Remove"), row)
        for button in (edit, switch, remove):
            button.setAutoDefault(False)
            button.clicked.connect(sheet.accept)
            line.addWidget(button)
        edit.clicked.connect(lambda: ask_for_indicator(window, indicator))
        remove.clicked.connect(lambda: window.session.act(remove_indicator, indicator.id))
        switch.clicked.connect(lambda: window.session.act(enable_indicator, indicator.id, not indicator.enabled))
    line.addStretch(1)
    return row


def _columns() -> tuple[Column[Report], ...]:
    return (
        Column(tr("Received"), lambda row: dtg(row.received_at), 37, sort=lambda row: row.received_at),
        Column(
            tr("Happened"), lambda row: "" if row.occurred_from is None else dtg(row.occurred_from), 37, rank=1,
            sort=lambda row: row.occurred_from,
        ),
        Column(tr("Grade"), lambda row: row.grade, 16, bold=True),
        Column(tr("Source"), lambda row: row.source, 40, 24),
        Column(tr("What it says"), lambda row: row.headline, 80, 40, stretch=True, tip=lambda row: row.body),
        Column(tr("Place"), lambda row: row.place, 36, 20, rank=2),
    )  # fmt: skip
