"""What the panels with one table have in common: the window's selection, the count beside the name, what to do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout

from console.domain.marking import Marking
from console.ui.columns import Column, number
from console.ui.panes import Panel
from console.ui.picture import picture_of
from console.ui.table_view import TableView
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

T = TypeVar("T")


class TablePanel(Panel, Generic[T]):
    """A panel that is one table; a subclass fills it and says what a picked row is."""

    def __init__(
        self,
        window: Window,
        name: str,
        columns: Sequence[Column[T]],
        ident: Callable[[T], str],
        kinds: Collection[str],
        *,
        marking: Callable[[T], Marking | None] | None = None,
    ) -> None:
        """``ident`` gives the id of a row, ``kinds`` are the kinds of selection the table shows."""
        super().__init__()
        self._window = window
        self._kinds = frozenset(kinds)
        self.table: TableView[T] = TableView(window.look, name, columns, ident, self, marking=marking)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.table.picked.connect(self._pick)
        self.table.model.counted.connect(self._count)
        window.selection.changed.connect(self._follow)

    def _follow(self, kind: str, thing: str) -> None:
        """Choose the row of what is selected elsewhere."""
        self.table.select(thing if kind in self._kinds else "")

    def _pick(self, thing: str) -> None:
        """Select what a picked row stands for."""
        raise NotImplementedError

    def _say_empty(self, what_is: str, what_to_do: str) -> None:
        """Say so where there are no rows; without a case, how to open one."""
        session, known = self._window.session, picture_of(self._window).known
        if session.store is None:
            what_is, what_to_do = tr("No case is open."), tr("Open one with Ctrl+O, or drop its file here.")
        elif session.moment is not None and not known.incidents and not known.allies:
            what_is = tr("This case knew nothing yet at the moment it is put back to.")
            what_to_do = tr("Esc shows it as it is known now.")
        self.table.set_empty(what_is, what_to_do)

    def _count(self) -> None:
        model = self.table.model
        shown, total = model.rowCount(), model.total
        self.tell(number(total) if shown == total else tr("{n} of {all}", n=number(shown), all=number(total)))
