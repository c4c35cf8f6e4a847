"""The forward land forces as they stand on the day shown, as published: what is there before anybody decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from console.domain.force import Force
from console.domain.force_kinds import BATTLEGROUP
from console.domain.times import Precision, dtg, parse_day_or_instant
from console.exports.countries import Countries
from console.ui import picture_glyphs
from console.ui.columns import Column
from console.ui.desk_card import Card
from console.ui.panels.inspector_sheet import checks
from console.ui.picture import picture_of
from console.ui.selection import UNIT
from console.ui.table_view import TableView
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


class LandForces(Card):
    """Follows the picture; its selection is the window's."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Shows what the picture holds."""
        super().__init__(window.look, tr("Forward land forces"), parent, hypothetical=False)
        self._window = window
        self._picture = picture_of(window)
        self._countries = Countries()
        self.table: TableView[Force] = TableView(
            window.look, tr("Forward land forces"), self._columns(), lambda force: force.id.hex(), self
        )
        self.table.set_empty(tr("No forward land force is known for this time."), tr("Choose another time."))
        self.body.addWidget(self.table, 1)
        self.table.picked.connect(lambda thing: window.selection.select(UNIT, thing))
        window.selection.changed.connect(lambda kind, thing: self.table.select(thing if kind == UNIT else ""))
        self._picture.changed.connect(self.show_picture)
        self.show_picture()

    def show_picture(self) -> None:
        """Show those that hold at the end of the time shown."""
        forces = [force for force in self._picture.shown.forces if force.kind == BATTLEGROUP]
        self._countries = Countries(self._picture.known.allies)
        self.table.set_rows(forces)
        checked = sum(bool(checks(force.provenance)) for force in forces)
        words = tr("{n}, as published", n=len(forces))
        if checked:
            words += tr(" · all to check") if checked == len(forces) else tr(" · {n} to check", n=checked)
        self.aside.say(words)

    def _columns(self) -> tuple[Column[Force], ...]:
        return (
            Column(
                tr("Host"), lambda force: self._countries.name(force.country), 28, 27, icon=self._symbol,
                tip=lambda force: force.name,
            ),
            Column(tr("Lead"), lambda force: force.lead, 12, 12, rank=1),
            Column(
                tr("Strength"), lambda force: tr(force.strength.text), 31, 31, number=True,
                sort=lambda force: force.strength.most, tip=lambda force: force.strength.note,
                note=lambda force: checks(force.provenance) or None,
            ),
            Column(tr("Size"), lambda force: force.size_level, 30, 22, stretch=True, rank=2),
            Column(tr("As of"), _as_of, 17, 17, rank=3, role=lambda _: "ink.secondary", tip=_source),
        )  # fmt: skip

    def _symbol(self, force: Force) -> QPixmap | None:
        if not force.sidc:
            return None
        return picture_glyphs.force(self._window.look, force.sidc, self.devicePixelRatioF())


def _as_of(force: Force) -> str:
    """The month a fact is of, as ``FEB 26``."""
    return dtg(parse_day_or_instant(force.provenance.as_of).start, Precision.MONTH)


def _source(force: Force) -> str:
    return f"{force.provenance.source}, {force.provenance.as_of}"
