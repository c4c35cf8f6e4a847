"""Options side by side: a column an option, a row a criterion, both heads in sight; cells are edited in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from console.domain.course_option import Option
from console.ui.consult.option_cells import OptionCells
from console.ui.consult.option_rows import ACTOR, PARTNERS, ROWS, Beside, Cell, cell
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.theme import Look

SIDE_BY_SIDE: Final = 5
_LEAST_UNITS, _HEAD_UNITS = 44, 40
_Index = QModelIndex | QPersistentModelIndex


class OptionModel(QAbstractTableModel):
    """``edited`` tells what somebody typed: the option, the row's key and the text."""

    edited = Signal(object, str, str)

    def __init__(self, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(parent)
        self.options: Sequence[Option] = ()
        self.beside = Beside()

    def show_options(self, options: Sequence[Option], beside: Beside) -> None:
        """Show these; the table stays where it is when only cells changed."""
        same = [one.id for one in options] == [one.id for one in self.options]
        if not same:
            self.beginResetModel()
        self.options, self.beside = tuple(options), beside
        if not same:
            self.endResetModel()
        elif options:
            self.dataChanged.emit(self.index(0, 0), self.index(len(ROWS) - 1, len(options) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(options) - 1)

    def cell(self, index: _Index) -> Cell:
        """What stands in a cell."""
        key = ROWS[index.row()][0]
        made = cell(self.options[index.column()], key, self.beside)
        if key == PARTNERS and index.column() and made.more:
            # They are told in the crisis, whatever is chosen: a list of them is enough.
            return Cell(made.said, (tr("told as in the first column"),))
        return made

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if (parent is not None and parent.isValid()) or not self.options else len(ROWS)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.options)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's: the text of a cell; to edit what somebody wrote of it."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.options[index.column()].title}, {tr(ROWS[index.row()][1])}: {self.cell(index).text}"
        return self.cell(index).said if role == Qt.ItemDataRole.EditRole else None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt's: what was typed goes to whoever writes; the cell follows once it is in the case."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        option, (key, _) = self.options[index.column()], ROWS[index.row()]
        before = option.criteria.get(key, "")
        if key == ACTOR:
            before = "" if option.actor is None else option.actor.value
        if str(value).strip() != before:
            self.edited.emit(option.id, key, str(value).strip())
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's: the option's title over a column, the criterion beside a row."""
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                self.options[section].title
                if orientation is Qt.Orientation.Horizontal
                else tr(ROWS[section][1])
            )  # fmt: skip
        if role == Qt.ItemDataRole.TextAlignmentRole:
            across = orientation is Qt.Orientation.Horizontal
            side = Qt.AlignmentFlag.AlignVCenter if across else Qt.AlignmentFlag.AlignTop
            return int(Qt.AlignmentFlag.AlignLeft | side) | int(Qt.TextFlag.TextWordWrap)
        return None


class OptionSheet(QTableView):
    """``answer`` gets the keys first: what it takes neither moves nor edits."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._look = look
        self.setObjectName("optionSheet")
        self.setAccessibleName(tr("Options side by side"))
        self.options = OptionModel(self)
        self.setModel(self.options)
        self._cells = OptionCells(look, self)
        self.setItemDelegate(self._cells)
        self.answer: Callable[[QKeyEvent], bool] = lambda _event: False
        self.may_edit: Callable[[], bool] = lambda: True
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setHighlightSections(False)
            head.setSectionsClickable(True)
        self.horizontalHeader().setObjectName("optionTitles")
        self.verticalHeader().setObjectName("optionCriteria")
        self.verticalHeader().setMinimumSectionSize(1)
        self.doubleClicked.connect(lambda _: self.begin())
        self.options.modelReset.connect(self.fit)
        self.options.dataChanged.connect(lambda *_: self.fit())
        look.changed.connect(self.fit)

    @property
    def chosen(self) -> Option | None:
        """The option whose column the keys are in; the first where they are in none."""
        place = max(0, self.currentIndex().column())
        return self.options.options[place] if place < len(self.options.options) else None

    def choose(self, option_id: bytes, row: int = -1) -> None:
        """Go to an option's column."""
        places = [one.id for one in self.options.options]
        if option_id in places:
            here = max(0, self.currentIndex().row()) if row < 0 else row
            self.setCurrentIndex(self.options.index(here, places.index(option_id)))

    def begin(self) -> None:
        """Edit the cell the keys are in, in place."""
        where = self.currentIndex()
        if where.isValid() and self.may_edit() and not self._cells.elsewhere(ROWS[where.row()][0]):
            self.edit(where)

    def show_options(self, options: Sequence[Option], beside: Beside) -> None:
        """Show these; the keys stay with the option they were in."""
        chosen = self.chosen
        self.options.show_options(options, beside)
        if chosen is not None and self.chosen is not None and self.chosen.id != chosen.id:
            self.choose(chosen.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Enter and F2 edit the cell."""
        if self.answer(event):
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.begin()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: the columns share the width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Up to five columns side by side, more scroll; each row as high as its longest cell."""
        gap, many = self._look.gap, len(self.options.options)
        self.verticalHeader().setFixedWidth(gap(_HEAD_UNITS))
        room = self.width() - gap(_HEAD_UNITS) - gap(3)
        wide = max(gap(_LEAST_UNITS), room // max(1, min(many, SIDE_BY_SIDE)))
        for column in range(many):
            self.setColumnWidth(column, wide)
        titles = (self._cells.title_height(option.title, wide) for option in self.options.options)
        self.horizontalHeader().setFixedHeight(max(titles, default=gap(10)))
        model: QAbstractItemModel = self.options
        for row in range(model.rowCount()):
            cells = [self._cells.height(self.options.cell(model.index(row, column)), wide) for column in range(many)]
            head = self._cells.head_height(tr(ROWS[row][1]), gap(_HEAD_UNITS))
            self.setRowHeight(row, max([head, *cells]))
