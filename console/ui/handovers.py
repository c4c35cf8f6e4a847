"""Log ▸ Handovers…: those that were kept, to read and to print again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from console.domain.handover import Handover
from console.domain.times import dtg
from console.ui.columns import Column
from console.ui.handover_text import SectionText
from console.ui.sheet import Sheet
from console.ui.table_view import TableView
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window

_WIDTH_UNITS: Final = 200


def show_handovers(window: Window) -> None:
    """Read them and show the newest."""
    window.session.read(_handovers, lambda found: _show(window, found))


def _show(window: Window, found: Sequence[Handover]) -> None:
    sheet = Sheet(window, tr("Handovers"))
    sheet.heading(tr("Handovers"))
    table: TableView[Handover] = TableView(
        window.look, tr("Handovers"), _columns(), lambda row: row.id.hex(), sheet, marking=lambda row: row.marking
    )
    table.set_rows(found)
    table.set_empty(tr("No shift was handed over yet."), tr("Log ▸ Hand over the shift… does it."))
    text = SectionText(window.look, tr("What was handed over"), sheet)
    out = QPushButton(tr("Print…"), sheet)
    out.setAutoDefault(False)
    out.setVisible(bool(found))
    text.setVisible(bool(found))
    by_id = {one.id.hex(): one for one in found}

    def read(ident: str) -> None:
        one = by_id[ident]
        text.show_sections(one.sections, one.note)

    def printed() -> None:
        from console.ui.handover_print import ask_where

        chosen = by_id.get(table.selected_id)
        if chosen is not None:
            ask_where(window, chosen.id)

    table.picked.connect(read)
    out.clicked.connect(printed)
    sheet.body.addWidget(table, 1)
    sheet.body.addWidget(text, 2)
    sheet.body.addWidget(out, 0, Qt.AlignmentFlag.AlignLeft)
    sheet.closing()
    gap = window.look.gap
    sheet.resize(min(gap(_WIDTH_UNITS), window.width() - gap(10)), window.height() - gap(20))
    sheet.open()
    if found:
        table.select(found[0].id.hex())
        read(found[0].id.hex())
    table.setFocus()


def _columns() -> tuple[Column[Handover], ...]:
    return (
        Column(tr("Handed over"), lambda row: dtg(row.at), 37, sort=lambda row: row.at),
        Column(tr("Since"), lambda row: dtg(row.since), 37, sort=lambda row: row.since, rank=1),
        Column(tr("From"), lambda row: row.outgoing, 44, 30),
        Column(tr("To"), lambda row: row.incoming or "", 44, 30),
        Column(tr("Note"), lambda row: " ".join(row.note.split()), 50, 20, stretch=True, tip=lambda row: row.note),
    )


def _handovers(reader: Reader) -> list[Handover]:
    from console.store.handovers import handovers

    return handovers(reader)
