"""Forces to choose from, many at once: type, Enter ticks and clears, Enter on nothing takes all that is ticked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from console.domain.force import Force
from console.domain.notice import notice_words
from console.domain.posture import is_headquarters
from console.exports.picture_names import name_in_plan, name_in_tree, other_names, place_words
from console.map.stamps import blank
from console.ui.check_box import paint_box
from console.ui.columns import Column
from console.ui.label import CutLabel
from console.ui.table_view import TableView
from console.ui.words import count, tr

if TYPE_CHECKING:
    from console.ui.window import Window


class ForceList(QWidget):
    """``taken`` gives the forces ticked, in the order they were; ``left`` tells that none is wanted."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, window: Window, forces: Sequence[Force], parent: QWidget) -> None:
        """``forces`` are those of the day; headquarters, which seldom move, stand last."""
        super().__init__(parent)
        self._look = window.look
        self._forces = sorted(forces, key=is_headquarters)
        self._ticked: dict[bytes, Force] = {}
        self.field = QLineEdit(self)
        self.field.setAccessibleName(tr("Forces to add"))
        self.field.setPlaceholderText(tr("Name, nation or place. Enter ticks; Enter again adds."))
        self.field.installEventFilter(self)
        self.table: TableView[Force] = TableView(
            window.look, tr("Forces of this day"), self._columns(), lambda force: force.id.hex(), self
        )
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.set_empty(tr("No force is known for this day."), "")
        self.table.answer_keys(self._key)
        self.table.opened.connect(lambda _: self._tick())
        self.add, self.back = QPushButton("", self), QPushButton(tr("Back"), self)
        self.add.clicked.connect(self._take)
        self.back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(window.look.gap(2))
        for button in (self.add, self.back):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(window.look.gap(2))
        self.told = CutLabel("", self)
        self.told.setProperty("ink", "secondary")
        column.addWidget(self.field)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        self.field.textChanged.connect(self._filter)

    def begin(self, but: Collection[bytes]) -> None:
        """Nothing ticked; without the forces ``but`` names, which are in the plan whole."""
        self._ticked = {}
        self.field.clear()
        self.table.set_rows([force for force in self._forces if force.id not in but])
        self._filter("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: arrows move in the list while the field keeps the focus."""
        if watched is self.field and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
            Qt.Key(event.key())
        )
        if step is not None:
            self._step(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier or (self._ticked and not self.field.text()):
                self._take()
            else:
                self._tick()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True

    def _filter(self, text: str) -> None:
        self.table.model.filter_by(text)
        self._step(0)
        self._say()

    def _step(self, step: int) -> None:
        model = self.table.model
        here = model.find(self.table.selected_id) if self.table.selected_id else None
        if model.rowCount():
            self.table.select(model.id_at(min(max((0 if here is None else here) + step, 0), model.rowCount() - 1)))
            self.table.cell_area(self.table.selected_id, 0)

    def _tick(self) -> None:
        shown = self.table.model.find(self.table.selected_id)
        if shown is None:
            return
        force = self.table.model.row_at(shown)
        if self._ticked.pop(force.id, None) is None:
            self._ticked[force.id] = force
        self.table.redraw()
        self.field.clear()
        self._say()

    def _take(self) -> None:
        self.taken.emit([*self._ticked.values()])

    def _say(self) -> None:
        many = len(self._ticked)
        self.add.setVisible(bool(many))
        self.add.setText(count("Add {n} force", "Add {n} forces", many))
        names = ", ".join(name_in_plan(force.name, force) for force in self._ticked.values())
        self.told.say(tr("Ticked: {names}", names=names) if names else tr("Nothing is ticked yet."))

    def _columns(self) -> tuple[Column[Force], ...]:
        return (
            Column(
                tr("Force"), name_in_tree, 66, 44, icon=self._box, stretch=True, tip=lambda force: force.name,
                bold=lambda force: force.id in self._ticked, also=other_names,
            ),
            Column(tr("Kind"), lambda force: tr(force.kind.capitalize()), 26, 18, rank=3),
            Column(tr("Lead"), lambda force: force.lead, 14, 12, rank=2),
            Column(tr("Strength"), lambda force: tr(force.strength.text), 26, 22, number=True),
            Column(tr("Notice"), lambda force: notice_words(force.readiness, tr), 22, 18, rank=2),
            Column(tr("Place"), place_words, 34, 22, rank=1),
        )  # fmt: skip

    def _box(self, force: Force) -> QPixmap:
        side = self._look.gap(4)
        made = blank(side, side, self.devicePixelRatioF())
        painter = QPainter(made)
        paint_box(painter, self._look, QRectF(1, 1, side - 2, side - 2), force.id in self._ticked)
        painter.end()
        return made
