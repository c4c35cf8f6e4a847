"""A table in a PowerPoint file: a real one, with lines under its rows and no colours of its own."""

from typing import Any, Final

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn

from console.exports.briefing.deck import EMU, emu
from console.exports.briefing.fit import PADDING, cell_lines, has_head, head_height, rows_shown
from console.exports.briefing.page import Cell, Column, Table
from console.exports.briefing.pptx_text import coloured, run

_NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""“No Style, No Grid”, by the number every PowerPoint knows it by."""
_LINE: Final = 1.5
_SIDES: Final = ("a:lnL", "a:lnR", "a:lnT", "a:lnB")


def add_table(shapes: Any, table: Table, name: str) -> None:
    """Add the rows that have room."""
    head = tuple(Cell(column.title, 500, "ink.muted") for column in table.columns)
    rows = table.rows[: rows_shown(table)]
    shown = (head, *rows) if has_head(table) else rows
    if not shown or not table.columns:
        return
    wide = sum(column.width for column in table.columns)
    high = head_height(table) + table.row_height * len(rows)
    added = shapes.add_table(
        len(shown), len(table.columns), emu(table.box.left), emu(table.box.top), emu(wide), emu(high)
    )
    added.name = name
    made = added.table
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_STYLE
    made.first_row, made.horz_banding = has_head(table), False
    for place, column in enumerate(table.columns):
        made.columns[place].width = emu(column.width)
    for number, row in enumerate(shown):
        is_head = number == 0 and has_head(table)
        made.rows[number].height = emu(head_height(table) if is_head else table.row_height)
        for place, (cell, column) in enumerate(zip(row, table.columns, strict=False)):
            _cell(made.cell(number, place), table, column, cell, "line.strong" if is_head else "line.hair")


def _cell(made: Any, table: Table, column: Column, cell: Cell, line: str) -> None:
    made.margin_left = made.margin_top = made.margin_bottom = 0
    made.margin_right = emu(PADDING)
    made.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame = made.text_frame
    frame.word_wrap = table.lines > 1
    text = " ".join(cell_lines(table, column, cell))
    run(frame.paragraphs[0], text, table.size, cell.weight, cell.ink, column.align)
    properties = made._tc.get_or_add_tcPr()
    for side in _SIDES:
        border = _within(properties, side, w=str(round(_LINE * EMU)) if side == "a:lnB" else "0")
        _filled(border, line if side == "a:lnB" else "")
    _filled(properties, cell.fill)


def _filled(parent: Any, role: str) -> None:
    if role:
        _within(_within(parent, "a:solidFill"), "a:srgbClr", val=str(coloured(role)))
    else:
        _within(parent, "a:noFill")


def _within(parent: Any, tag: str, **attributes: str) -> Any:
    made = parent.makeelement(qn(tag), attributes)
    parent.append(made)
    return made
