"""How words stand in their box: broken into lines once for screen, paper and PowerPoint, cut at a whole line.

What does not fit is not shown and not shrunk; :func:`too_long` says it to the briefer. Sizes are pixels of the page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from console.domain.letters import shortened
from console.exports.briefing.measure import broken, fitted, line_height, lines_of
from console.exports.briefing.page import Cell, Column, Element, Figure, Part, Span, Table, Words
from console.map.style import font
from console.map.words import tr

PADDING: Final = 18.0
"""Between a cell's words and the next column."""
_HEAD: Final = 44.0
"""How high the names of columns stand at most."""
_ROOM: Final = 2.0
"""By so much a line may stand out of its box: boxes are reckoned in whole pixels, lines are not."""
_AIR: Final = 8.0
"""What the lines of a row leave free above and below together."""
_TOLD: Final = 60
_CUT: Final = "…"


@dataclass(frozen=True)
class Line:
    """A line of words: its text, and ``top`` and ``baseline`` on the page. ``first`` of its paragraph.

    ``spans``: its letters of another weight than the words'.
    """

    text: str
    top: float
    baseline: float
    first: bool
    spans: tuple[Span, ...] = ()

    def runs(self, weight: int) -> Iterator[tuple[str, int]]:
        """Its text in pieces of one weight each, ``weight`` being the words' own."""
        weights = [weight] * len(self.text)
        for start, end, heavy in sorted(self.spans, key=lambda span: span[2]):
            weights[start:end] = [heavy] * len(weights[start:end])
        for heavy, letters in groupby(zip(self.text, weights, strict=True), key=lambda one: one[1]):
            yield "".join(letter for letter, _ in letters), heavy


@dataclass(frozen=True)
class Fitted:
    """Words as they stand: the lines that are shown, how many are not, and from each to the next."""

    lines: tuple[Line, ...]
    left_out: int
    pitch: float


@lru_cache(maxsize=4096)
def typeset(words: Words) -> Fitted:
    """The lines of words in their box; at least one, where there are any words."""
    metrics = QFontMetricsF(face_of(words))
    pitch = words.leading * words.size if words.leading else metrics.lineSpacing()
    lines: list[Line] = []
    left_out = 0
    top = words.box.top
    broken_at = broken(words.text, words.box.width, words.size, words.weight, words.spacing, words.spans)
    for text, first, spans in broken_at:
        if lines and top + metrics.ascent() + metrics.descent() > words.box.bottom + _ROOM:
            left_out += 1
        else:
            lines.append(Line(text, top, top + metrics.ascent(), first, spans))
        top += pitch
    if left_out:
        # Where letters are heavier the line is cut as if all of them were.
        heaviest = max((words.weight, *(span[2] for span in lines[-1].spans)))
        metrics = QFontMetricsF(font(words.size, heaviest, spacing=words.spacing))
        last = metrics.elidedText(f"{lines[-1].text} {_CUT}", Qt.TextElideMode.ElideRight, words.box.width)
        lines[-1] = replace(lines[-1], text=last if last.endswith(_CUT) else f"{last}{_CUT}")
    return Fitted(tuple(lines) if words.text else (), left_out, pitch)


def words_height(words: Words) -> float:
    """How high the box of words has to be for all of them, at the width it has; 0.0 for none."""
    stand = typeset(replace(words, box=replace(words.box, top=0.0, height=1e6)))
    return stand.lines[-1].top + QFontMetricsF(face_of(words)).height() if stand.lines else 0.0


def face_of(words: Words) -> QFont:
    """The face words are set in."""
    return font(words.size, words.weight, spacing=words.spacing)


def cell_text(table: Table, column: Column, cell: Cell) -> str:
    """The words of a cell, cut with an ellipsis after the lines it may have."""
    return fitted(cell.text, column.width - PADDING, table.size, cell.weight, table.lines)


def cell_lines(table: Table, column: Column, cell: Cell) -> list[str]:
    """The lines they stand on."""
    shown = cell_text(table, column, cell)
    return [line for line, _ in lines_of(shown, column.width - PADDING, table.size, cell.weight)]


def has_head(table: Table) -> bool:
    """Whether the columns of a table are named: without names no line is kept for them."""
    return any(column.title for column in table.columns)


def head_height(table: Table) -> float:
    """How high the line of the columns' names is."""
    return min(table.row_height, _HEAD) if has_head(table) else 0.0


def roomy(table: Table, most: float = 64.0, largest: int = 28) -> Table:
    """A table of few rows fills its box: rows of up to ``most`` pixels, letters as large as cut no cell of it."""
    if not table.rows:
        return table
    high = (table.box.height - (_HEAD if has_head(table) else 0.0)) // len(table.rows)
    taller = replace(table, row_height=max(table.row_height, min(most, high)))
    sizes = (replace(taller, size=size) for size in range(largest, table.size, -2))
    return next((one for one in sizes if _holds_all(one)), taller)


def _holds_all(table: Table) -> bool:
    """Whether every line and the name of every column has its room, and no line touches that between two rows."""
    lines_fit = table.lines * line_height(table.size) + _AIR <= table.row_height
    return lines_fit and _heads_fit(table) and not any(_cut_of_table(table))


def _heads_fit(table: Table) -> bool:
    face = QFontMetricsF(font(table.size, 500))
    return all(face.horizontalAdvance(one.title) <= one.width - PADDING for one in table.columns)


def rows_shown(table: Table) -> int:
    """How many rows have room in the box of a table."""
    room = table.box.height - head_height(table) + _ROOM
    return min(len(table.rows), max(0, int(room // table.row_height)))


def too_long(frame: tuple[Words, ...], elements: tuple[Element, ...]) -> tuple[str, ...]:
    """What is cut of a page, its frame's words and what stands in its body: a sentence each, for the briefer."""
    found: list[str] = []
    for element in (*frame, *elements):
        found += _cut_of(element)
    return tuple(dict.fromkeys(found))


def _cut_of(element: Element | Part) -> Iterator[str]:
    if isinstance(element, Words):
        left_out = typeset(element).left_out
        if left_out:
            words = shortened(" ".join(element.text.split()), _TOLD)
            yield tr("Lines of “{words}” that do not fit: {n}.", words=words, n=left_out)
    elif isinstance(element, Table):
        yield from _cut_of_table(element)
    elif isinstance(element, Figure):
        for part in element.parts:
            yield from _cut_of(part)


def _cut_of_table(table: Table) -> Iterator[str]:
    shown = rows_shown(table)
    if shown < len(table.rows):
        yield tr("Rows of the table that do not fit: {n}.", n=len(table.rows) - shown)
    for row in table.rows[:shown]:
        for cell, column in zip(row, table.columns, strict=False):
            if cell_text(table, column, cell) != cell.text:
                yield tr("“{words}” is too long for its column.", words=shortened(cell.text, _TOLD))
