"""What a file holds, shown before it is taken: its columns, its first rows, and what the columns seem to mean."""

from typing import NamedTuple

from console.feeds import formats, json_lists, sheets, tables, workbooks
from console.feeds.columns import Mapped
from console.feeds.drafts import Given, Refused
from console.feeds.table import Table, why_not
from console.feeds.unpacked import Unpacked

_ROWS = 20


class Preview(NamedTuple):
    """The columns of a table, its first rows (as wide), and the guessed meaning of every column.

    ``why_not`` says why nothing could be taken with that mapping; empty: it can.
    """

    headers: list[str]
    rows: list[list[str]]
    mapping: Mapped
    why_not: str = ""


def preview(given: Given, rows: int = _ROWS) -> Preview | None:
    """The table a file holds, the first of a workbook or archive; None where its format has no columns.

    Raises Refused.
    """
    parser = formats.recognised(given)
    if isinstance(parser, Unpacked):
        given, parser = parser.first
    found = _table(given, parser.name)
    if found is None:
        return None
    width = len(found.headers)
    shown = [(row + [""] * (width - len(row)))[:width] for row in found.sample[:rows]]
    mapping = found.guessed
    return Preview(found.headers, shown, mapping, why_not(found, mapping))


def _table(given: Given, name: str) -> Table | None:
    if name == "csv":
        return tables.opened(given)[0]
    if name == "json":
        return json_lists.opened(given)
    if name == "xlsx":
        found = workbooks.sheets(given)
        if not found:
            raise Refused(f"Not taken: {given.name} is an empty workbook.")
        return sheets.opened(found[0])
    return None
