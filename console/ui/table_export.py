"""A table of the window as a file: asked for where, written off the window's thread, told in a notice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from console.domain.errors import BadInput
from console.domain.marking import Marking, product_of
from console.exports.tables import TableExport, write_csv
from console.ui.columns import Column, number
from console.ui.jobs import Progress
from console.ui.leaving import file_name, note_export
from console.ui.notices import Notice
from console.ui.table_view import TableView
from console.ui.words import count as tell
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

T = TypeVar("T")


def ask_where(window: Window, table: TableView[Any]) -> None:
    """Ask for a file and export what the table shows."""
    dialog = QFileDialog(
        window, tr("Export table"), str(window.openings.folder()), tr("Tables ({pattern})", pattern="*.csv")
    )
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("csv")
    dialog.selectFile(_file_name(window, table))
    dialog.fileSelected.connect(lambda chosen: export(window, table, Path(chosen)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def export(window: Window, table: TableView[Any], path: Path) -> None:
    """Write the rows shown, in their order, to ``path``; of rows under rows those folded away as well, with levels."""
    rows = [row for row in table.model.found_rows() if table.filed(row)]
    columns, outline = table.model.columns, table.model.outline
    own, case = table.marking, window.marking.of_case
    markings = [case if own is None else own(row) or case for row in rows]
    name = tr("HYPOTHETICAL: {name}", name=_name(table)) if window.standing.hypothetical else _name(table)
    as_of = window.session.now

    def work(progress: Progress) -> tuple[int, Marking]:
        marking = _marking_of(markings, case)
        titles, cells = _cells(columns, rows)
        if outline is not None:
            levels = [str(outline.depth(row) + 1) for row in rows]
            titles, cells = [tr("Level"), *titles], [[level, *line] for level, line in zip(levels, cells, strict=True)]
        if any(each != case for each in markings):
            titles, cells = _with_column(titles, cells, tr("Marking"), [each.text for each in markings])
        write_csv(path, TableExport(name, titles, cells, marking, as_of), progress.report)
        return len(rows), marking

    def written(done: tuple[int, Marking]) -> None:
        count, marking = done
        note_export(window, table.name, path, marking)
        words = tell("{n} row written to", "{n} rows written to", count) + f" {path.name}."
        window.say(Notice(words, "done"))

    window.jobs.start(tr("Exporting {name}", name=table.name), work, written)


def _name(table: TableView[Any]) -> str:
    """What the file calls the table; with its filter, else the reader takes some rows for all of them."""
    name = tr("{table} {period}", table=table.name, period=table.period) if table.period else table.name
    if table.caution:
        name = f"{name} · {table.caution}"
    words = " ".join(table.filter_text().split())
    if not words:
        return name
    shown, total = number(len(table.model.found_rows())), number(table.model.total)
    return tr("{table}, only rows with “{words}”: {n} of {all}", table=name, words=words, n=shown, all=total)


def _cells(columns: tuple[Column[T], ...], rows: list[T]) -> tuple[list[str], list[list[str]]]:
    """Titles and cells; what is still to be checked goes into a column of its own when any row has it."""
    titles = [column.title for column in columns]
    cells = [[column.plain(row) for column in columns] for row in rows]
    notes = [_notes(columns, row) for row in rows]
    if any(notes):
        titles, cells = _with_column(titles, cells, tr("To check"), notes)
    return titles, cells


def _with_column(
    titles: list[str], cells: list[list[str]], title: str, values: list[str]
) -> tuple[list[str], list[list[str]]]:
    return [*titles, title], [[*line, value] for line, value in zip(cells, values, strict=True)]


def _marking_of(markings: list[Marking], case: Marking) -> Marking:
    """The marking of a file with rows so marked. Raises BadInput when nobody may see all of them."""
    product = product_of(list(set(markings)) or [case])
    if product.release == frozenset():
        raise BadInput(
            tr("Not exported: nobody is on the release lists of all these rows. Filter the table, then export again.")
        )
    return replace(product, exercise=product.exercise or case.exercise)


def _notes(columns: tuple[Column[T], ...], row: T) -> str:
    told = (column.note(row) for column in columns if column.note is not None)
    return " ".join(dict.fromkeys(note for note in told if note))


def _file_name(window: Window, table: TableView[Any]) -> str:
    store = window.session.store
    case = store.case.title if store is not None else tr("Flank Console")
    return file_name(window, (case, table.name), ".csv")
