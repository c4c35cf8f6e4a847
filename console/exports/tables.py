"""Tables as CSV: for spreadsheets, so no cell may act as a formula there, and every file says its marking and as-of."""

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from console.domain.marking import Marking
from console.domain.times import Instant, dtg
from console.exports.files import write_file

# Where a formula could begin: at the start, or after what a spreadsheet of another country takes for the end of a cell
# (there is no telling whether it splits at commas, semicolons or tabs, and then quotes no longer hold lines together).
_ACTS = re.compile(r"""^(?=[\t\r])|(?:^|[;,\t\r\n])[\s"]*(?=[=+\-@＝＋－＠])(?!-\d+(?:\.\d+)?(?:["\s;,]|$))""")
_REPORT_EVERY = 1_000

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class TableExport:
    """A table as it leaves: ``rows`` are lists of text as long as ``titles``; ``as_of`` is when it was so known."""

    name: str
    titles: Sequence[str]
    rows: Sequence[Sequence[str]]
    marking: Marking
    as_of: Instant


def safe(cell: str) -> str:
    """A cell no spreadsheet takes for a formula: what begins like one gets an apostrophe; ``-12.5`` stays a number.

    That holds for every part of the cell too, should a spreadsheet split it. Source of the rule: OWASP, "CSV
    Injection".
    """
    return _ACTS.sub(lambda found: f"{found[0]}'", cell)


def write_csv(path: Path, table: TableExport, progress: Progress) -> None:
    """Write ``table`` as :func:`csv_of` gives it, whole or not at all. Raises CannotWrite."""
    write_file(path, csv_of(table, progress))


def csv_of(table: TableExport, progress: Progress = lambda _done, _total: None) -> bytes:
    """``table`` as UTF-8 with a byte order mark, its marking, name and as-of in the first line.

    ``progress(done, total)`` is called now and then; what it raises stops the export.
    """
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow([safe(f"{table.marking.banner} · {table.name} · as of {dtg(table.as_of)}")])
    lines.writerow([safe(title) for title in table.titles])
    for done, cells in enumerate(table.rows):
        if done % _REPORT_EVERY == 0:
            progress(done, len(table.rows))
        lines.writerow([safe(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")
