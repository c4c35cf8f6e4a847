"""What is gathered on the map, over its left upper corner: how many things and reports, and which, layer by layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout

from console.domain.categories import Category
from console.exports.picture_layers import FORCES, incident_layer
from console.map import views
from console.map.frame import Frame
from console.map.looks import ANNOTATIONS, CLOSURES
from console.map.marks import label
from console.ui.hover import hover_of
from console.ui.label import Label
from console.ui.words import count, later, plain_tip, tr

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas
    from console.map.region import Region
    from console.ui.window import Window

_ID: Final = Qt.ItemDataRole.UserRole
_WIDE: Final = 70
"""Steps of the grid."""
_ROWS: Final = 9
_RECOUNT_MS: Final = 120
"""While time is dragged the reports are counted anew when it rests."""
_COUNTED: Final = 1200.0
"""Pixels of the frame on which the reports of a region are counted, whatever the map shows."""
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Gathered(QFrame):
    """Shown while something is gathered."""

    def __init__(self, window: Window) -> None:
        """Lies over the map of ``window``."""
        super().__init__(window.map)
        self._window = window
        self._canvas: MapCanvas = window.map.canvas
        self._names = hover_of(window)
        self.setObjectName("gathered")
        self.setAccessibleName(tr("Gathered on the map"))
        self._head = Label("", self)
        self._head.setProperty("type", "strong")
        self._list = QListWidget(self)
        self._list.setAccessibleName(tr("Things gathered"))
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._pick)
        self._list.itemActivated.connect(self._pick)
        self._list.installEventFilter(self)
        self._fit = self._button(tr("Zoom to them"), self._canvas.fit_selection)
        self._reports = self._button(tr("List the reports"), self._list_reports)
        self._clear = self._button(tr("Let go"), self._let_go)
        self._lay_out()
        window.look.changed.connect(self._size)
        self._counting = QTimer(self, interval=_RECOUNT_MS, singleShot=True)
        self._counting.timeout.connect(self._recount)
        self._canvas.reports.changed.connect(self._counting.start)
        self.hide()

    @property
    def head(self) -> str:
        """How many things and reports, as shown."""
        return self._head.text()

    @property
    def lines(self) -> list[str]:
        """The list, headings included, as shown."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def choose(self, mark_id: str) -> None:
        """Pick a thing of the list, as a click on it does."""
        for row in range(self._list.count()):
            if self._list.item(row).data(_ID) == mark_id:
                self._pick(self._list.item(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Esc lets go of everything."""
        if event.key() == Qt.Key.Key_Escape:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: Enter in the list picks."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            item = self._list.currentItem()
            if item is not None:
                self._pick(item)
            return True
        return False

    def _lay_out(self) -> None:
        gap = self._window.look.gap
        acts = QHBoxLayout()
        acts.addWidget(self._fit)
        acts.addWidget(self._reports)
        acts.addWidget(self._clear)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(3), gap(2), gap(3), gap(3))
        column.setSpacing(gap(2))
        column.addWidget(self._head)
        column.addWidget(self._list)
        column.addLayout(acts)

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(act)
        return button

    def show_gathered(self, ids: list[str], region: Region | None) -> None:
        """List the marks with these ids and count the reports in a region; without a region, go."""
        self._list.clear()
        if region is not None:
            self._head.setText(self._counted(len(ids), region))
            for layer, members in self._by_layer(ids):
                self._heading(f"{layer}  {len(members)}")
                for one in members:
                    self._line(one)
            self._list.setVisible(bool(ids))
            self._fit.setVisible(bool(ids))
            self._size()
        self.setVisible(region is not None)
        self._window.map.lay_over(self)
        if ids and self._canvas.by_keyboard:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._list.setCurrentRow(1)

    def _counted(self, things: int, region: Region) -> str:
        """How many things, and how many reports in the window of time shown; on a frame of the region's own size."""
        reports = self._canvas.reports.number_in(*_outline(region))
        self._reports.setVisible(reports > 0)
        words = [count("{n} thing", "{n} things", things)]
        if reports:
            words.append(count("{n} report", "{n} reports", reports))
        return ", ".join(words)

    def _list_reports(self) -> None:
        """Show the reports of the region in their table."""
        from console.ui.report_choice import list_rows

        region = self._canvas.gathering.region
        if region is not None:
            rows = self._canvas.reports.rows_in(*_outline(region))
            list_rows(self._window, rows, count("{n} report gathered", "{n} reports gathered", len(rows)))

    def _recount(self) -> None:
        gathering = self._canvas.gathering
        if gathering.region is not None:
            self._head.setText(self._counted(len(gathering.ids), gathering.region))

    def _by_layer(self, ids: list[str]) -> list[tuple[str, list[str]]]:
        found: dict[str, list[str]] = {}
        for one in ids:
            mark = self._canvas.mark(one)
            if mark is not None:
                found.setdefault(mark.layer, []).append(one)
        known = [layer for layer in _LABELS if layer in found]
        order = [*known, *(layer for layer in found if layer not in _LABELS)]
        return [(tr(_LABELS[layer]) if layer in _LABELS else layer, found[layer]) for layer in order]

    def _heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._list.addItem(item)

    def _line(self, mark_id: str) -> None:
        mark = self._canvas.mark(mark_id)
        name = self._names.name(mark_id)
        item = QListWidgetItem(name)
        item.setData(_ID, mark_id)
        item.setToolTip(plain_tip(name))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, label(mark) if mark is not None else name)
        self._list.addItem(item)

    def _pick(self, item: QListWidgetItem) -> None:
        mark_id = item.data(_ID)
        if mark_id:
            self._canvas.select(mark_id)
            self._canvas.picked.emit(mark_id)

    def _let_go(self) -> None:
        self._canvas.gathering.clear()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _size(self) -> None:
        look = self._window.look
        row = self._list.sizeHintForRow(0) if self._list.count() else look.px("row_compact")
        self._list.setFixedHeight(max(row, 1) * min(max(self._list.count(), 1), _ROWS) + 2 * self._list.frameWidth())
        self.setFixedWidth(look.gap(_WIDE))
        self.move(look.gap(3), look.gap(3))
        self.adjustSize()
        self.raise_()
        self._window.map.lay_over(self)


def _outline(region: Region) -> tuple[Frame, QPolygonF]:
    """The region on a frame of its own size, whatever the map shows."""
    frame = Frame(views.filling(region.bounds, _COUNTED, _COUNTED), _COUNTED, _COUNTED)
    return frame, QPolygonF([QPointF(x, y) for x, y in frame.screen(region.ring).tolist()])


_LABELS: Final[dict[str, str]] = {
    **{incident_layer(category): category.label for category in Category},
    **{layer.id: layer.label for layer in FORCES},
    ANNOTATIONS: later("Drawings"),
    CLOSURES: later("Ways closed"),
}


def gathered_of(window: Window) -> Gathered:
    """The list of what is gathered on a window's map, made when it is first needed."""
    found = window.map.findChild(Gathered)
    return Gathered(window) if found is None else found
