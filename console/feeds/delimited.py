"""Text with delimiters, of any kind, becomes rows of cells: the mark between cells and the quotes are found out.

Rows are read as they come. A quote that is never closed does not swallow the rest of a file: its line is text.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from console.feeds.decoding import Encoding
from console.feeds.drafts import Refused

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LONGEST_LINE = 4 << 20
_MARKS = (",", ";", "\t", "|")
_SEPARATOR = re.compile(r"\s*\"?sep=([,;\t|])\"?[\r\n]")  # how spreadsheets say it, on a line of its own
_MOST_LINES = 2000  # a cell of more lines is a quote that was never closed
_MOST_CELL = 4 << 20
_MOST_UNCLOSED = 20  # quotes that are never closed: from then on quotes are letters like others
_SAMPLE_ROWS = 100
_SAMPLE = 1 << 15


class Dialect(NamedTuple):
    """How cells stand apart: ``mark`` between them, ``quote`` around them (may be empty), ``escape`` before a quote.

    ``even`` is the share of the rows in the sample that have as many cells as most.
    """

    mark: str
    quote: str = '"'
    escape: str = ""
    columns: int = 1
    even: float = 1.0

    @property
    def options(self) -> dict[str, Any]:
        """What the csv module takes."""
        return {
            "delimiter": self.mark,
            "quotechar": self.quote or None,
            "quoting": csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE,
            "escapechar": self.escape or None,
            "doublequote": not self.escape,
            "skipinitialspace": True,
        }


def dialect(sample: str, whole: bool) -> Dialect | None:
    """The dialect of a text by its beginning (``whole``: it is all of it); None where nothing stands in columns."""
    sample = sample[:_SAMPLE] if len(sample) > _SAMPLE else sample
    whole = whole and len(sample) < _SAMPLE
    lines = [line for line in io.StringIO(sample, newline=None)]
    if not whole and len(lines) > 1:
        lines.pop()
    best, most = None, 0.0
    told = _SEPARATOR.match(sample)
    for mark in (told[1],) if told else _MARKS:
        if not any(mark in line for line in lines):
            continue
        for quote, escape in _quotings("".join(lines), mark):
            found = _fitted(lines, Dialect(mark, quote, escape))
            score = found.even + 0.02 * min(found.columns, 10)
            if found.columns > 1 and score > most + 1e-9:
                best, most = found, score
    if best is None and lines:
        found = _fitted(lines, Dialect(","))
        return found if found.columns == 1 else None
    return best


def rows(pieces: Iterable[bytes], encoding: Encoding, way: Dialect, told: list[str]) -> Iterator[list[str]]:
    """The rows, blank lines left out. Sentences about quotes that were never closed are added to ``told``.

    Raises Refused where it is no text of lines.
    """
    lines = _Lines(_text(pieces, encoding))
    csv.field_size_limit(_MOST_CELL)
    unclosed: list[int] = []
    while True:
        reader = csv.reader(lines, **way.options)
        try:
            for row in reader:
                if len(lines.taken) > 1 and lines.ended and _open(lines.taken, way):
                    raise _Unclosed
                lines.taken.clear()
                if row:
                    yield row
        except (_Unclosed, csv.Error):
            unclosed.append(lines.give_back())
            if len(unclosed) >= _MOST_UNCLOSED:
                way = way._replace(quote="", escape="")
            yield next(csv.reader([lines.next_bare()], delimiter=way.mark, quoting=csv.QUOTE_NONE), [])
            continue
        break
    if unclosed:
        told.append(_told(unclosed))


class _Unclosed(Exception):
    """A quote was opened and not closed."""


class _Lines:
    """Lines of a text; those of the row being read are kept, to be read again."""

    def __init__(self, text: io.TextIOBase) -> None:
        self.taken: list[str] = []
        self.ended = False
        self._text = text
        self._again: list[str] = []
        self._number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else self._text.readline(LONGEST_LINE)
        if not line:
            self.ended = True
            raise StopIteration
        if len(line) >= LONGEST_LINE:
            raise Refused(
                f"Not taken: line {self._number + 1} is longer than any line of a table. Nothing was written."
            )
        if len(self.taken) > _MOST_LINES:
            self._again.append(line)
            raise _Unclosed
        self._number += 1
        self.taken.append(line)
        return line

    def give_back(self) -> int:
        """All lines of the row will be read again; the number of the first."""
        self._again.extend(reversed(self.taken))
        self._number -= len(self.taken)
        self.taken.clear()
        self.ended = False
        return self._number + 1

    def next_bare(self) -> str:
        """The next line without its end."""
        line = next(self)
        self.taken.clear()
        return line.rstrip("\r\n")


class _Raw(io.RawIOBase):
    """Pieces as a file, without zero bytes."""

    def __init__(self, pieces: Iterable[bytes], zeros: bool) -> None:
        self._pieces = iter(pieces)
        self._left = memoryview(b"")
        self._zeros = zeros

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = memoryview(piece.replace(b"\0", b"") if self._zeros and b"\0" in piece else piece)
        size = min(len(view), len(self._left))
        view[:size] = self._left[:size]
        self._left = self._left[size:]
        return size


def _text(pieces: Iterable[bytes], encoding: Encoding) -> io.TextIOBase:
    raw = _Raw(pieces, zeros="16" not in encoding.name and "32" not in encoding.name)
    name = "utf-8-sig" if encoding.name == "utf-8" else encoding.name
    return io.TextIOWrapper(io.BufferedReader(raw, 1 << 18), encoding=name, errors=encoding.errors, newline=None)


def _open(lines: list[str], way: Dialect) -> bool:
    """Whether an odd number of quotes is left open at the end of a row."""
    text = "".join(lines)
    if way.escape:
        text = text.replace(way.escape + way.quote, "")
    return bool(way.quote) and text.count(way.quote) % 2 == 1


def _told(unclosed: list[int]) -> str:
    if len(unclosed) >= _MOST_UNCLOSED:
        return f"So many quotes are never closed that from line {unclosed[-1]} on all were taken as text."
    if len(unclosed) == 1:
        return f"Line {unclosed[0]} has a quote that is never closed; it was taken as text."
    return (
        f"{len(unclosed)} lines have a quote that is never closed (first line {unclosed[0]}); they were taken as text."
    )


def _quotings(text: str, mark: str) -> Iterator[tuple[str, str]]:
    """The ways of quoting that are worth trying on a text with such a mark, the usual first."""
    between = re.escape(mark)
    double = re.search(rf'(?:^|{between}) *"', text, re.MULTILINE) is not None
    if '\\"' in text:
        yield '"', "\\"
    # Single quotes only where one stands at both ends of a cell.
    if not double and re.search(rf"(?:^|{between}) *'[^'\n]*' *(?:{between}|$)", text, re.MULTILINE):
        yield "'", ""
    if double or mark != "\t":
        yield '"', ""
    if mark == "\t" and not re.search(r'(?:^|\t)"[^"\t\n]*"(?:\t|$)', text, re.MULTILINE):
        yield "", ""


def _fitted(lines: list[str], way: Dialect) -> Dialect:
    counts: Counter[int] = Counter()
    try:
        for row in csv.reader(iter(lines), **way.options):
            filled = len(row)
            if filled:
                counts[filled] += 1
            if counts.total() >= _SAMPLE_ROWS:
                break
    except csv.Error:
        return way._replace(columns=1, even=0.0)
    if not counts:
        return way._replace(columns=0, even=0.0)
    columns, times = max(counts.items(), key=lambda one: (one[1], one[0]))
    return way._replace(columns=columns, even=times / counts.total())
