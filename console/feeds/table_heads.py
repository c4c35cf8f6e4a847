"""Which row of a table is its header, and what its columns are called where there is none."""

from collections.abc import Sequence
from typing import NamedTuple

from console.feeds import gdelt, moments, positions
from console.feeds.column_names import ALL_NAMES, words_of

_TITLE_ROWS = 10
_LONGEST_NAME = 120


class Head(NamedTuple):
    """The names of the columns, each once, and how many rows stand before the first that says something."""

    names: list[str]
    before: int


def head(rows: Sequence[Sequence[str]]) -> Head:
    """The header of a table by its first rows; columns without a name are called ``column 3``."""
    start = _first_row(rows)
    if start >= len(rows):
        return Head([], len(rows))
    first = list(rows[start])
    if gdelt.is_export(first):
        return Head(list(gdelt.HEADERS), start)
    following = rows[start + 1 : start + 40]
    if not _is_header(first, following):
        width = max((len(row) for row in rows[start : start + 40]), default=0)
        return Head(_named([""] * width), start)
    # The tags of the humanitarian exchange language stand in a row of their own under the header.
    tags = bool(following) and all(not cell.strip() or cell.lstrip().startswith("#") for cell in following[0])
    # Most rows are wider: the header lacks names for their last columns.
    widths = sorted(len(row) for row in following)
    first += [""] * (widths[len(widths) // 4] - len(first) if len(widths) > 1 else 0)
    return Head(_named(first), start + 1 + (tags and any(cell.strip() for cell in following[0])))


def _first_row(rows: Sequence[Sequence[str]]) -> int:
    """Beyond blank rows and rows of a title alone."""
    filled = [sum(1 for cell in row if cell.strip()) for row in rows]
    widest = max(filled, default=0)
    for at, count in enumerate(filled):
        if at < len(rows) - 1 and at < _TITLE_ROWS and _is_remark(rows[at]):
            continue
        if count > 1 or (count and (widest < 3 or at >= _TITLE_ROWS)):
            return at
    return next((at for at, count in enumerate(filled) if count), len(rows))


def _is_remark(row: Sequence[str]) -> bool:
    """A line that is none of the table: ``# made by …``, ``sep=;``."""
    first = next((cell.strip() for cell in row if cell.strip()), "")
    return first.startswith(("# ", "##", "//")) or (first.startswith("sep=") and len(first) <= 5)


def _is_header(first: Sequence[str], following: Sequence[Sequence[str]]) -> bool:
    filled = [cell for cell in first if cell.strip()]
    figures = sum(1 for cell in filled if _is_figure(cell))
    named = sum(1 for cell in filled if words_of(cell) in ALL_NAMES)
    if not figures:
        return bool(named) or not following or not _alike(first, following)
    return named >= 2 or (named == 1 and figures * 3 < len(filled))


def _alike(first: Sequence[str], following: Sequence[Sequence[str]]) -> bool:
    """Whether the first row, all words, looks as the rows under it: words repeated, or as long."""
    for at, cell in enumerate(first):
        below = [row[at] for row in following if at < len(row) and row[at].strip()]
        if below and all(_is_figure(text) for text in below):
            return False
        if cell.strip() and cell in below and len(cell) > 1:
            return True
    return any(len(cell) > 60 for cell in first)


def _is_figure(cell: str) -> bool:
    if positions.number(cell) is not None:
        return True
    return any(letter.isdigit() for letter in cell) and moments.read(cell, day_first=True).at is not None


def _named(cells: Sequence[str]) -> list[str]:
    names: list[str] = []
    taken: set[str] = set()
    last: dict[str, int] = {}  # of a thousand columns of one name none counts from the start again
    for number, cell in enumerate(cells, start=1):
        plain = " ".join(cell.split())[:_LONGEST_NAME] or f"column {number}"
        name, again = plain, last.get(plain, 2)
        while name in taken:
            name, again = f"{plain} ({again})", again + 1
        last[plain] = again
        taken.add(name)
        names.append(name)
    return names
