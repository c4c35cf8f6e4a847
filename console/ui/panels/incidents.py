"""The table of incidents: those whose time overlaps the one shown, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap

from console.domain.incident import SEVERITY, Incident
from console.domain.operation import Changes
from console.domain.times import dtg
from console.exports.countries import Countries
from console.ui import picture_glyphs
from console.ui.columns import Column
from console.ui.panels.inspector_sheet import checks
from console.ui.panels.table_panel import TablePanel
from console.ui.picture import picture_of
from console.ui.selection import INCIDENT
from console.ui.time_words import period_in_file
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


class Incidents(TablePanel[Incident]):
    """Follows the picture; its selection is the window's."""

    def __init__(self, window: Window) -> None:
        """Empty until the case is read."""
        super().__init__(
            window,
            tr("Incidents"),
            self._columns(),
            lambda row: row.id.hex(),
            (INCIDENT,),
            marking=lambda row: row.marking,
        )
        self._picture = picture_of(window)
        self._countries = Countries()
        self.table.order_by(0, descending=True)
        self.table.opened.connect(self._picture.locate)
        self._picture.changed.connect(lambda: window.unseen.show(self, self._show))
        self._picture.window_changed.connect(self._date)
        self._show()
        self._date()

    def refresh(self, changes: Changes | None) -> None:
        """The picture reads for this panel; only whether there is a case shows here."""
        self._say_empty(tr("No incident in this time."), tr("Choose another time or a longer one below the map."))

    def _show(self) -> None:
        self._countries = Countries(self._picture.known.allies)
        self.table.set_rows(self._picture.shown.incidents, mark=self._picture.fresh)
        self._say_empty(tr("No incident in this time."), tr("Choose another time or a longer one below the map."))

    def _date(self) -> None:
        self.table.period = period_in_file(self._picture.window)

    def _pick(self, thing: str) -> None:
        self._window.selection.select(INCIDENT, thing)

    def _columns(self) -> tuple[Column[Incident], ...]:
        return (
            Column(
                tr("Time"), lambda row: dtg(row.occurred_at, row.precision), 36, sort=lambda row: row.occurred_at
            ),
            Column(
                tr("Sev."), lambda row: str(row.severity), 12, sort=lambda row: row.severity, number=True, bold=True,
                tip=lambda row: tr("Severity {n}: {words}", n=row.severity, words=SEVERITY[row.severity]),
            ),
            Column(tr("Category"), lambda row: tr(row.category.label), 43, 28, icon=self._glyph),
            Column(
                tr("Incident"), lambda row: row.title, 62, 44, bold=True, tip=_words, role=_closed_role,
                note=lambda row: checks(row.provenance) or None,
            ),
            Column(tr("Place"), lambda row: row.place, 37, 26),
            Column(tr("Country"), lambda row: self._countries.name(row.country), 25, 20, rank=1),
            Column(tr("Status"), _status, 29, 28, icon=self._ring),
            Column(tr("Attribution now"), lambda row: row.assessed or row.claimed or "", 40, 28, rank=2, stretch=True),
        )  # fmt: skip

    def _glyph(self, row: Incident) -> QPixmap:
        return picture_glyphs.category(self._window.look, row.category.value, self.devicePixelRatioF())

    def _ring(self, row: Incident) -> QPixmap:
        return picture_glyphs.status(self._window.look, row.status.value, self.devicePixelRatioF())


def _words(row: Incident) -> str:
    closed = "" if row.closed_at is None else tr("Closed {time}.", time=dtg(row.closed_at))
    return "\n".join(part for part in (row.summary, closed) if part)


def _status(row: Incident) -> str:
    words = tr(row.status.value).capitalize()
    # In front: a narrow column cuts the end.
    return words if row.closed_at is None else tr("Closed · {status}", status=words)


def _closed_role(row: Incident) -> str | None:
    return None if row.closed_at is None else "ink.muted"
