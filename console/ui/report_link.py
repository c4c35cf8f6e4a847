"""Link a report to the incident that is shown: the newest reports first, fewer with every word typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from console.domain.letters import folded
from console.domain.report import Report
from console.domain.times import dtg
from console.ui.sheet import Sheet
from console.ui.sheet_parts import open_beside
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window

_MOST, _ROWS = 500, 10


def ask_link(window: Window, incident_id: bytes) -> None:
    """Ask which report belongs to an incident, and link it."""
    _Linking(window, incident_id)


class _Linking(QObject):
    def __init__(self, window: Window, incident_id: bytes) -> None:
        self._window, self._incident_id = window, incident_id
        self._sheet = Sheet(window, tr("Link report"))
        super().__init__(self._sheet)
        self._found: list[Report] = []
        self._sheet.heading(tr("Link report"))
        self._field = self._sheet.field(tr("Words of it, or who says it"))
        self._list = QListWidget(self._sheet)
        self._list.setAccessibleName(tr("Reports, the newest first"))
        self._list.setFixedHeight(window.look.px("row") * _ROWS)
        self._list.itemActivated.connect(lambda _: self._sheet.accept() if self._link() is None else None)
        self._sheet.body.addWidget(self._list)
        self._field.textChanged.connect(self._fill)
        self._field.installEventFilter(self)
        self._sheet.act(tr("Link"), self._link)
        open_beside(window, self._sheet, self._field)
        window.session.read(self._read, self._arrived)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: arrows move in the list while one types."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and Qt.Key(event.key()) in step:
            row = self._list.currentRow() + step[Qt.Key(event.key())]
            self._list.setCurrentRow(max(0, min(self._list.count() - 1, row)))
            return True
        return super().eventFilter(watched, event)

    def _read(self, reader: Reader) -> list[Report]:
        from console.store.reports import received

        return [one for one in received(reader, most=_MOST) if self._incident_id not in one.incident_ids]

    def _arrived(self, found: list[Report]) -> None:
        self._found = found
        self._fill()

    def _fill(self) -> None:
        words = folded(self._field.text()).split()
        self._list.clear()
        for one in self._found:
            line = f"{dtg(one.received_at)}  {one.grade or '–'}  {one.source or one.caller or '–'}: {one.headline}"
            if all(word in folded(f"{line} {one.body}") for word in words):
                item = QListWidgetItem(line, self._list)
                item.setData(Qt.ItemDataRole.UserRole, one.id)
        self._list.setCurrentRow(0)

    def _link(self) -> str | None:
        from console.services.reports import link_reports

        if self._list.currentRow() < 0:
            return tr("No report has these words. Type fewer, or import it first.")
        item = self._list.currentItem()
        self._window.session.act(link_reports, [item.data(Qt.ItemDataRole.UserRole)], self._incident_id)
        return None
