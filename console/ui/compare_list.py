"""The table of changes on the Compare desk: kinds of change, under each the forces, was and is, where it is from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from console.exports.compare_rows import ARROW, TITLES, Head, Line, Row, Running, subject_of
from console.map.change_signs import stamp
from console.ui import picture_glyphs
from console.ui.columns import Column, number
from console.ui.outline import Outline
from console.ui.selection import MISSION, UNIT
from console.ui.table_view import TableView
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


class ChangeList(TableView[Row]):
    """The rows of one comparison."""

    #: Whose row was chosen by somebody: the kind of thing and its id, as the selection has them.
    thing_picked = Signal(str, str)
    #: The id of the thing whose row was opened.
    thing_opened = Signal(str)
    #: The row that is chosen now, by whomever; None when none is.
    row_shown = Signal(object)

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Empty at first."""
        self._window = window
        super().__init__(window.look, tr("Changes"), self._columns(window), lambda row: row.id, parent)
        outline: Outline[Row] = Outline(
            lambda row: row.id, lambda row: 0 if isinstance(row, Head) else 1, lambda _row: True
        )
        self.show_as(self.model.columns, outline)
        self.filed = lambda row: isinstance(row, Line)
        self.picked.connect(self._picked)
        self.open_with(lambda: self._opened(self.selected_id))
        self._grid.selectionModel().selectionChanged.connect(self._tell)

    @property
    def grid(self) -> QWidget:
        """What takes the focus."""
        return self._grid

    def show_rows(self, rows: Sequence[Row], period: str) -> None:
        """Show these, ``period`` for the name of a file."""
        self.period = period
        self.set_rows(rows)

    def select_thing(self, thing: str) -> None:
        """Choose the first row of a force or operation; its row that is chosen stays, an unknown one chooses none."""
        if thing and subject_of(self.selected_id) == thing:
            return
        rows = (row.id for row in self.model.shown_rows() if isinstance(row, Line))
        self.select(next((row for row in rows if subject_of(row) == thing), ""))

    def _picked(self, ident: str) -> None:
        row = self.model.find(ident)
        if row is not None and (thing := subject_of(ident)):
            kind = MISSION if isinstance(self.model.row_at(row), Running) else UNIT
            self.thing_picked.emit(kind, thing)

    def _opened(self, row: str) -> None:
        if thing := subject_of(row):
            self.thing_opened.emit(thing)

    def _tell(self) -> None:
        chosen = self.selected_ids
        row = self.model.find(chosen[0]) if len(chosen) == 1 else None
        self.row_shown.emit(None if row is None else self.model.row_at(row))

    def _columns(self, window: Window) -> tuple[Column[Row], ...]:
        return (
            Column(
                tr("Force"), _name, 76, 48, bold=True, icon=self._icon, tip=_whole_name, after=_count,
                note=_checks, also=_whole_name, filed=lambda row: row.name if isinstance(row, Line) else "",
            ),
            Column(
                tr("Was {arrow} is", arrow=ARROW), _brief, 60, 26, tip=_full, stretch=True, filed=_in_file,
            ),
            Column(tr("Source"), _source, 60, 40, rank=1, tip=_source),
            Column(tr("As of"), _as_of, 40, rank=2),
        )  # fmt: skip

    def _icon(self, row: Row) -> QPixmap | None:
        look, density = self._window.look, self.devicePixelRatioF()
        if isinstance(row, Head):
            return stamp(row.sign, look.theme, density, look.scale).pixmap
        return picture_glyphs.force(look, row.sidc, density) if row.sidc else picture_glyphs.no_force(look, density)


def _name(row: Row) -> str:
    return tr(TITLES[row.kind]) if isinstance(row, Head) else row.listed_name


def _whole_name(row: Row) -> str:
    return "" if isinstance(row, Head) else row.name


def _count(row: Row) -> str:
    return number(row.number) if isinstance(row, Head) else ""


def _checks(row: Row) -> str | None:
    if isinstance(row, Head):
        return None
    notes = [one.check_note for one in row.provenances if one.to_check]
    return "\n".join(dict.fromkeys(notes)) or None


def _brief(row: Row) -> str:
    return " " if isinstance(row, Head) else row.brief


def _full(row: Row) -> str:
    return "" if isinstance(row, Head) else row.full


def _in_file(row: Row) -> str:
    """With the kind of change, which is a row of its own on the screen; a range stays a range."""
    if isinstance(row, Head):
        return ""
    return f"{tr(TITLES[row.kind])}: {row.brief}".replace("\N{THIN SPACE}", "")


def _source(row: Row) -> str:
    return " " if isinstance(row, Head) else row.provenances[0].source


def _as_of(row: Row) -> str:
    return " " if isinstance(row, Head) else row.provenances[0].as_of
