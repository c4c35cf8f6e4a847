"""Where chosen reports are: what their words may mean, whatever is typed, a position, or the middle of the map."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from console.domain import coordinates, readings
from console.services.placing import Placing
from console.ui.chooser import Chooser
from console.ui.jobs import Progress
from console.ui.palette_list import Line
from console.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from console.map.suggested_places import Suggested
    from console.store.reader import Reader
    from console.ui.triage import Triage
    from console.ui.window import Window

_WAIT_MS: Final = 120


class PlaceChooser(Chooser):
    """``take`` gets the place chosen. Nothing is placed before."""

    def __init__(self, window: Window, placeholder: str, take: Callable[[Placing], None]) -> None:
        """Empty until something is typed, or :meth:`begin`."""
        super().__init__(window, tr("Place of the report"), placeholder)
        self._take = take
        self._asked = ""
        self._wait = QTimer(self, interval=_WAIT_MS, singleShot=True)
        self._wait.timeout.connect(self._look)
        self.field.textChanged.connect(self._wait.start)
        self._show("", [])

    def begin(self, words: str) -> None:
        """Look for a report's own words, as though they were typed."""
        if words and not self._left and not self.field.text():
            self.type(words)
            self.field.selectAll()

    def _look(self) -> None:
        text = " ".join(self.field.text().split())
        self._asked = text

        def work(_progress: Progress) -> tuple[str, list[Suggested]]:
            from console.map.suggested_places import suggest

            return text, suggest(text) if text else []

        self._window.jobs.start("", work, self._arrived)

    def _arrived(self, found: tuple[str, list[Suggested]]) -> None:
        if not self._left and found[0] == self._asked:
            self._show(*found)

    def _show(self, text: str, found: list[Suggested]) -> None:
        lines = [self._position(text, one.lon, one.lat) for one in readings.readings(text)] if text else []
        for one in found:
            placing = Placing(one.lon, one.lat, one.name, one.precision, one.why)
            kind = tr("region: no point on the map") if one.precision == "region" else tr("town")
            lines.append(Line(one.name, f"{kind} · {one.why}", partial(self._take, placing)))
        if text and not lines:
            lines.append(Line(tr("Nothing in the gazetteer is called so.")))
        lon, lat = self._window.map.canvas.view.centre_lon, self._window.map.canvas.view.centre_lat
        lines.append(self._position(tr("In the middle of the map"), lon, lat))
        self.show_lines(lines)

    def _position(self, words: str, lon: float, lat: float) -> Line:
        where = coordinates.decimal(lon, lat)
        return Line(words, where, partial(self._take, Placing(lon, lat, where, "point", tr("position given by hand"))))


def ask_place(window: Window, triage: Triage) -> PlaceChooser:
    """Where the chosen reports are, beginning with the words of the first."""
    from console.ui.report_choosers import asking, open_over_tables

    chooser = PlaceChooser(window, asking(triage, tr("Where is it?")), triage.place)
    chosen = triage.chosen[:1]

    def query(reader: Reader) -> str:
        from console.store.reports import reports_of

        found = reports_of(reader, [bytes.fromhex(key) for key in chosen])
        return found[0].place if found else ""

    window.session.read(query, chooser.begin)
    open_over_tables(window, chooser)
    return chooser
