"""What became of each file: how much was taken, what was not and why, and what can be done next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPlainTextEdit, QPushButton

from console.domain.arrival import Arrival, told
from console.domain.times import dtg
from console.ui.sheet import Sheet
from console.ui.style import mark
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

_WIDE: Final = 190
_MOST_LINES: Final = 5_000


class ArrivalSheet(Sheet):
    """The files on the left, everything about the chosen one on the right."""

    def __init__(self, window: Window, arrivals: Sequence[Arrival]) -> None:
        """The first with trouble is shown first."""
        super().__init__(window, tr("What arrived"))
        self._window = window
        self._arrivals = tuple(arrivals)
        self.setModal(False)
        self.heading(tr("What arrived"))
        row = QHBoxLayout()
        self.files = QListWidget(self)
        self.files.setAccessibleName(tr("Files"))
        for one in self._arrivals:
            self.files.addItem(one.file)
        self.about = QPlainTextEdit(self)
        self.about.setReadOnly(True)
        self.about.setAccessibleName(tr("What became of it"))
        row.addWidget(self.files, 1)
        row.addWidget(self.about, 3)
        self.body.addLayout(row, 1)
        self.files.setVisible(len(self._arrivals) > 1)
        self._acts()
        self.files.currentRowChanged.connect(self._show)
        self.resize(window.look.gap(_WIDE), window.look.gap(110))
        troubled = (at for at, one in enumerate(self._arrivals) if one.refused or one.rejected)
        self.files.setCurrentRow(next(troubled, 0))

    def _acts(self) -> None:
        row = QHBoxLayout()
        if self._window.session.writable and any(one.unlocated for one in self._arrivals):
            place = QPushButton(tr("Look for places…"), self)
            place.setAutoDefault(False)
            place.clicked.connect(self._places)
            row.addWidget(place)
        row.addStretch(1)
        close = QPushButton(tr("Close"), self)
        mark(close, "act", "main")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        self.body.addLayout(row)

    def _places(self) -> None:
        from console.ui.placing import ask_places

        ask_places(self._window)

    def _show(self, at: int) -> None:
        if 0 <= at < len(self._arrivals):
            self.about.setPlainText("\n".join(lines_of(self._arrivals[at])))


def lines_of(arrival: Arrival) -> list[str]:
    """Everything about an arrival, a line each."""
    lines = [arrival.file, told(arrival), ""]
    facts = (
        (tr("Format"), arrival.format),
        (tr("Source"), arrival.source),
        (tr("Times"), _times(arrival)),
        (tr("Area"), _area(arrival)),
    )
    lines += [f"{name}: {words}" for name, words in facts if words]
    lines += [*("", tr("Worth knowing:")), *(f"– {one}" for one in arrival.warnings)] if arrival.warnings else []
    if arrival.rejected:
        lines += ["", tr("Not taken:")]
        lines += [tr("Record {n}: {why}", n=one.record, why=one.reason) for one in arrival.rejected[:_MOST_LINES]]
        if len(arrival.rejected) > _MOST_LINES:
            lines.append(tr("… and {n} more", n=len(arrival.rejected) - _MOST_LINES))
    return lines


def _times(arrival: Arrival) -> str:
    if arrival.time_min is None or arrival.time_max is None:
        return ""
    return f"{dtg(arrival.time_min)} – {dtg(arrival.time_max)}"


def _area(arrival: Arrival) -> str:
    if arrival.bbox is None:
        return ""
    west, south, east, north = arrival.bbox
    return tr(
        "{south} to {north} N, {west} to {east} E",
        south=f"{south:.2f}", north=f"{north:.2f}", west=f"{west:.2f}", east=f"{east:.2f}",
    )  # fmt: skip
