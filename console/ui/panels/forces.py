"""The table of forces: units, pools and missions that hold at the end of the time shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap

from console.domain.force import Force, Mission
from console.domain.operation import Changes
from console.domain.posture_words import notice_words
from console.domain.times import Precision, dtg
from console.ui import picture_glyphs
from console.ui.columns import Column
from console.ui.countries import Countries
from console.ui.panels.inspector_sheet import checks
from console.ui.panels.table_panel import TablePanel
from console.ui.picture import picture_of
from console.ui.picture_names import place_words
from console.ui.selection import FORCES, MISSION, UNIT
from console.ui.time_words import moment_in_file
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

Row = Force | Mission


class Forces(TablePanel[Row]):
    """Follows the picture; its selection is the window's."""

    def __init__(self, window: Window) -> None:
        """Empty until the case is read."""
        super().__init__(window, tr("Forces"), self._columns(), lambda row: row.id.hex(), FORCES)
        self._picture = picture_of(window)
        self._countries = Countries()
        self.table.opened.connect(self._picture.locate)
        self._picture.changed.connect(self._show)
        self._picture.window_changed.connect(self._date)
        self._show()
        self._date()

    def refresh(self, changes: Changes | None) -> None:
        """The picture reads for this panel; only whether there is a case shows here."""
        self._say_empty(tr("No force is known for this time."), tr("Choose another time below the map."))

    def _show(self) -> None:
        shown = self._picture.shown
        self._countries = Countries(self._picture.known.allies)
        self.table.set_rows((*shown.forces, *shown.missions), mark=self._picture.fresh)
        self._say_empty(tr("No force is known for this time."), tr("Choose another time below the map."))

    def _date(self) -> None:
        self.table.period = moment_in_file(self._picture.window)

    def _pick(self, thing: str) -> None:
        missions = {mission.id.hex() for mission in self._picture.shown.missions}
        self._window.selection.select(MISSION if thing in missions else UNIT, thing)

    def _columns(self) -> tuple[Column[Row], ...]:
        return (
            Column(
                tr("Force"), lambda row: row.name, 76, 75, bold=True, icon=self._symbol, tip=_words,
                note=lambda row: checks(row.provenance) or None,
            ),
            Column(tr("Kind"), lambda row: tr(row.kind.capitalize()), 34, 22, rank=1),
            Column(tr("Host"), lambda row: self._countries.name(row.country), 25, 20, rank=2),
            Column(tr("Lead"), self._lead, 32, 22),
            Column(
                tr("Strength"), lambda row: row.strength.text, 29, 27, sort=_persons, number=True,
                tip=lambda row: row.strength.note, role=_unknown, filed=_strength_in_file,
            ),
            Column(tr("Notice"), _notice, 25, 20, sort=_days, tip=_notice_note),
            Column(tr("Size"), _size, 34, 22, rank=4),
            Column(tr("Place"), place_words, 44, 30),
            Column(
                tr("Valid since"), lambda row: _day(row.valid_from), 24, rank=3, sort=lambda row: row.valid_from,
            ),
            Column(tr("Higher"), _higher, 40, 28, rank=5, stretch=True),
        )  # fmt: skip

    def _symbol(self, row: Row) -> QPixmap | None:
        return picture_glyphs.force(self._window.look, row.sidc, self.devicePixelRatioF()) if row.sidc else None

    def _lead(self, row: Row) -> str:
        return self._countries.spelled_out(row.lead) if isinstance(row, Force) else ""


def _words(row: Row) -> str:
    return row.note if isinstance(row, Force) else row.description


def _persons(row: Row) -> int | None:
    strength = row.strength
    return next((n for n in (strength.display, strength.most, strength.least) if n is not None), None)


def _unknown(row: Row) -> str | None:
    return "ink.muted" if _persons(row) is None else None


def _notice(row: Row) -> str:
    return notice_words(row.readiness, tr) if isinstance(row, Force) else ""


def _days(row: Row) -> float | None:
    if isinstance(row, Mission) or row.readiness is None:
        return None
    return row.readiness.days_max if row.readiness.days_max is not None else row.readiness.days_min


def _notice_note(row: Row) -> str:
    return row.readiness.note if isinstance(row, Force) and row.readiness is not None else ""


def _size(row: Row) -> str:
    return row.size_level if isinstance(row, Force) else row.status


def _higher(row: Row) -> str:
    return row.higher if isinstance(row, Force) else row.command


def _day(moment: int | None) -> str:
    return "" if moment is None else dtg(moment, Precision.DAY)


def _strength_in_file(row: Row) -> str:
    """A range stays a range; only the thin spaces of the screen go."""
    return row.strength.text.replace("\N{THIN SPACE}", "")
