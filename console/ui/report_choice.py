"""Reports between map and table: what is clicked or gathered is listed, what is selected is ringed and in view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject

from console.domain.report import Report
from console.domain.times import Precision, dtg
from console.map import projection
from console.ui.notices import Notice
from console.ui.panels.reports import reports_of
from console.ui.picture import picture_of
from console.ui.picture_map import map_of
from console.ui.selection import REPORT
from console.ui.words import count, tr

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window

Rows = npt.NDArray[np.int64]
MOST: Final = 5_000
"""So many reports of one place are listed, the newest."""


class ReportChoice(QObject):
    """Follows the selection of one window, and clicks on the reports of its map."""

    def __init__(self, window: Window) -> None:
        """Lives as long as the window."""
        super().__init__(window)
        self._window = window
        self._canvas = window.map.canvas
        self._canvas.reports_picked.connect(self._picked)
        self._canvas.emptied.connect(self._emptied)
        window.selection.changed.connect(self._selected)
        window.session.changed.connect(lambda _changes: self._selected())

    def _picked(self, rows: Rows) -> None:
        """One report is selected; of several the table shows the list."""
        if len(rows) == 1:
            self._window.session.read(lambda reader: _ids(reader, rows), self._choose)
        else:
            list_rows(self._window, rows, count("{n} report here", "{n} reports here", len(rows)))

    def _choose(self, ids: list[bytes]) -> None:
        if ids:
            self._window.selection.select(REPORT, ids[0].hex())

    def _emptied(self) -> None:
        self._canvas.reports.choose(None)

    def _selected(self, *_what: Any) -> None:
        selection = self._window.selection
        if selection.kind != REPORT or not selection.id:
            self._canvas.reports.choose(None)
            return
        wanted = selection.id
        report_id = bytes.fromhex(wanted)

        def there(found: tuple[Report | None]) -> None:
            if self._window.selection.id == wanted:
                self._show(found[0])

        self._window.session.read(lambda reader: (_report(reader, report_id),), there)

    def _show(self, report: Report | None) -> None:
        shown, place = map_of(self._window), _place(report)
        if report is not None:
            self._offer_day(report)
        self._canvas.reports.choose(place)
        if place is not None and shown is not None and not shown.in_view(*place):
            self._canvas.set_view(self._canvas.view.centred(*projection.plane(*place)))

    def _offer_day(self, report: Report) -> None:
        """One that was found by its words may be outside the time shown: it has no row then."""
        window, when = self._window.time.window, report.occurred_from or report.received_at
        if window.holds(when) or window.holds(report.received_at):
            return
        words = tr("“{title}” of {day} is outside the time shown.", title=report.headline, day=dtg(when, Precision.DAY))
        picture = picture_of(self._window)
        act = tr("Show that day")
        self._window.say(Notice(words, "info", act, lambda: picture.show_day(when), key="outside-time"))


def list_rows(window: Window, rows: Rows, words: str) -> None:
    """Show reports by their rows in the map's order of time, the newest of very many, in the table alone."""
    panel = reports_of(window)
    if panel is None:
        return
    if len(rows) > MOST:
        rows, words = rows[-MOST:], tr("The newest {most} of {which}", most=MOST, which=words)

    def there(ids: list[bytes]) -> None:
        panel.show_these(ids, words)
        window.show_panel("reports")

    window.session.read(lambda reader: _ids(reader, rows), there)


def _ids(reader: Reader, rows: Rows) -> list[bytes]:
    from console.store.columns import ids_of

    return ids_of(reader, rows)


def _report(reader: Reader, report_id: bytes) -> Report | None:
    from console.store import reports

    return reports.report(reader, report_id)


def _place(found: Report | None) -> tuple[float, float] | None:
    if found is None or found.lon is None or found.lat is None or found.region_only:
        return None
    return found.lon, found.lat
